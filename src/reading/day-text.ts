import { writeArabic } from './numerals.ts';
import { cleanText, foldText } from './text.ts';

/** Small rewritings that leave only what a day is read from. */
const rewritings: [RegExp, string][] = [
	[/(?<=\d)[Tt ]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?/g, ''],
	[/(?<!\d)((?:19|20)\d\d)[\s、,]+(\d{1,2})[\s、,]+(\d{1,2})(?![\d月])/g, '$1-$2-$3'],
	[/(?<=\d)\s+(?=\d)/g, ';'],
	[/\n/g, ','],
];
const foldedRewritings: [RegExp, string][] = [
	[/[“”"'‘’「」『』《》]/g, ''],
	[/[–—―‐‑‒−─~]+|-+/g, '-'],
	[/[〔[(]\d{4}[〕\])]\d+号|第\d+[期号次]/g, ''],
	[/(?<=[日号\d])(?:上午|下午|晚上?|中午)?\d{1,2}(?::\d{2}){1,2}/g, ''],
	[/(?<=[日号])(?:上午|下午|晚上?|中午)?\d{1,2}[时点](?:整|半|\d{1,2}分)?/g, ''],
	[/(?<=[日号])(?:上午|下午|晚上?|中午|下班|24时)(?=前|之前|以前)/g, ''],
	[/(?<!\d)(\d{2})年(?=\d{1,2}月|底|末|初|[上下]半年|第?\d季|[Qq]\d)/g, '20$1年'],
	[/(?<!\d)(20\d\d)[./-]?(?=[Qq][1-4])/g, '$1年'],
	[/^(?:(20\d\d)-)?(20\d\d)$/g, '$1-$2年'],
	[/^-/, ''],
	[/阳历|公历|周[一二三四五六日](?=\))/g, ''],
];

/** A text of days folded for reading: half width, Arabic figures, no spaces, no time of day, no document numbers. */
export function foldTime(text: string): string {
	const apart = rewritings.reduce((t, [from, to]) => t.replace(from, to), cleanText(text.normalize('NFKC')));
	return foldedRewritings.reduce((t, [from, to]) => t.replace(from, to), writeArabic(foldText(apart)));
}
