import { describe, expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import type { Item, Status } from '../../src/rules/item.ts';
import { type GrantedExtension, type ItemPast, itemAt, type PastMove } from '../../src/rules/item-past.ts';
import { itemWith } from '../papers/model-ledger.ts';

const pastWith = (facts: Partial<ItemPast>): ItemPast => ({
	shares: [],
	leaders: [],
	finishes: [],
	extensions: [],
	moves: [],
	whole: null,
	percent: undefined,
	...facts,
});
const closed = (on: string) => ({ day: day(on), open: false });
const move = (on: string, from: Status, to: Status): PastMove => ({ day: day(on), from, to });
const stopped = [move('2026-10-10', '办理中', '中止'), move('2026-11-05', '中止', '办理中')];
const statusAt = (item: Item, line: string, moves: PastMove[]) =>
	itemAt(item, closed(line), pastWith({ moves })).status;

describe('the status at a closing line', () => {
	test.each<[string, Item, string, PastMove[], Status]>([
		['never stopped', itemWith(), '2026-10-31', [], '办理中'],
		['suspended by then, resumed since', itemWith(), '2026-10-31', stopped, '中止'],
		['suspended on the line', itemWith(), '2026-10-10', stopped, '中止'],
		['the eve of the suspension', itemWith(), '2026-10-09', stopped, '办理中'],
		['resumed on the line', itemWith(), '2026-11-05', stopped, '办理中'],
		[
			'cancelled after the line',
			itemWith({ status: '撤销' }),
			'2026-10-31',
			[move('2026-11-01', '待审核', '撤销')],
			'待审核',
		],
		['cancelled on it', itemWith({ status: '撤销' }), '2026-11-01', [move('2026-11-01', '办理中', '撤销')], '撤销'],
		['merged after it', itemWith({ status: '并入' }), '2026-10-31', [move('2026-11-06', '已交办', '并入')], '已交办'],
		['imported as cancelled', itemWith({ status: '撤销' }), '2026-10-31', [], '撤销'],
		[
			'suspended, resumed and finished since: suspended at it',
			itemWith({ status: '已办结', claimed: day('2026-11-10') }),
			'2026-10-31',
			stopped,
			'中止',
		],
		[
			'finished by the line, whatever day it was resumed on paper',
			itemWith({ status: '已办结', claimed: day('2026-10-20') }),
			'2026-10-31',
			stopped,
			'已办结',
		],
	])('%s', (_, item, line, moves, expected) => expect(statusAt(item, line, moves)).toBe(expected));
});

test('before it was split an item was one, with its own day', () => {
	const parent = itemWith({ children: 2, due: day('2026-12-10') });
	const whole = {
		status: '办理中' as const,
		claimed: null,
		completed: null,
		percent: 30,
		due: day('2026-11-20'),
		split: day('2026-11-05'),
	};
	const at = (line: string) => itemAt(parent, closed(line), pastWith({ whole }));
	expect(at('2026-11-04')).toMatchObject({ children: 0, percent: 30, deadline: { current: '2026-11-20' } });
	expect(at('2026-11-05')).toBe(parent);
});

test.each<[string, Item, number | null | undefined, number | null]>([
	['reported by then', itemWith({ percent: 90 }), 40, 40],
	['all reported later', itemWith({ percent: 90 }), null, null],
	['never reported, but known', itemWith({ percent: 90 }), undefined, 90],
	['done by then', itemWith({ status: '已办结', claimed: day('2026-10-20'), percent: 100 }), 40, 100],
	['done after it', itemWith({ status: '已办结', claimed: day('2026-11-02'), percent: 100 }), 40, 40],
])('the percent at the line: %s', (_, item, percent, expected) =>
	expect(itemAt(item, closed('2026-10-31'), pastWith({ percent })).percent).toBe(expected),
);

const granted = (from: string, decided: string, late = false): GrantedExtension => ({
	from: day(from),
	decided: day(decided),
	late,
});

describe('the deadline at the line', () => {
	const twice = [granted('2026-10-20', '2026-10-15'), granted('2026-10-30', '2026-11-02')];
	const item = (late: string | null = null) => {
		const own = itemWith({ due: day('2026-11-20') });
		return { ...own, deadline: { ...own.deadline, extensions: 2, lateFrom: late === null ? null : day(late) } };
	};
	test.each<[string, string, string, number]>([
		['put off since: the day it then had', '2026-10-31', '2026-10-30', 1],
		['the eve of the first grant', '2026-10-14', '2026-10-20', 0],
		['granted on the line', '2026-11-02', '2026-11-20', 2],
	])('%s', (_, line, current, extensions) =>
		expect(itemAt(item(), closed(line), pastWith({ extensions: twice })).deadline).toMatchObject({
			current,
			extensions,
		}),
	);
	test('an open line takes the item as it is', () => {
		const own = item();
		expect(itemAt(own, { day: day('2026-10-31'), open: true }, pastWith({ extensions: twice }))).toBe(own);
	});
	test('what was granted after the day had passed counts against it from that grant on', () => {
		const extensions = [granted('2026-10-20', '2026-10-25', true), granted('2026-10-30', '2026-11-02')];
		const at = (line: string) => itemAt(item('2026-10-20'), closed(line), pastWith({ extensions })).deadline.lateFrom;
		expect([at('2026-10-24'), at('2026-10-25'), at('2026-11-02')]).toEqual([null, '2026-10-20', '2026-10-20']);
	});
	test('what a later round was granted does not touch how an earlier one ended', () => {
		const again = {
			completed: day('2026-10-28'),
			claimed: day('2026-10-28'),
			due: day('2026-10-30'),
			until: day('2026-11-05'),
		};
		const extensions = [granted('2026-11-20', '2026-11-10')];
		const own = itemWith({ due: day('2026-12-20') });
		const past = pastWith({ finishes: [again], extensions });
		expect(itemAt(own, closed('2026-10-31'), past).deadline.current).toBe('2026-10-30');
		expect(itemAt(own, closed('2026-11-06'), past).deadline.current).toBe('2026-11-20');
	});
});
