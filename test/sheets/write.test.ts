import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import { figuresBy } from '../../src/rules/figure-table.ts';
import type { Item } from '../../src/rules/item.ts';
import { fixEntryTimes } from '../../src/sheets/fixed-times.ts';
import type { Column, SheetLayout } from '../../src/sheets/layout.ts';
import { deadlineCell } from '../../src/sheets/layouts/fill.ts';
import { layOverdue } from '../../src/sheets/layouts/overdue.ts';
import { layRegister } from '../../src/sheets/layouts/register.ts';
import { laySummary } from '../../src/sheets/layouts/summary.ts';
import { readWorkbook } from '../../src/sheets/read.ts';
import { linesOf, nameSheet } from '../../src/sheets/sheet-text.ts';
import { renderWorkbook } from '../../src/sheets/write.ts';
import { sampleItem, sampleItems, sampleLamp } from './sample-items.ts';

const folder = mkdtempSync(join(tmpdir(), 'ducha-write-'));
const about = { office: '青屏县委县政府督查室', day: day('2026-11-02'), whose: null };
const made = { author: about.office, day: about.day };
const text: Column = { heading: '事项', width: 30, kind: 'text', align: 'left' };

function lay(changes: Partial<SheetLayout>): SheetLayout {
	return {
		name: '表',
		title: '题',
		subtitle: ['左', '右'],
		columns: [text],
		rows: [],
		notes: [],
		landscape: true,
		frozenColumns: 0,
		...changes,
	};
}

async function readBack(layouts: SheetLayout[], name: string) {
	const file = join(folder, `${name}.xlsx`);
	writeFileSync(file, await renderWorkbook(layouts, made));
	return (await readWorkbook(file)).grids;
}
const entries = (items: Item[]) => items.map((item) => ({ item, lamp: sampleLamp(item.id) }));
const partsOf = async (layouts: SheetLayout[]) => {
	const parts = unzipSync(await renderWorkbook(layouts, made));
	return (name: string) => new TextDecoder().decode(parts[name]);
};

describe('what is written is read back', () => {
	test('a register keeps number, words and real dates', async () => {
		const items = sampleItems(6);
		const [grid] = await readBack([layRegister(entries(items), about)], 'register');
		const heading = grid!.rows[2]!.map((cell) => cell?.text.replace(/\n/g, ''));
		const column = (name: string) => heading.indexOf(name);
		for (const [i, item] of items.entries()) {
			const row = grid!.rows[3 + i]!;
			expect(row[column('编号')]?.text).toBe(item.number);
			expect(row[column('事项')]?.text).toBe(item.title);
			expect(row[column('完成时限')]).toMatchObject({ date: item.deadline.current, dateForm: 'full' });
			expect(row[column('完成比例')]).toMatchObject({ text: `${item.percent}%`, number: item.percent! / 100 });
			expect(row[column('牵头单位')]?.text).toBe(item.assignments[0]!.unit.name);
			expect(row[column('原定时限')]?.date).toBe(item.deadline.extensions > 0 ? item.deadline.original : undefined);
		}
	});

	test.each([
		['formula', '=1+1'],
		['plus', '+1'],
		['minus', '-1'],
		['at', '@SUM(A1)'],
		['tab', '\t=1'],
		['web service', '=WEBSERVICE("http://x")'],
		['an escape of the format itself', 'a_x0041_b'],
		['line breaks', '一\n二\n三'],
		['beyond the basic plane', '𠮷野家 👨‍👩‍👧'],
		['markup', '<b>&amp;</b> "quoted"'],
		['prototype', '__proto__'],
	])('text stays what it is: %s', async (name, value) => {
		const [grid] = await readBack([lay({ rows: [{ kind: 'item', cells: [value] }] })], `text-${name}`);
		expect(grid!.rows[3]![0]).toEqual({ text: value });
	});

	test('any text survives but for what no workbook can hold', async () => {
		const values = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), { numRuns: 300, seed: 7 });
		const kept = values.map((value) =>
			value.replace(/\r\n?|[\u2028\u2029\x85]/g, '\n').replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g, ''),
		);
		const [grid] = await readBack(
			[lay({ rows: values.map((value) => ({ kind: 'item', cells: [value] })) })],
			'any-text',
		);
		expect(kept.map((_, i) => grid!.rows[3 + i]?.[0]?.text ?? '')).toEqual(kept);
	});

	test('half a surrogate pair is left out and the file opens', async () => {
		const [grid] = await readBack([lay({ rows: [{ kind: 'item', cells: ['前\ud800后\udc00'] }] })], 'surrogate');
		expect(grid!.rows[3]![0]!.text).toBe('前后');
	});
});

describe('bytes', () => {
	test('the same layouts give the same bytes', async () => {
		const layout = layRegister(entries(sampleItems(5)), about);
		expect((await renderWorkbook([layout], made)).equals(await renderWorkbook([layout], made))).toBe(true);
	});

	test('the hour of writing leaves no trace', () => {
		const zipAt = (mtime: string) =>
			fixEntryTimes(Buffer.from(zipSync({ a: strToU8('一'), 'b/c': strToU8('二') }, { mtime })));
		expect(zipAt('2026-11-02T08:30:00').equals(zipAt('2031-05-06T17:02:40'))).toBe(true);
	});
});

describe('layouts', () => {
	test('columns nobody filled are left out', () => {
		const bare = sampleItem(1, {
			category: null,
			document: null,
			content: null,
			leader: null,
			note: null,
			progress: null,
			percent: null,
		});
		const headings = layRegister(entries([bare]), about).columns.map((column) => column.heading);
		expect(headings).toEqual(['序号', '编号', '来源', '事项', '牵头单位', '配合单位', '完成时限', '状态']);
	});

	test.each([
		['a day', {}, '2026-09-30'],
		['words without a day', { current: null, original: null, raw: '长期坚持', kind: 'long_term' }, '长期坚持'],
		['a day that also runs on, as written', { raw: '9月底前，并长期坚持', alsoLongTerm: true }, '9月底前，并长期坚持'],
		[
			'a day that also runs on, extended',
			{ current: day('2026-10-30'), raw: '9月底前，并长期坚持', alsoLongTerm: true },
			'2026年10月30日前完成，并长期坚持',
		],
		['nothing stated', { current: null, original: null, raw: null, kind: 'none' }, null],
	] as const)('deadline cell: %s', (_, changes, expected) => {
		const deadline = { ...sampleItem(1).deadline, original: day('2026-09-30'), current: day('2026-09-30'), ...changes };
		expect(deadlineCell(sampleItem(1, { deadline }))).toBe(expected);
	});

	test('an overdue list names the paper only when there is one', () => {
		const entry = { item: sampleItem(1), workingDays: 3, days: 5, paper: null };
		const headings = (paper: string | null) =>
			layOverdue([{ ...entry, paper }], about).columns.map((column) => column.heading);
		expect(headings(null)).not.toContain('最近文书');
		expect(headings('催办 至11-02')).toContain('最近文书');
	});

	test('a summary ends with a total that counts each item once', async () => {
		const table = figuresBy(sampleItems(12), { day: about.day, open: true }, 'unit');
		const [grid] = await readBack([laySummary(table, { heading: '牵头单位', by: '单位' }, about)], 'summary');
		const total = grid!.rows[4 + table.rows.length]!;
		expect(total.slice(0, 2).map((cell) => cell?.text)).toEqual(['合计', '12']);
		expect(grid!.rows[2]!.filter(Boolean).map((cell) => cell!.text)).toContain('正在办理');
		expect(grid!.merges).toContainEqual({ top: 2, left: 2, bottom: 2, right: 4 });
	});

	test('a rate without a denominator is a dash', async () => {
		const [grid] = await readBack(
			[laySummary(figuresBy([], { day: about.day, open: true }, 'source'), { heading: '来源', by: '来源' }, about)],
			'empty-summary',
		);
		expect(grid!.rows[4]!.at(-1)?.text).toBe('—');
	});
});

describe('on paper', () => {
	test('A4 across, fitted to its width, headings repeated, pages numbered, panes frozen, filter set', async () => {
		const part = await partsOf([layRegister(entries(sampleItems(3)), about)]);
		const sheet = part('xl/worksheets/sheet1.xml');
		expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"/);
		expect(sheet).toMatch(/fitToWidth="1" fitToHeight="0"|fitToHeight="0"/);
		expect(sheet).toContain('第 &amp;P 页，共 &amp;N 页');
		expect(sheet).toMatch(/<pane xSplit="2" ySplit="3"[^>]*state="frozen"/);
		expect(sheet).toMatch(/<autoFilter ref="A3:[A-Z]+6"\/>/);
		expect(part('xl/workbook.xml')).toMatch(/_xlnm.Print_Titles[^>]*>(?:'|&apos;)?台账(?:'|&apos;)?!\$3:\$3/);
	});

	test('every column is as wide as it was laid, nine characters too', async () => {
		const part = await partsOf([lay({ columns: [{ ...text, width: 9 }, text] })]);
		const sheet = part('xl/worksheets/sheet1.xml');
		expect(/defaultColWidth="9"/.test(sheet) || /<col min="1" max="1" width="9"/.test(sheet)).toBe(true);
	});

	test('a percent that is no whole number is shown to its last digit', async () => {
		const percent: Column = { ...text, kind: 'percent' };
		const rows = [66.7, 0.8, 50, 100].map((value) => ({ kind: 'item' as const, cells: [value] }));
		const [grid] = await readBack([lay({ columns: [percent], rows })], 'percents');
		expect(grid!.rows.slice(3, 7).map((row) => row[0]?.text)).toEqual(['66.7%', '0.8%', '50%', '100%']);
	});

	test('lamps are coloured by their words', async () => {
		const sheet = (await partsOf([layRegister(entries(sampleItems(3)), about)]))('xl/worksheets/sheet1.xml');
		expect(sheet.match(/LEFT\([A-Z]+4,1\)=(?:"|&quot;)[红黄绿灰]/g)).toHaveLength(4);
	});

	test.each([
		['one line', '十个汉字以内的话', 30, 1],
		['wrapped', '全年改造管网十二公里并更换检查井三百二十座', 20, 3],
		['own line breaks', '一\n二\n三', 30, 3],
		['empty', '', 30, 1],
	])('lines: %s', (_, words, width, lines) => {
		expect(linesOf(words, width)).toBe(lines);
	});

	test('no row is higher than Excel allows', async () => {
		const sheet = (await partsOf([lay({ rows: [{ kind: 'item', cells: ['很长'.repeat(2000)] }] })]))(
			'xl/worksheets/sheet1.xml',
		);
		expect(Math.max(...[...sheet.matchAll(/ht="([\d.]+)"/g)].map((found) => Number(found[1])))).toBe(409);
	});
});

describe('tab names', () => {
	test.each([
		['plain', '台账', [], '台账'],
		['forbidden characters', 'a/b:c*d?e[f]g\\h', [], 'a b c d e f g h'],
		['too long', '青'.repeat(40), [], '青'.repeat(31)],
		['twice', '台账', ['台账'], '台账(2)'],
		['twice after cutting', '青'.repeat(40), ['青'.repeat(31)], `${'青'.repeat(28)}(2)`],
		['reserved', 'History', [], '表History'],
		['quotes', "'x' of 'y'", [], 'x  of  y'],
		['nothing left', '???', [], '表'],
	])('%s', (_, wanted, taken, expected) => {
		expect(nameSheet(wanted, taken)).toBe(expected);
	});

	test('always legal and never twice', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 8 }), (wanted) => {
				const names: string[] = [];
				for (const name of wanted) names.push(nameSheet(name, names));
				expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
				for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\'\0-\x1f]{1,31}$/);
			}),
		);
	});
});

test('the file names its author and day', async () => {
	const file = join(folder, 'core.xlsx');
	writeFileSync(file, await renderWorkbook([lay({})], made));
	const core = new TextDecoder().decode(unzipSync(readFileSync(file))['docProps/core.xml']);
	expect(core).toContain(about.office);
	expect(core.match(/2026-11-02T00:00:00Z/g)).toHaveLength(2);
});
