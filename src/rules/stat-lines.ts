import { type FigureName, type FigureRow, figureLabels } from './figures.ts';
import type { Flow } from './flow.ts';
import type { Handling, Replies } from './handling.ts';
import type { Period } from './period.ts';
import { pointsBetween, printRate } from './rate.ts';

/** What one line of figures is counted from. */
export interface Counted {
	row: FigureRow;
	handling: Handling;
	replies: Replies;
}

/** What an overview is made of; `before` is null where there is nothing to compare with. */
export interface Overview extends Counted {
	flow: Flow;
	kind: Period['kind'];
	/** The line is still open. */
	isOpen: boolean;
	before: Counted | null;
}

/** One figure with how it came about; rates are percent 0–100, 平均办理时长 working days. */
export interface StatLine {
	label: string;
	value: number | null;
	written: string;
	before: number | null;
	writtenBefore: string;
	/** `提高4.9个百分点`, `增15`; empty where there is nothing to compare. */
	change: string;
	terms: string;
	/** The items it counts; null for a rate. */
	behind: string[] | null;
}

/** A count, how it is made up, and whether it is left out when it is 0. */
interface CountLine {
	name: FigureName;
	label?: string;
	terms: (row: FigureRow) => string;
	isRare?: true;
}

const within = (...parts: [words: string, count: number][]): string => {
	const some = parts.filter(([, count]) => count > 0).map(([words, count]) => `${words}${count}件`);
	return some.length === 0 ? '' : `，含${some.join('、')}`;
};

/** The counts in print order: 列入台账 = 已办结 + 在办. */
const countLines: readonly CountLine[] = [
	{ name: 'total', label: '列入台账', terms: () => '已立项的，不含撤销、并入；已分解的按分解出的计' },
	{ name: 'carried', terms: () => '上年及以前立项，上年底没有办结' },
	{ name: 'added', terms: () => '本年立项' },
	{ name: 'finished', terms: () => '按时办结＋逾期办结' },
	{
		name: 'onTime',
		terms: (row) => `时限以内报结并通过审核${within(['未到期提前办结', row.early], ['无明确时限的', row.undatedDone])}`,
	},
	{ name: 'lateDone', terms: () => '时限以后才报结' },
	{ name: 'running', terms: () => '未到期＋逾期未办结＋无明确时限' },
	{
		name: 'notDue',
		terms: (row) => `时限未到${within(['已按时报结待审核', row.awaiting], ['中止', row.suspended])}`,
	},
	{ name: 'overdue', terms: () => '时限已过，没有按时报结' },
	{ name: 'undated', terms: (row) => `长期或没有定时限${within(['时限待核', row.unreadable])}` },
	{ name: 'due', terms: () => '现定时限在截止日以内的，不论办结与否' },
	{ name: 'dueFinished', terms: () => '到期里已办结的' },
	{ name: 'dueOnTime', terms: () => '到期里按时办结的' },
	{ name: 'extended', terms: () => '另计；按延期后的时限算', isRare: true },
];

const flowNames: Readonly<Record<Period['kind'], { last: string; own: string; end: string }>> = {
	week: { last: '上周', own: '本周', end: '周末' },
	month: { last: '上月', own: '本月', end: '月末' },
	quarter: { last: '上季度', own: '本季度', end: '季末' },
	half: { last: '上个半年', own: '本半年', end: '期末' },
	year: { last: '上年', own: '本年', end: '年末' },
	range: { last: '上期', own: '本期', end: '期末' },
};

/** What the parts of a flow are called for a kind of period: 上月结转, 本月新增 … 月末在办. */
export function flowLabels(kind: Period['kind'], isOpen: boolean): Record<keyof Flow, string> {
	const { last, own, end } = flowNames[kind];
	return {
		carried: `${last}结转`,
		added: `${own}新增`,
		again: `${own}再次交办`,
		finished: `${own}办结`,
		dropped: `${own}撤销并入等`,
		running: isOpen ? '目前在办' : `${end}在办`,
	};
}

const changeOf = (now: number, before: number): string => {
	if (now === before) return '持平';
	return now > before ? `增${now - before}` : `减${before - now}`;
};

/** A change between two printed rates. */
export function pointsWords(now: number | null, before: number | null): string {
	if (now === null || before === null) return '';
	const points = pointsBetween(now, before);
	if (points === 0) return '持平';
	return `${points > 0 ? '提高' : '下降'}${Math.abs(points).toFixed(1)}个百分点`;
}

const noBefore = { before: null, writtenBefore: '', change: '' };

function countLine({ name, label, terms }: CountLine, { row, before }: Overview): StatLine {
	const past = before?.row[name];
	return {
		label: label ?? figureLabels[name],
		value: row[name],
		written: String(row[name]),
		...(past === undefined
			? noBefore
			: { before: past, writtenBefore: String(past), change: changeOf(row[name], past) }),
		terms: terms(row),
		behind: row.behind[name],
	};
}

/** What the rarer parts of a flow mean. */
const flowTerms: Partial<Record<keyof Flow, string>> = {
	again: '以前办结，又再次交办的',
	dropped: '撤销、并入，或者已分解、转给别人的',
};

/** 上月结转＋本月新增＋再次交办－本月办结－撤销并入等＝月末在办; what is 0 of the rarer ones is left out. */
function flowLines({ flow, kind, isOpen }: Overview): StatLine[] {
	const labels = flowLabels(kind, isOpen);
	const shown = (Object.keys(labels) as (keyof Flow)[]).filter(
		(part) => flow[part].length > 0 || (part !== 'again' && part !== 'dropped'),
	);
	const signs: Partial<Record<keyof Flow, string>> = {
		carried: '',
		added: '＋',
		again: '＋',
		finished: '－',
		dropped: '－',
	};
	const sum = shown.flatMap((part) => {
		const sign = signs[part];
		return sign === undefined ? [] : [`${sign}${labels[part]}${flow[part].length}`];
	});
	return shown.map((part) => ({
		label: labels[part],
		value: flow[part].length,
		written: String(flow[part].length),
		...noBefore,
		terms: part === 'running' ? sum.join('') : (flowTerms[part] ?? ''),
		behind: flow[part],
	}));
}

function rateLine(
	label: string,
	rateOf: (counted: Counted) => number | null,
	terms: string,
	given: Overview,
): StatLine {
	const value = rateOf(given);
	const before = given.before === null ? null : rateOf(given.before);
	return {
		label,
		value,
		written: printRate(value),
		before,
		writtenBefore: given.before === null ? '' : printRate(before),
		change: pointsWords(value, before),
		terms,
		behind: null,
	};
}

/** `23.4个工作日`, or `—`. */
export const writeDays = (days: number | null): string => (days === null ? '—' : days.toFixed(1));

function handlingLine({ handling, before }: Overview): StatLine {
	const { reckoned, unknown, average } = handling;
	const left = unknown.length > 0 ? `；${unknown.length}件没有交办或者报结日期，不算` : '';
	return {
		label: '平均办理时长',
		value: average,
		written: writeDays(average),
		before: before?.handling.average ?? null,
		writtenBefore: before === null ? '' : writeDays(before.handling.average),
		change: '',
		terms: `工作日：各件从交办到最后一个牵头单位报结的工作日之和÷已办结${reckoned.length}件${left}`,
		behind: null,
	};
}

/** Every figure of a period with its formula, in print order; a rate without anything to divide by has no value. */
export function statLines(overview: Overview): StatLine[] {
	const { row, replies } = overview;
	const { received, replied } = replies;
	return [
		...countLines
			.filter(({ name, isRare }) => isRare === undefined || row[name] > 0)
			.map((line) => countLine(line, overview)),
		...flowLines(overview),
		rateLine('办结率', (c) => c.row.finishRate, `已办结${row.finished}÷列入台账${row.total}`, overview),
		rateLine('到期办结率', (c) => c.row.dueRate, `到期已办结${row.dueFinished}÷到期${row.due}`, overview),
		rateLine('按期办结率', (c) => c.row.onTimeRate, `到期按时办结${row.dueOnTime}÷到期${row.due}`, overview),
		handlingLine(overview),
		...(received.length === 0
			? []
			: [
					rateLine(
						'回复率',
						(c) => c.replies.rate,
						`网民留言和工单已报结、办结${replied.length}÷收到${received.length}`,
						overview,
					),
				]),
	];
}
