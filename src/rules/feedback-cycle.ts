import { addWorkingDays, type Calendar, workingDaysBetween } from './calendar.ts';
import { addDays, type Day, dayOf, monthEnd, monthOf, weekdayOf, yearOf } from './day.ts';
import type { Item } from './item.ts';
import { isOpen } from './lifecycle.ts';
import { cycleWords, type Limits } from './limits.ts';
import { readWhole } from './numerals.ts';
import type { SourceKind } from './sources.ts';

/** What feedback days are reckoned by. */
export interface FeedbackRules {
	calendar: Calendar;
	limits: Limits;
	sources: readonly { name: string; kind: SourceKind }[];
}

type Fed = Pick<Item, 'source' | 'status' | 'dispatched' | 'reopened' | 'claimed' | 'children'> & {
	deadline: Pick<Item['deadline'], 'current' | 'cycle' | 'alsoLongTerm'>;
};

/** Dates of certain months, a day of the week, or every day; a date beyond a month's end is its last day. */
type Cycle =
	| { every: '月'; months: readonly number[]; dates: readonly number[] }
	| { every: '周'; weekday: number }
	| { every: '日' };

/** Months at whose end a cycle of so many months closes: 3, 6, 9, 12 for a quarter. */
const closingMonths = (length: number): number[] =>
	[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter((month) => month % length === 0);

/** How long a cycle is in months, by the words for it. */
const lengths: readonly [RegExp, number][] = [
	[/半年/u, 6],
	[/季/u, 3],
	[/(?:每|逐|按|一|1)月|每个月|月(?:报|调度|通报|度)/u, 1],
	[/(?:每|逐|按|一|1)年|年(?:报|度)/u, 12],
];
const counted = /每(?:隔)?(\d{1,2}|[两二三四五六七八九十]{1,2})个?(月|季度)/u;

function monthsOf(words: string): readonly number[] | null {
	const [, count, unit] = counted.exec(words) ?? [];
	if (count !== undefined) {
		const length = (readWhole(count) ?? 0) * (unit === '月' ? 1 : 3);
		return closingMonths(Math.min(12, Math.max(1, length)));
	}
	const length = lengths.find(([form]) => form.test(words))?.[1];
	if (length === undefined) return null;
	const named = [...words.matchAll(/(?<!\d)(1[0-2]|[1-9])月/gu)].map(([, month]) => Number(month));
	if (length === 12 && named.length > 0) return named;
	const closing = closingMonths(length);
	return /首月|第一个月|第1个月/u.test(words) ? closing.map((month) => month - length + 1) : closing;
}

/** The day of the month the words name: `5日前`, `月底`; else the office's. A month's last day is any beyond it. */
function dateIn(words: string, reportDay: number): number {
	const date = /(\d{1,2})[日号]/u.exec(words)?.[1];
	if (date !== undefined && Number(date) >= 1 && Number(date) <= 31) return Number(date);
	if (/(?:[月季年]度?|\d月)(?:底|末)(?!月)/u.test(words)) return 31;
	return reportDay;
}

function weekdayIn(words: string): number {
	const named = /(?:周|星期)([一二三四五六日天])/u.exec(words)?.[1];
	return named === undefined ? 5 : '日一二三四五六天'.indexOf(named) % 7;
}

/** Cycles shorter than a month, by the words for them. */
const shorter: readonly [RegExp, (words: string) => Cycle][] = [
	[/旬|(?:10|十)[日天]/u, () => ({ every: '月', months: closingMonths(1), dates: [10, 20, 31] })],
	[/半个?月|(?:15|十五)[日天]/u, () => ({ every: '月', months: closingMonths(1), dates: [15, 31] })],
	[/周|星期/u, (words) => ({ every: '周', weekday: weekdayIn(words) })],
	[/(?:每|逐|按|一|1)[日天]/u, () => ({ every: '日' })],
];

/** The cycle that words like `每季度`, `每月5日前`, `每周五报`, `按旬` mean; the first they name, null for none. */
function cycleIn(words: string, reportDay: number): Cycle | null {
	const [first = ''] = words.normalize('NFKC').split(/[;；]/u);
	const months = monthsOf(first);
	if (months !== null) return { every: '月', months, dates: [dateIn(first, reportDay)] };
	return shorter.find(([form]) => form.test(first))?.[1](first) ?? null;
}

const inMonth = (year: number, month: number, date: number): Day => dayOf(year, month, date) ?? monthEnd(year, month);

/** The first day of a cycle after a day. */
function after(cycle: Cycle, day: Day): Day {
	if (cycle.every === '日') return addDays(day, 1);
	if (cycle.every === '周') return addDays(day, ((cycle.weekday - weekdayOf(day) + 6) % 7) + 1);
	for (let ahead = 0; ; ahead++) {
		const month = ((monthOf(day) - 1 + ahead) % 12) + 1;
		const year = yearOf(day) + Math.floor((monthOf(day) - 1 + ahead) / 12);
		if (!cycle.months.includes(month)) continue;
		const found = cycle.dates.map((date) => inMonth(year, month, date)).find((d) => d > day);
		if (found !== undefined) return found;
	}
}

/** The day feedback is owed from: the last dispatch. */
const startOf = ({ reopened, dispatched }: Fed): Day | null => reopened ?? dispatched;

/** Whether an item's units owe feedback at all: dispatched, open and neither claimed nor suspended. */
export const owesFeedback = (item: Fed): boolean =>
	isOpen(item.status) &&
	item.status !== '中止' &&
	item.dispatched !== null &&
	item.claimed === null &&
	item.children === 0;

/** The words of an item's feedback cycle; a dated matter to be kept up for ever has that of undated ones (台账管理制). */
export const cycleOf = ({ deadline }: Pick<Fed, 'deadline'>, limits: Limits): string | null =>
	deadline.cycle ?? (deadline.alsoLongTerm ? cycleWords(limits['cycle-undated']) : null);

/** The cycle the words mean; words that name none are taken for the cycle of undated matters. */
function readCycle(item: Fed, limits: Limits): Cycle | null {
	const words = cycleOf(item, limits);
	const reportDay = limits['report-day'].value;
	return words === null ? null : (cycleIn(words, reportDay) ?? cycleIn(cycleWords(limits['cycle-undated']), reportDay));
}

/**
 * The day a 批示 whose limit is longer than `interim` working days owes its one report between: so many working days
 * after dispatch; null for all others (专项查办制度).
 */
export function interimDay(item: Fed, { calendar, limits, sources }: FeedbackRules): Day | null {
	const due = item.deadline.current;
	const isInstruction = sources.find((s) => s.name === item.source)?.kind === '批示';
	const start = startOf(item);
	if (!isInstruction || start === null || due === null) return null;
	const { value } = limits.interim;
	return workingDaysBetween(calendar, start, due) > value ? addWorkingDays(calendar, start, value) : null;
}

/** The next feedback day of an item, the day itself included; a rest day stays one (规定日期). Null when none is owed. */
export function nextFeedbackDay(item: Fed, on: Day, rules: FeedbackRules): Day | null {
	const start = startOf(item);
	if (!owesFeedback(item) || start === null) return null;
	const cycle = readCycle(item, rules.limits);
	const from = start < on ? addDays(on, -1) : start;
	const interim = interimDay(item, rules);
	const days = [
		...(cycle === null ? [] : [after(cycle, from)]),
		...(interim !== null && interim >= on ? [interim] : []),
	];
	return days.sort()[0] ?? null;
}

/**
 * How many of an item's cycles in a row, up to a day, passed without accepted feedback; the first runs from dispatch,
 * and the one that ends on the day itself has not passed.
 */
export function silentCycles(item: Fed, feedbackDays: readonly Day[], on: Day, rules: FeedbackRules): number {
	const cycle = readCycle(item, rules.limits);
	const start = startOf(item);
	if (cycle === null || start === null || !owesFeedback(item)) return 0;
	const last = feedbackDays
		.filter((day) => day >= start && day <= on)
		.sort()
		.at(-1);
	// The cycle that was spoken in is over and done with.
	let end = after(cycle, start);
	if (last !== undefined && last > start) end = after(cycle, addDays(last, -1));
	if (last !== undefined) end = after(cycle, end);
	let silent = 0;
	for (; end < on; end = after(cycle, end)) silent++;
	return silent;
}

/** Whether an item has reported in the cycle that ends on a feedback day. */
export function hasReported(item: Fed, feedbackDays: readonly Day[], day: Day, rules: FeedbackRules): boolean {
	const start = startOf(item);
	if (start === null) return false;
	const own = feedbackDays.filter((d) => d >= start && d <= day);
	if (day === interimDay(item, rules)) return own.length > 0;
	const cycle = readCycle(item, rules.limits);
	return cycle !== null && own.some((d) => (d === start ? after(cycle, d) : after(cycle, addDays(d, -1))) === day);
}
