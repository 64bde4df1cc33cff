import { UserError } from '../errors.ts';
import { checkTables } from './circular-check-tables.ts';
import { circularContent, circularTables } from './circular-content.ts';
import { type CircularCounts, type CircularInput, countCircular } from './circular-counts.ts';
import { harmless, namesOf, traces } from './circular-traces.ts';
import { findRemoved, type ReadFigures, readFigures } from './figure-traces.ts';
import { bodiedAttachments, type Paper, sentenceOf } from './paper.ts';
import { plainDigits } from './plain-digits.ts';

const textOf = (paper: Paper): string => paper.blocks.map((block) => plainDigits(sentenceOf(block))).join('\n');

const readText = (text: string, facts: CircularCounts): ReadFigures =>
	readFigures(text, { traces, facts, names: namesOf(facts), harmless });

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

/** What the check of a circular has found. */
interface Contradictions {
	wrong: string[];
	untraced: string[];
	/** Figures and attachments of the text as it is made from the ledger that this one lacks. */
	removed: string[];
}

const titlesOf = ({ attachments }: Paper): string[] => attachments.map(({ title }) => `附件“${title}”`);

/** What those who edited a circular took out of it. */
function removedFrom(paper: Paper, read: ReadFigures, facts: CircularCounts, input: CircularInput): string[] {
	const { paper: made } = circularContent(input, facts);
	const kept = titlesOf(paper);
	return [
		...findRemoved(readText(textOf(made), facts).figures, read.figures),
		...(paper.attachments.length < made.attachments.length
			? titlesOf(made).filter((title) => !kept.includes(title))
			: []),
	];
}

/** A circular's text and tables looked through with what is counted from the ledger. */
function compare(paper: Paper, facts: CircularCounts, input: CircularInput) {
	const text = textOf(paper);
	const said = readText(text, facts);
	const shown = checkTables(paper.attachments, circularTables(facts, input));
	return {
		said,
		wrong: [...checkTitle(paper, input), ...said.wrong, ...checkLeaves(text, paper), ...shown.wrong],
		untraced: [...said.untraced, ...shown.untraced],
	};
}

/** Every contradiction between an edited circular and the ledger, the numbers that no wording explains, and the figures taken out. */
export function findContradictions(paper: Paper, input: CircularInput): Contradictions {
	const facts = countCircular(input);
	const { said, wrong, untraced } = compare(paper, facts, input);
	return { wrong, untraced, removed: removedFrom(paper, said, facts, input) };
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
	const { wrong, untraced } = compare(paper, countCircular(input), input);
	if (wrong.length === 0) return { untraced };
	throw new UserError(`通报有${wrong.length}处数字对不上，没有写出：${writeContradictions(wrong)}`, {
		code: 'figures-contradict',
		hint: '用 ducha circular --explain 看每个数字背后的事项编号',
	});
}
