import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, day } from '../../src/rules/day.ts';
import { faultOfPromise, isUrgeable, latestPledge, pledgeStanding } from '../../src/rules/promise.ts';
import { sampleItem } from './sample-item.ts';

describe('where a promise for 5 November stands', () => {
	test.each([
		['the day it is given', null, '2026-11-02', '未到'],
		['on its eve', null, '2026-11-04', '未到'],
		['on its day', null, '2026-11-05', '今天'],
		['the day after', null, '2026-11-06', '已过'],
		['claimed before', '2026-11-03', '2026-11-04', '已兑现'],
		['claimed on its day', '2026-11-05', '2026-11-09', '已兑现'],
		['claimed after it', '2026-11-06', '2026-11-09', '晚于承诺'],
		['claimed after the day looked at', '2026-11-09', '2026-11-06', '已过'],
	])('%s', (_, claimed, on, standing) => {
		expect(pledgeStanding({ promised: day('2026-11-05') }, claimed as Day | null, day(on))).toBe(standing);
	});
});

describe('a promise that cannot be taken', () => {
	const given = day('2026-11-02');
	test.each([
		['before it is given', '2026-11-30', '2026-11-01', '承诺的2026年11月1日早于答复的2026年11月2日'],
		['the day it is given', '2026-11-30', '2026-11-02', null],
		['on the deadline', '2026-11-30', '2026-11-30', null],
		['past the deadline', '2026-11-30', '2026-12-01', '承诺的2026年12月1日晚于时限2026年11月30日'],
		['past a deadline of the day itself', '2026-11-02', '2026-11-03', '承诺的2026年11月3日晚于时限2026年11月2日'],
		['overdue by a day: any later day', '2026-11-01', '2026-12-31', null],
		['no deadline: any later day', null, '2027-12-31', null],
		['leap day', null, '2028-02-29', null],
	])('%s', (_, due, promised, message) => {
		expect(faultOfPromise(day(promised), given, sampleItem({ due }))?.message ?? null).toBe(message);
	});

	test('reported in time, the deadline still binds; reported late, it no longer does', () => {
		const late = day('2026-12-01');
		expect(faultOfPromise(late, given, sampleItem({ due: '2026-10-30', claimed: day('2026-10-30') }))?.isLate).toBe(
			true,
		);
		expect(faultOfPromise(late, given, sampleItem({ due: '2026-10-30', claimed: day('2026-10-31') }))).toBeNull();
	});

	test('none is ever taken for a day before it is given, nor past the deadline of an item in time', () => {
		const days = fc.integer({ min: 0, max: 800 }).map((n) => addDays(day('2026-01-01'), n));
		fc.assert(
			fc.property(days, days, days, (due, made, promised) => {
				const isTaken = faultOfPromise(promised, made, sampleItem({ due })) === null;
				expect(isTaken).toBe(promised >= made && (promised <= due || due < made));
			}),
		);
	});
});

describe('the promise that holds', () => {
	const pledge = (made: string | null, promised: string) => ({ made: made as Day | null, promised });
	test.each([
		['none', null, [], null],
		['the slip alone', pledge('2026-10-13', '2026-11-05'), [], '2026-11-05'],
		['a call after the slip', pledge('2026-10-13', '2026-11-05'), [pledge('2026-11-02', '2026-11-09')], '2026-11-09'],
		['a slip after the call', pledge('2026-11-04', '2026-11-20'), [pledge('2026-11-02', '2026-11-09')], '2026-11-20'],
		[
			'both of one day: the call',
			pledge('2026-11-02', '2026-11-05'),
			[pledge('2026-11-02', '2026-11-04')],
			'2026-11-04',
		],
		['a slip of an unknown day', pledge(null, '2026-11-05'), [pledge('2026-10-01', '2026-11-09')], '2026-11-09'],
		[
			'two calls of one day: the later',
			null,
			[pledge('2026-11-02', '2026-11-04'), pledge('2026-11-02', '2026-11-06')],
			'2026-11-06',
		],
	])('%s', (_, slip, calls, promised) => {
		expect(latestPledge(slip, calls)?.promised ?? null).toBe(promised);
	});
});

test.each([
	['已立项', false],
	['已交办', true],
	['办理中', true],
	['待审核', true],
	['待阅示', false],
	['中止', false],
	['已办结', false],
] as const)('units of an item that is %s can be urged: %s', (status, expected) => {
	expect(isUrgeable(status)).toBe(expected);
});
