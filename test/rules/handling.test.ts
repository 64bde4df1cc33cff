import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { day } from '../../src/rules/day.ts';
import { handlingOf, repliesOf } from '../../src/rules/handling.ts';
import { itemWith } from '../papers/model-ledger.ts';

const calendar = calendarOf([]);
const line = { day: day('2026-10-31'), open: false };
const done = (dispatched: string | null, claimed: string | null, completed = claimed) =>
	itemWith({
		status: '已办结',
		dispatched: dispatched === null ? null : day(dispatched),
		claimed: claimed === null ? null : day(claimed),
		completed: completed === null ? null : day(completed),
	});

describe('平均办理时长', () => {
	test.each<[string, ReturnType<typeof done>[], number | null, number]>([
		['a week from Friday to Friday', [done('2026-10-16', '2026-10-23')], 5, 0],
		['on the day of dispatch', [done('2026-10-16', '2026-10-16')], 0, 0],
		['claimed before it was dispatched', [done('2026-10-16', '2026-10-12')], 0, 0],
		['over National Day with its worked Saturday', [done('2026-09-30', '2026-10-12')], 4, 0],
		['halves go up: 1 and 2 of four are 1.3', [1, 1, 1, 2].map((n) => done('2026-10-19', `2026-10-${19 + n}`)), 1.3, 0],
		['without a claim the day of completion', [done('2026-10-16', null, '2026-10-19')], 1, 0],
		['without a dispatch it is left out', [done(null, '2026-10-19'), done('2026-10-16', '2026-10-19')], 1, 1],
		['without any day of finishing', [done('2026-10-16', null)], null, 1],
		['claimed after the line it still runs', [done('2026-10-16', '2026-11-02')], null, 0],
		['nothing at all', [], null, 0],
	])('%s', (_, items, average, unknown) => {
		const handling = handlingOf(items, line, calendar);
		expect([handling.average, handling.unknown.length]).toEqual([average, unknown]);
	});
});

test('回复率 counts what was claimed by the line of what came from these sources', () => {
	const message = (facts: Parameters<typeof itemWith>[0]) => itemWith({ source: '网民留言', ...facts });
	const items = [
		message({ number: '2026-001' }),
		message({ number: '2026-002', status: '待审核', claimed: day('2026-10-31') }),
		message({ number: '2026-003', status: '待审核', claimed: day('2026-11-01') }),
		message({ number: '2026-004', status: '已办结', claimed: day('2026-10-20') }),
		message({ number: '2026-005', status: '撤销' }),
		itemWith({ number: '2026-006', status: '已办结', claimed: day('2026-10-20') }),
	];
	expect(repliesOf(items, line, ['网民留言', '12345工单'])).toEqual({
		received: ['2026-001', '2026-002', '2026-003', '2026-004'],
		replied: ['2026-002', '2026-004'],
		rate: 50,
	});
	expect(repliesOf(items, line, ['12345工单']).rate).toBeNull();
});
