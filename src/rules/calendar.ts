import { addDays, type Day, day, daysBetween, monthEnd, monthOf, weekdayOf, yearOf } from './day.ts';
import { holidayNotices } from './holidays.ts';

/** A day of the ledger's own calendar: it extends the built-in years and overrides them. */
export interface CalendarDay {
	day: Day;
	working: boolean;
	name: string | null;
}

/** Which days are worked; made by `calendarOf`. */
export interface Calendar {
	/** Days that differ from plain weekdays and weekends, or carry a festival's name. */
	readonly special: ReadonlyMap<Day, CalendarDay>;
	readonly years: ReadonlySet<number>;
	/** Days on which plain weekday counting goes wrong, in order. */
	readonly odd: readonly Day[];
	/** `drift[i]`: working days gained over plain weekdays by the first i odd days. */
	readonly drift: readonly number[];
}

const isWeekday = (d: Day): boolean => weekdayOf(d) >= 1 && weekdayOf(d) <= 5;

let noticed: CalendarDay[] | null = null;

/** The built-in days in their order; every start counts them out, so they are taken as they stand (a test reads them all). */
function noticedDays(): CalendarDay[] {
	if (noticed !== null) return noticed;
	const days: CalendarDay[] = [];
	for (const notice of Object.values(holidayNotices)) {
		for (const [name, first, last, worked = []] of notice) {
			for (let d = first as Day; d <= last; d = addDays(d, 1)) days.push({ day: d, working: false, name });
			for (const d of worked) days.push({ day: d as Day, working: true, name });
		}
	}
	noticed = days;
	return days;
}

/** The built-in notices of the State Council with the ledger's own days laid over them. */
export function calendarOf(added: readonly CalendarDay[]): Calendar {
	const special = new Map<Day, CalendarDay>();
	for (const entry of noticedDays()) special.set(entry.day, entry);
	for (const entry of added) special.set(entry.day, entry);
	const odd = [...special.values()]
		.filter((entry) => entry.working !== isWeekday(entry.day))
		.sort((a, b) => (a.day < b.day ? -1 : 1));
	const drift = [0];
	for (const entry of odd) drift.push(drift.at(-1)! + (entry.working ? 1 : -1));
	const years = new Set([...Object.keys(holidayNotices).map(Number), ...added.map((entry) => yearOf(entry.day))]);
	return { special, years, odd: odd.map((entry) => entry.day), drift };
}

/** Whether the office works on that day; in an unknown year only weekends rest. */
export function isWorkingDay(calendar: Calendar, d: Day): boolean {
	return calendar.special.get(d)?.working ?? isWeekday(d);
}

/** Whether the year's holiday notice is built in or the ledger has days of that year. */
export function isKnownYear(calendar: Calendar, year: number): boolean {
	return calendar.years.has(year);
}

/** The years touched from one day to another (either order) whose notice is missing. */
export function unknownYears(calendar: Calendar, from: Day, to: Day): number[] {
	const [first, last] = from < to ? [from, to] : [to, from];
	const years = Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, n) => yearOf(first) + n);
	return years.filter((year) => !isKnownYear(calendar, year));
}

/** What to tell of a span of days in years whose notice is missing: only weekends rest there. */
export const unknownYearWords = (calendar: Calendar, from: Day, to: Day): string[] =>
	unknownYears(calendar, from, to).map(
		(year) => `${year}年放假安排尚未录入，该年只按周末计算工作日；录入用 ducha calendar import`,
	);

/** How many odd days lie on or before the day. */
function oddUpTo(calendar: Calendar, d: Day): number {
	let low = 0;
	let high = calendar.odd.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (calendar.odd[middle]! <= d) low = middle + 1;
		else high = middle;
	}
	return low;
}

const monday = day('1900-01-01');

/** Mondays to Fridays from the fixed Monday to the day itself. */
function weekdaysUpTo(d: Day): number {
	const days = daysBetween(monday, d) + 1;
	const weeks = Math.floor(days / 7);
	return weeks * 5 + Math.min(days - weeks * 7, 5);
}

const workedUpTo = (calendar: Calendar, d: Day): number => weekdaysUpTo(d) + calendar.drift[oddUpTo(calendar, d)]!;

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
	return workedUpTo(calendar, to) - workedUpTo(calendar, from);
}

/** The day `n` working days later, the first day not counted (民法典第二百零一条); earlier when negative, itself when 0. */
export function addWorkingDays(calendar: Calendar, d: Day, n: number): Day {
	let found = d;
	for (let missing = n; missing > 0; missing = n - workingDaysBetween(calendar, d, found)) {
		found = addDays(found, missing);
	}
	const before = addDays(d, -1);
	for (let missing = -n; missing > 0; missing = -n - workingDaysBetween(calendar, addDays(found, -1), before)) {
		found = addDays(found, -missing);
	}
	return found;
}

/** The day itself when it is worked, else the next working day (民法典第二百零三条). */
export function nextWorkingDay(calendar: Calendar, d: Day): Day {
	return isWorkingDay(calendar, d) ? d : addWorkingDays(calendar, d, 1);
}

interface NamedDay {
	day: Day;
	name: string | null;
}

/** One month as `calendar show` prints it. */
export interface CalendarMonth {
	month: number;
	workingDays: number;
	/** Mondays to Fridays off. */
	rests: NamedDay[];
	/** Saturdays and Sundays worked. */
	worked: NamedDay[];
}

/** A year's months: working days, weekdays off, weekend days worked. */
export function calendarOfYear(calendar: Calendar, year: number): CalendarMonth[] {
	const odd = calendar.odd.filter((d) => yearOf(d) === year);
	return Array.from({ length: 12 }, (_, index) => {
		const month = index + 1;
		const inMonth = odd.filter((d) => monthOf(d) === month).map((d) => calendar.special.get(d)!);
		const last = monthEnd(year, month);
		const first = day(`${last.slice(0, 8)}01`);
		const named = (working: boolean): NamedDay[] =>
			inMonth.filter((entry) => entry.working === working).map(({ day: d, name }) => ({ day: d, name }));
		return {
			month,
			workingDays: workingDaysBetween(calendar, addDays(first, -1), last),
			rests: named(false),
			worked: named(true),
		};
	});
}
