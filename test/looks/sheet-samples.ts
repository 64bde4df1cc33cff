import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { day, daysBetween } from '../../src/rules/day.ts';
import { figuresBy } from '../../src/rules/figure-table.ts';
import type { Item } from '../../src/rules/item.ts';
import type { SheetLayout } from '../../src/sheets/layout.ts';
import { layBreakdown } from '../../src/sheets/layouts/breakdown.ts';
import { layLeader } from '../../src/sheets/layouts/leader.ts';
import { layOverdue } from '../../src/sheets/layouts/overdue.ts';
import { layProjects } from '../../src/sheets/layouts/projects.ts';
import { layRegister } from '../../src/sheets/layouts/register.ts';
import { layStruck } from '../../src/sheets/layouts/struck.ts';
import { laySummary } from '../../src/sheets/layouts/summary.ts';
import { layUnits } from '../../src/sheets/layouts/units.ts';
import { renderWorkbook } from '../../src/sheets/write.ts';
import { sampleItem, sampleItems, sampleLamp } from '../sheets/sample-items.ts';
import type { Sample } from './sample.ts';

const today = day('2026-11-02');
const office = '青屏县委县政府督查室';
const about = { office, day: today, whose: null };

const register = (count: number) =>
	layRegister(
		sampleItems(count).map((item) => ({ item, lamp: sampleLamp(item.id) })),
		about,
	);
const isLate = (item: Item) => item.deadline.current! < today;
const overdue = (count: number) =>
	layOverdue(
		sampleItems(200)
			.filter(isLate)
			.slice(0, count)
			.map((item) => {
				const days = daysBetween(item.deadline.current!, today);
				return { item, workingDays: Math.round(days * 0.7), days, paper: item.id % 3 ? '整改单 至11-03' : null };
			}),
		about,
	);
const finished = (n: number) =>
	sampleItem(n, { status: '已办结', claimed: day('2026-08-01'), completed: day('2026-10-20') });
const mixed = [...sampleItems(60), ...Array.from({ length: 60 }, (_, i) => finished(61 + i))];
const summary = (by: 'unit' | 'source') =>
	laySummary(
		figuresBy(mixed, { day: today, open: true }, by),
		by === 'unit' ? { heading: '牵头单位', by: '单位' } : { heading: '来源', by: '来源' },
		about,
	);

const lit = (count: number) => sampleItems(count).map((item) => ({ item, lamp: sampleLamp(item.id) }));
const categories = ['一、城乡建设和民生保障', '二、生态环境和农业农村', '三、营商环境'];
const breakdown = (count: number) =>
	layBreakdown(
		sampleItems(count).map((item) => ({ ...item, category: categories[item.id % 3]! })),
		about,
	);
const columnBreakdown = (count: number) =>
	layBreakdown(
		sampleItems(count).map((item) => ({ ...item, category: ['工业', '一、农业农村和生态环境保护'][item.id % 2]! })),
		about,
	);
/** Sixty units with names as long as they come, each with an item of its own. */
const manyUnits = () =>
	lit(60).map(({ item, lamp }) => {
		const unit = {
			id: item.id,
			name: `县推进第${item.id}片区乡村振兴工作领导小组办公室`,
			short: null,
			kind: '县直' as const,
			sort: item.id,
		};
		return { item: { ...item, assignments: [{ ...item.assignments[0]!, unit }] }, lamp };
	});
const longUnit = {
	id: 77,
	name: '县统筹推进农村人居环境整治和乡村建设行动工作领导小组办公室',
	short: null,
	kind: '县直' as const,
	sort: 1,
};
/** Titles of four lines and more, units of thirty characters, a unit's name before the title of the sheet. */
const longEntries = () =>
	lit(4).map(({ item, lamp }) => ({
		item: {
			...item,
			title:
				'乡镇污水处理设施第三方运维招标，年内完成云岭、高塘、柳溪3个乡镇站点移交并建立按月考核、按季付费的运行机制；'.repeat(
					(item.id % 3) + 1,
				),
			assignments: [{ ...item.assignments[0]!, unit: longUnit }],
		},
		lamp,
	}));
const longRegister = () => layRegister(longEntries(), { ...about, whose: longUnit.name });
const struck = (n: number, days: [string | null, string | null], standing: string) => ({
	item: sampleItem(n),
	completed: days[0] === null ? null : day(days[0]),
	struck: days[1] === null ? null : day(days[1]),
	standing,
});
const remarks = {
	problems: '征迁剩余3户，2户对补偿标准有异议；管线迁改图纸未批。',
	next: '11月15日前完成征迁，11月底前进场施工。',
	help: '请县自然资源局加快用地批复。',
};
const projects = (count: number) =>
	layProjects(
		sampleItems(count).map((item) => ({
			item: { ...item, goal: '年内完成投资2.3亿元，主体完工，通过验收' },
			measured: item.id % 3 ? '目标12.6公里，当前7.5公里，距目标5.1公里' : null,
			scheduled: 83,
			reached: item.percent,
			progress: '土建完成六成，设备采购已签合同。',
			remarks: item.id % 2 ? remarks : { problems: null, next: null, help: null },
		})),
		about,
	);

const odd = ['=1+1', '@SUM(A1)', '𠮷野 👨‍👩‍👧', '前\u0007\ud800后', '一\n二\n三', '<b>&amp;', "=cmd|'/c calc'!A1"];
const oddities: SheetLayout = {
	...register(1),
	name: "a/b:'c'[d]?",
	rows: odd.map((title) => ({
		...register(1).rows[0]!,
		cells: register(1).rows[0]!.cells.map((cell, at) => (at === 5 ? title : cell)),
	})),
};

/** Sheets as an office would print them: one row, a usual month, a whole year. */
export async function writeSamples(folder: string): Promise<Sample[]> {
	mkdirSync(folder, { recursive: true });
	const write = async (name: string, layouts: Parameters<typeof renderWorkbook>[0]) => {
		const file = join(folder, name);
		writeFileSync(file, await renderWorkbook(layouts, { author: office, day: today }));
		return file;
	};
	const footer = '第 1 页，共';
	return [
		{
			file: await write('台账-1件.xlsx', [register(1)]),
			landscape: true,
			pages: [1, 1],
			words: ['督查事项台账', footer, '2026-001'],
		},
		{
			file: await write('台账-40件.xlsx', [register(40)]),
			landscape: true,
			pages: [3, 8],
			words: ['2026-040', '红·逾期', '编号'],
		},
		{ file: await write('台账-300件.xlsx', [register(300)]), landscape: true, pages: [20, 50], words: ['2026-300'] },
		{
			file: await write('逾期清单.xlsx', [overdue(8)]),
			landscape: true,
			pages: [1, 2],
			words: ['逾期未办结事项清单', '现定时限'],
		},
		{
			file: await write('汇总表.xlsx', [summary('unit'), summary('source')]),
			landscape: true,
			pages: [2, 2],
			words: ['按期办结率', '无明确时限', '合计'],
		},
		{
			file: await write('任务分解表.xlsx', [breakdown(1), breakdown(30), columnBreakdown(12)]),
			landscape: true,
			pages: [5, 9],
			words: ['督查事项任务分解表', '责任分工', '二、生态环境和农业农村', '工业'],
		},
		{
			file: await write('分单位.xlsx', [layUnits(lit(1), about, () => true), layUnits(manyUnits(), about, () => true)]),
			landscape: true,
			pages: [5, 14],
			words: ['各单位承办督查事项清单', '县推进第60片区乡村振兴工作领导小组办公室（牵头1件）'],
		},
		{
			file: await write('分领导.xlsx', [
				layLeader(lit(9), '方振国', '11月底前', 3, about),
				layLeader(lit(1), '沈若兰', '11月底前', 0, about),
			]),
			landscape: true,
			pages: [2, 3],
			words: ['方振国同志分管单位11月底前需完成的事项', '其中逾期3件', '沈若兰同志'],
		},
		{
			file: await write('销号清单.xlsx', [
				layStruck(
					[struck(1, ['2026-10-12', '2026-10-20'], '按时办结'), struck(2, ['2026-10-28', '2026-10-30'], '逾期办结')],
					Array.from({ length: 12 }, (_, i) => struck(3 + i, [null, null], i % 2 ? '未到期' : '逾期未办结')),
					'10月份',
					about,
				),
			]),
			landscape: true,
			pages: [1, 2],
			words: ['一、10月份销号（2件）', '二、在册（12件）', '逾期办结'],
		},
		{
			file: await write('重点项目情况督查表.xlsx', [projects(1), projects(12)]),
			landscape: true,
			pages: [2, 5],
			words: ['重点项目情况督查表', '序时', '差距', '需协调事项', '-'],
		},
		{
			file: await write('空表.xlsx', [
				register(0),
				overdue(0),
				breakdown(0),
				layUnits([], about, () => true),
				layLeader([], null, '11月底前', 0, about),
				layStruck([], [], '10月份', about),
				projects(0),
				laySummary(figuresBy([], { day: today, open: true }, 'unit'), { heading: '牵头单位', by: '单位' }, about),
			]),
			landscape: true,
			pages: [8, 8],
			words: ['没有符合条件的事项', '共0件', '二、在册（0件）', '合计'],
		},
		{
			file: await write('长字.xlsx', [
				longRegister(),
				layUnits(longEntries(), { ...about, whose: longUnit.name }, () => true),
			]),
			landscape: true,
			pages: [2, 4],
			words: ['领导小组办公室'],
		},
		{
			file: await write('怪字.xlsx', [oddities, oddities]),
			landscape: true,
			pages: [2, 2],
			words: ['=1+1', '@SUM(A1)', '前后', '𠮷野', '<b>&amp;', "=cmd|'/c"],
		},
	];
}
