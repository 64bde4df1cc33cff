import type { Day } from './day.ts';
import { type Bucket, bucketOf, type ClosingLine } from './figures.ts';
import { type Item, leadsOf, type Unit } from './item.ts';
import { type Limits, writeLimit } from './limits.ts';
import { scheduledPercent } from './schedule.ts';
import type { Texts } from './texts.ts';

/** Flags from the best to the worst; 黑旗 is only hung in the mode 带黑旗. */
export const flags = ['红旗', '蓝旗', '黄旗', '黑旗'] as const;
export type Flag = (typeof flags)[number];

/** What flags are judged by: thresholds in 百分点, the mode, the sources running from 1 January. */
export interface FlagRules {
	limits: Limits;
	texts: Texts;
	yearly: readonly string[];
}

/** The span a flag speaks of, and the closing line its items are looked at. */
interface FlagSpan {
	from: Day;
	line: ClosingLine;
}

/** The day by which the unit said it was done, if that was by the line. */
function doneBy(item: Item, line: ClosingLine): Day | null {
	const done = item.claimed ?? item.completed;
	return done !== null && done <= line.day ? done : null;
}

/** Whether an item counts for a span: registered by its end, and running at it or finished within it. */
export function isOfSpan(item: Item, { from, line }: FlagSpan): boolean {
	const bucket = bucketOf(item, line);
	if (bucket === null) return false;
	const isFinished = bucket === 'onTime' || bucket === 'lateDone';
	return !isFinished || (doneBy(item, line) ?? line.day) >= from;
}

/**
 * Percentage points an item is ahead of its schedule (below 0: behind) at a line: what was done by the day it was done,
 * else the percent last reported (0–100). Null while suspended, without a schedule, or without a reported percent.
 */
function pointsAhead(item: Item, percent: number | null, line: ClosingLine, yearly: readonly string[]): number | null {
	if (item.status === '中止') return null;
	const done = doneBy(item, line);
	const actual = done === null ? percent : 100;
	const scheduled = scheduledPercent(item, done ?? line.day, yearly);
	return actual === null || scheduled === null ? null : Math.round((actual - scheduled) * 10) / 10;
}

/** A unit's flag with what it rests on, in item numbers. */
export interface UnitFlag {
	unit: Unit;
	items: Item[];
	/** Null where there is nothing to judge. */
	flag: Flag | null;
	/** Average points ahead of schedule (below 0: behind), one decimal; null when no item can be compared. */
	gap: number | null;
	/** Items that were compared with their schedule. */
	compared: string[];
	overdue: string[];
	/** Items it finished after their day: done, so that they cost no flag, but seen in 按期办结率. */
	lateDone: string[];
}

function averageOf(gaps: readonly number[]): number | null {
	if (gaps.length === 0) return null;
	const tenths = Math.round(gaps.reduce((sum, gap) => sum + Math.round(gap * 10), 0) / gaps.length);
	return tenths === 0 ? 0 : tenths / 10;
}

/** 挂旗规则: 红旗 and, below it, 蓝旗 from their thresholds ahead on average, both with nothing overdue; 黄旗 below them or anything overdue. */
function judge(gap: number | null, overdue: number, { limits, texts }: FlagRules): Flag | null {
	if (gap === null && overdue === 0) return null;
	const isFarBehind = gap !== null && -gap >= limits['black-flag'].value;
	if (overdue > 0) return texts.flags === '带黑旗' && isFarBehind ? '黑旗' : '黄旗';
	if (gap === null || gap < limits['blue-flag'].value) return '黄旗';
	return gap >= limits['red-flag'].value ? '红旗' : '蓝旗';
}

/** The same rule in words, with the thresholds of the office; where a unit that finished late has a good flag, why. */
export function flagTerms({ limits, texts }: FlagRules, hung: readonly UnitFlag[]): string {
	const [red, blue, black] = [limits['red-flag'], limits['blue-flag'], limits['black-flag']];
	const fromBlue = blue.value === 0 ? '持平' : `超${writeLimit(blue)}`;
	const worst = texts.flags === '带黑旗' ? `；有逾期并且落后${writeLimit(black)}以上的挂黑旗` : '';
	const isLateHonoured = hung.some(({ flag, lateDone }) => (flag === '红旗' || flag === '蓝旗') && lateDone.length > 0);
	const why = isLateHonoured ? '已经办结的不算逾期，逾期办结的看按期办结率。' : '';
	return `没有逾期的，平均超${writeLimit(red)}以上挂红旗，${fromBlue}以上挂蓝旗；达不到或者有逾期的挂黄旗${worst}。${why}`;
}

/** The flag a set of items earns at a line; `percents` are those reported by it, by item id. */
function flagOf(
	items: readonly Item[],
	percents: ReadonlyMap<number, number>,
	line: ClosingLine,
	rules: FlagRules,
): Omit<UnitFlag, 'unit' | 'items'> {
	const compared = items.flatMap((item) => {
		const gap = pointsAhead(item, percents.get(item.id) ?? null, line, rules.yearly);
		return gap === null ? [] : [{ number: item.number, gap }];
	});
	const numbersIn = (bucket: Bucket) =>
		items.filter((item) => bucketOf(item, line) === bucket).map((item) => item.number);
	const overdue = numbersIn('overdue');
	const gap = averageOf(compared.map((one) => one.gap));
	return {
		flag: judge(gap, overdue.length, rules),
		gap,
		compared: compared.map((one) => one.number),
		overdue,
		lateDone: numbersIn('lateDone'),
	};
}

/** The flags of all units that lead one of the items, in official order; only 牵头 counts. */
export function flagsByUnit(
	items: readonly Item[],
	percents: ReadonlyMap<number, number>,
	line: ClosingLine,
	rules: FlagRules,
): UnitFlag[] {
	const groups = new Map<number, { unit: Unit; items: Item[] }>();
	for (const item of items)
		for (const unit of leadsOf(item)) {
			const group = groups.get(unit.id) ?? { unit, items: [] };
			group.items.push(item);
			groups.set(unit.id, group);
		}
	return [...groups.values()]
		.sort((a, b) => a.unit.sort - b.unit.sort || a.unit.id - b.unit.id)
		.map((group) => ({ ...group, ...flagOf(group.items, percents, line, rules) }));
}

/** A unit's flag with the one of the period before. */
export interface MovedFlag extends UnitFlag {
	/** Null where it had none then. */
	before: Flag | null;
	/** 升旗 or 降旗; null where the flag stayed, or there was nothing to compare. */
	movement: '升' | '降' | null;
}

function movementOf(now: Flag | null, before: Flag | null): MovedFlag['movement'] {
	if (now === null || before === null || now === before) return null;
	return flags.indexOf(now) < flags.indexOf(before) ? '升' : '降';
}

/** The flags beside those the same units had in the period before. */
export function movedFlags(now: readonly UnitFlag[], past: readonly UnitFlag[]): MovedFlag[] {
	const before = new Map(past.map(({ unit, flag }) => [unit.id, flag]));
	return now.map((one) => {
		const then = before.get(one.unit.id) ?? null;
		return { ...one, before: then, movement: movementOf(one.flag, then) };
	});
}
