import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../../errors.ts';
import { readSequence } from '../../../ledger/head.ts';
import type { Db } from '../../../ledger/open.ts';
import { addPaper, readNextNumbers, readSeriesEnd, takeNumber } from '../../../ledger/paper-register.ts';
import { readSetting } from '../../../ledger/settings.ts';
import type { Paper } from '../../../papers/paper.ts';
import { type Day, writeDay, yearOf } from '../../../rules/day.ts';
import { type PaperKindName, paperKinds } from '../../../rules/paper-kinds.ts';
import { seriesMark, writeMark, writePaperNumber } from '../../../rules/series.ts';
import type { Session } from '../../../session.ts';
import { openProgress } from '../../../terminal/progress.ts';
import { legalName, makeFolder, targetOf, writeOutput } from '../output.ts';
import { renderPaper } from './render-paper.ts';

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
async function issueOne(tx: Db, session: Session, plan: PaperPlan, asOf: number) {
	const today = session.today();
	const { kind, make, label, ...rest } = plan;
	await refuseEarlier(tx, kind, today);
	const year = yearOf(today);
	const { form } = paperKinds[kind];
	const mark = form === '期号' ? null : seriesMark(await readSetting(tx, 'code_word'), kind);
	const numbered = await takeNumber(tx, { kind, mark, year });
	const { number } = numbered;
	const written = writePaperNumber({ kind, mark, year, number });
	const paper = await make({ mark: written, number });
	const bytes = await renderPaper(session, tx, paper);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const id = await addPaper(tx, {
		...rest,
		numbered,
		kind,
		title: paper.title,
		day: today,
		asOf,
		content: paper,
		sha256,
	});
	return { id, number: written, bytes, name: legalName(`${written} ${label}.docx`) };
}

/**
 * Issues papers in the order given: numbers without gaps, the register, and their files in a folder.
 * What goes wrong in the middle leaves neither number nor file behind.
 */
export async function issuePapers(
	tx: Db,
	session: Session,
	plans: readonly PaperPlan[],
	out: string = papersFolder,
): Promise<IssuedPaper[]> {
	if (plans.length === 0) return [];
	const asOf = await readSequence(tx);
	const folder = await makeFolder(session, out);
	const { world, options } = session;
	const bar = openProgress(options.quiet ? { write: () => true } : world.stderr, '文书', () => world.now().getTime());
	const issued: IssuedPaper[] = [];
	try {
		for (const plan of plans) {
			const { id, number, bytes, name } = await issueOne(tx, session, plan, asOf);
			const file = await writeOutput(session, await targetOf(session, join(folder, name)), bytes);
			issued.push({ id, number, file });
			bar.step(issued.length, plans.length);
			await session.breathe();
		}
	} catch (error) {
		for (const { file } of issued) await rm(file, { force: true });
		throw error;
	} finally {
		bar.end();
	}
	return issued;
}
