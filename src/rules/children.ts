import type { Day } from './day.ts';
import type { Item, Status } from './item.ts';
import { isRegistered, parentStatus } from './lifecycle.ts';

/** What a parent takes from each of its children. */
interface Child {
	status: Status;
	deadline: Day | null;
	percent: number | null;
	claimed: Day | null;
	completed: Day | null;
}

const latest = (days: readonly (Day | null)[]): Day | null =>
	days.reduce<Day | null>((a, b) => (a === null || (b !== null && b > a) ? b : a), null);

/**
 * A parent has the status of its least advanced child, the latest of their days and the mean of their percents; a child
 * that was 撤销 or 并入 counts only when nothing else is left.
 */
export function takeFromChildren(item: Item, all: readonly Child[]): void {
	item.children = all.length;
	if (all.length === 0) return;
	const kept = all.filter((c) => isRegistered(c.status) || c.status === '拟立项');
	const children = kept.length > 0 ? kept : all;
	item.status = parentStatus(children.map((c) => c.status));
	item.deadline.current = latest(children.map((c) => c.deadline)) ?? item.deadline.current;
	item.percent = children.reduce((sum, c) => sum + (c.percent ?? 0), 0) / children.length;
	const allClaimed = children.every((c) => c.claimed !== null);
	item.claimed = allClaimed ? latest(children.map((c) => c.claimed)) : null;
	item.completed = allClaimed ? latest(children.map((c) => c.completed)) : null;
}
