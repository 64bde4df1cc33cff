import { UserError } from '../errors.ts';
import { addWorkingDays, type Calendar } from '../rules/calendar.ts';
import { addDays, type Day, monthEnd, monthOf, writeDayBeside, yearOf } from '../rules/day.ts';
import { type FigureTable, figuresBy } from '../rules/figure-table.ts';
import { bucketOf, type ClosingLine, closingLine, type FigureRow, figuresOf, itemsOfYear } from '../rules/figures.ts';
import { type FiguresBefore, figuresBefore } from '../rules/figures-before.ts';
import { type Flow, flowOf, type ItemsAt, registeredAfter } from '../rules/flow.ts';
import { type Item, leadsOf } from '../rules/item.ts';
import { lateness } from '../rules/overdue.ts';
import { writeRateChange } from '../rules/rate.ts';
import { countRungs, type RungName } from '../rules/rungs.ts';

/** A paper sent about an overdue item, and the day it allows until. */
interface Measure {
	number: string;
	paper: string;
	/** Null where nothing is asked for by a day. */
	until: Day | null;
}

/** What the figures of a paper are counted from. */
export interface FactsInput {
	items: readonly Item[];
	/** The same ledger as it stood at earlier lines, with which a paper compares. */
	itemsAt: ItemsAt;
	/** Sources in the office's order. */
	sources: readonly string[];
	period: { from: Day; to: Day; label: string };
	today: Day;
	/** Today is a past day seen from its end. */
	isOver?: boolean;
	/** 百分点 ahead of (+) or behind (−) schedule, by item number; items without a schedule are not in it. */
	gaps: ReadonlyMap<string, number>;
	/** 滞后: behind schedule by more than this many 百分点. */
	slowPoints: number;
	measures: readonly Measure[];
	/** Papers of the ladder issued in the period, each with the number of its item. */
	papers: readonly { rung: RungName; number: string }[];
	calendar: Calendar;
}

export interface LateItem {
	item: Item;
	/** Calendar days and working days late at the line; 0 when it fell due on the line. */
	days: number;
	workingDays: number;
	measure: Measure | null;
}

interface SlowItem {
	item: Item;
	/** 百分点 behind schedule. */
	points: number;
}

/** Everything a circular says, counted once. */
export interface CircularFacts {
	line: ClosingLine;
	total: FigureRow;
	bySource: FigureTable;
	byUnit: FigureTable;
	/** The figures at the end of the period before, when the year and the ledger go back that far. */
	previous: FiguresBefore | null;
	flow: Flow;
	/** Papers issued in the period, by kind, with the items they were about. */
	papers: { rung: RungName; items: string[] }[];
	late: LateItem[];
	slow: SlowItem[];
	/** 百分点 above which an item behind schedule is in `slow`. */
	slowPoints: number;
	/** Items that fall due by the end of the month after the line. */
	soon: { by: string; items: Item[] };
	/** Numbers of items that came onto the ledger only after the line and so are not counted. */
	later: string[];
	/** The day by which principals of overdue items answer in writing. */
	answerBy: Day;
}

/** Working days the principals of overdue items have for their answer. */
const answerDays = 2;

/** Who is 公开 of the ledger at any line. */
export const publicAt =
	({ itemsAt }: Pick<FactsInput, 'itemsAt'>): ItemsAt =>
	(line) =>
		itemsAt(line).filter((item) => item.publicity === '公开');

/** What falls due by the end of the month that begins or goes on after the line; nothing in a paper written when that month is over. */
function soonOf(items: readonly Item[], line: ClosingLine, today: Day): CircularFacts['soon'] {
	const next = addDays(line.day, 1);
	const last = monthEnd(yearOf(next), monthOf(next));
	const isSoon = (item: Item) =>
		today <= last &&
		item.status !== '中止' &&
		item.deadline.current !== null &&
		item.deadline.current > line.day &&
		item.deadline.current <= last;
	return {
		by: `${monthOf(last)}月底`,
		items: items.filter((item) => bucketOf(item, line) === 'notDue' && isSoon(item)),
	};
}

const officialOrder = (a: Item, b: Item): number =>
	(leadsOf(a)[0]?.sort ?? Number.MAX_SAFE_INTEGER) - (leadsOf(b)[0]?.sort ?? Number.MAX_SAFE_INTEGER) ||
	(a.number < b.number ? -1 : 1);

/** `比9月底提高4.9个百分点`: the 办结率 since the end of the period before; empty where there is none. */
export const finishRateChange = ({ previous, total }: Pick<CircularFacts, 'previous' | 'total'>): string =>
	previous === null ? '' : writeRateChange(total.finishRate, previous.row.finishRate, previous.label);

/** A 提醒 is no paper. */
function papersOf({ papers }: FactsInput, items: readonly Item[]): CircularFacts['papers'] {
	const numbers = new Set(items.map((item) => item.number));
	const sent = papers.filter(({ rung, number }) => rung !== '提醒' && numbers.has(number));
	return countRungs(sent).map(({ rung }) => ({
		rung,
		items: sent.filter((one) => one.rung === rung).map(({ number }) => number),
	}));
}

function nothingToReport({ day }: ClosingLine, later: number, today: Day): UserError {
	const then = writeDayBeside(day, today);
	return new UserError(`截至${then}没有可以通报的督查事项`, {
		code: 'nothing-to-report',
		hint:
			later > 0
				? `台账上的${later}件都在${then}以后登记，期间可写 本月`
				: '先用 ducha import 或 ducha add 登记事项；只出一部分的核对条件；不公开的事项不进通报',
	});
}

/** Counts what a paper of the period says; 不公开 items take no part. */
export function countFacts(input: FactsInput): CircularFacts {
	const line = closingLine(input.period.to, input.today, input.isOver);
	const open = input.items.filter((item) => item.publicity === '公开');
	const items = itemsOfYear(open, line).sort(officialOrder);
	const total = figuresOf(items, line);
	const later = registeredAfter(open, line, input.today);
	const late = items
		.filter((item) => bucketOf(item, line) === 'overdue')
		.map((item) => ({
			item,
			...lateness(item, line.day, input.calendar),
			measure: input.measures.findLast((measure) => measure.number === item.number) ?? null,
		}));
	const slow = items
		.filter((item) => ['notDue', 'undated'].includes(bucketOf(item, line) ?? '') && item.status !== '中止')
		.map((item) => ({ item, points: -(input.gaps.get(item.number) ?? 0) }))
		.filter(({ points }) => points > input.slowPoints);
	return {
		line,
		total,
		bySource: figuresBy(items, line, 'source', input.sources),
		byUnit: figuresBy(items, line, 'unit'),
		previous: figuresBefore(publicAt(input), input.period),
		flow: flowOf(publicAt(input), input.period.from, line),
		papers: papersOf(input, items),
		late,
		slow,
		slowPoints: input.slowPoints,
		soon: soonOf(items, line, input.today),
		later,
		answerBy: addWorkingDays(input.calendar, input.today, answerDays),
	};
}

/** The same, refusing a ledger with nothing to report. */
export function gatherFacts(input: FactsInput): CircularFacts {
	const facts = countFacts(input);
	if (facts.total.total === 0) throw nothingToReport(facts.line, facts.later.length, input.today);
	return facts;
}
