import { plainFigures } from './spelled-figures.ts';

export type Expected = string | number | null | undefined;

/** A wording whose numbers can be counted again: one expected value for each group of `words`; `before` is the text up to it. */
export interface Trace<Facts> {
	words: RegExp;
	expected: (facts: Facts, found: (string | undefined)[], before: string) => Expected[];
}

/** What a text is looked through with. */
export interface Tracing<Facts> {
	/** Earlier rows go first where two would fit. */
	traces: readonly Trace<Facts>[];
	facts: Facts;
	/** Words of people's own that the ledger holds: nothing in them is looked at. */
	quoted?: readonly string[];
	/** Names that may hold digits that are no figures; a wording may name them. */
	names: readonly string[];
	/** Digits that are no figures: days, years, numbers of attachments. */
	harmless: RegExp;
}

/** A figure that a wording explains, by the row of its wording. */
interface Figure {
	trace: number;
	words: string;
}

/** What looking through a text has found. */
export interface ReadFigures {
	figures: Figure[];
	/** Figures that are not what the ledger says. */
	wrong: string[];
	/** Numbers that no wording explains. */
	untraced: string[];
}

const withoutDigits = (text: string): string => text.replace(/\d/g, '＃');

/** Numbers in Chinese that are not plain: 三五件, 几十家. */
const vague =
	/[^，。；、\n]{0,12}(?<!第[一二三四五六七八九十百]*)[两二三四五六七八九十百]+(?:件|家|份|个百分点)[^，。；、\n]{0,12}/g;

/** Names that hold digits, or would when their numerals are turned. */
const maskNames = (text: string, names: readonly string[]): string =>
	names
		.map((name) => plainFigures(name).text)
		.filter((name) => /\d/.test(name))
		.reduce((rest, name) => rest.replaceAll(name, withoutDigits(name)), text);

/** Counts every traced number of a text again, Arabic or Chinese; what no wording explains is left over. */
export function readFigures<Facts>(given: string, tracing: Tracing<Facts>): ReadFigures {
	const { traces, facts, quoted = [], names, harmless } = tracing;
	const { text, written, lone } = plainFigures(given);
	const figures: (Figure & { at: number })[] = [];
	const wrong: { at: number; words: string }[] = [];
	let left = maskNames(text, quoted);
	for (const [trace, { words, expected }] of traces.entries())
		left = left.replace(words, (whole: string, ...rest: unknown[]) => {
			const at = rest.at(-2) as number;
			const found = rest.slice(0, -2) as (string | undefined)[];
			const right = expected(facts, found, text.slice(0, at));
			if (/\d/.test(whole)) figures.push({ at, trace, words: whole });
			found.forEach((value, group) => {
				const should = right[group];
				if (value === undefined || value === String(should)) return;
				const said = should === null || should === undefined ? '台账中没有依据' : `应为${should}`;
				wrong.push({ at, words: `“${written(at, at + whole.length)}”${said}` });
			});
			return withoutDigits(whole);
		});
	const rest = [...maskNames(left, names).replace(harmless, withoutDigits)]
		.map((sign, at) => (lone.has(at) ? '一' : sign))
		.join('');
	const places = [...rest.matchAll(/[^，。；、\n]{0,12}\p{Nd}[^，。；、\n]{0,12}/gu), ...rest.matchAll(vague)];
	const inOrder = <T extends { at: number }>(found: T[]): T[] => found.sort((a, b) => a.at - b.at);
	return {
		figures: inOrder(figures),
		wrong: inOrder(wrong).map(({ words }) => words),
		untraced: places.map(({ index, 0: words }) => written(index, index + words.length)),
	};
}

/** Figures of the text as it was made that those who edited it took out, by the wordings that have become fewer. */
export function findRemoved(made: readonly Figure[], kept: readonly Figure[]): string[] {
	const countOf = (figures: readonly Figure[]) => {
		const counts = new Map<number, number>();
		for (const { trace } of figures) counts.set(trace, (counts.get(trace) ?? 0) + 1);
		return counts;
	};
	const fewer = countOf(made);
	for (const [trace, count] of countOf(kept)) fewer.set(trace, (fewer.get(trace) ?? 0) - count);
	const said = new Set(kept.map(({ words }) => words));
	return made.flatMap(({ trace, words }) => {
		const left = fewer.get(trace) ?? 0;
		if (left <= 0 || said.has(words)) return [];
		fewer.set(trace, left - 1);
		return [words];
	});
}
