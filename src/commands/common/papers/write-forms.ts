import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../../../ledger/open.ts';
import type { Session } from '../../../session.ts';
import { legalName, makeFolder, targetOf, writeOutput } from '../output.ts';
import { papersFolder } from './issue-papers.ts';
import type { NoticeForm, NoticeOptions } from './notice-options.ts';
import { readPrinting } from './printing.ts';
import { renderPaper, writeMerged } from './render-paper.ts';
import type { WrittenPaper } from './said-papers.ts';

const paperOf = ({ paper }: NoticeForm) => paper;

/** Writes forms and books nothing; what goes wrong in the middle leaves none behind. */
export async function writeForms(
	session: Session,
	db: Db,
	name: string,
	forms: readonly NoticeForm[],
	options: NoticeOptions,
): Promise<WrittenPaper[]> {
	const { merge } = await readPrinting(session, options, []);
	const merged = merge === undefined ? null : await targetOf(session, merge);
	const folder = await makeFolder(session, options.out ?? papersFolder);
	const written: WrittenPaper[] = [];
	try {
		for (const { label, paper } of forms) {
			const file = await targetOf(session, join(folder, legalName(`${name} ${label}.docx`)));
			written.push({ number: label, file: await writeOutput(session, file, await renderPaper(session, db, paper)) });
		}
		if (merged !== null) await writeMerged(session, db, merged, forms.map(paperOf));
	} catch (error) {
		for (const { file } of written) await rm(file, { force: true });
		throw error;
	}
	return written;
}
