import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { reasonsToCall } from '../../src/rules/calling.ts';
import { type Day, day } from '../../src/rules/day.ts';
import type { Assignment } from '../../src/rules/item.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { countStandings, standingOf, standings } from '../../src/rules/standing.ts';
import { sampleItem } from './sample-item.ts';

const rules = { calendar: calendarOf([]), limits: limitsWith({}), yearly: [] };
/** A Monday. */
const today = day('2026-11-02');

const share = (facts: Partial<Assignment> = {}): Assignment => ({
	id: 7,
	unit: { id: 3, name: '县水利局', short: null, kind: '县直', sort: 10 },
	role: '牵头',
	status: '办理中',
	written: null,
	promised: null,
	receipted: day('2026-10-13'),
	claimed: null,
	since: null,
	ended: null,
	sort: 0,
	...facts,
});
const lead = share();
const support = share({ id: 8, role: '配合' });

const pledge = (promised: string) => ({
	item: 1,
	assignment: 7,
	unit: 3,
	made: null,
	promised: day(promised),
	whom: null,
});

function reasons(
	due: string | null,
	facts: { share?: Assignment; promised?: string; silent?: number; since?: string; status?: '中止' | '已办结' } = {},
) {
	const item = sampleItem({ due, assignments: [lead, support], ...(facts.status && { status: facts.status }) });
	return reasonsToCall(
		{
			item,
			share: facts.share ?? lead,
			pledge: facts.promised === undefined ? null : pledge(facts.promised),
			silent: facts.silent ?? 0,
			unreceiptedSince: (facts.since ?? null) as Day | null,
		},
		today,
		rules,
	);
}

describe('why a unit is rung on Monday 2 November', () => {
	test.each([
		['overdue since Friday', reasons('2026-10-30'), ['逾期1个工作日']],
		['overdue since Saturday', reasons('2026-10-31'), ['逾期1个工作日']],
		['overdue since Sunday', reasons('2026-11-01'), ['逾期1个工作日']],
		['due today', reasons('2026-11-02'), ['今天到期']],
		['due in three working days', reasons('2026-11-05'), ['还剩3个工作日']],
		['due in four', reasons('2026-11-06'), []],
		['without a day', reasons(null), []],
		['silent for one cycle', reasons(null, { silent: 1 }), ['上期没有反馈']],
		['silent for three', reasons(null, { silent: 3 }), ['连续3期没有反馈']],
		['promised today', reasons(null, { promised: '2026-11-02' }), ['承诺今天']],
		['promised for yesterday', reasons(null, { promised: '2026-11-01' }), ['承诺11月1日，没有兑现']],
		['promised for tomorrow', reasons(null, { promised: '2026-11-03' }), []],
		['no slip', reasons(null, { since: '2026-10-28' }), ['交办3个工作日没有签收']],
		[
			'several reasons, the deadline first',
			reasons('2026-10-30', { promised: '2026-10-30', since: '2026-10-28' }),
			['逾期1个工作日', '承诺10月30日，没有兑现', '交办3个工作日没有签收'],
		],
		['a support is not asked for the lead’s day', reasons('2026-10-30', { share: support }), []],
		[
			'but for its own slip',
			reasons('2026-10-30', { share: share({ ...support, status: '待签收' }), since: '2026-10-28' }),
			['交办3个工作日没有签收'],
		],
		['a unit that has claimed is left alone', reasons('2026-10-30', { share: share({ status: '已报结' }) }), []],
		['so is one of a suspended item', reasons('2026-10-30', { status: '中止' }), []],
		['and of a finished one', reasons('2026-10-30', { status: '已办结' }), []],
	])('%s', (_, found, expected) => {
		expect(found).toEqual(expected);
	});
});

describe('standings', () => {
	test.each([
		['past', sampleItem({ due: '2026-10-30' }), '逾期'],
		['today', sampleItem({ due: '2026-11-02' }), '临期'],
		['far and on schedule', sampleItem({ due: '2026-12-31', percent: 90 }), '正常'],
		['far and behind', sampleItem({ due: '2026-12-31', percent: 1 }), '滞后'],
		['claimed in time', sampleItem({ due: '2026-11-02', claimed: day('2026-10-30'), status: '待审核' }), '正常'],
		['no day', sampleItem({ due: null }), '无时限'],
		['for ever', sampleItem({ due: null, deadline: { kind: 'long_term' } }), '无时限'],
		['unreadable', sampleItem({ due: null, deadline: { kind: 'unparseable' } }), '无时限'],
		['suspended', sampleItem({ due: '2026-10-30', status: '中止' }), '中止'],
	])('%s', (_, item, expected) => {
		expect(standingOf(item, today, rules)).toBe(expected);
	});

	test('every item is counted once', () => {
		const counts = countStandings(['逾期', '逾期', '正常']);
		expect(counts).toEqual({ 逾期: 2, 临期: 0, 滞后: 0, 正常: 1, 无时限: 0, 中止: 0 });
		expect(Object.keys(counts)).toEqual([...standings]);
	});
});
