import { type Day, writeDayBeside } from '../../rules/day.ts';
import { nowhere } from '../../rules/figure-table.ts';
import { type Item, leadsOf, supportsOf } from '../../rules/item.ts';
import { spellNumber } from '../../rules/numerals.ts';
import { type RungName, weightOf } from '../../rules/rungs.ts';
import { type Block, paragraph } from '../paper.ts';
import type { ItemRecord, SentPaper } from './item-record.ts';

/** `一` … `九十九`; a hundred and more in figures. */
export const numeral = (n: number): string => (n > 99 ? String(n) : spellNumber(n));

/** A heading and what stands under it; one without blocks is left out of the paper. */
export interface Section {
	heading: string;
	blocks: Block[];
}

/** Sections with something to say, numbered 一、二、 by what is there. */
export const numberSections = (sections: readonly Section[]): Block[] =>
	sections
		.filter(({ blocks }) => blocks.length > 0)
		.flatMap(({ heading, blocks }, at): Block[] => [
			{ kind: 'heading', text: `${numeral(at + 1)}、${heading}` },
			...blocks,
		]);

/** Points under a heading: several are numbered （一）（二）, one stands by itself. */
export const numberPoints = (points: readonly { lead: string; text: string }[]): Block[] =>
	points.map(({ lead, text }, at) => paragraph(text, points.length > 1 ? `（${numeral(at + 1)}）${lead}` : lead));

/** People's own words as part of a sentence: on one line, without the stop at their end. */
export const inSentence = (text: string): string => text.replace(/\s*\n\s*/g, '').replace(/[。；，、;,.\s]+$/u, '');

/** Several people's words, each once. */
export const joinWords = (texts: readonly string[]): string => [...new Set(texts.map(inSentence))].join('；');

/** `县住建局牵头，县财政局、青河街道配合`. */
export function unitWords(item: Item): string {
	const supports = supportsOf(item).map((unit) => unit.name);
	const leads = leadsOf(item).map((unit) => unit.name);
	const lead = leads.length === 0 ? nowhere.unit : `${leads.join('、')}牵头`;
	return supports.length === 0 ? lead : `${lead}，${supports.join('、')}配合`;
}

/** `时限9月15日`; without a day its own words, or that there is none. */
export function deadlineWords({ deadline }: Item, on: Day): string {
	if (deadline.current !== null) return `时限${writeDayBeside(deadline.current, on)}`;
	return deadline.raw === null ? '未明确时限' : `时限“${deadline.raw}”`;
}

/** `青督催〔2026〕3号`, its number apart from what goes before. */
const markParts = /^(.*〕)(\d+)号$/;

/** Marks of one kind of paper: `青督催〔2026〕3、4、5号` where they are of one series and year. */
function markWords(marks: readonly string[]): string {
	const series = new Map<string, string[]>();
	for (const mark of marks) {
		const [, before = mark, number] = markParts.exec(mark) ?? [];
		series.set(before, [...(series.get(before) ?? []), ...(number === undefined ? [] : [number])]);
	}
	return [...series]
		.map(([before, numbers]) => (numbers.length === 0 ? before : `${before}${numbers.join('、')}号`))
		.join('、');
}

/** `先后发出催办通知单（青督催〔2026〕24号）、限期整改单（青督改〔2026〕4号）`; papers of one kind that follow each other stand together. */
export function sentWords(papers: readonly SentPaper[]): string {
	const runs: { rung: RungName; marks: string[] }[] = [];
	for (const { rung, mark } of papers) {
		const last = runs.at(-1);
		const marks = mark === null ? [] : [mark];
		if (last?.rung === rung) last.marks.push(...marks);
		else runs.push({ rung, marks });
	}
	const named = runs.map(({ rung, marks }) => `${rung}${marks.length === 0 ? '' : `（${markWords(marks)}）`}`);
	const isOneSending = named.length === 1 && new Set(papers.map(({ day }) => day)).size === 1;
	return named.length === 0 ? '' : `${isOneSending ? '已' : '先后'}发出${named.join('、')}`;
}

/** `催办通知单2份、限期整改单1份`, lightest first. */
export function countPapers(papers: readonly SentPaper[]): string {
	const counts = new Map<RungName, number>();
	for (const { rung } of papers) counts.set(rung, (counts.get(rung) ?? 0) + 1);
	return [...counts]
		.sort(([a], [b]) => weightOf(a) - weightOf(b))
		.map(([rung, n]) => `${rung}${n}份`)
		.join('、');
}

const bucketWords: Readonly<Record<ItemRecord['bucket'], string>> = {
	onTime: '已按时办结',
	lateDone: '逾期办结',
	notDue: '',
	overdue: '',
	undated: '',
};

/** How an item stands in a few words: finished, overdue, behind, before review; empty where it simply goes on. */
export function standWords({ item, bucket, late, behind }: ItemRecord): string {
	if (item.status === '中止') return '中止办理';
	if (bucketWords[bucket] !== '') return bucketWords[bucket];
	const parts = [
		bucket === 'overdue' ? late : '',
		behind === null ? '' : `落后序时进度${behind}个百分点`,
		item.status === '待审核' ? '已报结待审核' : item.status === '待阅示' ? '结果已呈领导阅示' : '',
	];
	return parts.filter((part) => part !== '').join('，');
}

/** `进度55%`; nothing where none was reported or it is over. */
export const percentWords = ({ item, bucket }: ItemRecord): string =>
	item.percent === null || bucket === 'onTime' || bucket === 'lateDone' ? '' : `进度${Math.round(item.percent)}%`;

/** `10月28日反馈：招标公告已发布`. */
export function heardWords({ heard, result }: ItemRecord, on: Day): string {
	const [last, act] = result === null ? [heard, '反馈'] : [result, '报结'];
	return last === null ? '' : `${writeDayBeside(last.day, on)}${act}：${inSentence(last.text)}`;
}

/** Parts of a sentence that are there, with its stop; nothing for nothing. */
export function sentence(parts: readonly string[], comma = '，'): string {
	const said = parts.filter((part) => part !== '');
	return said.length === 0 ? '' : `${said.join(comma)}。`;
}
