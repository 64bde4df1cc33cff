import { UserError } from '../errors.ts';
import { checkTables } from './circular-check-tables.ts';
import { circularTables } from './circular-content.ts';
import { type CircularCounts, type CircularInput, countCircular } from './circular-counts.ts';
import { harmless, namesOf, traces } from './circular-traces.ts';
import { bodiedAttachments, type Paper, sentenceOf } from './paper.ts';
import { plainDigits } from './plain-digits.ts';

const textOf = (paper: Paper): string => paper.blocks.map((block) => plainDigits(sentenceOf(block))).join('\n');

const withoutDigits = (text: string): string => text.replace(/\d/g, '＃');

/** Numbers nobody counts are written in Chinese too. */
const spelled =
	/[^，。；、\n]{0,12}(?:[两二三四五六七八九十百]+(?:件|家|份|个百分点)|百分之[零一二三四五六七八九十百])[^，。；、\n]{0,12}/g;

/** Counts every traced number of a text again; what no wording explains is left over. */
function checkText(text: string, facts: CircularCounts): { wrong: string[]; untraced: string[] } {
	const wrong: string[] = [];
	let left = text;
	for (const { words, expected } of traces) {
		left = left.replace(words, (whole: string, ...rest: (string | undefined)[]) => {
			const found = rest.slice(0, -2);
			const right = expected(facts, found);
			found.forEach((value, at) => {
				const should = right[at];
				if (value === undefined || value === String(should)) return;
				wrong.push(`“${whole}”${should === null || should === undefined ? '台账中没有依据' : `应为${should}`}`);
			});
			return withoutDigits(whole);
		});
	}
	const unnamed = namesOf(facts).reduce((rest, name) => rest.replaceAll(name, ''), left);
	const digits = unnamed.replace(harmless, '').match(/[^，。；、\n]{0,12}\p{Nd}[^，。；、\n]{0,12}/gu) ?? [];
	return { wrong, untraced: [...digits, ...(text.match(spelled) ?? [])] };
}

/** A title that names another month, quarter or year than the one counted. */
function checkTitle({ title }: Paper, { period }: CircularInput): string[] {
	const other = /(?:\d{4}年)?(?:\d+月份|[一二三四]季度|[上下]半年)|\d{4}年/.exec(title.replaceAll(period.label, ''));
	return other === null ? [] : [`题目写的是“${other[0]}”，统计的是${period.label}`];
}

/** The text must not send its reader to a leaf there is not. */
function checkLeaves(text: string, paper: Paper): string[] {
	const count = bodiedAttachments(paper.attachments).length;
	return [...text.matchAll(/见附件(\d*)/g)].flatMap(([words, n]) =>
		Number(n || 1) <= count ? [] : [`文中写“${words}”，附件只有${count}个`],
	);
}

/** Every contradiction between a circular's text, its tables and the ledger, and the numbers that no wording explains. */
export function findContradictions(paper: Paper, input: CircularInput): { wrong: string[]; untraced: string[] } {
	const facts = countCircular(input);
	const text = textOf(paper);
	const said = checkText(text, facts);
	const shown = checkTables(paper.attachments, circularTables(facts, input));
	return {
		wrong: [...checkTitle(paper, input), ...said.wrong, ...checkLeaves(text, paper), ...shown.wrong],
		untraced: [...said.untraced, ...shown.untraced],
	};
}

/** Shown at most in one message. */
const most = 5;

/** `…；…；另有3处`: contradictions as a message holds them. */
export const writeContradictions = (wrong: readonly string[]): string =>
	`${wrong.slice(0, most).join('；')}${wrong.length > most ? `；另有${wrong.length - most}处` : ''}`;

/**
 * Counts every number of a circular's text and tables again from the ledger and refuses contradictions;
 * returns the numbers that no wording explains.
 */
export function checkCircular(paper: Paper, input: CircularInput): { untraced: string[] } {
	const { wrong, untraced } = findContradictions(paper, input);
	if (wrong.length === 0) return { untraced };
	throw new UserError(`通报有${wrong.length}处数字对不上，没有写出：${writeContradictions(wrong)}`, {
		code: 'figures-contradict',
		hint: '用 ducha circular --explain 看每个数字背后的事项编号',
	});
}
