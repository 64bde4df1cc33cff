import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../../../ledger/open.ts';
import type { Session } from '../../../session.ts';
import { legalName, makeFolder, targetOf, writeOutput } from '../output.ts';
import { papersFolder } from './issue-papers.ts';
import type { NoticeForm, NoticeOptions } from './notice-options.ts';
import { readPrinting, type WrittenPaper } from './printing.ts';
import { fillOwn, renderPaper, writeMerged } from './render-paper.ts';

const paperOf = ({ paper }: NoticeForm) => paper;

/** Writes forms and books nothing; what goes wrong in the middle leaves none behind. */
export async function writeForms(
	session: Session,
	db: Db,
	name: string,
	forms: readonly NoticeForm[],
	options: NoticeOptions,
): Promise<WrittenPaper[]> {
	const { merge, template } = await readPrinting(session, options, [name]);
	const merged = merge === undefined ? null : await targetOf(session, merge);
	const folder = await makeFolder(session, options.out ?? papersFolder);
	const written: WrittenPaper[] = [];
	const printed: Buffer[] = [];
	try {
		for (const { label, paper, values } of forms) {
			const file = await targetOf(session, join(folder, legalName(`${name} ${label}.docx`)));
			const bytes =
				template === undefined ? await renderPaper(session, db, paper) : await fillOwn(template.bytes, paper, values);
			written.push({ number: label, file: await writeOutput(session, file, bytes) });
			if (merged !== null) printed.push(bytes);
		}
		const filled = template === undefined ? null : printed;
		if (merged !== null) await writeMerged(session, db, merged, { papers: forms.map(paperOf), filled });
	} catch (error) {
		for (const { file } of written) await rm(file, { force: true });
		throw error;
	}
	return written;
}
