import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/reading/grid.ts';
import { dateFormOf } from '../../src/sheets/formats.ts';
import { readWorkbook } from '../../src/sheets/read.ts';
import { cell, makeXlsx, number, oneSheet, row, worksheet } from '../hostile/workbooks.ts';

const folder = mkdtempSync(join(tmpdir(), 'ducha-read-'));
const ours = (path: string) => fileURLToPath(new URL(path, import.meta.url));

async function read(name: string, bytes: Uint8Array | string) {
	const file = join(folder, name);
	writeFileSync(file, bytes);
	return readWorkbook(file);
}
async function readOne(name: string, xml: string): Promise<Cell | undefined> {
	return (await read(`${name}.xlsx`, oneSheet(row(1, xml)))).grids[0]!.rows[0]?.[0];
}
const textsOf = (rows: (Cell | undefined)[][]) => rows.map((cells) => cells.map((c) => c?.text ?? ''));

describe('date cells', () => {
	const formats = ['14', '31', '57', '58', 'yyyy"年"m"月"d"日"', '[$-804]yyyy\\.m\\.d;@'];
	const shown = ['2025/11/10', '2025年11月10日', '2025年11月', '11月10日', '2025年11月10日', '2025.11.10'];
	const forms = ['full', 'full', 'month', 'no-year', 'full', 'full'];
	test.each(formats.map((format, i) => [format, i]))('format %s', async (_, i) => {
		expect(await readOne(`date-${i}`, number('A1', 45971, i + 1))).toEqual({
			text: shown[i],
			number: 45971,
			date: '2025-11-10',
			dateForm: forms[i],
		});
	});

	test.each([
		['the first of January 1900', 1],
		['the day that never was', 60],
		['zero', 0],
		['below zero', -1],
		['beyond the year 9999', 2_958_466],
	])('%s is no date', async (name, serial) => {
		const read = await readOne(`serial-${name}`, number('A1', serial, 1));
		expect(read?.trouble).toContain(`${serial} 不是有效日期`);
		expect(read?.date).toBeUndefined();
	});

	test('a moment before midnight is rounded to the second', async () => {
		expect(await readOne('midnight', number('A1', 45971.999_995, 1))).toMatchObject({ date: '2025-11-11' });
	});
	test('a time of day stays beside the day', async () => {
		expect(await readOne('time', number('A1', 45971.5, 1))).toMatchObject({ date: '2025-11-10 12:00:00' });
	});
	test('a mere time is no date', async () => {
		expect(await readOne('clock', number('A1', 0.75, 9))).toEqual({ text: '18:00', number: 0.75 });
	});
	test('an ISO date cell is text the date reader knows', async () => {
		expect(await readOne('iso', '<c r="A1" t="d"><v>2025-11-10</v></c>')).toEqual({ text: '2025-11-10' });
	});
	test('a workbook that counts from 1904', async () => {
		const book = makeXlsx({
			workbook:
				'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
			sheets: { S: worksheet(row(1, number('A1', 44509, 1))) },
		});
		expect((await read('1904.xlsx', book)).grids[0]!.rows[0]![0]).toMatchObject({ date: '2025-11-10' });
	});

	test.each([
		['yyyy-mm-dd', 'full'],
		['yyyy"年"m"月";@', 'month'],
		['m"月"d"日"', 'no-year'],
		['[$-F800]dddd, mmmm dd, yyyy', 'full'],
		['yyyy/m/d h:mm', 'full'],
		['h:mm:ss', 'time'],
		['mm:ss', 'time'],
		['[h]:mm', 'time'],
		['yyyy', 'full'],
	])('what %s shows', (format, form) => {
		expect(dateFormOf(format)).toBe(form);
	});
});

describe('other cells', () => {
	test.each<[string, string, Cell | undefined]>([
		['a share', number('A1', 0.6, 7), { text: '60%', number: 0.6 }],
		['a number written with leading zeros', number('A1', 7, 8), { text: '007', number: 7 }],
		['float noise', number('A1', '0.60000000000000009'), { text: '0.6', number: 0.6 }],
		['2025.10 typed as a number', number('A1', 2025.1), { text: '2025.1', number: 2025.1 }],
		[
			'18 digits',
			number('A1', '110105199003071230'),
			{ text: '110105199003071000', number: 110105199003071000, trouble: expect.stringContaining('精度') as never },
		],
		[
			'rich text',
			'<c r="A1" t="inlineStr"><is><r><t>事项</t></r><r><rPr><b/></rPr><t>1</t></r></is></c>',
			{ text: '事项1' },
		],
		[
			'phonetic guides',
			'<c r="A1" t="inlineStr"><is><t>督查</t><rPh sb="0" eb="2"><t>ドゥチャ</t></rPh></is></c>',
			{ text: '督查' },
		],
		['an escaped line end', cell('A1', '一_x000D_&#10;二'), { text: '一\n二' }],
		['a formula with its value', '<c r="A1" t="str"><f>B1&amp;C1</f><v>甲</v></c>', { text: '甲' }],
		[
			'a formula never computed',
			'<c r="A1"><f>SUM(B1:B9)</f></c>',
			{ text: '', trouble: expect.stringContaining('没有计算结果') as never },
		],
		['an error', '<c r="A1" t="e"><f>VLOOKUP(1,B:C,2,0)</f><v>#N/A</v></c>', { text: '', trouble: '公式出错（#N/A）' }],
		[
			'a picture in the cell',
			'<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>',
			{ text: '[图片]', trouble: expect.stringContaining('图片') as never },
		],
		['a true or false', '<c r="A1" t="b"><v>1</v></c>', { text: 'TRUE' }],
		['half a surrogate pair', cell('A1', '&#xD800;甲'), { text: '\ufffd甲' }],
		['an empty text', cell('A1', ''), undefined],
	])('%s', async (name, xml, expected) => {
		expect(await readOne(`cell-${name}`, xml)).toEqual(expected);
	});
});

describe('how a sheet is laid out', () => {
	test('cells and rows without references stand in order', async () => {
		const { grids } = await read(
			'no-refs.xlsx',
			oneSheet('<row><c t="inlineStr"><is><t>甲</t></is></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>'),
		);
		expect(textsOf(grids[0]!.rows)).toEqual([['甲', '', '2'], [], ['3']]);
	});
	test('prefixed names', async () => {
		const xml = worksheet(row(1, cell('A1', '单位')))
			.replace(/<(\/?)(?!\?)/g, '<$1x:')
			.replace('xmlns=', 'xmlns:x=');
		expect((await read('prefix.xlsx', makeXlsx({ sheets: { S: xml } }))).grids[0]!.rows[0]![0]!.text).toBe('单位');
	});
	test('a blank row in the middle keeps its place, and hidden rows are told', async () => {
		const rows = `${row(1, cell('A1', '甲'))}<row r="3" hidden="1">${cell('A3', '乙')}</row>`;
		const { grids } = await read('hidden-row.xlsx', oneSheet(rows));
		expect(textsOf(grids[0]!.rows)).toEqual([['甲'], [], ['乙']]);
		expect(grids[0]!.hiddenRows).toEqual([2]);
	});
	test('merges are cut to the values', async () => {
		const { grids } = await read(
			'merge.xlsx',
			oneSheet(
				row(1, cell('A1', '题') + cell('C1', '尾')),
				'<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B90"/><mergeCell ref="C1:C9"/></mergeCells>',
			),
		);
		expect(grids[0]!.merges).toEqual([
			{ top: 0, left: 0, bottom: 0, right: 1 },
			{ top: 0, left: 2, bottom: 0, right: 2 },
		]);
	});
	test('a chart sheet among the others is passed over', async () => {
		const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
		const book = makeXlsx({
			sheets: { 表: worksheet(row(1, cell('A1', '甲'))) },
			workbook: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="图" sheetId="2" r:id="rIdC"/><sheet name="表" sheetId="1" state="hidden" r:id="rId1"/></sheets></workbook>`,
			relations: `<Relationship Id="rIdC" Type="${office}/chartsheet" Target="chartsheets/sheet1.xml"/>`,
		});
		expect((await read('chart.xlsx', book)).grids.map(({ sheet, hidden }) => [sheet, hidden])).toEqual([['表', true]]);
	});
});

describe('other formats, told by content', () => {
	test('an .xls with Chinese dates', async () => {
		const { format, grids } = await readWorkbook(ours('files/instructions.xls'));
		expect([format, grids[0]!.sheet]).toEqual(['xls', '2026年下半年']);
		expect(grids[0]!.rows[2]![2]).toMatchObject({ text: '2026年8月17日', date: '2026-08-17', dateForm: 'full' });
		expect(grids[0]!.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 10 }]);
	});
	test.each([
		[31, '2026年8月17日', 'full'],
		[57, '2026年8月', 'month'],
		[58, '8月17日', 'no-year'],
	])('an .xls whose dates have the Chinese format %s by number alone', async (id, text, dateForm) => {
		const bytes = readFileSync(ours('files/instructions.xls'));
		const formatRecord = Buffer.from('e0001400', 'hex');
		for (let at = bytes.indexOf(formatRecord); at >= 0; at = bytes.indexOf(formatRecord, at + 1)) {
			if (bytes.readUInt16LE(at + 6) === 165) bytes.writeUInt16LE(id, at + 6);
		}
		const { grids } = await read(`format-${id}.xls`, bytes);
		expect(grids[0]!.rows[2]![2]).toMatchObject({ text, date: '2026-08-17', dateForm });
	});
	test('an .ods says the same as the .xlsx it was made from', async () => {
		const [ods, xlsx] = await Promise.all([
			readWorkbook(ours('files/decisions.ods')),
			readWorkbook(ours('../../fixtures/messy-decisions.xlsx')),
		]);
		expect(ods.format).toBe('ods');
		expect(ods.grids).toEqual(xlsx.grids);
	});
	test('an .xlsx called .xls', async () => {
		expect((await read('named.xls', oneSheet(row(1, cell('A1', '甲'))))).format).toBe('xlsx');
	});
	test('a web page that was cut short says so', async () => {
		const page = '<table><tr><td>事项</td></tr><tr><td>清淤</td></tr>';
		expect((await read('cut.xls', page)).notices).toEqual([expect.stringContaining('可能没有传完')]);
		expect((await read('whole.xls', `${page}</table>`)).notices).toEqual([]);
	});
	test('a web page called .xls', async () => {
		const page =
			'<html><head><meta charset="gb2312"><style>td{mso-number-format:"@"}</style></head><table><tr><th colspan=2>台账</th></tr><tr><td>1&nbsp;</td><td>甲<br>乙 &lt;丙&gt;</td></tr></table></html>';
		const { format, encoding, grids } = await read('page.xls', Buffer.from(page));
		expect([format, encoding, textsOf(grids[0]!.rows)]).toEqual(['html', 'utf-8', [['台账'], ['1', '甲\n乙 <丙>']]]);
		expect(grids[0]).toMatchObject({ plain: true, merges: [{ top: 0, left: 0, bottom: 0, right: 1 }] });
	});
});
