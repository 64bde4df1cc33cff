import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/rules/day.ts';
import { closingLine, figuresOf, itemsOfYear } from '../../src/rules/figures.ts';
import { monthlyTrend } from '../../src/rules/trend.ts';
import { itemWith, modelLedger } from '../papers/model-ledger.ts';

const october = closingLine(day('2026-10-31'), day('2026-11-04'));

describe('the trend of the model ledger at the close of October', () => {
	const items = itemsOfYear(modelLedger(), october);
	const trend = monthlyTrend(() => items, october);

	test('has ten months; September and October say what the circular says', () => {
		expect(trend.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		expect(trend[8]!.row).toMatchObject({ total: 171, finished: 103, finishRate: 60.2 });
		const { flow } = trend[9]!;
		expect([flow.carried, flow.added, flow.finished, flow.running].map((part) => part.length)).toEqual([
			68, 15, 18, 65,
		]);
		expect(trend[9]!.row).toEqual(figuresOf(items, october));
	});
});

test.each([
	['a month before anything was registered is left out', '2026-03-02', '2026-04-30', [3, 4]],
	['the running month ends at the line', '2026-03-02', '2026-05-01', [3, 4, 5]],
	['on New Year’s Day there is one month', '2026-01-01', '2026-01-01', [1]],
	['a leap day closes February', '2028-02-29', '2028-02-29', [2]],
	['nothing registered by the line', '2026-03-02', '2026-02-28', []],
])('%s', (_name, registered, last, months) => {
	const line = closingLine(day(last), day(last));
	const items = [itemWith({ registered: day(registered) })];
	expect(monthlyTrend(() => items, line).map(({ month }) => month)).toEqual(months);
});

test('what was added and finished month by month adds up to the figures of the year', () => {
	const item = fc.record({
		registered: fc.integer({ min: 0, max: 300 }).map((n) => addDays(day('2026-01-01'), n)),
		after: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
	});
	fc.assert(
		fc.property(fc.array(item, { maxLength: 20 }), fc.integer({ min: 0, max: 364 }), (list, n) => {
			const line = closingLine(addDays(day('2026-01-01'), n), day('2027-01-31'));
			const items = list.map(({ registered, after }, at) => {
				const done = after === null ? null : addDays(registered, after);
				const status = done === null ? ('办理中' as const) : ('已办结' as const);
				return itemWith({ id: at, number: `2026-${at}`, registered, status, claimed: done, completed: done });
			});
			const trend = monthlyTrend(() => items, line);
			const { total, finished } = figuresOf(items, line);
			const sum = (of: 'added' | 'finished') => trend.reduce((all, { flow }) => all + flow[of].length, 0);
			expect([sum('added'), sum('finished')]).toEqual([total, finished]);
			for (const [at, { flow }] of trend.entries())
				expect(flow.carried).toHaveLength(at === 0 ? 0 : trend[at - 1]!.flow.running.length);
		}),
	);
});
