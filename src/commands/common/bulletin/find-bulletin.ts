import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import type { RegisteredPaper } from '../../../ledger/paper-register.ts';
import { bulletinKinds, findBulletinKind } from '../../../rules/bulletins.ts';
import { readPaperReference, writePaperNumber } from '../../../rules/series.ts';
import { findPaper } from '../papers/find-paper.ts';

/** Whether a text speaks of a bulletin: `专报第3期`, `督察〔2026〕5`. */
export function isBulletinReference(text: string): boolean {
	const read = readPaperReference(text);
	return read !== null && 'kind' in read && findBulletinKind(read.kind) !== null;
}

/** The bulletin of a reference, a bare number being one of 专报; refuses another paper, and a void one. */
export async function findBulletin(db: Db, text: string): Promise<RegisteredPaper & { name: string }> {
	const paper = await findPaper(db, /^\s*\d+\s*$/.test(text) ? `${bulletinKinds[0]}${text.trim()}` : text);
	const name = writePaperNumber(paper);
	const hint = '看发过的各期：ducha bulletin list';
	if (findBulletinKind(paper.kind) === null)
		throw new UserError(`${name} 不是专报`, { exit: 'misused', code: 'not-a-bulletin', hint });
	if (paper.state === '作废') throw new UserError(`${name} 已经作废`, { code: 'void-paper', hint });
	return { ...paper, name };
}
