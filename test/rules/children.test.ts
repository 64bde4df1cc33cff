import { describe, expect, test } from 'vitest';
import { takeFromChildren } from '../../src/rules/children.ts';
import { day } from '../../src/rules/day.ts';
import type { Status } from '../../src/rules/item.ts';
import { sampleItem } from './sample-item.ts';

type Child = Parameters<typeof takeFromChildren>[1][number];

const child = (status: Status, given: Partial<Child> = {}): Child => ({
	status,
	deadline: null,
	percent: null,
	claimed: null,
	completed: null,
	...given,
});

describe('a parent takes from its children', () => {
	test.each<[string, Child[], { status: Status; percent: number | null; current: string | null }]>([
		['none: its own', [], { status: '办理中', percent: 30, current: '2026-11-20' }],
		[
			'the least advanced status, the latest day, the mean percent',
			[
				child('已办结', { deadline: day('2026-11-10'), percent: 100 }),
				child('办理中', { deadline: day('2026-12-30'), percent: 50 }),
				child('已交办', { deadline: day('2026-11-05') }),
			],
			{ status: '已交办', percent: 50, current: '2026-12-30' },
		],
		[
			'not of what was cancelled or merged',
			[
				child('办理中', { deadline: day('2026-11-10'), percent: 50 }),
				child('撤销', { deadline: day('2026-12-30') }),
				child('并入', { deadline: day('2026-12-31'), percent: 10 }),
			],
			{ status: '办理中', percent: 50, current: '2026-11-10' },
		],
		[
			'cancelled when all are',
			[child('撤销', { deadline: day('2026-11-10') }), child('并入', { deadline: day('2026-11-12') })],
			{ status: '撤销', percent: 0, current: '2026-11-12' },
		],
		['its own day where no child has one', [child('拟立项')], { status: '拟立项', percent: 0, current: '2026-11-20' }],
	])('%s', (_case, children, { current, ...expected }) => {
		const item = sampleItem({ status: '办理中', percent: 30 });
		item.deadline.current = day('2026-11-20');
		takeFromChildren(item, children);
		expect(item).toMatchObject({ ...expected, children: children.length, deadline: { current } });
	});

	test('done when all that is left is done, on the last of their days', () => {
		const item = sampleItem({});
		const done = child('已办结', { claimed: day('2026-10-20'), completed: day('2026-10-22') });
		const later = child('已销号', { claimed: day('2026-10-26'), completed: day('2026-10-27') });
		takeFromChildren(item, [later, done, child('撤销')]);
		expect([item.status, item.claimed, item.completed]).toEqual(['已办结', '2026-10-26', '2026-10-27']);
		takeFromChildren(item, [done, child('办理中')]);
		expect([item.claimed, item.completed]).toEqual([null, null]);
	});
});
