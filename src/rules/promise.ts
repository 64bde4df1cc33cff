import { type Day, writeDay } from './day.ts';
import type { Item } from './item.ts';
import { isOverdue } from './overdue.ts';

/** A day a unit gave its word for, in its slip or on the telephone; it never moves the item's deadline. */
export interface Pledge {
	item: number;
	assignment: number;
	unit: number;
	/** The day it was given; null when the slip's day is not known. */
	made: Day | null;
	promised: Day;
	/** Who gave it. */
	whom: string | null;
}

export type PledgeStanding = '未到' | '今天' | '已过' | '已兑现' | '晚于承诺';

/** Where a promise stands on a day, the unit's standing claim known: kept when claimed by it, broken once its day has passed. */
export function pledgeStanding(pledge: Pick<Pledge, 'promised'>, claimed: Day | null, on: Day): PledgeStanding {
	if (claimed !== null && claimed <= on) return claimed <= pledge.promised ? '已兑现' : '晚于承诺';
	if (pledge.promised === on) return '今天';
	return pledge.promised < on ? '已过' : '未到';
}

/** The promise that holds is the one given last; the slip's own goes before a call of the same day. */
export const latestPledge = <P extends Pick<Pledge, 'made'>>(slip: P | null, calls: readonly P[]): P | null =>
	[...(slip === null ? [] : [slip]), ...calls].reduce<P | null>(
		(held, next) => (held === null || (next.made ?? '') >= (held.made ?? '') ? next : held),
		null,
	);

/**
 * What speaks against a promise given on a day, or null: not before the day it is given, and not past the current
 * deadline while the item is not overdue (责任落实制: 承诺时限不得晚于规定时限); an overdue item may promise any later day.
 */
export function faultOfPromise(
	promised: Day,
	given: Day,
	item: Pick<Item, 'status' | 'deadline' | 'claimed'>,
): { message: string; isLate: boolean } | null {
	if (promised < given) return { message: `承诺的${writeDay(promised)}早于答复的${writeDay(given)}`, isLate: false };
	const due = item.deadline.current;
	if (due === null || promised <= due || isOverdue(item, given)) return null;
	return { message: `承诺的${writeDay(promised)}晚于时限${writeDay(due)}`, isLate: true };
}

/** The statuses in which a unit has the matter in hand and can be urged (催办). */
const urgeable: readonly Item['status'][] = ['已交办', '办理中', '待审核'];

/** Whether units of an item can be urged: dispatched and running, or under review while others still work. */
export const isUrgeable = (status: Item['status']): boolean => urgeable.includes(status);
