import { join } from 'node:path';
import { UserError } from '../../../errors.ts';
import type { Item } from '../../../rules/item.ts';
import type { Session } from '../../../session.ts';
import { type ArchivedFile, layArchive } from '../../../sheets/layouts/archive.ts';
import { officeRules } from '../office.ts';
import { legalName, writeOutput } from '../output.ts';
import { readNoticeOffice } from '../papers/notice-office.ts';
import { announce } from '../show.ts';
import { type Archiving, gatherFolder } from './gather-pieces.ts';
import { writeFolder } from './write-folder.ts';

/** `归档/2026年/2026-012 河道清障`. */
export const folderOf = (out: string, { number, title }: Item): string =>
	join(out, `${number.slice(0, 4)}年`, legalName(`${number} ${[...title].slice(0, 40).join('')}`));

/** `归档/2026年/2026年归档文件目录.xlsx`. */
export const listOf = (out: string, year: number): string => join(out, `${year}年`, `${year}年归档文件目录.xlsx`);

/** The years' lists: of what this run has archived. */
async function writeLists(archiving: Archiving, out: string, files: readonly ArchivedFile[]): Promise<string[]> {
	const { renderWorkbook } = await import('../../../sheets/write.ts');
	const { session, office, today } = archiving;
	const written: string[] = [];
	for (const year of new Set(files.map(({ number }) => Number(number.slice(0, 4))))) {
		const own = files.filter(({ number }) => number.startsWith(`${year}-`));
		const bytes = await renderWorkbook([layArchive(own, year, office)], { author: office, day: today });
		written.push(await writeOutput(session, listOf(out, year), bytes));
	}
	return written;
}

interface Plan {
	items: readonly Item[];
	folders: readonly string[];
	targets: readonly string[];
	root: string;
}

/** Each folder is whole by itself: those that are done stay, and are told of. */
function withWhatStays(error: unknown, done: number): unknown {
	if (!(error instanceof UserError)) return error;
	const { exit, code, place, cause } = error;
	const message = exit === 'interrupted' ? '已取消' : error.message;
	const hint = `已归好的${done}件留着；再归一次加 --force${exit === 'interrupted' ? '' : `；${error.hint}`}`;
	return new UserError(message, { exit, code, place, cause, hint });
}

/** Writes every folder and the lists of the years, and says what could not be had as it was. */
export async function writeArchive(
	session: Session,
	{ items, folders, targets, root }: Plan,
	leftWords: string,
): Promise<void> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const { name: office } = await readNoticeOffice(db);
	const today = session.today();
	const archiving: Archiving = { session, db, rules: await officeRules(db), today, office, printed: new Map() };
	const bar = await session.progress('归档');
	const files: ArchivedFile[] = [];
	const faults: string[] = [];
	try {
		for (const [at, item] of items.entries()) {
			await session.breathe();
			const folder = await gatherFolder(archiving, item);
			await writeFolder(targets[at] as string, folder.files);
			files.push({ number: item.number, title: item.title, pieces: folder.pieces });
			faults.push(...folder.faults);
			bar.step(at + 1, items.length);
		}
	} catch (error) {
		throw files.length === 0 ? error : withWhatStays(error, files.length);
	} finally {
		bar.end();
	}
	const lists = await writeLists(archiving, root, files);
	const count = files.reduce((sum, { pieces }) => sum + pieces.length, 0);
	await announce(
		session,
		ledger,
		'archive',
		{
			items: items.map(({ number, title }, at) => ({
				number,
				title,
				folder: targets[at] ?? '',
				files: files[at]?.pieces.length ?? 0,
			})),
			lists,
			faults,
		},
		[
			`已归档 ${items.length}件（${count}份）到 ${root}${leftWords}`,
			...(folders.length <= 3 ? folders.map((folder) => `  ${folder}`) : []),
			...lists.map((list) => `归档文件目录 ${list}`),
		].join('\n'),
	);
	for (const fault of faults) session.say(`注意：${fault}`);
	if (faults.length > 0) session.endWith('someRejected');
}
