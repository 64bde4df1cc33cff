import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { day } from '../../src/rules/day.ts';
import { type Item, statuses } from '../../src/rules/item.ts';
import { type Lamp, type LampRules, lampOf, lamps, lampsNamed, lampWords } from '../../src/rules/lamp.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { defaultSources, yearlySources } from '../../src/rules/sources.ts';
import { textsWith } from '../../src/rules/texts.ts';
import { sampleItem } from './sample-item.ts';

const rules: LampRules = { calendar: calendarOf([]), limits: limitsWith({}), yearly: yearlySources(defaultSources) };
const today = day('2026-11-02');
/** Fifty days before and after today. */
const halfway = { dispatched: day('2026-09-13'), due: '2026-12-22' };
const spring = { dispatched: day('2026-03-02'), due: '2026-12-31' };

describe('lampOf', () => {
	test.each<[string, Item, Lamp]>([
		['overdue', sampleItem({ due: '2026-10-31' }), '红·逾期'],
		['due today', sampleItem({ due: '2026-11-02' }), '黄·临期'],
		['three working days left', sampleItem({ due: '2026-11-05' }), '黄·临期'],
		['four working days left', sampleItem({ due: '2026-11-06' }), '绿·正常'],
		['claimed in time, due today', sampleItem({ due: '2026-11-02', status: '待审核', claimed: today }), '绿·正常'],
		['claimed late', sampleItem({ status: '待审核', claimed: day('2026-11-01') }), '红·逾期'],
		['claimed in time, past its day', sampleItem({ status: '待阅示', claimed: day('2026-10-30') }), '绿·正常'],
		['behind by far', sampleItem({ ...spring, percent: 40 }), '黄·滞后'],
		['behind by ten points or less', sampleItem({ ...spring, percent: 71 }), '绿·正常'],
		['behind by ten points exactly', sampleItem({ ...halfway, percent: 40 }), '绿·正常'],
		['behind by a tenth more', sampleItem({ ...halfway, percent: 39.9 }), '黄·滞后'],
		['claimed: no longer behind', sampleItem({ ...halfway, percent: 30, status: '待审核', claimed: today }), '绿·正常'],
		['no percent reported: nothing to compare', sampleItem({ ...spring, percent: null }), '绿·正常'],
		['nearly due goes before behind', sampleItem({ due: '2026-11-04', percent: 5 }), '黄·临期'],
		[
			'yearly work runs from January',
			sampleItem({ ...spring, source: '重点项目', dispatched: null, percent: 60 }),
			'黄·滞后',
		],
		['long-term', sampleItem({ due: null, deadline: { kind: 'long_term' } }), '白·长期'],
		['recurring', sampleItem({ due: null, deadline: { kind: 'recurring' } }), '白·长期'],
		['no deadline', sampleItem({ due: null }), '白·无时限'],
		['unreadable', sampleItem({ due: null, deadline: { kind: 'unparseable' } }), '白·时限待核'],
		[
			'a dated item that goes on for ever',
			sampleItem({ due: '2026-12-31', deadline: { alsoLongTerm: true } }),
			'绿·正常',
		],
		['a draft', sampleItem({ status: '拟立项' }), '白·未立项'],
		['suspended', sampleItem({ status: '中止' }), '灰·中止'],
		['finished late is still finished', sampleItem({ status: '已办结', claimed: day('2026-11-01') }), '灰·已办结'],
	])('%s', (_name, item, lamp) => {
		expect(lampOf(item, today, rules)).toBe(lamp);
	});

	test.each<[string, string, string, Lamp]>([
		['on a Friday, three working days over the weekend', '2026-10-30', '2026-11-04', '黄·临期'],
		['on a Friday, four', '2026-10-30', '2026-11-05', '绿·正常'],
		['on the eve of a worked Saturday, three', '2026-10-09', '2026-10-13', '黄·临期'],
		['on the eve of a worked Saturday, four', '2026-10-09', '2026-10-14', '绿·正常'],
		['on the eve of National Day, one working day that is eight days off', '2026-09-30', '2026-10-08', '黄·临期'],
		['on the last day of the last known year, three weekdays', '2026-12-31', '2027-01-05', '黄·临期'],
		['on the last day of the last known year, four', '2026-12-31', '2027-01-06', '绿·正常'],
		['over a leap day, three', '2024-02-27', '2024-03-01', '黄·临期'],
		['over a leap day, four', '2024-02-27', '2024-03-04', '绿·正常'],
		['due on the Saturday that ends a month, on Sunday', '2026-11-01', '2026-10-31', '红·逾期'],
	])('%s', (_name, on, due, lamp) => {
		expect(lampOf(sampleItem({ due }), day(on), rules)).toBe(lamp);
	});

	test("the office's own thresholds hold", () => {
		const own = { ...rules, limits: limitsWith({ soon: '5', behind: '5' }) };
		expect(lampOf(sampleItem({ due: '2026-11-09' }), today, own)).toBe('黄·临期');
		expect(lampOf(sampleItem({ ...spring, percent: 71 }), today, own)).toBe('黄·滞后');
	});

	test('every status has a lamp from the list', () => {
		for (const status of statuses) expect(lamps).toContain(lampOf(sampleItem({ status }), today, rules));
	});
});

test.each<[string, Lamp[]]>([
	['红', ['红·逾期']],
	['黄', ['黄·临期', '黄·滞后']],
	['滞后', ['黄·滞后']],
	['白·长期', ['白·长期']],
	['紫', []],
])('--lamp %s', (word, expected) => {
	expect(lampsNamed(word, { texts: textsWith({}) })).toEqual(expected);
});

describe("the office's own words", () => {
	const own = { texts: textsWith({ 'lamp-overdue': '红灯·超期', 'lamp-soon': '黄灯·快到期' }) };

	test('every lamp has words of its own colour; by default its code', () => {
		for (const lamp of lamps) {
			expect(lampWords(lamp, { texts: textsWith({}) })).toBe(lamp);
			expect(lampWords(lamp, own).charAt(0)).toBe(lamp.charAt(0));
		}
		expect(lampWords('红·逾期', own)).toBe('红灯·超期');
	});

	test.each<[string, Lamp[]]>([
		['红灯·超期', ['红·逾期']],
		['超期', ['红·逾期']],
		['逾期', ['红·逾期']],
		['红·逾期', ['红·逾期']],
		['黄灯', ['黄·临期']],
		['黄', ['黄·临期', '黄·滞后']],
	])('--lamp %s', (word, expected) => {
		expect(lampsNamed(word, own)).toEqual(expected);
	});
});
