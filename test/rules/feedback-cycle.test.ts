import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { addDays, type Day, day } from '../../src/rules/day.ts';
import {
	cycleOf,
	hasReported,
	interimDay,
	nextFeedbackDay,
	owesFeedback,
	silentCycles,
} from '../../src/rules/feedback-cycle.ts';
import type { Item } from '../../src/rules/item.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { defaultSources } from '../../src/rules/sources.ts';
import { sampleItem } from './sample-item.ts';

const rules = { calendar: calendarOf([]), limits: limitsWith({}), sources: defaultSources };

const cyclic = (cycle: string | null, dispatched = '2026-01-05', facts: Partial<Item> = {}): Item =>
	sampleItem({
		source: '年度重点工作',
		dispatched: day(dispatched),
		due: null,
		deadline: { kind: 'long_term', cycle },
		...facts,
	});

describe('the next feedback day', () => {
	test.each<[cycle: string, on: string, next: string]>([
		['每月', '2026-11-02', '2026-11-25'],
		['每月', '2026-11-25', '2026-11-25'],
		['每月', '2026-11-26', '2026-12-25'],
		['每月', '2026-12-26', '2027-01-25'],
		['逐月推进', '2026-11-02', '2026-11-25'],
		['月报', '2026-11-02', '2026-11-25'],
		['一月一调度', '2026-11-02', '2026-11-25'],
		['每月5日前', '2026-11-02', '2026-11-05'],
		['每月5日前', '2026-11-06', '2026-12-05'],
		['每月底', '2026-11-02', '2026-11-30'],
		['每月31日前', '2028-02-01', '2028-02-29'],
		['每月31日前', '2026-02-01', '2026-02-28'],
		['每季度', '2026-11-02', '2026-12-25'],
		['每季度', '2026-12-26', '2027-03-25'],
		['按季度报送', '2026-04-01', '2026-06-25'],
		['每季度末', '2026-04-01', '2026-06-30'],
		['每季度首月10日前', '2026-02-01', '2026-04-10'],
		['每半年', '2026-11-02', '2026-12-25'],
		['每半年一次', '2027-01-01', '2027-06-25'],
		['每年', '2026-11-02', '2026-12-25'],
		['每年12月底前', '2026-11-02', '2026-12-31'],
		['每年6月、12月', '2027-01-01', '2027-06-25'],
		['每2个月', '2026-11-02', '2026-12-25'],
		['每两个月', '2026-12-26', '2027-02-25'],
		['每4个月', '2026-09-01', '2026-12-25'],
		['每两季度', '2026-07-01', '2026-12-25'],
		['每周', '2026-11-02', '2026-11-06'],
		['每周五报', '2026-11-06', '2026-11-06'],
		['每周一', '2026-11-03', '2026-11-09'],
		['周报', '2026-11-07', '2026-11-13'],
		['每旬', '2026-11-02', '2026-11-10'],
		['按旬', '2026-11-21', '2026-11-30'],
		['每半月', '2026-11-02', '2026-11-15'],
		['每15天', '2026-11-16', '2026-11-30'],
		['每日', '2026-11-02', '2026-11-02'],
		['每月;每季度', '2026-11-02', '2026-11-25'],
		['适时', '2026-11-02', '2026-12-25'],
		['每0个月', '2026-11-02', '2026-11-25'],
	])('%s from %s is %s', (cycle, on, next) => {
		expect(nextFeedbackDay(cyclic(cycle), day(on), rules)).toBe(next);
	});

	test('a rest day stays one: 25 October 2026 is a Sunday', () => {
		expect(nextFeedbackDay(cyclic('每月'), day('2026-10-20'), rules)).toBe('2026-10-25');
	});

	test('the day of the month is the office’s', () => {
		const own = { ...rules, limits: limitsWith({ 'report-day': '20号' }) };
		expect(nextFeedbackDay(cyclic('每月'), day('2026-11-02'), own)).toBe('2026-11-20');
	});

	test('it lies after dispatch, and after the last dispatch of an item dispatched again', () => {
		expect(nextFeedbackDay(cyclic('每月', '2026-11-25'), day('2026-11-25'), rules)).toBe('2026-12-25');
		const again = cyclic('每月', '2026-03-02', { reopened: day('2026-11-25') });
		expect(nextFeedbackDay(again, day('2026-11-20'), rules)).toBe('2026-12-25');
	});

	test.each<[name: string, facts: Partial<Item>]>([
		['not dispatched', { dispatched: null, status: '已立项' }],
		['suspended', { status: '中止' }],
		['claimed', { status: '待审核', claimed: day('2026-10-30') }],
		['finished', { status: '已办结' }],
		['split up', { children: 2 }],
	])('%s: none', (_name, facts) => {
		const item = cyclic('每月', '2026-01-05', facts);
		expect(owesFeedback(item)).toBe(false);
		expect(nextFeedbackDay(item, day('2026-11-02'), rules)).toBeNull();
		expect(silentCycles(item, [], day('2026-11-02'), rules)).toBe(0);
	});

	test('a dated matter has none, but one to be kept up for ever has that of undated ones', () => {
		expect(nextFeedbackDay(sampleItem({ source: '会议议定' }), day('2026-11-02'), rules)).toBeNull();
		const kept = sampleItem({ source: '会议议定', deadline: { alsoLongTerm: true } });
		expect(cycleOf(kept, rules.limits)).toBe('每季度');
		expect(nextFeedbackDay(kept, day('2026-11-02'), rules)).toBe('2026-12-25');
	});
});

describe('cycles without feedback', () => {
	test.each<[name: string, cycle: string, dispatched: string, fed: string[], on: string, silent: number]>([
		['on the feedback day itself it has not passed', '每月', '2026-09-28', [], '2026-10-25', 0],
		['the day after it has', '每月', '2026-09-28', [], '2026-10-26', 1],
		['two', '每月', '2026-08-28', [], '2026-11-02', 2],
		['feedback on the day counts', '每月', '2026-08-28', ['2026-10-25'], '2026-11-02', 0],
		['feedback in the first of two', '每月', '2026-08-28', ['2026-09-20'], '2026-11-02', 1],
		['late feedback is feedback', '每月', '2026-08-28', ['2026-10-27'], '2026-11-02', 0],
		['feedback from before dispatch is none', '每月', '2026-08-28', ['2026-08-01'], '2026-11-02', 2],
		['feedback on the day of dispatch speaks for the first', '每月', '2026-08-28', ['2026-08-28'], '2026-11-02', 1],
		['feedback after the day looked at is not known yet', '每月', '2026-08-28', ['2026-11-20'], '2026-11-02', 2],
		['the last counts, in any order', '每月', '2026-06-28', ['2026-09-10', '2026-07-10'], '2026-11-02', 1],
		['quarters', '每季度', '2026-03-30', [], '2026-11-02', 2],
		['a quarter not over', '每季度', '2026-09-28', [], '2026-11-02', 0],
		['weeks', '每周', '2026-10-12', [], '2026-11-02', 3],
	])('%s', (_name, cycle, dispatched, fed, on, silent) => {
		expect(silentCycles(cyclic(cycle, dispatched), fed.map(day), day(on), rules)).toBe(silent);
	});

	const aDay = fc.integer({ min: 0, max: 700 }).map((n): Day => addDays(day('2026-01-01'), n));
	const aCycle = fc.constantFrom('每月', '每季度', '每月5日前', '每周', '每半年', '每旬', '每日');

	test('never fewer the day after when nothing came, none right after feedback', () => {
		fc.assert(
			fc.property(aCycle, aDay, fc.array(aDay, { maxLength: 4 }), aDay, (cycle, dispatched, fed, on) => {
				const item = cyclic(cycle, dispatched);
				const next = addDays(on, 1);
				const quiet = fed.filter((d) => d <= on);
				expect(silentCycles(item, quiet, next, rules)).toBeGreaterThanOrEqual(silentCycles(item, quiet, on, rules));
				if (on >= dispatched) expect(silentCycles(item, [...quiet, on], next, rules)).toBe(0);
			}),
			{ numRuns: 300 },
		);
	});

	test('a cycle passes exactly when its feedback day does', () => {
		fc.assert(
			fc.property(aCycle, aDay, aDay, (cycle, dispatched, on) => {
				fc.pre(on >= dispatched);
				const item = cyclic(cycle, dispatched);
				const coming = nextFeedbackDay(item, on, rules) as Day;
				const before = silentCycles(item, [], coming, rules);
				expect(before).toBe(silentCycles(item, [], on, rules));
				expect(silentCycles(item, [], addDays(coming, 1), rules)).toBe(before + 1);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('the one report of a 批示', () => {
	const instruction = (due: string | null, source = '领导批示') =>
		sampleItem({ source, dispatched: day('2026-10-12'), due });
	test.each<[name: string, item: Item, interim: string | null]>([
		['ten working days are not longer than ten', instruction('2026-10-26'), null],
		['eleven are', instruction('2026-10-27'), '2026-10-26'],
		['no day, no report between', instruction(null), null],
		['another source', instruction('2026-12-31', '会议议定'), null],
		['not dispatched', { ...instruction('2026-12-31'), dispatched: null }, null],
	])('%s', (_name, item, interim) => {
		expect(interimDay(item, rules)).toBe(interim);
	});

	test('it is the next feedback day until it has passed', () => {
		const item = instruction('2026-11-30');
		expect(nextFeedbackDay(item, day('2026-10-26'), rules)).toBe('2026-10-26');
		expect(nextFeedbackDay(item, day('2026-10-27'), rules)).toBeNull();
	});

	test('one report since dispatch gives it', () => {
		const item = instruction('2026-11-30');
		const on = day('2026-10-26');
		expect(hasReported(item, [day('2026-10-11')], on, rules)).toBe(false);
		expect(hasReported(item, [day('2026-10-12')], on, rules)).toBe(true);
	});
});

test.each<[fed: string, day: string, has: boolean]>([
	['2026-10-25', '2026-11-25', false],
	['2026-10-26', '2026-11-25', true],
	['2026-11-25', '2026-11-25', true],
	['2026-11-26', '2026-11-25', false],
])('feedback on %s is for the cycle to %s: %s', (fed, until, has) => {
	expect(hasReported(cyclic('每月'), [day(fed)], day(until), rules)).toBe(has);
});
