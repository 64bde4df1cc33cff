import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addForm } from '../../../ledger/forms.ts';
import { readSequence } from '../../../ledger/head.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Session } from '../../../session.ts';
import type { FormSheetRow } from '../../../sheets/layouts/form.ts';
import { openProgress } from '../../../terminal/progress.ts';
import { makeFolder, targetOf, writeOutput } from '../output.ts';
import type { PlannedForm } from './plan-forms.ts';

/** Refuses before anything is written when a file is in the way. */
export async function checkTargets(session: Session, out: string, forms: readonly PlannedForm[]): Promise<void> {
	for (const { file } of forms) await targetOf(session, join(out, file));
}

/** Writes every form down and its file out; what went wrong in the middle leaves neither behind. */
export async function issueForms(tx: Db, session: Session, out: string, forms: readonly PlannedForm[]): Promise<void> {
	const { renderForm } = await import('../../../sheets/form-book.ts');
	await makeFolder(session, out);
	const asOf = await readSequence(tx);
	const { world, options } = session;
	const bar = openProgress(options.quiet ? { write: () => true } : world.stderr, '发表', () => world.now().getTime());
	const written: string[] = [];
	try {
		for (const [n, { unit, sheet, file, shares, lasts }] of forms.entries()) {
			const { key, period, version, day, due } = sheet;
			const rows = shares.map((assignment, at) => {
				const last = lasts[at] ?? null;
				const shown = last === null ? null : { day: last.day, percent: last.percent, text: last.text };
				const { title, deadline, last: words, base } = sheet.rows[at] as FormSheetRow;
				return { assignment, title, deadline, words, last: shown, base };
			});
			await addForm(tx, { key, period, unit: unit.id, version, day, due, asOf, rows });
			written.push(await writeOutput(session, join(out, file), await renderForm(sheet)));
			bar.step(n + 1, forms.length);
			await session.breathe();
		}
	} catch (error) {
		for (const path of written) await rm(path, { force: true });
		throw error;
	} finally {
		bar.end();
	}
}
