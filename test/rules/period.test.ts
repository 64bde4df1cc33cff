import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { addDays, type Day, day, monthOf, yearOf } from '../../src/rules/day.ts';
import {
	parsePeriod,
	parsePeriodAhead,
	periodBefore,
	periodKey,
	spanBefore,
	writeDueBy,
} from '../../src/rules/period.ts';

const today = day('2026-11-02');

describe('parsePeriod', () => {
	test.each<[string, string, string, string]>([
		['本周', '2026-11-02', '2026-11-08', '11月2日至11月8日'],
		['上周', '2026-10-26', '2026-11-01', '10月26日至11月1日'],
		['第44周', '2026-10-26', '2026-11-01', '10月26日至11月1日'],
		['44周', '2026-10-26', '2026-11-01', '10月26日至11月1日'],
		['2026W44', '2026-10-26', '2026-11-01', '10月26日至11月1日'],
		['2026年第1周', '2025-12-29', '2026-01-04', '2025年12月29日至2026年1月4日'],
		['2026年第53周', '2026-12-28', '2027-01-03', '2026年12月28日至2027年1月3日'],
		['2025年第44周', '2025-10-27', '2025-11-02', '2025年10月27日至11月2日'],
		['本月', '2026-11-01', '2026-11-30', '11月份'],
		['上月', '2026-10-01', '2026-10-31', '10月份'],
		['10月', '2026-10-01', '2026-10-31', '10月份'],
		['10月份', '2026-10-01', '2026-10-31', '10月份'],
		['十月', '2026-10-01', '2026-10-31', '10月份'],
		['２月', '2026-02-01', '2026-02-28', '2月份'],
		['12月', '2025-12-01', '2025-12-31', '2025年12月份'],
		['2026-10', '2026-10-01', '2026-10-31', '10月份'],
		['2026.10', '2026-10-01', '2026-10-31', '10月份'],
		['2026年12月', '2026-12-01', '2026-12-31', '12月份'],
		['2024-2', '2024-02-01', '2024-02-29', '2024年2月份'],
		['三季度', '2026-07-01', '2026-09-30', '三季度'],
		['第三季度', '2026-07-01', '2026-09-30', '三季度'],
		['3季度', '2026-07-01', '2026-09-30', '三季度'],
		['四季度', '2026-10-01', '2026-12-31', '四季度'],
		['2026Q3', '2026-07-01', '2026-09-30', '三季度'],
		['2025q4', '2025-10-01', '2025-12-31', '2025年四季度'],
		['Q1', '2026-01-01', '2026-03-31', '一季度'],
		['2025年一季度', '2025-01-01', '2025-03-31', '2025年一季度'],
		['本季度', '2026-10-01', '2026-12-31', '四季度'],
		['上季度', '2026-07-01', '2026-09-30', '三季度'],
		['上半年', '2026-01-01', '2026-06-30', '上半年'],
		['下半年', '2026-07-01', '2026-12-31', '下半年'],
		['2025年下半年', '2025-07-01', '2025-12-31', '2025年下半年'],
		['全年', '2026-01-01', '2026-12-31', '全年'],
		['2026', '2026-01-01', '2026-12-31', '全年'],
		['2025', '2025-01-01', '2025-12-31', '2025年'],
		['2025年', '2025-01-01', '2025-12-31', '2025年'],
		['去年', '2025-01-01', '2025-12-31', '2025年'],
		['8.1-8.31', '2026-08-01', '2026-08-31', '8月1日至8月31日'],
		['8月1日至9月15日', '2026-08-01', '2026-09-15', '8月1日至9月15日'],
		['8.1～8.31', '2026-08-01', '2026-08-31', '8月1日至8月31日'],
		['2025-08-01..2025-08-31', '2025-08-01', '2025-08-31', '2025年8月1日至8月31日'],
		['12.1-12.20', '2025-12-01', '2025-12-20', '2025年12月1日至12月20日'],
		['2025.12.25-2026.1.5', '2025-12-25', '2026-01-05', '2025年12月25日至2026年1月5日'],
		['10.25 - 11.2', '2026-10-25', '2026-11-02', '10月25日至11月2日'],
	])('%s', (text, from, to, label) => {
		expect(parsePeriod(text, today)).toMatchObject({ from, to, label });
	});

	test.each<[string, string, string]>([
		['上周', '2025-12-29', '2025年12月29日至2026年1月4日'],
		['上月', '2025-12-01', '2025年12月份'],
		['上季度', '2025-10-01', '2025年四季度'],
		['12月', '2025-12-01', '2025年12月份'],
		['1月', '2026-01-01', '1月份'],
		['下半年', '2025-07-01', '2025年下半年'],
		['12.25-1.5', '2025-12-25', '2025年12月25日至2026年1月5日'],
	])('%s in January', (text, from, label) => {
		expect(parsePeriod(text, day('2026-01-08'))).toMatchObject({ from, label });
	});

	test('上月 from the last day of a long month', () => {
		expect(parsePeriod('上月', day('2026-03-31'))).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
	});

	test.each([
		'',
		'十三月',
		'13月',
		'0月',
		'五季度',
		'2026Q5',
		'第53周',
		'第54周',
		'2025年第53周',
		'0周',
		'最近',
		'8.1',
		'2.30-3.5',
		'9.15-2026.8.1x',
		'0026',
		'toString',
	])('refuses %s with examples', (text) => {
		expect(() => parsePeriod(text, today)).toThrow(
			expect.objectContaining({ name: 'UserError', exit: 'misused', hint: expect.stringContaining('2026Q3') }),
		);
	});

	const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(day('2022-01-01'), n));
	const words = fc.constantFrom(
		'本周',
		'52周',
		'2周',
		'本月',
		'本季度',
		'全年',
		'5月',
		'三季度',
		'下半年',
		'8.1-8.31',
		'12.25-1.5',
	);

	test('a period never ends before it begins and, named without a year, has begun', () => {
		fc.assert(
			fc.property(words, days, (text, on) => {
				const { from, to } = parsePeriod(text, on);
				expect(from <= to).toBe(true);
				expect(from <= on).toBe(true);
			}),
		);
	});

	test('本月 and 全年 hold today, and a month written out is 本月', () => {
		fc.assert(
			fc.property(days, (on: Day) => {
				const { from, to } = parsePeriod('本月', on);
				expect(from <= on && on <= to).toBe(true);
				expect(parsePeriod(`${yearOf(on)}-${monthOf(on)}`, on)).toEqual(parsePeriod('本月', on));
				expect(parsePeriod(`${monthOf(on)}月`, on)).toEqual(parsePeriod('本月', on));
			}),
		);
	});

	test('any text is read or refused in words', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-月日年季度Q上本下半至') }), (text) => {
				try {
					const { from, to } = parsePeriod(text, today);
					expect(from <= to).toBe(true);
				} catch (error) {
					expect(error).toBeInstanceOf(UserError);
				}
			}),
			{ numRuns: 500 },
		);
	});
});

describe('what lies ahead', () => {
	test.each<[string, string, string]>([
		['12月', '2026-12-31', '12月底前'],
		['十二月', '2026-12-31', '12月底前'],
		['11月', '2026-11-30', '11月底前'],
		['10月', '2026-10-31', '10月底前'],
		['本月', '2026-11-30', '11月底前'],
		['上月', '2026-10-31', '10月底前'],
		['去年', '2025-12-31', '2025年底前'],
		['四季度', '2026-12-31', '四季度底前'],
		['全年', '2026-12-31', '2026年底前'],
		['2027-01', '2027-01-31', '2027年1月底前'],
		['12.1-12.20', '2026-12-20', '12月20日前'],
	])('%s ends on %s: %s', (text, to, words) => {
		const period = parsePeriodAhead(text, today);
		expect([period.to, writeDueBy(period)]).toEqual([to, words]);
	});

	test('on 31 January the month before is still last year\u2019s, the one after this year\u2019s', () => {
		const eve = day('2026-01-31');
		expect([parsePeriodAhead('上月', eve).to, parsePeriodAhead('2月', eve).to]).toEqual(['2025-12-31', '2026-02-28']);
		expect(parsePeriodAhead('下半年', eve).to).toBe('2026-12-31');
	});
});

test('a period’s key is read back as the same period', () => {
	for (const word of ['上周', '10月', '三季度', '下半年', '去年', '8.1-8.31', '2026年第1周']) {
		const period = parsePeriod(word, today);
		expect(parsePeriod(periodKey(period), today)).toMatchObject({ from: period.from, to: period.to });
	}
});

test.each([
	['三季度', '2026-04-01', '2026-06-30', '二季度'],
	['2026Q4', '2026-07-01', '2026-09-30', '三季度'],
	['2026年下半年', '2026-01-01', '2026-06-30', '上半年'],
])('%s is compared with the one before', (word, from, to, label) => {
	expect(spanBefore(parsePeriod(word, today))).toEqual({ from, to, label });
});

test.each(['一季度', '上半年', '10月', '全年', '上周', '8.1-8.31'])('%s is not', (word) => {
	expect(spanBefore(parsePeriod(word, today))).toBeNull();
});

test.each([
	['2026-10', '2026-09-01', '2026-09-30', '9月份'],
	['2026-01', '2025-12-01', '2025-12-31', '2025年12月份'],
	['2028-03', '2028-02-01', '2028-02-29', '2028年2月份'],
	['2026Q1', '2025-10-01', '2025-12-31', '2025年四季度'],
	['三季度', '2026-04-01', '2026-06-30', '二季度'],
	['上半年', '2025-07-01', '2025-12-31', '2025年下半年'],
	['2026下半年', '2026-01-01', '2026-06-30', '上半年'],
	['2026', '2025-01-01', '2025-12-31', '2025年'],
	['2026W1', '2025-12-22', '2025-12-28', '2025年12月22日至12月28日'],
	['8.1-8.31', '2026-07-01', '2026-07-31', '7月1日至7月31日'],
	['2026.1.3-2026.1.4', '2026-01-01', '2026-01-02', '1月1日至1月2日'],
])('before %s comes %s to %s', (word, from, to, label) => {
	const before = periodBefore(parsePeriod(word, today), today);
	expect([before.from, before.to, before.label]).toEqual([from, to, label]);
});
