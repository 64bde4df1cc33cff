import { describe, expect, test } from 'vitest';
import { limitsWith } from '../../src/rules/limits.ts';
import type { RungName } from '../../src/rules/rungs.ts';
import { stuckReasons } from '../../src/rules/stuck.ts';
import { suggestionOf } from '../../src/rules/unit-suggestion.ts';
import { sampleItem } from './sample-item.ts';

describe('an item is stuck', () => {
	const limits = limitsWith({});
	const given = (facts: Partial<Parameters<typeof stuckReasons>[0]>) =>
		stuckReasons({ item: sampleItem(), late: '', returns: 0, rungs: [], ...facts }, limits);
	test.each<[string, Parameters<typeof given>[0], string[]]>([
		['when nothing is wrong, not', {}, []],
		['when it is late', { late: '逾期1天' }, ['逾期1天']],
		['when returned once, not', { returns: 1 }, []],
		['when returned twice', { returns: 2 }, ['报结退回2次']],
		['when extended once, not', { item: sampleItem({ deadline: { extensions: 1 } }) }, []],
		['when extended as often as may be', { item: sampleItem({ deadline: { extensions: 2 } }) }, ['已延期2次']],
		['when urged, not', { rungs: ['催办通知单'] }, []],
		['when under 限期整改', { rungs: ['催办通知单', '限期整改单'] }, ['已发限期整改单']],
		['by the heaviest paper, whatever came last', { rungs: ['红牌', '限期整改单'] }, ['已发红牌']],
		['never once it is finished', { item: sampleItem({ status: '已办结' }), returns: 3 }, []],
		['never while it rests', { item: sampleItem({ status: '中止' }), returns: 3 }, []],
		['for several reasons at once', { late: '逾期1天', returns: 2 }, ['逾期1天', '报结退回2次']],
	])('%s', (_name, facts, reasons) => expect(given(facts)).toEqual(reasons));
	test('an office that allows no extension does not call every item stuck', () =>
		expect(
			stuckReasons({ item: sampleItem(), late: '', returns: 0, rungs: [] }, limitsWith({ extensions: '0' })),
		).toEqual([]));
});

describe("what a unit's year suggests", () => {
	const clean = { row: { due: 3, dueOnTime: 3, overdue: 0 }, rungs: [] as RungName[], returns: 0, untrue: 0 };
	test.each<[string, Partial<Parameters<typeof suggestionOf>[0]>, string | null]>([
		['three due, all on time, nothing sent: praise', {}, '建议列入评先推荐'],
		['two due say too little', { row: { due: 2, dueOnTime: 2, overdue: 0 } }, null],
		['one late is no praise', { row: { due: 3, dueOnTime: 2, overdue: 0 } }, null],
		['one 催办 is no praise and no blame', { rungs: ['催办通知单'] }, null],
		['one return is no praise', { returns: 1 }, null],
		['a 黄色警告 rules praise out', { rungs: ['黄色警告'] }, '建议不列入评先推荐'],
		[
			'late under 限期整改 calls for a talk',
			{ row: { due: 3, dueOnTime: 2, overdue: 1 }, rungs: ['限期整改单'] },
			'建议提醒谈话',
		],
		['限期整改 answered in time does not', { rungs: ['限期整改单'] }, null],
		['an untrue report goes before all', { untrue: 1, rungs: ['红牌'] }, '回访有不符，建议核实'],
	])('%s', (_name, facts, words) => expect(suggestionOf({ ...clean, ...facts })).toBe(words));
});
