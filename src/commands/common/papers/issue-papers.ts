import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../../errors.ts';
import { readSequence } from '../../../ledger/head.ts';
import type { Db } from '../../../ledger/open.ts';
import { addPaper } from '../../../ledger/paper-register.ts';
import { readNextNumbers, readSeriesEnd, takeNumber } from '../../../ledger/paper-series.ts';
import { readSetting } from '../../../ledger/settings.ts';
import type { Paper } from '../../../papers/paper.ts';
import type { TagValues } from '../../../papers/templates/template-tags.ts';
import { type Day, writeDay, yearOf } from '../../../rules/day.ts';
import { type PaperKindName, paperKinds } from '../../../rules/paper-kinds.ts';
import { seriesMark, writeMark, writePaperNumber } from '../../../rules/series.ts';
import type { Session } from '../../../session.ts';
import { storeBytes } from '../entry/attach-file.ts';
import { makeFolder, targetOf, writeUndoable } from '../output.ts';
import { readNoticeOffice } from './notice-office.ts';
import { fileNameOf, fillOwn, type KeptPaper, mergePapers, renderPaper } from './render-paper.ts';

/** Where papers go when nothing else is said. */
export const papersFolder = '文书';

/** A number as its paper prints it: the whole mark, and the bare number for a 期号. */
export interface PaperNumber {
	mark: string;
	number: number;
}

/** A paper about to be issued: everything but its number. */
export interface PaperPlan {
	kind: PaperKindName;
	/** What its file is called after the number: the unit, or the title. */
	label: string;
	make: (number: PaperNumber) => Paper | Promise<Paper>;
	/** What the tags of an office's own template are filled with beside what the paper itself says. */
	values?: TagValues;
	/** What the history of its items says after its number. */
	said?: string;
	signer: string | null;
	/** The span it reports on, `2026-10-01/2026-10-31`. */
	period: string | null;
	replaces: number | null;
	units: { unit: number | null; person: number | null }[];
	items: { item: number; unit: number | null }[];
}

/** A paper that was issued and where its file is. */
export interface IssuedPaper {
	id: number;
	number: string;
	file: string;
	paper: Paper;
}

/** An office's own template, looked through. */
export interface OwnTemplate {
	name: string;
	bytes: Buffer;
}

/** How a run of papers is printed beside each in its own file. */
export interface Printing {
	/** One file more that holds them all. */
	merge?: string | undefined;
	/** The office's own template, in the place of our layout. */
	template?: OwnTemplate | undefined;
}

/** A template kept beside the ledger, and what it prints on every paper of a run. */
interface KeptTemplate {
	sha256: string;
	name: string;
	bytes: Buffer;
	common: TagValues;
}

async function keepTemplate(db: Db, session: Session, { name, bytes }: OwnTemplate): Promise<KeptTemplate> {
	const { contact, phone } = await readNoticeOffice(db);
	const kept = await storeBytes(session, name, bytes);
	return { sha256: kept.sha256, name: kept.name, bytes, common: { 联系人: contact ?? '', 电话: phone ?? '' } };
}

/** The numbers papers of these kinds will take, in order, as far as can be known before they are taken. */
export async function foreseeNumbers(db: Db, kinds: readonly PaperKindName[], day: Day): Promise<PaperNumber[]> {
	const year = yearOf(day);
	const next = await readNextNumbers(db, year);
	const codeWord = await readSetting(db, 'code_word');
	return kinds.map((kind) => {
		const number = next.get(kind) ?? 1;
		next.set(kind, number + 1);
		return { number, mark: writeMark(seriesMark(codeWord, kind), year, number) };
	});
}

/** Numbers run with the days: none may bear a day before the last of its series. */
async function refuseEarlier(db: Db, kind: PaperKindName, day: Day): Promise<void> {
	const last = await readSeriesEnd(db, kind, yearOf(day));
	if (last !== null && last > day)
		throw new UserError(`${kind}已经发到${writeDay(last)}，不能再发${writeDay(day)}的`, {
			code: 'number-order',
			hint: '文号按日期顺着编；核对今天的日期（--today）',
		});
}

/** Takes the next number of a plan's series, renders the paper with it and registers it. */
async function issueOne(tx: Db, session: Session, plan: PaperPlan, asOf: number, template: KeptTemplate | null) {
	const today = session.today();
	const { kind, label, signer, period, replaces, units, items } = plan;
	await refuseEarlier(tx, kind, today);
	const year = yearOf(today);
	const { form } = paperKinds[kind];
	const mark = form === '期号' ? null : seriesMark(await readSetting(tx, 'code_word'), kind);
	const numbered = await takeNumber(tx, { kind, mark, year });
	const { number } = numbered;
	const written = writePaperNumber({ kind, mark, year, number });
	const paper = await plan.make({ mark: written, number });
	const values = { ...template?.common, ...plan.values, 文号: written };
	const own = template && { sha256: template.sha256, name: template.name, values };
	const content: KeptPaper = { ...paper, label, ...(own && { template: own }) };
	const bytes =
		template === null ? await renderPaper(session, tx, content) : await fillOwn(template.bytes, paper, values);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const about = { title: paper.title, day: today, asOf, content, sha256, signer, period, replaces, units, items };
	const id = await addPaper(tx, { ...about, numbered, kind });
	return { id, number: written, paper, bytes, name: fileNameOf(written, label) };
}

/** Whether a file is there already, byte for byte: a run that was cut off left it, before its number counted. */
async function isThere(path: string, bytes: Buffer): Promise<boolean> {
	const found = await lstat(path).catch(() => null);
	return found?.isFile() === true && found.size === bytes.length && bytes.equals(await readFile(path));
}

/** Writes a paper's file; it goes again should the papers come to nothing. */
async function writeIssued(session: Session, path: string, bytes: Buffer): Promise<string> {
	if (await isThere(path, bytes)) return path;
	const { file, takeBack, settle } = await writeUndoable(session, path, bytes, '--out');
	session.ifUndone(takeBack, settle);
	return file;
}

/** Pictures that go with a paper have no place in an office's own template. */
function sayUnprinted(session: Session, issued: readonly IssuedPaper[]): void {
	const without = issued.filter(({ paper }) => paper.attachments.some(({ images = [] }) => images.length > 0));
	if (without.length > 0)
		session.say(`注意：用自己的模板，附件没有印在里面，请另附：${without.map(({ number }) => number).join('、')}`);
}

/**
 * Issues papers in the order given: numbers without gaps, the register, and their files in a folder.
 * What goes wrong before the ledger has kept them leaves neither number nor file behind.
 */
export async function issuePapers(
	tx: Db,
	session: Session,
	plans: readonly PaperPlan[],
	out: string = papersFolder,
	{ merge, template }: Printing = {},
): Promise<IssuedPaper[]> {
	if (plans.length === 0) return [];
	const merged = merge === undefined ? null : await targetOf(session, merge, '--merge');
	const asOf = await readSequence(tx);
	const folder = await makeFolder(session, out);
	const kept = template === undefined ? null : await keepTemplate(tx, session, template);
	const bar = await session.progress('文书');
	const issued: IssuedPaper[] = [];
	const filled: Buffer[] = [];
	try {
		for (const plan of plans) {
			const { bytes, name, ...made } = await issueOne(tx, session, plan, asOf, kept);
			issued.push({ ...made, file: await writeIssued(session, join(folder, name), bytes) });
			if (merged !== null) filled.push(bytes);
			bar.step(issued.length, plans.length);
			await session.breathe();
		}
		if (merged !== null) {
			const papers = issued.map(({ paper }) => paper);
			const bytes = await mergePapers(session, tx, { papers, filled: kept === null ? null : filled });
			const { takeBack, settle } = await writeUndoable(session, merged, bytes, '--merge');
			session.ifUndone(takeBack, settle);
		}
	} finally {
		bar.end();
	}
	if (kept !== null) sayUnprinted(session, issued);
	return issued;
}
