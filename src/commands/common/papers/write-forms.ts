import { join } from 'node:path';
import type { Db } from '../../../ledger/open.ts';
import type { Session } from '../../../session.ts';
import { legalName, makeFolder, targetOf, type Undoable, writeOutput, writeUndoable } from '../output.ts';
import { papersFolder } from './issue-papers.ts';
import type { NoticeForm, NoticeOptions } from './notice-options.ts';
import { readPrinting } from './printing.ts';
import { fillOwn, mergePapers, renderPaper } from './render-paper.ts';
import type { WrittenPaper } from './said-papers.ts';

/** Writes forms and books nothing; what goes wrong in the middle leaves none behind. */
export async function writeForms(
	session: Session,
	db: Db,
	name: string,
	forms: readonly NoticeForm[],
	options: NoticeOptions,
): Promise<WrittenPaper[]> {
	const { merge, template } = await readPrinting(session, options, [name]);
	const merged = merge === undefined ? null : await targetOf(session, merge, '--merge');
	const folder = await makeFolder(session, options.out ?? papersFolder);
	const written: (WrittenPaper & Undoable)[] = [];
	const printed: Buffer[] = [];
	try {
		for (const { label, paper, values } of forms) {
			const bytes =
				template === undefined ? await renderPaper(session, db, paper) : await fillOwn(template.bytes, paper, values);
			const path = join(folder, legalName(`${name} ${label}.docx`));
			written.push({ number: label, ...(await writeUndoable(session, path, bytes, '--out')) });
			if (merged !== null) printed.push(bytes);
		}
		const filled = template === undefined ? null : printed;
		if (merged !== null)
			await writeOutput(
				session,
				merged,
				await mergePapers(session, db, { papers: forms.map(({ paper }) => paper), filled }),
				'--merge',
			);
	} catch (error) {
		for (const { takeBack } of written) await takeBack().catch(() => {});
		throw error;
	}
	for (const { settle } of written) await settle().catch(() => {});
	return written;
}
