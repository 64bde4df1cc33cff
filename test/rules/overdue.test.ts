import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { day } from '../../src/rules/day.ts';
import type { Item } from '../../src/rules/item.ts';
import { isOverdue, lateness } from '../../src/rules/overdue.ts';
import { sampleItem } from './sample-item.ts';

const today = day('2026-11-02');

describe('isOverdue', () => {
	test.each<[string, Item, boolean]>([
		['due the day before', sampleItem({ due: '2026-11-01' }), true],
		['due today', sampleItem({ due: '2026-11-02' }), false],
		['due tomorrow', sampleItem({ due: '2026-11-03' }), false],
		['no deadline', sampleItem({ due: null }), false],
		['registered, not yet dispatched', sampleItem({ status: '已立项' }), true],
		['a draft', sampleItem({ status: '拟立项' }), false],
		['claimed on the day', sampleItem({ status: '待审核', claimed: day('2026-10-30') }), false],
		['claimed the day after', sampleItem({ status: '待审核', claimed: day('2026-10-31') }), true],
		['claimed in time, laid before the leader', sampleItem({ status: '待阅示', claimed: day('2026-10-30') }), false],
		['returned: no claim stands', sampleItem({ status: '办理中', claimed: null }), true],
		['suspended', sampleItem({ status: '中止' }), false],
		['finished', sampleItem({ status: '已办结', claimed: day('2026-10-31') }), false],
		['struck off', sampleItem({ status: '已销号' }), false],
		['cancelled', sampleItem({ status: '撤销' }), false],
		['merged', sampleItem({ status: '并入' }), false],
		[
			'extended: the current day counts',
			sampleItem({ deadline: { current: day('2026-11-20'), extensions: 1 } }),
			false,
		],
	])('%s', (_name, item, expected) => {
		expect(isOverdue(item, today)).toBe(expected);
	});
});

describe('lateness', () => {
	const calendar = calendarOf([]);
	test.each<[string, Item, string, number, number]>([
		['a Friday, seen on Monday', sampleItem(), '2026-11-02', 1, 3],
		['a Saturday, seen on Monday', sampleItem({ due: '2026-10-31' }), '2026-11-02', 1, 2],
		['a Saturday, seen on Sunday', sampleItem({ due: '2026-10-31' }), '2026-11-01', 0, 1],
		['over two festivals', sampleItem({ due: '2026-09-15' }), '2026-11-02', 30, 48],
		['the eve of a worked Saturday, seen on it', sampleItem({ due: '2026-10-09' }), '2026-10-10', 1, 1],
		['the eve of National Day, seen after it', sampleItem({ due: '2026-09-30' }), '2026-10-08', 1, 8],
		['the last day of the last known year', sampleItem({ due: '2026-12-31' }), '2027-01-04', 2, 4],
		['over a leap day', sampleItem({ due: '2024-02-28' }), '2024-03-01', 2, 2],
		['a leap day itself', sampleItem({ due: '2024-02-29' }), '2024-03-01', 1, 1],
		['not yet due', sampleItem({ due: '2026-11-20' }), '2026-11-02', 0, 0],
		['the day itself', sampleItem(), '2026-10-30', 0, 0],
		['no deadline', sampleItem({ due: null }), '2026-11-02', 0, 0],
		['stops at a standing claim', sampleItem({ claimed: day('2026-11-03') }), '2026-11-30', 2, 4],
		['a claim in time is not late', sampleItem({ claimed: day('2026-10-29') }), '2026-11-30', 0, 0],
		['stops at completion when no claim is known', sampleItem({ completed: day('2026-11-03') }), '2026-11-30', 2, 4],
		['a claim after the line does not matter', sampleItem({ claimed: day('2026-11-20') }), '2026-11-03', 2, 4],
	])('%s', (_name, item, line, workingDays, days) => {
		expect(lateness(item, day(line), calendar)).toEqual({ workingDays, days });
	});
});
