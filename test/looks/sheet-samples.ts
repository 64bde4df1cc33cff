import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { day, daysBetween } from '../../src/rules/day.ts';
import { figuresBy } from '../../src/rules/figure-table.ts';
import type { Item } from '../../src/rules/item.ts';
import type { SheetLayout } from '../../src/sheets/layout.ts';
import { layOverdue } from '../../src/sheets/layouts/overdue.ts';
import { layRegister } from '../../src/sheets/layouts/register.ts';
import { laySummary } from '../../src/sheets/layouts/summary.ts';
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
const summary = (by: 'unit' | 'source') => laySummary(figuresBy(mixed, { day: today, open: true }, by), by, about);

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
			file: await write('怪字.xlsx', [oddities, oddities]),
			landscape: true,
			pages: [2, 2],
			words: ['=1+1', '@SUM(A1)', '前后', '𠮷野', '<b>&amp;', "=cmd|'/c"],
		},
	];
}
