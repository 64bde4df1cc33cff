import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { type Day, day } from '../../src/rules/day.ts';
import type { Assignment, AssignmentStatus, Item } from '../../src/rules/item.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { dutiesOwed, dutyStanding, officeDuties } from '../../src/rules/office-duty.ts';
import { defaultSources } from '../../src/rules/sources.ts';
import { sampleItem } from './sample-item.ts';

const rules = { calendar: calendarOf([]), limits: limitsWith({}), sources: defaultSources };

const share = (status: AssignmentStatus, days: { receipted?: string; since?: string } = {}): Assignment => ({
	id: 1,
	unit: { id: 7, name: '县水利局', short: null, kind: '县直', sort: 10 },
	role: '牵头',
	status,
	written: null,
	promised: null,
	receipted: days.receipted === undefined ? null : day(days.receipted),
	claimed: null,
	since: days.since === undefined ? null : day(days.since),
	ended: null,
	sort: 0,
});
const draft = (facts: Partial<Item> = {}) =>
	sampleItem({ status: '拟立项', received: day('2026-10-30'), registered: null, dispatched: null, ...facts });
const registered = (source: string, on = '2026-10-30') =>
	sampleItem({ source, status: '已立项', received: day(on), registered: day(on), dispatched: null });
const dispatched = (on: string, assignments: Assignment[], facts: Partial<Item> = {}) =>
	sampleItem({ status: '已交办', dispatched: day(on), assignments, ...facts });

describe('what the office owes', () => {
	test.each<[name: string, item: Item, on: string, owed: [what: string, limit: string, left: number][]]>([
		['a draft of Friday is to be registered by Monday', draft(), '2026-11-02', [['立项', '2026-11-02', 0]]],
		['and is late on Tuesday', draft(), '2026-11-03', [['立项', '2026-11-02', -1]]],
		[
			'before National Day the limit is the day after it',
			draft({ received: day('2026-09-30') }),
			'2026-09-30',
			[['立项', '2026-10-08', 1]],
		],
		[
			'a registered item goes out within two working days',
			registered('会议议定'),
			'2026-11-02',
			[['交办', '2026-11-03', 1]],
		],
		[
			'beyond the last known year only weekends rest',
			registered('会议议定', '2026-12-31'),
			'2027-01-04',
			[['交办', '2027-01-04', 0]],
		],
		['a leap day counts', draft({ received: day('2024-02-28') }), '2024-02-29', [['立项', '2024-02-29', 0]]],
		['a 批示 within one', registered('领导批示'), '2026-11-02', [['交办', '2026-11-02', 0]]],
		['the worked Saturday counts', registered('领导批示', '2026-10-09'), '2026-10-12', [['交办', '2026-10-10', -1]]],
		[
			'a receipt is not yet asked after on the second day',
			dispatched('2026-10-28', [share('待签收')]),
			'2026-10-30',
			[],
		],
		['but on the third', dispatched('2026-10-28', [share('待签收')]), '2026-11-02', [['催签收', '2026-11-02', 0]]],
		[
			'from the day the unit came',
			dispatched('2026-09-01', [share('待签收', { since: '2026-10-28' })]),
			'2026-11-03',
			[['催签收', '2026-11-02', -1]],
		],
		[
			'from the day it was dispatched again',
			dispatched('2026-06-01', [share('待签收')], { reopened: day('2026-10-28') }),
			'2026-11-02',
			[['催签收', '2026-11-02', 0]],
		],
		[
			'a unit that has receipted owes no slip',
			dispatched('2026-10-12', [share('办理中', { receipted: '2026-10-20' })]),
			'2026-11-02',
			[],
		],
		['nor one that has left', dispatched('2026-10-12', [share('解除')]), '2026-11-02', []],
		[
			'nor is a slip asked after once the result lies before the leader',
			dispatched('2026-10-12', [share('待签收')], { status: '待阅示' }),
			'2026-11-02',
			[],
		],
		[
			'nothing is asked of a suspended item',
			dispatched('2026-10-12', [share('待签收')], { status: '中止' }),
			'2026-11-02',
			[],
		],
		['nor of a cancelled draft', draft({ status: '撤销' }), '2026-11-02', []],
		['nor of a parent', draft({ children: 2 }), '2026-11-02', []],
	])('%s', (_name, item, on, owed) => {
		expect(dutiesOwed(item, day(on), rules).map(({ what, limit, left }) => [what, limit, left])).toEqual(owed);
	});

	test('a part is not registered again, but dispatched', () => {
		const part = { ...registered('会议议定'), parent: 3 };
		expect(officeDuties(part, rules).map((duty) => duty.what)).toEqual(['交办']);
	});

	test('shares that came in under way tell nothing of receipts', () => {
		expect(officeDuties(dispatched('2026-10-12', [share('办理中')]), rules).map((duty) => duty.what)).toEqual([
			'立项',
			'交办',
		]);
	});
});

describe('how a duty stands', () => {
	const duty = (done: Day | null) => ({
		what: '交办' as const,
		unit: null,
		from: day('2026-10-29'),
		limit: day('2026-11-02'),
		done,
	});
	test.each<[done: string | null, line: string, standing: string]>([
		['2026-11-02', '2026-11-30', '按时'],
		['2026-11-03', '2026-11-30', '超时'],
		['2026-11-03', '2026-11-02', '未到限'],
		[null, '2026-11-02', '未到限'],
		[null, '2026-11-03', '超时'],
	])('done %s, seen on %s: %s', (done, line, standing) => {
		expect(dutyStanding(duty(done === null ? null : day(done)), day(line))).toBe(standing);
	});
});
