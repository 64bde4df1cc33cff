import { misused } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { findPapers, type RegisteredPaper } from '../../../ledger/paper-register.ts';
import { findPaperKind, type PaperKindName, paperKindNames } from '../../../rules/paper-kinds.ts';
import { readPaperReference, writePaperNumber } from '../../../rules/series.ts';

/** The one paper a reference names; refuses what is no reference, what was never issued, and a number of several years. */
export async function findPaper(db: Db, text: string): Promise<RegisteredPaper> {
	const reference = readPaperReference(text);
	if (reference === null)
		throw misused(
			`看不懂文号：${text}`,
			'bad-paper',
			'写成 青督催〔2026〕32号、催办32 或 通报第10期；全部：ducha papers list',
		);
	const found = await findPapers(db, reference);
	const [paper] = found;
	if (paper === undefined) throw misused(`没有发过 ${text}`, 'unknown-paper', '发过的：ducha papers list');
	if (found.length === 1) return paper;
	throw misused(
		`${text} 有几份：${found.map(writePaperNumber).join('、')}`,
		'ambiguous-paper',
		`写全文号，如 ${writePaperNumber(found.at(-1) as RegisteredPaper)}`,
	);
}

/** The kind of paper a word means, or a refusal that lists them. */
export function needPaperKind(word: string): PaperKindName {
	const kind = findPaperKind(word);
	if (kind !== null) return kind;
	throw misused(`没有“${word}”这种文书`, 'unknown-kind', `可以是：${paperKindNames.join('、')}`);
}
