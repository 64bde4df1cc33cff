import { mkdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '../../../errors.ts';
import { addForm } from '../../../ledger/forms.ts';
import { readSequence } from '../../../ledger/head.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Session } from '../../../session.ts';
import type { FormSheetRow } from '../../../sheets/layouts/form.ts';
import { openProgress } from '../../../terminal/progress.ts';
import { targetOf, writeOutput } from '../output.ts';
import type { PlannedForm } from './plan-forms.ts';

const refuseFolder = (path: string, why: string, cause?: unknown) =>
	new UserError(`不能写到 ${path}：${why}`, {
		exit: 'notWritten',
		code: 'bad-folder',
		hint: '用 --out 换一个文件夹',
		cause,
	});

/** The folder to write to, made where it is not there yet. */
async function makeFolder(path: string): Promise<void> {
	const found = await stat(path).catch(() => null);
	if (found !== null && !found.isDirectory()) throw refuseFolder(path, '它不是文件夹');
	await mkdir(path, { recursive: true }).catch((cause: unknown) => {
		throw refuseFolder(path, '建不了这个文件夹', cause);
	});
}

/** Refuses before anything is written when a file is in the way. */
export async function checkTargets(session: Session, out: string, forms: readonly PlannedForm[]): Promise<void> {
	for (const { file } of forms) await targetOf(session, join(out, file));
}

/** Writes every form down and its file out; what went wrong in the middle leaves neither behind. */
export async function issueForms(tx: Db, session: Session, out: string, forms: readonly PlannedForm[]): Promise<void> {
	const { renderForm } = await import('../../../sheets/form-book.ts');
	await makeFolder(resolve(session.world.cwd(), out));
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
