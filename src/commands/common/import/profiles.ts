import { basename, extname } from 'node:path';
import { UserError } from '../../../errors.ts';
import { type KeptProfile, readProfiles, writeProfile } from '../../../ledger/import-profiles.ts';
import type { Db } from '../../../ledger/open.ts';
import { headingsIn, type SettledColumn } from '../../../reading/column-memory.ts';
import { fieldNames } from '../../../reading/fields.ts';
import type { Day } from '../../../rules/day.ts';
import type { ReadFile } from './plan.ts';

/** What is remembered of one header, as the ledger keeps it. */
export type Profile = KeptProfile<SettledColumn>;

export const listProfiles = (db: Db): Promise<Profile[]> => readProfiles<SettledColumn>(db);

/** What a mapping is called until the clerk renames it: the file it was first settled for. */
export const nameOf = (file: string): string => basename(file, extname(file));

/** `啥时候→完成时限`, for what was settled of a header. */
export const writeColumns = (columns: readonly SettledColumn[]): string =>
	columns
		.map(({ place, heading, field }) => `${heading === '' ? `第${place}列` : heading}→${fieldNames[field]}`)
		.join('、');

/** The columns of a header from left to right, with what was settled of each. */
export function columnsOf({ fingerprint, columns }: Pick<Profile, 'fingerprint' | 'columns'>) {
	const headings = headingsIn(fingerprint).map((heading, i) => ({ place: i + 1, heading }));
	const beyond = columns.filter(({ place }) => place < 1 || place > headings.length);
	return [...headings, ...beyond]
		.sort((a, b) => a.place - b.place)
		.map(({ place, heading }) => ({
			place,
			heading,
			field: columns.find((column) => column.place === place)?.field ?? null,
		}));
}

/** The profile of a number or a name, or a refusal that says which there are. */
export function needProfile(profiles: Profile[], word: string): Profile {
	const found = profiles.filter(({ id, name }) => String(id) === word.trim() || name === word.trim());
	if (found.length === 1) return found[0] as Profile;
	const all = profiles.map(({ id, name }) => `${id}（${name}）`).join('、');
	if (found.length > 1)
		throw new UserError(`“${word}”有${found.length}份列的对应`, {
			exit: 'misused',
			code: 'which-profile',
			hint: `写编号：${found.map(({ id }) => id).join('、')}`,
		});
	throw new UserError(`没有“${word}”这份列的对应`, {
		exit: 'misused',
		code: 'unknown-profile',
		hint: all === '' ? '还没有记住的；导入时写 --map 或回答提问就会记住' : `记住的有：${all}`,
	});
}

const same = (a: readonly SettledColumn[], b: readonly SettledColumn[]): boolean =>
	JSON.stringify(a) === JSON.stringify(b);

/** What these files settle of the columns of a header that is not remembered yet, or otherwise. */
export function columnsLearned(kept: readonly Profile[], files: ReadFile[]): Omit<Profile, 'id' | 'day'>[] {
	const learned = new Map<string, Omit<Profile, 'id' | 'day'>>();
	for (const { file, reading } of files)
		for (const { fingerprint, told } of reading.tables) {
			const before = learned.get(fingerprint) ?? kept.find((profile) => profile.fingerprint === fingerprint);
			if (told.length === 0 || (before !== undefined && same(before.columns, told))) continue;
			learned.set(fingerprint, { name: before?.name ?? nameOf(file), fingerprint, columns: told });
		}
	return [...learned.values()];
}

/** Remembers what was settled of the columns; gives the names of what is new or changed. */
export async function rememberColumns(tx: Db, learned: Omit<Profile, 'id' | 'day'>[], day: Day): Promise<string[]> {
	for (const profile of learned) await writeProfile(tx, { ...profile, day });
	return [...new Set(learned.map(({ name }) => name))];
}
