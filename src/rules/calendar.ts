import { addDays, type Day, day, daysBetween, monthEnd, monthOf, yearOf } from './day.ts';
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
	/** Days on which plain weekday counting goes wrong, in order, as their distance from the fixed Monday. */
	readonly odd: readonly number[];
	/** `drift[i]`: working days gained over plain weekdays by the first i odd days. */
	readonly drift: readonly number[];
}

/** Days are counted from this one where there are many of them. */
const monday = day('1900-01-01');
const distanceOf = (d: Day): number => daysBetween(monday, d);
const isWeekday = (distance: number): boolean => ((distance % 7) + 7) % 7 < 5;

/** Tells each built-in day once, by its distance: every start counts them out, so they are taken as they stand (a test reads them all). */
function tellNoticed(tell: (distance: number, working: boolean, name: string) => void): void {
	for (const notice of Object.values(holidayNotices)) {
		// By place: to take a list apart from its head costs more than all the counting.
		for (const { 0: name, 1: first, 2: last, 3: worked = [] } of notice) {
			const begin = distanceOf(first as Day);
			const days = daysBetween(first as Day, last as Day);
			for (let at = begin; at <= begin + days; at++) tell(at, false, name);
			for (const d of worked) tell(distanceOf(d as Day), true, name);
		}
	}
}

function specialDays(added: readonly CalendarDay[]): Map<Day, CalendarDay> {
	const special = new Map<Day, CalendarDay>();
	tellNoticed((distance, working, name) => {
		const d = addDays(monday, distance);
		special.set(d, { day: d, working, name });
	});
	for (const entry of added) special.set(entry.day, entry);
	return special;
}

/** The built-in notices of the State Council with the ledger's own days laid over them. */
export function calendarOf(added: readonly CalendarDay[]): Calendar {
	const gains = new Map<number, number>();
	const note = (distance: number, working: boolean) => {
		if (working === isWeekday(distance)) gains.delete(distance);
		else gains.set(distance, working ? 1 : -1);
	};
	tellNoticed(note);
	for (const entry of added) note(distanceOf(entry.day), entry.working);
	const odd = [...gains.keys()].sort((a, b) => a - b);
	const drift = [0];
	for (const at of odd) drift.push(drift.at(-1)! + gains.get(at)!);
	const years = new Set([...Object.keys(holidayNotices).map(Number), ...added.map((entry) => yearOf(entry.day))]);
	let special: Map<Day, CalendarDay> | null = null;
	return {
		// Most counting needs no names.
		get special() {
			special ??= specialDays(added);
			return special;
		},
		years,
		odd,
		drift,
	};
}

/** Whether the office works on that day; in an unknown year only weekends rest. */
export function isWorkingDay(calendar: Calendar, d: Day): boolean {
	const distance = distanceOf(d);
	const before = oddUpTo(calendar, distance);
	return isWeekday(distance) !== (calendar.odd[before - 1] === distance);
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
function oddUpTo(calendar: Calendar, distance: number): number {
	let low = 0;
	let high = calendar.odd.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (calendar.odd[middle]! <= distance) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Mondays to Fridays from the fixed Monday to the day itself. */
function weekdaysUpTo(distance: number): number {
	const weeks = Math.floor((distance + 1) / 7);
	return weeks * 5 + Math.min(distance + 1 - weeks * 7, 5);
}

function workedUpTo(calendar: Calendar, d: Day): number {
	const distance = distanceOf(d);
	return weekdaysUpTo(distance) + calendar.drift[oddUpTo(calendar, distance)]!;
}

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

/** Days that are not worked as plain weekdays and weekends are, in order. */
export const oddDays = (calendar: Calendar): Day[] => calendar.odd.map((distance) => addDays(monday, distance));

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
	const odd = oddDays(calendar).filter((d) => yearOf(d) === year);
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
