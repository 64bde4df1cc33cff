import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import { closingLine } from '../../src/rules/figures.ts';
import { flagsByUnit, isOfSpan, movedFlags } from '../../src/rules/flag.ts';
import type { Assignment, Item, Unit } from '../../src/rules/item.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { textsWith } from '../../src/rules/texts.ts';
import { sampleItem } from './sample-item.ts';

const today = day('2026-11-02');
const line = closingLine(day('2026-10-31'), today);
const rules = { limits: limitsWith({}), texts: textsWith({}), yearly: [] };
const withBlack = { ...rules, texts: textsWith({ flags: '带黑旗' }) };

const unit = (id: number, name: string): Unit => ({ id, name, short: null, kind: '县直', sort: id });
const water = unit(2, '县水利局');
const roads = unit(1, '县交通局');

const share = (of: Unit, role: Assignment['role'] = '牵头'): Assignment => ({
	id: of.id,
	unit: of,
	role,
	status: '办理中',
	written: null,
	promised: null,
	receipted: null,
	claimed: null,
	since: null,
	ended: null,
	sort: 1,
});

let made = 0;
/** Dispatched on 1 October, due on 30 November: at the line 50 percent should be reached. */
function halfway(facts: Parameters<typeof sampleItem>[0] = {}): Item {
	made += 1;
	return sampleItem({
		id: made,
		number: `2026-${made}`,
		dispatched: day('2026-10-01'),
		due: '2026-11-30',
		assignments: [share(water)],
		...facts,
	});
}

/** The flag of one unit whose items have reached these percents. */
function flagAt(items: [Item, number | null][], by = rules) {
	const percents = new Map(items.flatMap(([item, percent]) => (percent === null ? [] : [[item.id, percent] as const])));
	const [found] = flagsByUnit(
		items.map(([item]) => item),
		percents,
		line,
		by,
	);
	return found;
}
const late = () => halfway({ due: '2026-10-31' });

describe('the flag of a unit', () => {
	test.each<[string, [Item, number | null][], string | null, number | null]>([
		['five points ahead', [[halfway(), 55]], '红旗', 5],
		['not quite five', [[halfway(), 54.9]], '蓝旗', 4.9],
		['printed as five is five', [[halfway(), 54.95]], '红旗', 5],
		['on schedule', [[halfway(), 50]], '蓝旗', 0],
		['a tenth behind', [[halfway(), 49.9]], '黄旗', -0.1],
		[
			'the mean of its items',
			[
				[halfway(), 70],
				[halfway(), 40],
			],
			'红旗',
			5,
		],
		[
			'ahead, but something is overdue',
			[
				[halfway(), 90],
				[late(), null],
			],
			'黄旗',
			40,
		],
		['overdue, nothing reported', [[late(), null]], '黄旗', null],
		['nothing reported, nothing overdue: nothing to judge', [[halfway(), null]], null, null],
		['no schedule: nothing to judge', [[halfway({ due: null }), 30]], null, null],
		['suspended: not compared', [[halfway({ status: '中止' }), 10]], null, null],
		['far behind without 黑旗', [[late(), 10]], '黄旗', -90],
	])('%s', (_name, items, flag, gap) => {
		expect(flagAt(items)).toMatchObject({ flag, gap });
	});

	test.each<[string, [Item, number | null][], string]>([
		['overdue and twenty points behind', [[late(), 80]], '黑旗'],
		['overdue and nearly so', [[late(), 80.1]], '黄旗'],
		['twenty behind, not overdue', [[halfway(), 30]], '黄旗'],
		['overdue, nothing to compare', [[late(), null]], '黄旗'],
	])('in the mode 带黑旗: %s', (_name, items, flag) => {
		expect(flagAt(items, withBlack)?.flag).toBe(flag);
	});

	test("the office's own thresholds hold", () => {
		const own = { ...withBlack, limits: limitsWith({ 'red-flag': '8', 'black-flag': '30' }) };
		expect(flagAt([[halfway(), 57]], own)?.flag).toBe('蓝旗');
		const blue = { ...rules, limits: limitsWith({ 'blue-flag': '2' }) };
		expect(flagAt([[halfway(), 51.9]], blue)?.flag).toBe('黄旗');
		expect(flagAt([[halfway(), 52]], blue)?.flag).toBe('蓝旗');
		expect(flagAt([[late(), 75]], own)?.flag).toBe('黄旗');
	});

	test('done by the line counts as all of it, on the day it was claimed', () => {
		const claimed = halfway({ status: '已办结', claimed: day('2026-10-16'), completed: day('2026-10-20') });
		expect(flagAt([[claimed, 80]])).toMatchObject({ flag: '红旗', gap: 75 });
		const onTheLine = halfway({ status: '已办结', claimed: day('2026-10-31'), completed: day('2026-11-02') });
		expect(flagAt([[onTheLine, 80]])).toMatchObject({ gap: 50 });
		const claimedLater = halfway({ status: '已办结', claimed: day('2026-11-01'), completed: day('2026-11-01') });
		expect(flagAt([[claimedLater, 80]])).toMatchObject({ gap: 30 });
	});

	test('due on the last day of a closed period is overdue, due on an open day is not', () => {
		expect(flagAt([[late(), null]])?.overdue).toHaveLength(1);
		const open = closingLine(day('2026-11-30'), today);
		const [found] = flagsByUnit([halfway({ due: '2026-11-02' })], new Map(), open, rules);
		expect(found).toMatchObject({ flag: null, overdue: [] });
	});

	test('only 牵头 counts; units in official order, each with the items behind its flag', () => {
		const shared = halfway({ assignments: [share(water), share(roads)] });
		const supported = halfway({ assignments: [share(roads), share(water, '配合')] });
		const found = flagsByUnit([shared, supported], new Map([[shared.id, 60]]), line, rules);
		expect(found.map(({ unit: { name }, items, compared }) => [name, items.length, compared.length])).toEqual([
			['县交通局', 2, 1],
			['县水利局', 1, 1],
		]);
	});

	test('more reported never makes a flag worse', () => {
		const order = ['黑旗', '黄旗', '蓝旗', '红旗'];
		const percent = fc.integer({ min: 0, max: 100 });
		fc.assert(
			fc.property(percent, percent, fc.boolean(), (one, other, isLate) => {
				const item = isLate ? late() : halfway();
				const rank = (p: number) => order.indexOf(flagAt([[item, p]], withBlack)?.flag ?? '');
				expect(rank(Math.max(one, other))).toBeGreaterThanOrEqual(rank(Math.min(one, other)));
			}),
		);
	});
});

describe('the items of a span', () => {
	const october = { from: day('2026-10-01'), line };
	const done = (on: string) => sampleItem({ status: '已办结', claimed: day(on), completed: day(on) });

	test.each<[string, Item, boolean]>([
		['running', sampleItem(), true],
		['done on the first day', done('2026-10-01'), true],
		['done the day before', done('2026-09-30'), false],
		['done after the end: still running at it', done('2026-11-01'), true],
		['registered after the end', sampleItem({ registered: day('2026-11-01') }), false],
		['not registered', sampleItem({ status: '拟立项', registered: null }), false],
		['cancelled', sampleItem({ status: '撤销' }), false],
		['a parent', sampleItem({ children: 2 }), false],
	])('%s', (_name, item, expected) => {
		expect(isOfSpan(item, october)).toBe(expected);
	});
});

test('a flag moves up or down only between two that were hung', () => {
	const hung = (percent: number | null) => {
		const found = flagAt([[halfway(), percent]]);
		return found === undefined ? [] : [found];
	};
	const moves = (now: number | null, before: number | null) =>
		movedFlags(hung(now), hung(before)).map(({ before: then, movement }) => [then, movement]);
	expect(moves(60, 50)).toEqual([['蓝旗', '升']]);
	expect(moves(40, 60)).toEqual([['红旗', '降']]);
	expect(moves(60, 70)).toEqual([['红旗', null]]);
	expect(moves(60, null)).toEqual([[null, null]]);
	expect(moves(null, 60)).toEqual([['红旗', null]]);
	expect(movedFlags(hung(60), [])).toMatchObject([{ before: null, movement: null }]);
});
