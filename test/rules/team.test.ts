import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '../../src/rules/day.ts';
import type { Item } from '../../src/rules/item.ts';
import { checkWords, owedChecks } from '../../src/rules/team.ts';
import { sampleItem } from './sample-item.ts';

const d = (text: string) => text as Day;
const october = { from: d('2026-10-01'), to: d('2026-10-31') };
const running = { status: '办理中', registered: d('2026-09-01'), dispatched: d('2026-09-02') } as const;

test.each<[what: string, item: Partial<Item>, isOwed: boolean]>([
	['it runs', {}, true],
	['it was handed out on the last day', { dispatched: d('2026-10-31') }, true],
	['it was handed out the day after', { dispatched: d('2026-11-01') }, false],
	['it is not handed out yet', { status: '已立项', dispatched: null }, false],
	['it was finished on the last day', { status: '已办结', completed: d('2026-10-31') }, false],
	['it was finished the day after', { status: '已办结', completed: d('2026-11-01') }, true],
	['it waits for review', { status: '待审核' }, true],
	['it is suspended', { status: '中止' }, false],
	['it was cancelled', { status: '撤销' }, false],
	['it was split up', { children: 2 }, false],
])('a team owes an item a check: %s', (_, item, isOwed) => {
	expect(owedChecks([sampleItem({ ...running, ...item })], [], october)).toHaveLength(isOwed ? 1 : 0);
});

test('checks are counted within the span, the last one also before it, and what was not checked comes first', () => {
	const items = [1, 2, 3, 4].map((id) => sampleItem({ ...running, id, number: `2026-00${id}` }));
	const checks = [
		{ item: 1, day: d('2026-10-01') },
		{ item: 1, day: d('2026-10-31') },
		{ item: 2, day: d('2026-09-30') },
		{ item: 3, day: d('2026-11-01') },
		{ item: 4, day: d('2026-10-08') },
	];
	const owed = owedChecks(items, checks, october);
	expect(owed.map(({ item, times, last }) => [item.id, times, last])).toEqual([
		[2, 0, '2026-09-30'],
		[3, 0, null],
		[1, 2, '2026-10-31'],
		[4, 1, '2026-10-08'],
	]);
	expect(checkWords(owed)).toBe('应查4件，已查2件，未查2件');
	expect(checkWords(owed.slice(2))).toBe('应查2件，已查2件');
	expect(checkWords([])).toBe('没有应查的事项');
});

test('every item owed a check is either checked or not, whatever the checks', () => {
	const check = fc.record({
		item: fc.integer({ min: 1, max: 5 }),
		day: fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01').map(d),
	});
	const items = [1, 2, 3, 4, 5].map((id) => sampleItem({ ...running, id }));
	fc.assert(
		fc.property(fc.array(check), (checks) => {
			const owed = owedChecks(items, checks, october);
			expect(owed.map(({ item }) => item.id).toSorted()).toEqual([1, 2, 3, 4, 5]);
			const inside = checks.filter(({ day }) => day >= october.from && day <= october.to);
			expect(owed.reduce((sum, { times }) => sum + times, 0)).toBe(inside.length);
			const firstChecked = owed.findIndex(({ times }) => times > 0);
			expect(firstChecked < 0 || owed.slice(firstChecked).every(({ times }) => times > 0)).toBe(true);
		}),
	);
});
