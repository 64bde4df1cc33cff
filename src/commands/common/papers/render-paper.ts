import { readStoredName } from '../../../ledger/attachments.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Paper } from '../../../papers/paper.ts';
import type { TagValues } from '../../../papers/templates/template-tags.ts';
import type { Session } from '../../../session.ts';
import { readStored } from '../entry/attach-file.ts';
import { legalName } from '../output.ts';

/** A paper as the register keeps it: with what its file is called, and the office's own template if it was printed by one. */
export interface KeptPaper extends Paper {
	label: string;
	template?: { sha256: string; name: string; values: TagValues };
}

/** `青督催〔2026〕32号 县水利局.docx`. */
export const fileNameOf = (number: string, label: string): string => legalName(`${number} ${label}.docx`);

/** The pictures papers hold, by SHA-256. */
async function picturesOf(session: Session, db: Db, papers: readonly Paper[]): Promise<Map<string, Uint8Array>> {
	const attachments = papers.flatMap((paper) => paper.attachments);
	const hashes = attachments.flatMap(({ images = [] }) => images.map((image) => image.sha256));
	const pictures = new Map<string, Uint8Array>();
	for (const sha256 of new Set(hashes)) {
		const name = (await readStoredName(db, sha256)) ?? sha256;
		pictures.set(sha256, await readStored(session, { sha256, name }));
	}
	return pictures;
}

/** A paper printed by the office's own template; `values` go before what the paper itself says. */
export async function fillOwn(template: Uint8Array, paper: Paper, values: TagValues): Promise<Buffer> {
	const { fillTemplate, paperValues, taskValues } = await import('../../../papers/templates/template-fill.ts');
	return fillTemplate(template, { ...paperValues(paper), ...values }, taskValues(paper));
}

/** A paper as a Word file, by the office's own template if it has one; the same paper is always the same bytes. */
export async function renderPaper(session: Session, db: Db, paper: Paper | KeptPaper): Promise<Buffer> {
	if ('template' in paper && paper.template !== undefined) {
		const { values, ...file } = paper.template;
		return fillOwn(await readStored(session, file), paper, values);
	}
	if (paper.edited !== null) return readStored(session, paper.edited);
	const { renderDocx } = await import('../../../papers/docx.ts');
	return renderDocx(paper, await picturesOf(session, db, [paper]));
}

/** Papers one after another in one file, to be printed at one go; `filled` are those printed by the office's own template. */
export async function mergePapers(
	session: Session,
	db: Db,
	{ papers, filled }: { papers: readonly Paper[]; filled: readonly Uint8Array[] | null },
): Promise<Buffer> {
	if (filled !== null) {
		const { mergeFilled } = await import('../../../papers/templates/template-merge.ts');
		return mergeFilled(filled);
	}
	const { renderMerged } = await import('../../../papers/docx.ts');
	return renderMerged(papers, await picturesOf(session, db, papers));
}
