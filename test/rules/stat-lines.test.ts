import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { addDays, day } from '../../src/rules/day.ts';
import { figuresOf } from '../../src/rules/figures.ts';
import { flowOf } from '../../src/rules/flow.ts';
import { handlingOf, repliesOf } from '../../src/rules/handling.ts';
import type { Item } from '../../src/rules/item.ts';
import { type Overview, pointsWords, statLines } from '../../src/rules/stat-lines.ts';
import { itemWith, modelLedger } from '../papers/model-ledger.ts';

const countAt = (items: Item[], on: string) => {
	const line = { day: day(on), open: false };
	return {
		row: figuresOf(items, line),
		handling: handlingOf(items, line, calendarOf([])),
		replies: repliesOf(items, line, ['网民留言']),
	};
};
const october = (items: Item[]): Overview => ({
	...countAt(items, '2026-10-31'),
	flow: flowOf(() => items, day('2026-10-01'), { day: day('2026-10-31'), open: false }),
	kind: 'month',
	isOpen: false,
	before: countAt(items, '2026-09-30'),
});

test('the model ledger in October, line by line', () => {
	expect(
		statLines(october(modelLedger())).map(({ label, written, writtenBefore, change }) =>
			[label, written, writtenBefore, change].join(' ').trim(),
		),
	).toEqual([
		'列入台账 186 171 增15',
		'以前年度结转 14 14 持平',
		'本年新增 172 157 增15',
		'已办结 121 103 增18',
		'按时办结 109 95 增14',
		'逾期办结 12 8 增4',
		'在办 65 68 减3',
		'未到期 46 51 减5',
		'逾期未办结 8 6 增2',
		'无明确时限 11 11 持平',
		'到期 124 104 增20',
		'到期已办结 116 98 增18',
		'到期按时办结 104 90 增14',
		'上月结转 68',
		'本月新增 15',
		'本月办结 18',
		'月末在办 65',
		'办结率 65.1% 60.2% 提高4.9个百分点',
		'到期办结率 93.5% 94.2% 下降0.7个百分点',
		'按期办结率 83.9% 86.5% 下降2.6个百分点',
		'平均办理时长 124.0 119.0',
	]);
});

test('what is rare has a line only where there is any', () => {
	const labels = (items: Item[]) => statLines(october(items)).map(({ label }) => label);
	expect(labels([])).not.toContain('经批准延期');
	expect(labels([itemWith({ extensions: 1 })])).toContain('经批准延期');
	expect(labels([itemWith({ source: '网民留言' })])).toContain('回复率');
});

test.each([
	[65.1, 60.2, '提高4.9个百分点'],
	[60.2, 65.1, '下降4.9个百分点'],
	[0.3, 0.3, '持平'],
	[null, 60.2, ''],
	[65.1, null, ''],
])('from %s to %s is %s', (now, before, words) => expect(pointsWords(now, before)).toBe(words));

test('every printed line agrees with the items behind it, and nothing is ever NaN', () => {
	const item = fc
		.record({
			back: fc.nat(300),
			due: fc.option(fc.nat(400), { nil: null }),
			took: fc.option(fc.nat(90), { nil: null }),
		})
		.map(({ back, due, took }) => {
			const registered = addDays(day('2026-10-31'), -back);
			const done = took === null ? null : addDays(registered, took);
			return itemWith({
				registered,
				received: registered,
				dispatched: registered,
				due: due === null ? null : addDays(day('2026-01-01'), due),
				status: done === null ? '办理中' : '已办结',
				claimed: done,
				completed: done,
			});
		});
	fc.assert(
		fc.property(fc.array(item, { maxLength: 15 }), (list) => {
			const lines = statLines(october(list.map((one, at) => ({ ...one, number: `2026-${at}` }))));
			const value = (label: string) => lines.find((line) => line.label === label)!.value!;
			for (const { behind, value: n, written } of lines) {
				if (behind !== null) expect(behind).toHaveLength(n!);
				expect(written).toMatch(/^(\d+|\d+\.\d%?|—)$/);
			}
			expect(value('已办结') + value('在办')).toBe(value('列入台账'));
			expect(value('上月结转') + value('本月新增') - value('本月办结')).toBe(value('月末在办'));
			expect(value('月末在办')).toBe(value('在办'));
		}),
	);
});
