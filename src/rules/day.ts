import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

/** A calendar day as `YYYY-MM-DD`: it sorts, compares, stores and prints as itself, and knows no time zone. */
export type Day = string & { readonly day: unique symbol };

const isoForm = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayLength = 86_400_000;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 0 for a month there is not. */
const lengthOf = (year: number, month: number): number =>
	month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);

/** The day a text names, or null when it is not an existing day written `YYYY-MM-DD` (2026-02-30 is none). */
export function parseDay(text: string): Day | null {
	const [, year, month, date] = isoForm.exec(text) ?? [];
	if (year === undefined || Number(date) < 1 || Number(date) > lengthOf(Number(year), Number(month))) return null;
	return text as Day;
}

/** A day from its parts, or null when there is no such day (year 1900–2200, month 1–12). */
export function dayOf(year: number, month: number, date: number): Day | null {
	if (year < 1900 || year > 2200) return null;
	const pad = (n: number, width: number) => String(n).padStart(width, '0');
	return parseDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`);
}

/** For days written in the program itself; throws on a day that does not exist. */
export function day(text: string): Day {
	const parsed = parseDay(text);
	if (parsed === null) throw new RangeError(`not a day: ${text}`);
	return parsed;
}

export const yearOf = (d: Day): number => Number(d.slice(0, 4));
export const monthOf = (d: Day): number => Number(d.slice(5, 7));
export const dateOf = (d: Day): number => Number(d.slice(8, 10));

const written = (value: dayjs.Dayjs): Day => value.format('YYYY-MM-DD') as Day;

/** The day `n` calendar days later (earlier when negative). */
export const addDays = (d: Day, n: number): Day =>
	new Date(Date.parse(d) + n * dayLength).toISOString().slice(0, 10) as Day;

/** The same date `n` months later, or the month's last day when it is shorter. */
export const addMonths = (d: Day, n: number): Day => written(dayjs.utc(d).add(n, 'month'));

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / dayLength;

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (d: Day): number => new Date(d).getUTCDay();

/** `星期一`. */
export const writeWeekday = (d: Day): string => `星期${'日一二三四五六'[weekdayOf(d)]}`;

/** The last day of a month. */
export const monthEnd = (year: number, month: number): Day =>
	`${year}-${String(month).padStart(2, '0')}-${lengthOf(year, month)}` as Day;

/** `2026年11月4日`: Arabic, not padded (GB/T 9704-2012, 7.3.5). */
export const writeDay = (d: Day): string => `${yearOf(d)}年${monthOf(d)}月${dateOf(d)}日`;
/** `11月4日`. */
export const writeMonthDay = (d: Day): string => `${monthOf(d)}月${dateOf(d)}日`;
/** `11月4日`, with its year where that is not the year of the day it is read beside. */
export const writeDayBeside = (d: Day, other: Day): string =>
	yearOf(d) === yearOf(other) ? writeMonthDay(d) : writeDay(d);
