import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, day } from '../../src/rules/day.ts';
import { missedOf, type PlanFacts, planStanding, readMonths, writeMonths } from '../../src/rules/plan.ts';

describe('months of inspection', () => {
	test.each<[string, number[], string]>([
		['9月', [9], '9月'],
		['9', [9], '9月'],
		['十一月、3月', [3, 11], '3月、11月'],
		['3至5月', [3, 4, 5], '3至5月'],
		['3月-5月', [3, 4, 5], '3至5月'],
		['11至12月', [11, 12], '11月、12月'],
		['每季度', [3, 6, 9, 12], '每季度'],
		['每半年', [6, 12], '6月、12月'],
		['三季度', [9], '9月'],
		['每月', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '每月'],
		['６月，６月', [6], '6月'],
		['2026年3月底前', [3], '3月'],
		['6月30日、第四季度末', [6, 12], '6月、12月'],
		['3月和9月中旬', [3, 9], '3月、9月'],
		['2026-06-30', [6], '6月'],
		['年底', [12], '12月'],
	])('%s', (typed, months, printed) => {
		expect([readMonths(typed), writeMonths(months)]).toEqual([months, printed]);
	});

	test.each(['', '13月', '0月', '5至3月', '尽快', '每周'])('“%s” is refused', (typed) => {
		expect(() => readMonths(typed)).toThrow('看不懂督查月份');
	});

	test('what is printed is read as the same months', () => {
		const some = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 });
		fc.assert(
			fc.property(some, (months) => {
				const sorted = [...months].sort((a, b) => a - b);
				expect(readMonths(writeMonths(sorted))).toEqual(sorted);
			}),
		);
	});
});

describe('where a row of the plan stands', () => {
	const facts = (months: number[], made: string[], more: Partial<PlanFacts> = {}): PlanFacts => ({
		year: 2026,
		months,
		deadline: null,
		state: '执行中',
		made: made.map(day),
		...more,
	});
	test.each<[name: string, plan: PlanFacts, on: string, standing: string, missed: number]>([
		['not yet', facts([12], []), '2026-11-30', '未到', 0],
		['the first day of its month', facts([11], []), '2026-11-01', '本月应查', 0],
		['the last day of its month', facts([11], []), '2026-11-30', '本月应查', 0],
		['its month is over', facts([11], []), '2026-12-01', '漏查', 1],
		['inspected in its month', facts([11], ['2026-11-30']), '2026-11-30', '已查', 0],
		['inspected before its month', facts([11], ['2026-10-30']), '2026-12-01', '已查', 0],
		['made up for in the next month', facts([10], ['2026-11-02']), '2026-11-02', '已查', 0],
		['one of two months, the second now', facts([10, 11], ['2026-10-28']), '2026-11-02', '本月应查', 0],
		['none of two months, the second now', facts([10, 11], []), '2026-11-02', '本月应查', 1],
		['this month’s one made, the earlier missed', facts([3, 11], ['2026-11-02']), '2026-11-02', '漏查', 1],
		['one of two made, the second to come', facts([3, 12], ['2026-03-09']), '2026-11-02', '未到', 0],
		['all made, past its day', facts([3], ['2026-03-09'], { deadline: day('2026-06-30') }), '2026-07-01', '逾期', 0],
		['all made, on its day', facts([3], ['2026-03-09'], { deadline: day('2026-06-30') }), '2026-06-30', '已查', 0],
		['next year’s plan', facts([1], [], { year: 2027 }), '2026-12-31', '未到', 0],
		['last year’s plan', facts([12], [], { year: 2025 }), '2026-01-01', '漏查', 1],
		['done', facts([3], [], { state: '完成' }), '2026-11-02', '完成', 0],
		['dropped', facts([3], [], { state: '取消' }), '2026-11-02', '取消', 0],
	])('%s', (_name, plan, on, standing, missed) => {
		expect([planStanding(plan, day(on)), missedOf(plan, day(on))]).toEqual([standing, missed]);
	});

	test('what is missed never grows by an inspection, and is never more than the months', () => {
		const month = fc.integer({ min: 1, max: 12 });
		const on = fc.integer({ min: 1, max: 12 }).map((m): Day => day(`2026-${String(m).padStart(2, '0')}-15`));
		fc.assert(
			fc.property(fc.uniqueArray(month, { minLength: 1 }), fc.array(on, { maxLength: 5 }), on, (months, made, now) => {
				const plan = { ...facts(months, []), made };
				const missed = missedOf(plan, now);
				expect(missed).toBeLessThanOrEqual(months.length);
				expect(missedOf({ ...plan, made: [...made, now] }, now)).toBeLessThanOrEqual(missed);
			}),
		);
	});
});
