import { type Day, yearOf } from './day.ts';
import { judgedDay } from './extension.ts';
import type { Item } from './item.ts';
import { isFinished, isRegistered } from './lifecycle.ts';
import { rateOf } from './rate.ts';

/** Where figures are closed: an open day still runs (overdue: deadline before it), a closed one is over (overdue: deadline on or before it). */
export interface ClosingLine {
	day: Day;
	open: boolean;
}

/** The line of a period's last day: closed once that day is over, else today, still open unless a past day is looked at from its end. */
export const closingLine = (last: Day, today: Day, isOver = false): ClosingLine =>
	last < today ? { day: last, open: false } : { day: today, open: !isOver };

/** The five classes every figure is summed from. */
export const buckets = ['onTime', 'lateDone', 'notDue', 'overdue', 'undated'] as const;
/** 按时办结, 逾期办结 (finished) · 未到期, 逾期未办结, 无明确时限 (running): every registered item is in exactly one. */
export type Bucket = (typeof buckets)[number];
/** 已办结 = 按时办结 + 逾期办结. */
export const isDone = (bucket: Bucket): boolean => bucket === 'onTime' || bucket === 'lateDone';

/** On time is judged by the day of the claim that later passed; without one by the day of completion; striking off is no finishing. */
export const finishDay = (item: Item): Day | null => item.claimed ?? item.completed;
const entryDay = (item: Item): Day => item.registered ?? item.received;

/** What the line makes of one item. */
interface View {
	bucket: Bucket;
	/** Current deadline reached at the line, finished or not; a suspended item's clock stands still. */
	due: boolean;
	finished: boolean;
	dated: boolean;
	suspended: boolean;
	extended: boolean;
	unreadable: boolean;
	carried: boolean;
}

function runningBucket(item: Item, reached: boolean, inTime: boolean): Bucket {
	if (item.deadline.current === null) return 'undated';
	return reached && !inTime && item.status !== '中止' ? 'overdue' : 'notDue';
}

function viewOf(item: Item, line: ClosingLine): View | null {
	if (item.children > 0 || !isRegistered(item.status) || entryDay(item) > line.day) return null;
	const finish = finishDay(item);
	const finished = isFinished(item.status) && (finish === null || finish <= line.day);
	const deadline = finished ? judgedDay(item.deadline) : item.deadline.current;
	const reached = deadline !== null && (line.open ? deadline < line.day : deadline <= line.day);
	const claimed = item.claimed !== null && item.claimed <= line.day ? item.claimed : null;
	const inTime = deadline !== null && claimed !== null && claimed <= deadline;
	const doneLate = finished && deadline !== null && finish !== null && finish > deadline;
	return {
		bucket: finished ? (doneLate ? 'lateDone' : 'onTime') : runningBucket(item, reached, inTime),
		due: reached && item.status !== '中止',
		finished,
		dated: deadline !== null,
		suspended: item.status === '中止',
		extended: item.deadline.extensions > 0,
		unreadable: item.deadline.kind === 'unparseable',
		carried: yearOf(entryDay(item)) < yearOf(line.day),
	};
}

/** The one bucket of an item at a line, or null when it is not counted (a parent, not registered, or registered later). */
export const bucketOf = (item: Item, line: ClosingLine): Bucket | null => viewOf(item, line)?.bucket ?? null;

/** Every count and what makes an item part of it; `due = dueOnTime + lateDone + overdue + awaiting`. */
const counted = {
	total: () => true,
	onTime: (v: View) => v.bucket === 'onTime',
	lateDone: (v: View) => v.bucket === 'lateDone',
	finished: (v: View) => v.finished,
	notDue: (v: View) => v.bucket === 'notDue',
	overdue: (v: View) => v.bucket === 'overdue',
	undated: (v: View) => v.bucket === 'undated',
	running: (v: View) => !v.finished,
	due: (v: View) => v.due,
	dueFinished: (v: View) => v.due && v.finished,
	dueOnTime: (v: View) => v.due && v.bucket === 'onTime',
	early: (v: View) => v.bucket === 'onTime' && v.dated && !v.due,
	undatedDone: (v: View) => v.finished && !v.dated,
	awaiting: (v: View) => v.due && v.bucket === 'notDue',
	suspended: (v: View) => v.suspended,
	extended: (v: View) => v.extended,
	unreadable: (v: View) => v.unreadable,
	carried: (v: View) => v.carried,
	added: (v: View) => !v.carried,
} satisfies Record<string, (view: View) => boolean>;
export type FigureName = keyof typeof counted;

/** What each count is called in tables and papers. */
export const figureLabels: Record<FigureName, string> = {
	total: '合计',
	onTime: '按时办结',
	lateDone: '逾期办结',
	finished: '已办结',
	notDue: '未到期',
	overdue: '逾期未办结',
	undated: '无明确时限',
	running: '在办',
	due: '到期',
	dueFinished: '到期已办结',
	dueOnTime: '到期按时办结',
	early: '提前办结',
	undatedDone: '无时限已办结',
	awaiting: '按时报结待审核',
	suspended: '中止',
	extended: '经批准延期',
	unreadable: '时限待核',
	carried: '以前年度结转',
	added: '本年新增',
};
const figureNames = Object.keys(counted) as FigureName[];

/** Items look alike in a few ways only: the counts of each way are found once. */
const countsOfWays = new Map<string, FigureName[]>();
function countsOf(view: View): FigureName[] {
	const { bucket, due, finished, dated, suspended, extended, unreadable, carried } = view;
	const way = `${bucket}${+due}${+finished}${+dated}${+suspended}${+extended}${+unreadable}${+carried}`;
	const known = countsOfWays.get(way) ?? figureNames.filter((name) => counted[name](view));
	countsOfWays.set(way, known);
	return known;
}

/** One line of figures; `behind` keeps the item numbers each count is made of. Rates are percent 0–100, null for a denominator of 0. */
export interface FigureRow extends Record<FigureName, number> {
	label: string;
	/** 办结率 = finished ÷ registered. */
	finishRate: number | null;
	/** 到期办结率 = finished among 到期 ÷ 到期. */
	dueRate: number | null;
	/** 按期办结率 = finished on time among 到期 ÷ 到期. */
	onTimeRate: number | null;
	behind: Record<FigureName, string[]>;
}

/** The figures of a set of items at a closing line; each item counts once. */
export function figuresOf(items: readonly Item[], line: ClosingLine, label = '合计'): FigureRow {
	const behind = Object.fromEntries(figureNames.map((name) => [name, [] as string[]])) as FigureRow['behind'];
	for (const item of items) {
		const view = viewOf(item, line);
		if (view === null) continue;
		for (const name of countsOf(view)) behind[name].push(item.number);
	}
	const counts = Object.fromEntries(figureNames.map((name) => [name, behind[name].length])) as Record<
		FigureName,
		number
	>;
	return {
		label,
		...counts,
		finishRate: rateOf(counts.finished, counts.total),
		dueRate: rateOf(counts.dueFinished, counts.due),
		onTimeRate: rateOf(counts.dueOnTime, counts.due),
		behind,
	};
}

/** Items a year's figures speak of: carried over into it or registered in it by the line, none finished before it began. */
export function itemsOfYear(items: readonly Item[], line: ClosingLine): Item[] {
	const year = yearOf(line.day);
	return items.filter((item) => {
		const finish = isFinished(item.status) ? finishDay(item) : null;
		return viewOf(item, line) !== null && (finish === null || yearOf(finish) >= year);
	});
}
