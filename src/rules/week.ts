import { type Calendar, isWorkingDay, nextWorkingDay } from './calendar.ts';
import { addDays, type Day, day, weekdayOf, yearOf } from './day.ts';

/** The Monday on or before a day. */
export const mondayOf = (d: Day): Day => addDays(d, -((weekdayOf(d) + 6) % 7));

/** A year's nth week (GB/T 7408: from Monday, the first holds 4 January) by its Monday. */
export const weekOfYear = (year: number, n: number): Day => addDays(mondayOf(day(`${year}-01-04`)), (n - 1) * 7);

/** The year and number of the week that begins on a Monday; the year is that of its Thursday. */
export function numberOfWeek(monday: Day): { year: number; n: number } {
	const year = yearOf(addDays(monday, 3));
	return { year, n: (Date.parse(monday) - Date.parse(weekOfYear(year, 1))) / 604_800_000 + 1 };
}

/** Whether a day is the last working day of its week, a Friday as a rule: what is collected once a week is collected then. */
export const isWeekEnd = (calendar: Calendar, d: Day): boolean =>
	isWorkingDay(calendar, d) && nextWorkingDay(calendar, addDays(d, 1)) > addDays(mondayOf(d), 6);
