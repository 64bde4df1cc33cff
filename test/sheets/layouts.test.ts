import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import type { Item } from '../../src/rules/item.ts';
import type { SheetLayout } from '../../src/sheets/layout.ts';
import { layBreakdown } from '../../src/sheets/layouts/breakdown.ts';
import { layLeader } from '../../src/sheets/layouts/leader.ts';
import { layProjects } from '../../src/sheets/layouts/projects.ts';
import { columnChoices, layRegister } from '../../src/sheets/layouts/register.ts';
import { layStruck } from '../../src/sheets/layouts/struck.ts';
import { layUnits } from '../../src/sheets/layouts/units.ts';
import { readWorkbook } from '../../src/sheets/read.ts';
import { renderWorkbook } from '../../src/sheets/write.ts';
import { sampleItem, sampleItems, sampleLamp } from './sample-items.ts';

const folder = mkdtempSync(join(tmpdir(), 'ducha-layouts-'));
const about = { office: '青屏县委县政府督查室', day: day('2026-11-02'), whose: null };
const lit = (items: Item[]) => items.map((item) => ({ item, lamp: sampleLamp(item.id) }));
const headings = ({ columns }: SheetLayout) => columns.map(({ heading }) => heading);
const across = ({ rows }: SheetLayout) => rows.flatMap(({ kind, cells }) => (kind === 'category' ? cells[0] : []));
const column = (layout: SheetLayout, heading: string) => {
	const at = layout.columns.findIndex((c) => [c.heading].flat().at(-1) === heading);
	return layout.rows.flatMap(({ kind, cells }) => (kind === 'category' ? [] : cells[at]));
};
const under = (...categories: (string | null)[]) => categories.map((category, i) => sampleItem(i + 1, { category }));

describe('任务分解表', () => {
	test.each([
		['numbered alike', ['一、工业', '二、农业', '一、工业'], ['一、工业', '二、农业']],
		['not numbered', ['工业', '农业'], ['工业', '农业']],
		['none', [null, null], []],
		['items without one come first', ['工业', null], ['工业']],
	])('lines across for categories: %s', (_, categories, expected) => {
		const layout = layBreakdown(under(...categories), about);
		expect(across(layout)).toEqual(expected);
		expect(headings(layout)).not.toContain('类别');
		expect(column(layout, '序号')).toEqual(categories.map((__, i) => i + 1));
	});

	test.each([
		['one would lie within the other', ['工业', '一、农业']],
		['one looks like a total', ['合计', '工业']],
		['one looks like a note', ['备注：其他', '工业']],
	])('a merged column where lines would be misread: %s', (_, categories) => {
		const layout = layBreakdown(under(...categories), about);
		expect(across(layout)).toEqual([]);
		expect(column(layout, '类别')).toEqual(categories);
	});

	test('equal neighbours of the merged column share a cell, empty ones do not', async () => {
		const file = join(folder, 'merged.xlsx');
		const layout = layBreakdown(under(null, null, '合计', '合计', '合计', '工业'), about);
		writeFileSync(file, await renderWorkbook([layout], { author: about.office, day: about.day }));
		const { grids } = await readWorkbook(file);
		const merges = grids[0]!.merges.filter(({ left, right, top }) => left === 2 && right === 2 && top > 3);
		expect(merges).toEqual([{ top: 6, left: 2, bottom: 8, right: 2 }]);
	});
});

describe('分单位', () => {
	const first = sampleItem(2);
	const [lead] = first.assignments as [Item['assignments'][0]];

	test('units in official order, each numbered from one, its leads before what it supports', () => {
		const layout = layUnits(lit(sampleItems(12)), about, () => true);
		const orders = across(layout).map((line) => String(line).replace(/（.*/, ''));
		expect(new Set(orders).size).toBe(orders.length);
		let from = 0;
		for (const [at, row] of layout.rows.entries()) {
			if (row.kind === 'category') from = at;
			else expect(row.cells[0]).toBe(at - from);
		}
		expect(layout.notes).toHaveLength(1);
	});

	test('for one unit alone: its own name above, no headings', () => {
		const layout = layUnits(lit(sampleItems(12)), { ...about, whose: lead.unit.name }, ({ id }) => id === lead.unit.id);
		expect(layout.title).toBe(`${lead.unit.name}承办督查事项清单`);
		expect(across(layout)).toEqual([]);
		expect(new Set(column(layout, '分工'))).toEqual(new Set(['牵头', '配合']));
		expect(column(layout, '其他承办单位').join('、').split('、')).not.toContain(lead.unit.name);
	});

	test('a unit that has left is not listed', () => {
		const left = { ...first, assignments: [{ ...lead, status: '解除' as const }] };
		expect(layUnits(lit([left]), about, () => true).rows).toEqual([]);
	});
});

test.each([
	['方振国', 0, '方振国同志分管单位11月底前需完成的事项', '共2件'],
	['方振国', 1, '方振国同志分管单位11月底前需完成的事项', '共2件，其中逾期1件'],
	[null, 0, '未明确责任领导、11月底前需完成的事项', '共2件'],
])('分领导: %s, %i late', (leader, late, title, count) => {
	const layout = layLeader(lit(sampleItems(2)), leader, '11月底前', late, about);
	expect([layout.title, layout.subtitle[1]]).toEqual([title, `截至2026年11月2日  ${count}`]);
});

test('销号清单: what was struck off, then what is on the list, each numbered from one', () => {
	const entry = (n: number, struck: string | null) => ({
		item: sampleItem(n),
		completed: null,
		struck: struck === null ? null : day(struck),
		standing: '未到期',
	});
	const layout = layStruck([entry(1, '2026-10-30')], [entry(2, null), entry(3, null)], '10月份', about);
	expect(across(layout)).toEqual(['一、10月份销号（1件）', '二、在册（2件）']);
	expect(column(layout, '序号')).toEqual([1, 1, 2]);
	expect(column(layout, '销号日期')).toEqual(['2026-10-30', null, null]);
});

test.each([
	['behind', 66.4, 50, -16],
	['ahead', 40, 55.5, 16],
	['as printed, not as counted', 66.5, 66.4, -1],
	['nothing reported', 40, null, null],
	['no schedule', null, 40, null],
])('重点项目情况督查表, gap: %s', (_, scheduled, reached, gap) => {
	const remarks = { problems: null, next: null, help: null };
	const layout = layProjects([{ item: sampleItem(1), goal: null, scheduled, reached, progress: null, remarks }], about);
	expect(column(layout, '差距')).toEqual([gap]);
	expect(layout.subtitle[1]).toContain(gap !== null && gap < 0 ? '落后序时1个' : '共1个项目');
});

describe('台账', () => {
	test('chosen columns stand in the order chosen, empty ones too', () => {
		const layout = layRegister(lit(sampleItems(1)), about, ['事项', '编号', '存在问题']);
		expect(headings(layout)).toEqual(['事项', '编号', '存在问题']);
	});

	test('no column is called like another', () => {
		const all = [...columnChoices.standard, ...columnChoices.further];
		expect(new Set(all).size).toBe(all.length);
	});
});

test('every sheet: the print area is its table, and lines across the table are not filtered', async () => {
	const { unzipSync } = await import('fflate');
	const bytes = await renderWorkbook(
		[layBreakdown(under('工业', '农业'), about), layRegister(lit(sampleItems(2)), about)],
		{
			author: about.office,
			day: about.day,
		},
	);
	const part = (name: string) => new TextDecoder().decode(unzipSync(bytes)[name]);
	expect(part('xl/workbook.xml').match(/_xlnm.Print_Area[^<]*</g)).toHaveLength(2);
	expect(part('xl/worksheets/sheet1.xml')).not.toContain('<autoFilter');
	expect(part('xl/worksheets/sheet2.xml')).toContain('<autoFilter');
});
