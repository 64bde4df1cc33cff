import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarOf, workingDaysBetween } from '../../src/rules/calendar.ts';
import { addDays, day, daysBetween } from '../../src/rules/day.ts';
import { countDays, writeDayCount, writeDistance, writeLeft } from '../../src/rules/day-count.ts';

const calendar = calendarOf([]);

test.each<[name: string, from: string, to: string, words: string]>([
	['a Friday to Monday', '2026-10-30', '2026-11-02', '10月31日至11月2日共3天，工作日1天；不算周末2天'],
	['a weekday to the next', '2026-11-03', '2026-11-04', '11月4日至11月4日共1天，工作日1天'],
	['a Saturday worked', '2026-10-09', '2026-10-10', '10月10日至10月10日共1天，工作日1天；调休上班的10月10日计入'],
	[
		'National Day',
		'2026-09-30',
		'2026-10-12',
		'10月1日至10月12日共12天，工作日4天；不算周末1天、国庆节10月1日至10月7日；调休上班的10月10日计入',
	],
	['a year without a notice', '2029-09-28', '2029-10-08', '9月29日至10月8日共10天，工作日6天；不算周末4天'],
])('%s', (_name, from, to, words) => {
	expect(writeDayCount(calendar, day(from), day(to))).toBe(words);
});

test('the parts add up to the days, and the working days are those counted elsewhere', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 400 }), (start, length) => {
			const from = addDays(day('2024-01-01'), start);
			const to = addDays(from, length);
			const count = countDays(calendar, from, to);
			const festive = count.festivals.reduce((sum, { first, last }) => sum + daysBetween(first, last) + 1, 0);
			expect(count.days).toBe(length);
			expect(count.workingDays + count.weekend + festive).toBe(count.days);
			expect(count.workingDays).toBe(workingDaysBetween(calendar, from, to));
		}),
	);
});

test.each<[today: string, to: string, words: string]>([
	['2026-11-02', '2026-11-02', '今天'],
	['2026-11-06', '2026-11-09', '1个工作日'],
	['2026-11-06', '2026-11-07', '1天后（休息日）'],
	['2026-10-09', '2026-10-10', '1个工作日'],
	['2026-09-30', '2026-10-07', '7天后（休息日）'],
])('on %s, %s is %s', (today, to, words) => {
	expect(writeDistance(calendar, day(today), day(to))).toBe(words);
});

test.each<[name: string, today: string, to: string, words: string]>([
	['the day itself', '2026-10-30', '2026-10-30', '今天'],
	['a Friday to the Saturday', '2026-10-30', '2026-10-31', '1天后（休息日）'],
	['a Friday to the Monday', '2026-10-30', '2026-11-02', '剩1个工作日'],
	['the eve of a Saturday worked', '2026-10-09', '2026-10-10', '剩1个工作日'],
	['on the Sunday after', '2026-11-01', '2026-10-30', '已超2天'],
	['on the Monday after', '2026-11-02', '2026-10-30', '已超1个工作日'],
])('how much is left: %s', (_, today, to, words) => {
	expect(writeLeft(calendar, day(today), day(to))).toBe(words);
});
