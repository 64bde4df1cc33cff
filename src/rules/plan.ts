import { UserError } from '../errors.ts';
import { type Day, monthOf, yearOf } from './day.ts';
import { readWhole } from './numerals.ts';

/** Where a row of the yearly plan stands (决策督查计划). */
export type PlanState = '执行中' | '完成' | '取消';

const monthWord = String.raw`(\d{1,2}|十[一二]?|[一二三四五六七八九])`;
const oneMonth = new RegExp(`^${monthWord}月?份?$`, 'u');
const someMonths = new RegExp(`^${monthWord}月?(?:-|~|至|到)${monthWord}月?份?$`, 'u');

/** Words that stand for several months of a year: the last month of each quarter or half. */
const everyWords: Readonly<Record<string, readonly number[]>> = {
	每月: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
	每季度: [3, 6, 9, 12],
	每季: [3, 6, 9, 12],
	每半年: [6, 12],
	一季度: [3],
	二季度: [6],
	三季度: [9],
	四季度: [12],
	上半年: [6],
	下半年: [12],
	年底: [12],
};

function readPart(part: string): readonly number[] | null {
	if (Object.hasOwn(everyWords, part)) return everyWords[part] as readonly number[];
	const [, only] = oneMonth.exec(part) ?? [];
	if (only !== undefined) return [readWhole(only) ?? 0];
	const [, first, last] = someMonths.exec(part) ?? [];
	if (first === undefined || last === undefined) return null;
	const [from, to] = [readWhole(first) ?? 0, readWhole(last) ?? 0];
	return to < from ? null : Array.from({ length: to - from + 1 }, (_, n) => from + n);
}

/** What may stand before and after the month meant: `2026年3月底前`, `6月30日`, `第三季度末`. */
const beside: readonly RegExp[] = [
	/^20\d{2}年/u,
	/^第(?=[一二三四]季度)/u,
	/(?<=月|季度|年)(?:(?:[上中下]旬|末|底)?前?|\d+日前?)$/u,
];

/** Months of inspection as written: `3月、6月`, `3至5月`, `每季度` (its last month); 1–12, in order, each once; null for other words. */
export function findMonths(text: string): number[] | null {
	const parts = text
		.normalize('NFKC')
		.split(/[、,;和及\s]+/u)
		.filter((part) => part !== '')
		.map((part) => part.replace(/^20\d{2}-(\d{1,2})(?:-\d{1,2})?$/u, '$1月'))
		.map((part) => readPart(part) ?? readPart(beside.reduce((rest, words) => rest.replace(words, ''), part)));
	const months = [...new Set(parts.flatMap((part) => part ?? [0]))].sort((a, b) => a - b);
	return months.length > 0 && months.every((month) => month >= 1 && month <= 12) ? months : null;
}

/** The same as typed; refuses other words. */
export function readMonths(text: string): number[] {
	const months = findMonths(text);
	if (months !== null) return months;
	throw new UserError(`看不懂督查月份：${text}`, {
		exit: 'misused',
		code: 'bad-months',
		hint: '写成 --months 9月、3至5月、每季度、每月，几个用、隔开',
	});
}

/** `3月、6月`, `3至5月`, `每季度` as the plan prints them. */
export function writeMonths(months: readonly number[]): string {
	if (months.length === 12) return '每月';
	if (months.join() === '3,6,9,12') return '每季度';
	const isRun = months.length > 2 && months.every((month, at) => month === (months[0] as number) + at);
	return isRun ? `${months[0]}至${months.at(-1)}月` : months.map((month) => `${month}月`).join('、');
}

/** What of a row of the plan decides where it stands. */
export interface PlanFacts {
	year: number;
	months: readonly number[];
	deadline: Day | null;
	state: PlanState;
	/** Days of the inspections made on it. */
	made: readonly Day[];
}

export type PlanStanding = '完成' | '取消' | '本月应查' | '漏查' | '逾期' | '未到' | '已查';

const monthsSince = (year: number, on: Day): number => (yearOf(on) - year) * 12 + monthOf(on);

/** Whether this month is one of the plan's and no inspection has been made in it. */
const isDueNow = ({ year, months, made }: PlanFacts, on: Day): boolean =>
	months.includes(monthsSince(year, on)) && !made.some((each) => each.slice(0, 7) === on.slice(0, 7));

/** How many inspections are behind the months that have come by a day; one made later makes up for one missed. */
export function missedOf(facts: PlanFacts, on: Day): number {
	if (facts.state !== '执行中') return 0;
	const come = facts.months.filter((month) => month <= monthsSince(facts.year, on)).length;
	const made = facts.made.filter((each) => each <= on).length;
	return Math.max(0, come - made - (isDueNow(facts, on) ? 1 : 0));
}

/** Where a row of the plan stands on a day; each of its months asks for one inspection. */
export function planStanding(facts: PlanFacts, on: Day): PlanStanding {
	if (facts.state !== '执行中') return facts.state;
	if (isDueNow(facts, on)) return '本月应查';
	if (missedOf(facts, on) > 0) return '漏查';
	if (facts.deadline !== null && facts.deadline < on) return '逾期';
	return facts.made.filter((each) => each <= on).length >= facts.months.length ? '已查' : '未到';
}
