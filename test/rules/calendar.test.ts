import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addWorkingDays,
	calendarOf,
	calendarOfYear,
	isKnownYear,
	isWorkingDay,
	nextWorkingDay,
	unknownYears,
	workingDaysBetween,
} from '../../src/rules/calendar.ts';
import { addDays, type Day, day, daysBetween, monthOf, parseDay } from '../../src/rules/day.ts';
import { holidayNotices } from '../../src/rules/holidays.ts';

const calendar = calendarOf([]);
const days = fc
	.integer({ min: 0, max: daysBetween(day('2003-06-01'), day('2028-12-31')) })
	.map((n) => addDays(day('2003-06-01'), n));
const daysOfYears = (first: number, last: number): Day[] =>
	Array.from({ length: daysBetween(day(`${first}-01-01`), day(`${last}-12-31`)) + 1 }, (_, n) =>
		addDays(day(`${first}-01-01`), n),
	);

test('every day of 2004–2026 is worked or not as an independent table of the notices says', () => {
	const differing = daysOfYears(2004, 2026).filter((d) => isWorkingDay(calendar, d) !== chineseDays.isWorkday(d));
	expect(differing).toEqual([]);
});

describe('addWorkingDays', () => {
	test.each<[string, string, number, string]>([
		['zero is the day itself, even a Sunday', '2026-11-01', 0, '2026-11-01'],
		['the first day does not count', '2026-11-02', 1, '2026-11-03'],
		['over a weekend', '2026-10-30', 1, '2026-11-02'],
		['from a Saturday', '2026-10-31', 1, '2026-11-02'],
		['over 国庆节, with the exchanged Saturday worked', '2026-09-30', 3, '2026-10-10'],
		['a worked Sunday counts', '2026-09-18', 1, '2026-09-20'],
		['over 春节', '2026-02-13', 2, '2026-02-24'],
		['ten working days from a receipt', '2026-11-02', 10, '2026-11-16'],
		['from the last day of the last known year, weekends only', '2026-12-31', 1, '2027-01-01'],
		['from the eve of a worked Saturday', '2026-10-09', 1, '2026-10-10'],
		['onto a leap day', '2024-02-28', 1, '2024-02-29'],
		['over a leap day', '2024-02-28', 2, '2024-03-01'],
		['backwards from a Monday', '2026-11-02', -1, '2026-10-30'],
		['backwards from a Sunday', '2026-11-01', -1, '2026-10-30'],
		['backwards over 国庆节', '2026-10-08', -1, '2026-09-30'],
	])('%s', (_name, from, n, expected) => {
		expect(addWorkingDays(calendar, day(from), n)).toBe(expected);
	});

	test('added days are counted back', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: 1, max: 400 }), (from, n) => {
				const found = addWorkingDays(calendar, from, n);
				expect(isWorkingDay(calendar, found)).toBe(true);
				expect(workingDaysBetween(calendar, from, found)).toBe(n);
			}),
		);
	});

	test('adding twice is adding the sum', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (from, a, b) => {
				expect(addWorkingDays(calendar, addWorkingDays(calendar, from, a), b)).toBe(
					addWorkingDays(calendar, from, a + b),
				);
			}),
		);
	});

	test('going back undoes going forward from a working day', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: 0, max: 60 }), (any, n) => {
				const from = nextWorkingDay(calendar, any);
				expect(addWorkingDays(calendar, addWorkingDays(calendar, from, n), -n)).toBe(from);
			}),
		);
	});
});

describe('workingDaysBetween', () => {
	test.each<[string, string, string, number]>([
		['the same day', '2026-11-02', '2026-11-02', 0],
		['the last day counts', '2026-10-30', '2026-11-02', 1],
		['a Saturday deadline is not yet a working day late on Sunday', '2026-10-31', '2026-11-01', 0],
		['a Saturday deadline is one working day late on Monday', '2026-10-31', '2026-11-02', 1],
		['over Mid-Autumn and National Day', '2026-09-15', '2026-11-02', 30],
		['backwards', '2026-11-02', '2026-10-30', -1],
		['a whole year', '2025-12-31', '2026-12-31', 248],
	])('%s', (_name, from, to, expected) => {
		expect(workingDaysBetween(calendar, day(from), day(to))).toBe(expected);
	});

	test('is what counting day by day gives', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: 0, max: 200 }), (from, length) => {
				const counted = Array.from({ length }, (_, n) => addDays(from, n + 1)).filter((d) => isWorkingDay(calendar, d));
				expect(workingDaysBetween(calendar, from, addDays(from, length))).toBe(counted.length);
			}),
		);
	});

	test('parts add up and turning round changes the sign', () => {
		fc.assert(
			fc.property(days, days, days, (a, b, c) => {
				const between = (from: Day, to: Day) => workingDaysBetween(calendar, from, to);
				expect(between(a, b) + between(b, c)).toBe(between(a, c));
				expect(between(a, b) + between(b, a)).toBe(0);
			}),
		);
	});
});

describe("the ledger's own days", () => {
	const own = calendarOf([
		{ day: day('2027-02-05'), working: false, name: '春节' },
		{ day: day('2027-02-06'), working: false, name: '春节' },
		{ day: day('2027-02-20'), working: true, name: '春节' },
		{ day: day('2026-10-10'), working: false, name: '本县调整' },
	]);

	test('make a year known', () => {
		expect(isKnownYear(calendar, 2027)).toBe(false);
		expect(isKnownYear(own, 2027)).toBe(true);
		expect(unknownYears(calendar, day('2028-01-01'), day('2026-12-01'))).toEqual([2027, 2028]);
		expect(unknownYears(own, day('2026-12-01'), day('2028-01-01'))).toEqual([2028]);
	});

	test('override the notice and weekends', () => {
		expect(isWorkingDay(own, day('2026-10-10'))).toBe(false);
		expect(isWorkingDay(own, day('2027-02-05'))).toBe(false);
		expect(isWorkingDay(own, day('2027-02-20'))).toBe(true);
		expect(addWorkingDays(own, day('2027-02-04'), 1)).toBe('2027-02-08');
	});

	test('in an unknown year only weekends rest', () => {
		expect(isWorkingDay(calendar, day('2027-10-01'))).toBe(true);
		expect(isWorkingDay(calendar, day('2027-10-02'))).toBe(false);
	});

	test('tell where a festival begins', () => {});
});

describe('nextWorkingDay', () => {
	test.each<[string, string]>([
		['2026-11-02', '2026-11-02'],
		['2026-10-31', '2026-11-02'],
		['2026-10-01', '2026-10-08'],
		['2026-09-20', '2026-09-20'],
	])('%s', (from, expected) => {
		expect(nextWorkingDay(calendar, day(from))).toBe(expected);
	});
});

describe('calendarOfYear', () => {
	const months = calendarOfYear(calendar, 2026);

	test('October 2026 shows its rest days and its worked Saturday', () => {
		const october = months[9]!;
		expect(october.workingDays).toBe(18);
		expect(october.rests.map((d) => d.day)).toEqual([
			'2026-10-01',
			'2026-10-02',
			'2026-10-05',
			'2026-10-06',
			'2026-10-07',
		]);
		expect(october.worked).toEqual([{ day: '2026-10-10', name: '国庆节' }]);
	});

	test('every month counts its own working days', () => {
		const counted = Array.from(
			{ length: 12 },
			(_, index) => daysOfYears(2026, 2026).filter((d) => monthOf(d) === index + 1 && isWorkingDay(calendar, d)).length,
		);
		expect(months.map((month) => month.workingDays)).toEqual(counted);
	});
});

test('the notices name only days there are', () => {
	const written = Object.values(holidayNotices)
		.flat(3)
		.filter((words): words is string => /\d/.test(words ?? ''));
	expect(written.filter((words) => parseDay(words) === null)).toEqual([]);
	expect(written.length).toBeGreaterThan(400);
});
