/** A text as it is compared: digits, blanks and punctuation aside, so that a new date or number is no new word. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\P{L}/gu, '').toLowerCase();

/** How often each pair of neighbouring signs occurs. */
function pairsOf(text: string): Map<string, number> {
	const pairs = new Map<string, number>();
	const signs = [...text];
	for (let at = 0; at + 1 < signs.length; at++) {
		const pair = `${signs[at]}${signs[at + 1]}`;
		pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
	}
	return pairs;
}

const sizeOf = (pairs: Map<string, number>): number => [...pairs.values()].reduce((sum, n) => sum + n, 0);

/** A text ready to be compared with many others. */
export interface Words {
	bare: string;
	pairs: Map<string, number>;
	size: number;
}

/** A text made ready to be compared with others. */
export function wordsOf(text: string): Words {
	const letters = bare(text);
	const pairs = pairsOf(letters);
	return { bare: letters, pairs, size: sizeOf(pairs) };
}

/** How alike two texts are, percent 0–100: their common pairs of signs among all pairs; 100 for the same words. */
export function likenessOf(one: Words, other: Words): number {
	if (one.bare === other.bare) return 100;
	const all = one.size + other.size;
	let common = 0;
	for (const [pair, n] of one.pairs) common += Math.min(n, other.pairs.get(pair) ?? 0);
	return all === 0 ? 0 : Math.floor((200 * common) / all);
}

/** What is compared of a report: its words and the percent (0–100) it gives. */
interface Report {
	text: string;
	percent: number | null;
}

/**
 * How alike a report is to the one before it (percent 0–100) when that is at least `limit` and the percent has not
 * moved; null when it says something new (反馈审核规则).
 */
export function repeatedWords(before: Report, after: Report, limit: number): number | null {
	if (before.percent !== after.percent) return null;
	const likeness = likenessOf(wordsOf(before.text), wordsOf(after.text));
	return likeness >= limit ? likeness : null;
}
