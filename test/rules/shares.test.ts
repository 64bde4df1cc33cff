import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, day } from '../../src/rules/day.ts';
import type { Assignment } from '../../src/rules/item.ts';
import { type ItemPast, itemAt } from '../../src/rules/item-past.ts';
import { leadingOf, type PastShare, sinceOf } from '../../src/rules/shares.ts';
import { sampleItem } from './sample-item.ts';

const share = (facts: Partial<Assignment> = {}): Assignment => ({
	id: 1,
	unit: { id: 1, name: '县旅游局', short: null, kind: '县直', sort: 10 },
	role: '牵头',
	status: '办理中',
	written: null,
	promised: null,
	receipted: null,
	claimed: null,
	since: null,
	ended: null,
	sort: 0,
	...facts,
});
const on = (text: string) => day(text);
/** Nothing was ever otherwise, but for these facts. */
const pastWith = (facts: Partial<ItemPast> = {}): ItemPast => ({
	shares: [],
	leaders: [],
	finishes: [],
	extensions: [],
	moves: [],
	whole: null,
	percent: undefined,
	...facts,
});
const closed = (text: string) => ({ day: on(text), open: false });

/** Who holds the share at a line, as `role status`. */
function heldAt(facts: Partial<Assignment>, line: string, past: PastShare[] = []): string | null {
	const [held] = itemAt(
		sampleItem({ assignments: [share(facts)] }),
		closed(line),
		pastWith({ shares: past }),
	).assignments;
	return held === undefined ? null : `${held.role} ${held.status}`;
}

describe('who holds an item at a closing line', () => {
	const released = { status: '解除', ended: on('2026-11-01') } as const;
	const came = { since: on('2026-11-01') };
	test.each<[string, Partial<Assignment>, string, string | null]>([
		['there from the start', {}, '2026-01-31', '牵头 办理中'],
		['released the day after the line', released, '2026-10-31', '牵头 待签收'],
		['released on the line', released, '2026-11-01', null],
		['released before the line', released, '2026-11-30', null],
		['come the day after the line', came, '2026-10-31', null],
		['come on the line', came, '2026-11-01', '牵头 办理中'],
		['come after a leap day', { since: on('2024-03-01') }, '2024-02-29', null],
		['come and gone before the line', { ...released, since: on('2026-10-09') }, '2026-11-01', null],
		['come and gone on one day', { ...released, since: on('2026-11-01') }, '2026-11-01', null],
		['released on a day nobody knows', { status: '解除' }, '2026-10-31', null],
		['finished, not released', { status: '已办结', ended: on('2026-10-20') }, '2026-10-31', '牵头 已办结'],
	])('%s', (_, facts, line, expected) => {
		expect(heldAt(facts, line)).toBe(expected);
	});

	test.each<[string, Partial<Assignment>, string]>([
		['had received by then', { receipted: on('2026-10-31') }, '牵头 办理中'],
		['received only after', { receipted: on('2026-11-01') }, '牵头 待签收'],
		['had claimed by then', { receipted: on('2026-10-01'), claimed: on('2026-10-31') }, '牵头 已报结'],
		['claimed only after', { receipted: on('2026-10-01'), claimed: on('2026-11-01') }, '牵头 办理中'],
	])('a unit since released that %s', (_, facts, expected) => {
		const left = { status: '解除', ended: on('2026-11-20') } as const;
		expect(heldAt({ ...facts, ...left }, '2026-10-31')).toBe(expected);
	});

	const wasSupport: PastShare = { assignment: 1, role: '配合', since: null, ended: on('2026-11-01') };
	test.each<[string, string, string | null]>([
		['before it led', '2026-10-31', '配合 办理中'],
		['from when it leads', '2026-11-01', '牵头 办理中'],
	])('a unit that changed its role: %s', (_, line, expected) => {
		expect(heldAt({ since: on('2026-11-01') }, line, [wasSupport])).toBe(expected);
	});

	test('a unit that left and came back was away in between', () => {
		const past: PastShare[] = [{ assignment: 1, role: '牵头', since: null, ended: on('2026-09-10') }];
		const back = { since: on('2026-10-12') };
		const lines = ['2026-09-09', '2026-09-10', '2026-10-11', '2026-10-12'];
		expect(lines.map((line) => heldAt(back, line, past) !== null)).toEqual([true, false, false, true]);
	});

	test('leads stand before supports, each in its order', () => {
		const unit = (id: number) => ({ ...share().unit, id });
		const assignments = [
			share({ id: 1, unit: unit(1), sort: 5, since: on('2026-11-01') }),
			share({ id: 2, unit: unit(2), role: '配合', sort: 0, since: on('2026-09-01') }),
			share({ id: 3, unit: unit(3), sort: 9 }),
		];
		const past: PastShare[] = [{ assignment: 2, role: '牵头', since: null, ended: on('2026-09-01') }];
		const order = (line: string) =>
			itemAt(sampleItem({ assignments }), closed(line), pastWith({ shares: past })).assignments.map((a) => a.id);
		expect([order('2026-08-31'), order('2026-10-31'), order('2026-11-01')]).toEqual([
			[2, 3],
			[3, 2],
			[1, 3, 2],
		]);
	});

	test('an open line takes the item as it is', () => {
		const item = sampleItem({ assignments: [share({ status: '解除', ended: on('2026-11-01') })] });
		expect(itemAt(item, { day: on('2026-10-31'), open: true }, pastWith())).toBe(item);
	});

	test.each<[string, string, string]>([
		['2026-09-30', '周明远', 'before the first handed over'],
		['2026-10-01', '方振国', 'from the day he did'],
		['2026-10-31', '方振国', 'the eve of the second'],
		['2026-11-01', '李秋平', 'from then on'],
	])('at %s the leader is %s: %s', (line, expected) => {
		const leaders = [
			{ name: '周明远', until: on('2026-10-01') },
			{ name: '方振国', until: on('2026-11-01') },
		];
		expect(itemAt(sampleItem({ leader: '李秋平' }), closed(line), pastWith({ leaders })).leader).toBe(expected);
	});

	const someDay = fc.integer({ min: 0, max: 400 }).map((n) => addDays(on('2026-01-01'), n));
	test('from one unit to the next nobody is lost and nobody stands twice, whatever the line', () => {
		fc.assert(
			fc.property(someDay, someDay, (handed: Day, line: Day) => {
				const old = share({ id: 1, status: '解除', ended: handed });
				const heir = share({ id: 2, since: handed });
				const held = itemAt(
					sampleItem({ assignments: [old, heir] }),
					{ day: line, open: false },
					pastWith(),
				).assignments;
				expect(held.map((a) => a.id)).toEqual([line < handed ? 1 : 2]);
			}),
		);
	});
});

describe('when two shares become one', () => {
	test.each<[string, Partial<Assignment>, Partial<Assignment>, 'own' | 'passed']>([
		['the lead counts', { role: '配合' }, { role: '牵头' }, 'passed'],
		[
			'the lead counts, further on or not',
			{ role: '牵头', status: '已报结' },
			{ role: '配合', status: '待签收' },
			'own',
		],
		['between leads the one with more to do', { status: '已报结' }, { status: '办理中' }, 'passed'],
		['between leads the one with more to do, its own', { status: '待签收' }, { status: '已报结' }, 'own'],
		['between equals its own', { status: '办理中' }, { status: '办理中' }, 'own'],
	])('%s', (_, mine, theirs, expected) => {
		const own = share({ id: 1, ...mine });
		const passed = share({ id: 2, ...theirs });
		expect(leadingOf(own, passed)).toBe(expected === 'own' ? own : passed);
	});
});

test.each<[string, string | null, string, string | null]>([
	['a draft has no start', null, '2026-11-02', null],
	['on the day it is registered', '2026-11-02', '2026-11-02', null],
	['dated before it was registered', '2026-11-02', '2026-11-01', null],
	['the day after', '2026-11-02', '2026-11-03', '2026-11-03'],
])('a unit comes from the start or later: %s', (_, registered, from, expected) => {
	const item = sampleItem({ registered: registered === null ? null : on(registered) });
	expect(sinceOf(item, on(from))).toBe(expected);
});

test('what was dispatched again after the line stood finished at it, with the deadline it then had', () => {
	const item = sampleItem({ status: '已交办', deadline: { current: on('2026-11-20') } });
	const finish = {
		completed: on('2026-10-21'),
		claimed: on('2026-10-19'),
		due: on('2026-10-20'),
		until: on('2026-11-03'),
	};
	expect(itemAt(item, closed('2026-10-31'), pastWith({ finishes: [finish] }))).toMatchObject({
		status: '已办结',
		completed: '2026-10-21',
		claimed: '2026-10-19',
		deadline: { current: '2026-10-20' },
	});
});
