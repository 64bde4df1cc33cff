import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { findPapers, type RegisteredPaper } from '../../../ledger/paper-register.ts';
import { bulletinKinds, findBulletinKind } from '../../../rules/bulletins.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import { type PaperReference, readPaperReference, writePaperNumber } from '../../../rules/series.ts';

/** The bulletin a text refers to, `专报第3期` or `专报2026-3`; null where it speaks of none. */
function readReference(text: string): (PaperReference & { kind: string }) | null {
	const read = readPaperReference(text);
	return read !== null && 'kind' in read && findBulletinKind(read.kind) !== null ? read : null;
}

export const isBulletinReference = (text: string): boolean => readReference(text) !== null;

/** The bulletin of a reference: this year's before others; refuses one not issued, and a void one. */
export async function findBulletin(db: Db, text: string, today: Day): Promise<RegisteredPaper & { name: string }> {
	const reference = readReference(/^\d+$/.test(text.trim()) ? `${bulletinKinds[0]}${text.trim()}` : text);
	if (reference === null)
		throw new UserError(`看不懂是哪一期：${text}`, {
			exit: 'misused',
			code: 'bad-reference',
			hint: '写成 专报第3期、督察5、督查报告〔2025〕2',
		});
	const found = await findPapers(db, reference);
	const own = found.find(({ year }) => year === yearOf(today)) ?? found[0];
	if (own === undefined)
		throw new UserError(`没有发过 ${text}`, {
			exit: 'misused',
			code: 'unknown-paper',
			hint: '发过的各期：ducha bulletin list',
		});
	const name = writePaperNumber(own);
	if (own.state !== '作废') return { ...own, name };
	throw new UserError(`${name} 已经作废`, { code: 'void-paper', hint: '看发过的各期：ducha bulletin list' });
}
