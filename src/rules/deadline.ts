import { addWorkingDays, type Calendar, isWorkingDay, nextWorkingDay, unknownYearWords } from './calendar.ts';
import { addDays, addMonths, type Day, monthEnd, writeDay } from './day.ts';
import type { DeadlineKind, Difficulty, Urgency } from './item.ts';
import { cycleWords, type Limit, type LimitKey, type Limits, writeLimit } from './limits.ts';
import { type SourceKind, sourceRules } from './sources.ts';

/** A deadline as it was written and understood, before any rule is applied to it. */
export interface StatedDeadline {
	kind: DeadlineKind;
	date: Day | null;
	raw: string | null;
	/** How a deduced day came about (推定…), for the clerk to read. */
	note: string | null;
	/** The number of `unit`s of a relative limit. */
	n: number | null;
	unit: '工作日' | '日' | '月' | '小时' | null;
	/** The event a relative limit says it runs from. */
	from: string | null;
	/** The feedback cycle a recurring or long-term matter names. */
	cycle: string | null;
	also: 'long_term' | null;
	milestones: { title: string; day: Day; percent: number }[];
	qualifier: string | null;
}

/** All a deadline depends on. */
interface DeadlineCase {
	read: StatedDeadline;
	source: SourceKind;
	urgency: Urgency;
	difficulty: Difficulty;
	/** The lead's receipt. */
	receipted: Day | null;
	dispatched: Day | null;
	/** The day the office received the decision. */
	received: Day;
	planYear: number;
	calendar: Calendar;
	limits: Limits;
	/** Whether a stated day that is a rest day moves on, too. */
	statedMoves: boolean;
}

interface SettledDeadline {
	original: Day | null;
	current: Day | null;
	how: string | null;
	/** The feedback cycle (每月, 每季度…), if the item has one. */
	cycle: string | null;
	warnings: string[];
}

interface Start {
	day: Day | null;
	words: string;
	warnings: string[];
}

type StartRule = (given: DeadlineCase) => Start;

const fromDispatch: StartRule = ({ dispatched }) => ({ day: dispatched, words: '自交办之日', warnings: [] });

/** From the receipt; from dispatch when the receipt is missing or later than its own limit. */
const fromReceipt: StartRule = (given) => {
	const { dispatched, receipted, calendar, limits } = given;
	if (receipted === null) return { ...fromDispatch(given), words: '自交办之日（尚未签收）' };
	const latest = dispatched === null ? receipted : reachLimit(dispatched, limits.receipt, calendar);
	if (receipted <= latest) return { day: receipted, words: '自签收之日', warnings: [] };
	return { ...fromDispatch(given), words: '自交办之日（未按期签收）' };
};

const fromArrival: StartRule = ({ received }) => ({
	day: received,
	words: '自收文之日',
	warnings: [`起算日按收文日${writeDay(received)}，与原文的起算日不同的，请改时限`],
});

/** A citizen waits from the day the message came: until somebody has it, its limit is counted from there. */
const fromMessage: StartRule = (given) =>
	given.dispatched === null && given.receipted === null
		? { day: given.received, words: '自收到之日（尚未交办）', warnings: [] }
		: fromReceipt(given);

/** What a limit written `自……之日起` runs from. */
const startRules: readonly [RegExp, StartRule][] = [
	[/收到|签收|接到|接件/u, fromReceipt],
	[/交办|派单|转办|下达|通知/u, fromDispatch],
	[/批示|会议|会后|印发|发文|下发|公布|文件|本日|即日/u, fromArrival],
];

const startRuleOf = (from: string | null): StartRule =>
	startRules.find(([words]) => from !== null && words.test(from))?.[1] ?? fromReceipt;

/** The last day of a limit counted from a day; natural days and months ending on a rest day move on (民法典第二百零三条). */
export function reachLimit(start: Day, { value, unit }: Limit, calendar: Calendar): Day {
	if (unit === '工作日') return addWorkingDays(calendar, start, value);
	if (unit === '小时') return addDays(start, Math.ceil(value / 24));
	return nextWorkingDay(calendar, unit === '月' ? addMonths(start, value) : addDays(start, value));
}

const nothing: SettledDeadline = { original: null, current: null, how: null, cycle: null, warnings: [] };

/** Counts a limit from its start, telling how; nothing yet when the start has not come. */
function count(given: DeadlineCase, limit: Limit, startRule: StartRule, prefix: string): SettledDeadline {
	const start = startRule(given);
	const what = `${prefix}${limit.value === 0 ? '随交随办' : writeLimit(limit)}`;
	if (start.day === null) return { ...nothing, how: `${what}，待交办后起算` };
	const found = reachLimit(start.day, limit, given.calendar);
	const plain = limit.unit === '月' ? addMonths(start.day, limit.value) : addDays(start.day, limit.value);
	const moved = (limit.unit === '日' || limit.unit === '月') && found !== plain ? '，遇休息日顺延' : '';
	return {
		...nothing,
		original: found,
		current: found,
		how: `${what}，${start.words}${writeDay(start.day)}起算${moved}`,
		warnings: [...start.warnings, ...unknownYearWords(given.calendar, start.day, found)],
	};
}

const urgencyLimits: Readonly<Record<Urgency, LimitKey | null>> = { 一般: null, 急件: 'urgent', 特急: 'most-urgent' };
/** Limits that 重大疑难 lengthens; yearly work and proposals have longer ones of their own. */
const lengthened: readonly LimitKey[] = ['ordinary', 'message', 'hotline'];

/** The row of the limits that holds when nothing is stated. */
function limitKeyOf({ source, urgency, difficulty }: DeadlineCase): LimitKey {
	const own = sourceRules[source].limit;
	const hurried = urgencyLimits[urgency];
	if (hurried !== null) return own === 'hotline' ? 'hotline-urgent' : hurried;
	return difficulty === '重大疑难' && lengthened.includes(own) ? 'hard' : own;
}

/** By the table of limits: from receipt, the end of a month of the plan year, or at once. */
function byLimit(given: DeadlineCase, key: LimitKey): SettledDeadline {
	const limit = given.limits[key];
	if (limit.unit === '月底') {
		const end = monthEnd(given.planYear, limit.value);
		return { ...nothing, original: end, current: end, how: `推定：未写时限，按计划年度${limit.value}月底` };
	}
	const start = sourceRules[given.source].level === '群众' ? fromMessage : fromReceipt;
	return count(given, limit, limit.value === 0 ? fromDispatch : start, '推定：');
}

function undated(given: DeadlineCase, how: string): SettledDeadline {
	return { ...nothing, how, cycle: cycleWords(given.limits['cycle-undated']) };
}

/** A stated day as it stands, unless the office has it move off rest days; the raw words keep the day that was stated. */
function stated({ read, calendar, statedMoves }: DeadlineCase): SettledDeadline {
	const { date, note } = read;
	if (!statedMoves || date === null || isWorkingDay(calendar, date))
		return { ...nothing, original: date, current: date, how: note };
	const moved = nextWorkingDay(calendar, date);
	const how = `${note === null ? '' : `${note}；`}${writeDay(date)}遇休息日顺延`;
	return { ...nothing, original: moved, current: moved, how, warnings: unknownYearWords(calendar, date, moved) };
}

function relative(given: DeadlineCase): SettledDeadline {
	const { n, unit, from } = given.read;
	if (n === null || unit === null) return undated(given, '时限未能识别，请核对原文');
	return count(given, { value: n, unit }, startRuleOf(from), '');
}

function immediate(given: DeadlineCase): SettledDeadline {
	const hurried = urgencyLimits[given.urgency] ?? (/随交随办/u.test(given.read.raw ?? '') ? 'urgent' : null);
	return byLimit(given, hurried ?? 'immediate');
}

const settledBy: Readonly<Record<DeadlineKind, (given: DeadlineCase) => SettledDeadline>> = {
	date: stated,
	relative,
	immediate,
	long_term: (given) => undated(given, given.read.note ?? '长期坚持，按周期反馈'),
	recurring: (given) => undated(given, given.read.note ?? '经常性工作，按周期反馈'),
	none: (given) =>
		(given.read.raw ?? '').trim() === ''
			? byLimit(given, limitKeyOf(given))
			: undated(given, given.read.note ?? '原文注明无时限'),
	unparseable: (given) => undated(given, given.read.note ?? '时限未能识别，请核对原文'),
};

/**
 * The day a deadline comes to: a stated day as it stands (or the next working day, where the office says so), a counted limit from receipt (or dispatch, while there is no
 * timely receipt), nothing stated by the table of limits; long-term, undated and unreadable ones have no day but a cycle.
 */
export function settleDeadline(given: DeadlineCase): SettledDeadline {
	const settled = settledBy[given.read.kind](given);
	const own = sourceRules[given.source].cycle;
	const cycle = given.read.cycle ?? settled.cycle ?? (own === null ? null : cycleWords(given.limits[own]));
	return { ...settled, cycle };
}
