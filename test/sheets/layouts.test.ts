import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
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

describe('on paper', () => {
	const partsOf = async (...layouts: SheetLayout[]) => {
		const parts = unzipSync(await renderWorkbook(layouts, { author: about.office, day: about.day }));
		return (name: string) => new TextDecoder().decode(parts[name]);
	};
	const breaksIn = (sheet: string) =>
		[...sheet.matchAll(/<brk id="(\d+)" max="16383" man="1"\/>/g)].map((m) => Number(m[1]));
	const heightsIn = (sheet: string) =>
		[...sheet.matchAll(/<row r="\d+"[^>]*? ht="([\d.]+)"/g)].map((m) => Number(m[1]));
	const categories = Array.from({ length: 40 }, (_, i) => ['工业', '农业', '商贸', '民生'][Math.floor(i / 10)]!);

	test('lines across the table begin a page rather than end one; a table to be filtered is left to the program', async () => {
		const part = await partsOf(layBreakdown(under(...categories), about), layRegister(lit(sampleItems(40)), about));
		const breaks = breaksIn(part('xl/worksheets/sheet1.xml'));
		expect(breaks.length).toBeGreaterThan(1);
		const heads = layBreakdown(under(...categories), about).rows.flatMap(({ kind }, at) =>
			kind === 'category' ? at + 5 : [],
		);
		for (const row of breaks) expect(heads).not.toContain(row);
		expect(breaksIn(part('xl/worksheets/sheet2.xml'))).toEqual([]);
	});

	test('a merged category says its name on every page, and makes room for it only where it needs to', async () => {
		const name = '备注：城乡建设和民生保障领域的其他事项';
		const long = (await partsOf(layBreakdown(under(...Array(40).fill(name)), about)))('xl/worksheets/sheet1.xml');
		const merges = [...long.matchAll(/<mergeCell ref="C(\d+):C(\d+)"\/>/g)].map((m) => [Number(m[1]), Number(m[2])]);
		const [top, ...others] = breaksIn(long);
		expect(merges.filter(([from]) => from! > 4)).toEqual([
			[5, top],
			...[top!, ...others].map((row, at) => [row + 1, others[at] ?? 44]),
		]);
		const plain = (await partsOf(layBreakdown(under(...Array(40).fill('备注：')), about)))('xl/worksheets/sheet1.xml');
		expect(heightsIn(long)).toEqual(heightsIn(plain));
		const alone = (await partsOf(layBreakdown(under(name, '合计'), about)))('xl/worksheets/sheet1.xml');
		expect(heightsIn(alone)[4]).toBeGreaterThan(heightsIn(plain)[4]!);
	});

	test('an empty table says so', async () => {
		const part = await partsOf(layRegister([], about));
		expect(part('xl/sharedStrings.xml')).toContain('没有符合条件的事项。');
	});

	test('a day or a figure is made smaller before it would print as ####', async () => {
		const styles = (await partsOf(layRegister(lit(sampleItems(1)), about)))('xl/styles.xml');
		expect(styles.match(/shrinkToFit="1"/g)!.length).toBeGreaterThanOrEqual(3);
		expect(styles).not.toMatch(/wrapText="1"[^>]*shrinkToFit|shrinkToFit="1"[^>]*wrapText="1"/);
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
	const layout = layProjects(
		[{ item: sampleItem(1), measured: null, scheduled, reached, progress: null, remarks }],
		about,
	);
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
