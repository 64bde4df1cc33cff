import { expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { day } from '../../src/rules/day.ts';
import type { Item } from '../../src/rules/item.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { defaultSources } from '../../src/rules/sources.ts';
import { stillnessOf } from '../../src/rules/stillness.ts';
import { sampleItem } from './sample-item.ts';

const rules = { calendar: calendarOf([]), limits: limitsWith({}), sources: defaultSources };
const today = day('2026-11-02');

const yearly = (facts: Partial<Item> = {}) =>
	sampleItem({
		source: '年度重点工作',
		dispatched: day('2026-03-02'),
		due: '2026-12-31',
		deadline: { cycle: '每月' },
		...facts,
	});
const instruction = (due: string) => sampleItem({ source: '领导批示', dispatched: day('2026-10-12'), due });
const report = (on: string, text: string, percent: number | null = 40, assignment = 1) => ({
	day: day(on),
	text,
	percent,
	assignment,
});

test.each<
	[name: string, item: Item, reports: ReturnType<typeof report>[], found: [why: string, words: string, since: string][]]
>([
	['reported this month', yearly(), [report('2026-10-20', '在建')], []],
	['not last month', yearly(), [report('2026-09-24', '在建')], [['未反馈', '上期未反馈（每月）', '2026-09-24']]],
	['never', yearly({ dispatched: day('2026-07-28') }), [], [['未反馈', '连续3期未反馈（每月）', '2026-07-28']]],
	[
		'the report between not given',
		instruction('2026-11-30'),
		[],
		[['未作中期反馈', '中期反馈应于10-26前报，未报', '2026-10-12']],
	],
	['due that very day', { ...instruction('2026-11-30'), dispatched: day('2026-10-19') }, [], []],
	['given', instruction('2026-11-30'), [report('2026-10-20', '已勘查')], []],
	[
		'the same words again',
		yearly(),
		[report('2026-10-20', '施工图正在审查。'), report('2026-09-20', '施工图正在审查')],
		[['反馈雷同', '最近两次反馈100%相同，进度未动', '2026-09-20']],
	],
	[
		'the same words with a higher percent',
		yearly(),
		[report('2026-10-20', '施工图正在审查', 45), report('2026-09-20', '施工图正在审查', 40)],
		[],
	],
	[
		'the same words of two units',
		yearly(),
		[report('2026-10-20', '正在办理', 40, 1), report('2026-10-19', '正在办理', 40, 2)],
		[],
	],
	[
		'another unit spoke between',
		yearly(),
		[
			report('2026-10-20', '正在办理', 40, 1),
			report('2026-10-19', '已完成勘查', 40, 2),
			report('2026-09-20', '正在办理', 40, 1),
		],
		[['反馈雷同', '最近两次反馈100%相同，进度未动', '2026-09-20']],
	],
	[
		'silent and repeating',
		yearly(),
		[report('2026-09-20', '正在办理'), report('2026-08-20', '正在办理')],
		[
			['未反馈', '上期未反馈（每月）', '2026-09-20'],
			['反馈雷同', '最近两次反馈100%相同，进度未动', '2026-08-20'],
		],
	],
	['an ordinary dated matter owes no cycle', sampleItem({ source: '会议议定', dispatched: day('2026-03-02') }), [], []],
	['claimed', yearly({ claimed: day('2026-10-30'), status: '待审核' }), [], []],
])('%s', (_name, item, reports, found) => {
	expect(stillnessOf(item, reports, today, rules).map(({ why, words, since }) => [why, words, since])).toEqual(found);
});
