import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addForm } from '../../../ledger/forms.ts';
import { readSequence } from '../../../ledger/head.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Session } from '../../../session.ts';
import { type FormSheetRow, writeTarget } from '../../../sheets/layouts/form.ts';
import { makeFolder, targetOf, writeOutput } from '../output.ts';
import type { PlannedBook } from './plan-forms.ts';

/** Refuses before anything is written when a file is in the way. */
export async function checkTargets(session: Session, out: string, books: readonly PlannedBook[]): Promise<void> {
	for (const { file } of books) await targetOf(session, join(out, file));
}

/** Writes down what was sent to each unit of a workbook. */
async function addForms(tx: Db, { sheet, parts }: PlannedBook, asOf: number): Promise<void> {
	const { day, due, recipient } = sheet;
	const through = { 单位: null, 联络员: `联络员${recipient.name}`, 分组: recipient.name }[recipient.kind];
	for (const { unit, part, shares, lasts } of parts) {
		const { key, period, version } = part;
		const rows = shares.map((assignment, at) => {
			const last = lasts[at] ?? null;
			const shown = last === null ? null : { day: last.day, percent: last.percent, text: last.text };
			const { title, deadline, last: words, base, goal } = part.rows[at] as FormSheetRow;
			const target = goal === null ? null : writeTarget(goal);
			return { assignment, title, deadline, words, last: shown, base, goal: target };
		});
		await addForm(tx, { key, period, unit: unit.id, version, day, due, asOf, through, rows });
	}
}

/** Writes every form down and its file out; what went wrong in the middle leaves neither behind. */
export async function issueForms(tx: Db, session: Session, out: string, books: readonly PlannedBook[]): Promise<void> {
	const { renderForm } = await import('../../../sheets/form-book.ts');
	await makeFolder(session, out);
	const asOf = await readSequence(tx);
	const bar = await session.progress('发表');
	const written: string[] = [];
	try {
		for (const [n, book] of books.entries()) {
			await addForms(tx, book, asOf);
			written.push(await writeOutput(session, join(out, book.file), await renderForm(book.sheet)));
			bar.step(n + 1, books.length);
			await session.breathe();
		}
	} catch (error) {
		for (const path of written) await rm(path, { force: true });
		throw error;
	} finally {
		bar.end();
	}
}
