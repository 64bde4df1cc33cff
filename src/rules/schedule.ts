import { UserError } from '../errors.ts';
import { type Day, day, daysBetween } from './day.ts';
import type { Item, Milestone } from './item.ts';

interface Point {
	day: Day;
	percent: number;
}

type Scheduled = Pick<Item, 'year' | 'source' | 'dispatched' | 'milestones'> & {
	deadline: Pick<Item['deadline'], 'current'>;
};

/** From dispatch (yearly work: 1 January) through the milestones to the current deadline, where 100 is due. */
function courseOf(item: Scheduled, yearly: readonly string[]): Point[] {
	const start = yearly.includes(item.source) ? day(`${item.year}-01-01`) : item.dispatched;
	const end = item.deadline.current;
	const last = item.milestones
		.map((m) => m.day)
		.sort()
		.at(-1);
	if (last === undefined && (start === null || end === null)) return [];
	const points = [
		...(start === null ? [] : [{ day: start, percent: 0 }]),
		...item.milestones.map((m) => ({ day: m.day, percent: m.percent })),
		...(end !== null && (last === undefined || last < end) ? [{ day: end, percent: 100 }] : []),
	].sort((a, b) => (a.day === b.day ? a.percent - b.percent : a.day < b.day ? -1 : 1));
	// What was to be reached by an earlier day is not asked back by a later one.
	return points.map(({ day: on }, at) => ({
		day: on,
		percent: Math.max(...points.slice(0, at + 1).map((p) => p.percent)),
	}));
}

/**
 * Percent (0–100, one decimal) that should be reached on a day: straight from point to point along the milestones, else
 * from start to deadline; null without either. `yearly` names the sources that run from 1 January.
 */
export function scheduledPercent(item: Scheduled, on: Day, yearly: readonly string[]): number | null {
	const course = courseOf(item, yearly);
	if (course.length === 0) return null;
	const before = course.filter((point) => point.day <= on).at(-1);
	const after = course.find((point) => point.day > on);
	if (before === undefined) return 0;
	if (after === undefined) return before.percent;
	const part = daysBetween(before.day, on) / daysBetween(before.day, after.day);
	return Math.round((before.percent + (after.percent - before.percent) * part) * 10) / 10;
}

/** Percentage points behind schedule (negative when ahead); null without a schedule or a reported percent. */
export function pointsBehind(
	item: Scheduled & Pick<Item, 'percent'>,
	on: Day,
	yearly: readonly string[],
): number | null {
	const scheduled = scheduledPercent(item, on, yearly);
	if (scheduled === null || item.percent === null) return null;
	return Math.round((scheduled - item.percent) * 10) / 10;
}

/** `落后18个百分点`, `超序时5个百分点`, `达序时`: how an item stands to its schedule, in whole points where `whole`. */
export function writeStanding(behind: number, whole: boolean): string {
	const points = whole ? Math.round(Math.abs(behind)) : Math.abs(behind);
	if (points === 0) return '达序时';
	return `${behind > 0 ? '落后' : '超序时'}${points}个百分点`;
}

/** Refuses milestones of which a later day asks for less than an earlier one (percent 0–100). */
export function refuseFallingPercent(milestones: readonly Milestone[]): void {
	const ordered = [...milestones].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.percent - b.percent));
	for (const [at, { title, day, percent }] of ordered.entries()) {
		const before = ordered[at - 1];
		if (before !== undefined && percent < before.percent)
			throw new UserError(`节点“${title}”${day}只到${percent}%，比它早的“${before.title}”已到${before.percent}%`, {
				code: 'falling-percent',
				hint: '比例要随日期递增：改日期或比例',
			});
	}
}
