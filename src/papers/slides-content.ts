import { writeDay } from '../rules/day.ts';
import { type FigureTable, nowhere } from '../rules/figure-table.ts';
import { buckets, type FigureRow, figureLabels } from '../rules/figures.ts';
import { type FlagRules, flags, flagsByUnit, flagTerms, isOfSpan, type UnitFlag } from '../rules/flag.ts';
import { printRate } from '../rules/rate.ts';
import type { PeriodRanking } from '../rules/score-ranking.ts';
import { type CircularFacts, type FactsInput, finishRateChange, gatherFacts } from './circular-facts.ts';
import { lateGroups, leadNames } from './circular-problems.ts';
import { calledFor } from './circular-requirements.ts';
import type { Chart, Slide } from './slide.ts';
import { lateSlides, scoreSlides, slowSlides } from './slide-lists.ts';
import { firstRows, flagColumn, mostSlides, numbered, pagesOf, restWords, tablePages } from './slide-pages.ts';

export interface SlidesInput extends FactsInput {
	office: string;
	county: string;
	scope: string[];
	/** The percent last reported, by item id. */
	percents: ReadonlyMap<number, number>;
	flagRules: FlagRules;
	/** 考核得分 of the period; null where it is narrowed, still runs, or has nobody to rank. */
	scores: PeriodRanking | null;
	stamp: string;
}

/** Bars on a slide that can still be read from the back of a room, and items named in one sentence. */
const most = { bars: 12, named: 6 } as const;
const chartOf = (rows: readonly FigureRow[], label: (row: FigureRow) => string): Chart => ({
	labels: rows.map(label),
	series: buckets.map((name) => ({ name: figureLabels[name], values: rows.map((row) => row[name]) })),
});

function movement(facts: CircularFacts): string {
	const change = finishRateChange(facts);
	return change === '' ? '' : `，办结率${change}`;
}

function totals(facts: CircularFacts): Slide {
	const { total, flow } = facts;
	const count = (label: string, n: number, isBad = false) => ({ label, value: `${n}件`, isBad });
	return {
		kind: 'figures',
		title: '总体情况',
		figures: [
			count('列入台账', total.total),
			count('已办结', total.finished),
			count('正在办理', total.running),
			count('逾期未办结', total.overdue, total.overdue > 0),
			{ label: '办结率', value: printRate(total.finishRate), isBad: false },
			{ label: '到期办结率', value: printRate(total.dueRate), isBad: false },
			{ label: '按期办结率', value: printRate(total.onTimeRate), isBad: false },
		],
		chart: {
			labels: buckets.map((name) => figureLabels[name]),
			series: [{ name: '件数', values: buckets.map((name) => total[name]) }],
		},
		note: `截至${writeDay(facts.line.day)}。本期新增${flow.added.length}件、办结${flow.finished.length}件${movement(facts)}。到期${total.due}件，其中办结${total.dueFinished}件、按时办结${total.dueOnTime}件。`,
	};
}

/** A table of figures as bars, a slide for every dozen rows. */
function barSlides(title: string, { rows }: FigureTable, counter: string, note: string): Slide[] {
	const shown = rows.slice(0, most.bars * mostSlides.bars);
	const left = rows.length - shown.length;
	return numbered(title, pagesOf(shown, most.bars), left > 0).map(({ page, ...head }) => ({
		kind: 'bars',
		...head,
		chart: chartOf(page, (row) => `${row.label}  ${printRate(row.finishRate)}`),
		note: head.isCut ? `${restWords(left, counter)}。${note}` : note,
	}));
}

/** What a flag rests on: `超序时6个百分点`, `逾期1件`, and what was finished late beside a good one. */
function flagGrounds({ gap, overdue, lateDone }: UnitFlag): string {
	const ahead = gap === null ? '' : gap === 0 ? '与序时持平' : `${gap > 0 ? '超' : '欠'}序时${Math.abs(gap)}个百分点`;
	const counts = [
		overdue.length === 0 ? '' : `逾期${overdue.length}件`,
		lateDone.length === 0 ? '' : `逾期办结${lateDone.length}件`,
	];
	return [ahead, ...counts].filter((fact) => fact !== '').join('，');
}

/** Three columns to a slide; a flag with many units fills several. */
function flagSlides({ line }: CircularFacts, input: SlidesInput): Slide[] {
	const items = input.items.filter(
		(item) => item.publicity === '公开' && isOfSpan(item, { from: input.period.from, line }),
	);
	const hung = flagsByUnit(items, input.percents, line, input.flagRules).filter(({ unit }) => unit.kind !== '集体');
	const parts = flags.map((flag) => {
		const words = hung.filter((one) => one.flag === flag).map((one) => [`${one.unit.name}（${flagGrounds(one)}）`]);
		const heading = `${flag}  ${words.length}个单位`;
		const column = [{ width: flagColumn }];
		const rest = (left: number) => [restWords(left, '个单位')];
		const { shown, isCut } = firstRows(column, words, mostSlides.flagColumns, rest);
		const columns = tablePages(column, shown).map((page, at) => ({
			flag,
			heading: at === 0 ? heading : `${heading}（续）`,
			words: page.flat(),
		}));
		return { columns, isCut };
	});
	const columns = pagesOf(
		parts.flatMap((part) => part.columns),
		3,
	);
	const isCut = parts.some((part) => part.isCut);
	return numbered('挂旗情况', columns, isCut).map(({ page, ...head }) => ({
		kind: 'columns',
		...head,
		columns: page,
		note: flagTerms(input.flagRules, hung),
	}));
}

/** `县财政局2026-031、2026-040`: up to six items, the units named once. */
function nameSome(items: readonly { number: string; lead: string }[]): string {
	const named = items.slice(0, most.named);
	const words = named.map(({ number, lead }, at) => (named[at - 1]?.lead === lead ? number : `${lead}${number}`));
	return `${words.join('、')}${items.length > named.length ? `等${items.length}件` : ''}`;
}

function problemPoints(facts: CircularFacts): { lead: string; text: string }[] {
	const named = (items: readonly CircularFacts['late'][number]['item'][]) =>
		nameSome(items.map((item) => ({ number: item.number, lead: leadNames(item) })));
	const late = lateGroups(facts).map(({ words, items }) => ({
		lead: `${words}的${items.length}件`,
		text: named(items),
	}));
	const slow = facts.slow.toSorted((a, b) => b.points - a.points).map(({ item }) => item);
	return slow.length === 0 ? late : [...late, { lead: `进度滞后的${slow.length}件`, text: named(slow) }];
}

const pointSlide = (title: string, points: { lead: string; text: string }[], note = ''): Slide[] =>
	points.length === 0 ? [] : [{ kind: 'points', title, points, note }];

/** The slides of a period's report to the leaders: every number from the same count as the circular; nothing 不公开. */
export function slidesContent(input: SlidesInput): { slides: Slide[]; facts: CircularFacts } {
	const facts = gatherFacts(input);
	const units = facts.byUnit.rows.filter((row) => row.label !== nowhere.unit);
	const cover: Slide = {
		kind: 'cover',
		title: `${input.county}${input.period.label}督查督办工作情况`,
		lines: [...input.scope, input.office, writeDay(input.today)],
		note: input.stamp,
	};
	const byUnit = { ...facts.byUnit, rows: units };
	return {
		facts,
		slides: [
			cover,
			totals(facts),
			...barSlides('分来源办理情况', facts.bySource, '类来源', '名称后是办结率；每件事项计一次。'),
			...barSlides(
				`各单位办理进度（${units.length}个单位）`,
				byUnit,
				'个单位',
				'名称后是办结率；按牵头单位统计，几个单位牵头的各计一次。',
			),
			...flagSlides(facts, input),
			...scoreSlides(input.scores),
			...lateSlides(facts),
			...slowSlides(facts),
			...pointSlide('存在的主要问题', problemPoints(facts)),
			...pointSlide('下一步工作', calledFor(facts)),
		],
	};
}
