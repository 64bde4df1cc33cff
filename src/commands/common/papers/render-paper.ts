import { readStoredName } from '../../../ledger/attachments.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Paper } from '../../../papers/paper.ts';
import type { Session } from '../../../session.ts';
import { readStored } from '../entry/attach-file.ts';

/** The pictures a paper holds, by SHA-256. */
async function picturesOf(session: Session, db: Db, paper: Paper): Promise<Map<string, Uint8Array>> {
	const hashes = paper.attachments.flatMap(({ images = [] }) => images.map((image) => image.sha256));
	const pictures = new Map<string, Uint8Array>();
	for (const sha256 of new Set(hashes)) {
		const name = (await readStoredName(db, sha256)) ?? sha256;
		pictures.set(sha256, await readStored(session, { sha256, name }));
	}
	return pictures;
}

/** A paper as a Word file; the same paper is always the same bytes, and one people had edited is the file they edited. */
export async function renderPaper(session: Session, db: Db, paper: Paper): Promise<Buffer> {
	if (paper.edited !== null) return readStored(session, paper.edited);
	const { renderDocx } = await import('../../../papers/docx.ts');
	return renderDocx(paper, await picturesOf(session, db, paper));
}
