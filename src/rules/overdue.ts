import { type Calendar, workingDaysBetween } from './calendar.ts';
import { type Day, daysBetween } from './day.ts';
import { judgedDay } from './extension.ts';
import type { Item } from './item.ts';
import { isOpen } from './lifecycle.ts';

/** Open, its current day before the line, and no standing claim made by that day; 中止 is never overdue. */
export function isOverdue(
	item: Pick<Item, 'status' | 'claimed'> & { deadline: Pick<Item['deadline'], 'current'> },
	line: Day,
): boolean {
	const due = item.deadline.current;
	if (!isOpen(item.status) || item.status === '中止' || due === null || due >= line) return false;
	return item.claimed === null || item.claimed > due;
}

/** How late an item is at a line, in working days and in days; the clock stops at the claim that stands, else at completion. */
export function lateness(
	item: Pick<Item, 'deadline' | 'claimed' | 'completed'>,
	line: Day,
	calendar: Calendar,
): { workingDays: number; days: number } {
	const due = item.completed === null ? item.deadline.current : judgedDay(item.deadline);
	const stopped = item.claimed ?? item.completed;
	const until = stopped !== null && stopped < line ? stopped : line;
	if (due === null || until <= due) return { workingDays: 0, days: 0 };
	return { workingDays: workingDaysBetween(calendar, due, until), days: daysBetween(due, until) };
}

/** `逾期3个工作日`; where only rest days have passed, the days: `逾期1天`; on the day it falls due, `到期未报结`. */
export function writeLateness({ workingDays, days }: ReturnType<typeof lateness>): string {
	if (workingDays > 0) return `逾期${workingDays}个工作日`;
	return days > 0 ? `逾期${days}天` : '到期未报结';
}
