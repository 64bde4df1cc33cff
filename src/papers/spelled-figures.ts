import { readSpelled } from '../rules/numerals.ts';

const numeral = '[〇零一二两三四五六七八九十百千]+';
const fraction = '(?:点([〇零一二三四五六七八九]+))?';
const counted = '件|家|份|位|类|次|个百分点|个工作日|天|月|日';
/** Before these a number is not plain: 几十件, 第一家, 每一件. */
const vague = '[几数上第每逐某〇零一二两三四五六七八九十百千点]';
/** `二〇二六年`, `百分之六十五点一`, `十二件`. */
const figures = new RegExp(
	`([一二三四五六七八九][〇零一二三四五六七八九]{3})(?=年)|百分之(${numeral})${fraction}|(?<!${vague})(${numeral})${fraction}(?=${counted})`,
	'g',
);

const singles = '〇一二三四五六七八九';
const positional = (words: string): string =>
	[...words].map((sign) => (sign === '零' ? '0' : String(singles.indexOf(sign)))).join('');

/** Chinese numerals in Arabic ones, `65.1%`; null where they are not plain. */
function arabic([year, share, shareFraction, count, countFraction]: (string | undefined)[]): string | null {
	if (year !== undefined) return positional(year);
	const number = readSpelled(share ?? count ?? '');
	const after = shareFraction ?? countFraction;
	if (number === null) return null;
	return `${number}${after === undefined ? '' : `.${positional(after)}`}${share === undefined ? '' : '%'}`;
}

/** A text with its Chinese numerals in Arabic ones. */
export interface PlainFigures {
	text: string;
	/** The words as they were written where these stand now. */
	written: (from: number, to: number) => string;
	/** A lone 一 counts nothing as a rule (一件事一次办): where one was turned. */
	lone: ReadonlySet<number>;
}

/** Chinese numerals whose meaning is plain turned into Arabic ones, so that they are looked through like these. */
export function plainFigures(given: string): PlainFigures {
	const places: number[] = [];
	const lone = new Set<number>();
	let text = '';
	let from = 0;
	const take = (words: string, placeOf: (at: number) => number) => {
		for (let at = 0; at < words.length; at++) places.push(placeOf(at));
		text += words;
	};
	for (const match of given.matchAll(figures)) {
		const turned = arabic(match.slice(1));
		if (turned === null) continue;
		const start = from;
		take(given.slice(start, match.index), (at) => start + at);
		if (match[0] === '一') lone.add(text.length);
		take(turned, () => match.index);
		from = match.index + match[0].length;
	}
	const rest = from;
	take(given.slice(rest), (at) => rest + at);
	return {
		text,
		lone,
		written: (start, end) => given.slice(places[start] ?? given.length, places[end] ?? given.length),
	};
}
