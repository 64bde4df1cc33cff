import type { List } from '../show.ts';
import type { YearFacts, YearRow } from './year-facts.ts';

/** `2026年：186件（以前年度结转14，本年新增172）`, and what is carried over. */
function yearLines({ year, total, carriedIn, added, carriedOver }: YearFacts): string[] {
	return [
		`${year}年列入台账${total.total}件（以前年度结转${carriedIn}，本年新增${added}）`,
		`已办结${total.onTime + total.lateDone}件：按时${total.onTime}、逾期${total.lateDone}；办结率${total.finishRate}，按期办结率${total.onTimeRate}`,
		`结转${year + 1}年${carriedOver.length}件，编号不变，其中逾期${total.overdue}件`,
	];
}

const columns = ['total', 'onTime', 'lateDone', 'running', 'overdue', 'finishRate', 'onTimeRate'] as const;
const headings: Readonly<Record<(typeof columns)[number], string>> = {
	total: '合计',
	onTime: '按时办结',
	lateDone: '逾期办结',
	running: '在办',
	overdue: '逾期',
	finishRate: '办结率',
	onTimeRate: '按期办结率',
};

/** A year by unit, as one list; an item with several leads stands in the row of each. */
export function yearList(facts: YearFacts, name: string, above: string[]): List {
	const { paper: _paper, units, total, carriedOver, ...rest } = facts;
	const row = (of: YearRow) => [of.label, ...columns.map((key) => of[key])];
	return {
		name,
		fields: [
			{ key: 'label', title: '牵头单位', weight: 2 },
			...columns.map((key) => ({ key, title: headings[key], align: 'right' as const })),
		],
		rows: [...units.map(row), row(total)],
		above: [...above, ...yearLines(facts)],
		below: ['几个单位牵头的，各单位都计，合计只计一次。'],
		extra: { ...rest, carriedOver },
	};
}
