import { UserError } from '../errors.ts';

/** `2026-012`: the year and the running number in three digits, more when needed. */
export const itemNumber = (year: number, ordinal: number): string => `${year}-${String(ordinal).padStart(3, '0')}`;

/** `2026-012-1`: the n-th child of an item. */
export const childNumber = (parent: string, n: number): string => `${parent}-${n}`;

/** `草7`: a draft that has no number yet. */
export const draftNumber = (ordinal: number): string => `草${ordinal}`;

/** What the clerk means by an item: a printed number, the running number of a year, or a draft. */
export type Reference =
	| { kind: 'number'; number: string }
	| { kind: 'ordinal'; year: number; ordinal: number }
	| { kind: 'draft'; ordinal: number };

const longestRange = 1000;
const examples = '写成 12、2026-012、2026-012-1、草3；几件写成 12 15 20..24';

function misused(text: string, hint = examples): UserError {
	return new UserError(`事项编号看不懂：${text}`, { exit: 'misused', code: 'bad-reference', hint });
}

const printed = /^(\d{4})-(\d{1,6})$/;
const printedChild = /^(\d{4})-(\d{1,6})((?:-\d{1,3})+)$/;
const bare = /^\d{1,6}$/;
const draft = /^草(\d{1,6})$/;
const range = /^(.+?)(?:\.{2,3}|至|到|~|〜)(.+)$/;
/** `20-24` may mean a range or a child, so it is refused. */
const hyphened = /^(\d{1,3})-(\d{1,6})$/;

function asPart(text: string): string {
	return text.replace(/^第/, '').replace(/号$/, '');
}

function readOne(text: string, year: number): Reference {
	const part = asPart(text);
	const child = printedChild.exec(part);
	if (child) return { kind: 'number', number: `${itemNumber(Number(child[1]), Number(child[2]))}${child[3]}` };
	const whole = printed.exec(part);
	if (whole && Number(whole[2]) > 0) return { kind: 'number', number: itemNumber(Number(whole[1]), Number(whole[2])) };
	const drafted = draft.exec(part);
	if (drafted) return { kind: 'draft', ordinal: Number(drafted[1]) };
	if (bare.test(part) && Number(part) > 0) return { kind: 'ordinal', year, ordinal: Number(part) };
	const [, from, to] = hyphened.exec(part) ?? [];
	if (from !== undefined && to !== undefined)
		throw misused(text, `连号写成 ${from}..${to}；分解事项写全号 ${itemNumber(year, Number(from))}-${Number(to)}`);
	throw misused(text);
}

/** Year and running number of an end of a range. */
function endOf(text: string, year: number): { year: number; ordinal: number; isPrinted: boolean } {
	const part = asPart(text);
	const whole = printed.exec(part);
	if (whole) return { year: Number(whole[1]), ordinal: Number(whole[2]), isPrinted: true };
	if (bare.test(part)) return { year, ordinal: Number(part), isPrinted: false };
	throw misused(text);
}

function readRange(text: string, first: string, last: string, year: number): Reference[] {
	const from = endOf(first, year);
	const to = endOf(last, from.year);
	if (from.year !== to.year || from.ordinal < 1 || to.ordinal < from.ordinal)
		throw misused(text, '连号从小到大、在同一年内，写成 20..24');
	if (to.ordinal - from.ordinal >= longestRange) throw misused(text, `一次最多${longestRange}件`);
	return Array.from({ length: to.ordinal - from.ordinal + 1 }, (_, n): Reference => {
		const ordinal = from.ordinal + n;
		if (from.isPrinted) return { kind: 'number', number: itemNumber(from.year, ordinal) };
		return { kind: 'ordinal', year: from.year, ordinal };
	});
}

/** Dashes of any kind as `-`, and nothing that cannot be seen. */
const withoutOddities = (text: string): string =>
	// Nothing odd stands in plain ASCII; to find what cannot be seen Node first gathers all such signs.
	/^[ -~]*$/.test(text) ? text : text.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\p{Cf}]/gu, '');

/**
 * The items several words refer to, in the order written and each once: `2026-012`, `2026-012-1`, `12` of the given
 * year, `20..24` or `20至24`, `草3`; full-width forms and 、，； between them are accepted.
 */
export function parseReferences(texts: readonly string[], year: number): Reference[] {
	const words = texts.flatMap((text) =>
		withoutOddities(text.normalize('NFKC'))
			.replace(/\s*(\.{2,3}|至|到|~|〜)\s*/g, '$1')
			.split(/[\s,、;]+/u)
			.filter((word) => word !== ''),
	);
	const found = words.flatMap((word) => {
		const [, first, last] = range.exec(word) ?? [];
		return first === undefined || last === undefined ? [readOne(word, year)] : readRange(word, first, last, year);
	});
	return [...new Map(found.map((reference) => [JSON.stringify(reference), reference])).values()];
}
