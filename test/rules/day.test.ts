import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	addDays,
	addMonths,
	day,
	dayOf,
	daysBetween,
	monthEnd,
	parseDay,
	weekdayOf,
	writeWeekday,
} from '../../src/rules/day.ts';

test.each<[string, string, string | null]>([
	['the last day of a year', '2026-12-31', '2026-12-31'],
	['a leap day', '2024-02-29', '2024-02-29'],
	['a leap day of a century divided by 400', '2000-02-29', '2000-02-29'],
	['29 February of a plain year', '2026-02-29', null],
	['29 February of a century that is none', '2100-02-29', null],
	['30 February', '2024-02-30', null],
	['31 November', '2023-11-31', null],
	['day 0', '2026-11-00', null],
	['month 0', '2026-00-10', null],
	['month 13', '2026-13-01', null],
	['not padded', '2026-1-5', null],
	['with a time', '2026-11-02T00:00', null],
	['not a day', '明天', null],
])('a day as written: %s', (_name, text, read) => {
	expect(parseDay(text)).toBe(read);
});

test.each<[string, number, number, number, string | null]>([
	['an ordinary day', 2026, 11, 2, '2026-11-02'],
	['a day that is not', 2026, 9, 31, null],
	['too early a year', 1899, 12, 31, null],
	['too late a year', 2201, 1, 1, null],
])('a day from its parts: %s', (_name, year, month, date, read) => {
	expect(dayOf(year, month, date)).toBe(read);
});

test.each<[string, string, number, string]>([
	['the same date', '2026-03-15', 3, '2026-06-15'],
	['from the 31st into a shorter month', '2026-08-31', 3, '2026-11-30'],
	['into February', '2025-11-30', 3, '2026-02-28'],
	['into February of a leap year', '2023-11-30', 3, '2024-02-29'],
	['from a leap day a year on', '2024-02-29', 12, '2025-02-28'],
	['over the end of the year', '2026-10-31', 6, '2027-04-30'],
])('months later: %s', (_name, from, months, to) => {
	expect(addMonths(day(from), months)).toBe(to);
});

test.each<[number, number, string]>([
	[2024, 2, '2024-02-29'],
	[2026, 2, '2026-02-28'],
	[2100, 2, '2100-02-28'],
	[2026, 4, '2026-04-30'],
	[2026, 12, '2026-12-31'],
])('the end of month %i-%i', (year, month, end) => {
	expect(monthEnd(year, month)).toBe(end);
});

test.each<[string, string]>([
	['2026-11-01', '星期日'],
	['2026-11-02', '星期一'],
	['2026-11-07', '星期六'],
])('the weekday of %s is %s', (on, words) => {
	expect(writeWeekday(day(on))).toBe(words);
});

test('every day is followed by a day, one weekday on, and the first of the next month by its end', () => {
	const anyDay = fc.integer({ min: 0, max: 100_000 }).map((n) => addDays(day('1900-01-01'), n));
	fc.assert(
		fc.property(anyDay, (one) => {
			const next = addDays(one, 1);
			expect(parseDay(next)).toBe(next);
			expect(daysBetween(one, next)).toBe(1);
			expect(weekdayOf(next)).toBe((weekdayOf(one) + 1) % 7);
			if (next.endsWith('-01')) expect(monthEnd(Number(one.slice(0, 4)), Number(one.slice(5, 7)))).toBe(one);
		}),
	);
});
