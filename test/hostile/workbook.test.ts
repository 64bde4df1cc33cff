import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { write } from 'hucre';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readWorkbook } from '../../src/sheets/read.ts';
import { cell, makeXlsx, number, oneSheet, row, worksheet } from './workbooks.ts';

const folder = mkdtempSync(join(tmpdir(), 'ducha-hostile-'));
const at = (name: string) => join(folder, name);

async function refusal(file: string): Promise<UserError> {
	const error = await readWorkbook(file).then(
		() => null,
		(reason: unknown) => reason,
	);
	expect(error).toBeInstanceOf(UserError);
	return error as UserError;
}

async function refuse(name: string, bytes: Uint8Array): Promise<UserError> {
	writeFileSync(at(name), bytes);
	return refusal(at(name));
}

/** A copy of a zip with one entry's name changed for another of the same length, wherever it stands. */
function rename(zip: Buffer, from: string, to: string): Buffer {
	return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}

/** An .xlsx whose sheet is so many bytes of blanks, of which the directory says nothing true. */
function blankBomb(megabytes: number): Buffer {
	const body = deflateRawSync(Buffer.alloc(megabytes * 2 ** 20, ' '), { level: 1 });
	const zip = makeXlsx({ extra: { 'xl/worksheets/sheet2.xml': [body, { level: 0 }] } });
	const text = zip.toString('latin1');
	for (let i = text.indexOf('xl/worksheets/sheet2.xml'); i >= 0; i = text.indexOf('xl/worksheets/sheet2.xml', i + 1)) {
		const central = zip.readUInt32LE(i - 46) === 0x02014b50;
		zip.writeUInt16LE(8, central ? i - 36 : i - 22);
		zip.writeUInt32LE(0, central ? i - 22 : i - 8);
	}
	return zip;
}

const entity = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const laughs = '<!DOCTYPE w [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>';
const good = oneSheet(row(1, cell('A1', '事项')));

const chartOnly =
	'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="图" sheetId="1" r:id="rIdC"/></sheets></workbook>';
const chartRelation =
	'<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/>';

describe('refused with what it is', () => {
	test.each<[string, string, () => Uint8Array, string, RegExp]>([
		['a bomb of blanks', 'a.xlsx', () => blankBomb(210), 'too-large', /解压后过大（超过 200 MB）/],
		[
			'a bomb of rows',
			'b.xlsx',
			() => oneSheet('<row><c t="inlineStr"><is><t>A</t></is></c></row>'.repeat(200_001)),
			'too-large',
			/超过 200000 行/,
		],
		[
			'too many cells',
			'c.xlsx',
			() => oneSheet(`<row>${'<c><v>1</v></c>'.repeat(500)}</row>`.repeat(3001)),
			'too-large',
			/150 万个单元格/,
		],
		[
			'5,000 entries',
			'd.xlsx',
			() => zipSync(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x${i}`, new Uint8Array(1)]))),
			'too-many-entries',
			/5000 个文件/,
		],
		['an outside entity', 'e.xlsx', () => makeXlsx({ sheets: { S: worksheet('', '', entity) } }), 'dtd', /DTD/],
		['nested entities', 'f.xlsx', () => makeXlsx({ sheets: { S: worksheet('', '', laughs) } }), 'dtd', /DTD/],
		[
			'a DTD in a part nobody reads',
			'g.xlsx',
			() => makeXlsx({ extra: { 'docProps/app.xml': strToU8(`${' '.repeat(300_000)}${entity}<a/>`) } }),
			'dtd',
			/DTD/,
		],
		[
			'a DTD in UTF-16',
			'g16.xlsx',
			() => makeXlsx({ extra: { 'docProps/app.xml': Buffer.from(`\ufeff${entity}<a/>`, 'utf16le') } }),
			'dtd',
			/DTD/,
		],
		[
			'a path that leads outside',
			'h.xlsx',
			() => makeXlsx({ extra: { '../../x.xml': strToU8('<a/>') } }),
			'unsafe-name',
			/路径/,
		],
		[
			'two parts of one name',
			'i.xlsx',
			() => rename(makeXlsx({ extra: { 'xl/worksheets/sheetX.xml': strToU8('<a/>') } }), 'sheetX.xml', 'Sheet1.xml'),
			'duplicate-part',
			/重名/,
		],
		[
			'a wrong checksum',
			'j.xlsx',
			() =>
				rename(
					Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }, { level: 0 })),
					'<workbook',
					'<workbOOk',
				),
			'damaged-file',
			/校验不符/,
		],
		['cut short', 'k.xlsx', () => good.subarray(0, good.length - 200), 'damaged-file', /没有传完/],
		[
			'a part cut short',
			'k2.xlsx',
			() => Buffer.concat([good.subarray(0, 40), good.subarray(400)]),
			'damaged-file',
			/损坏/,
		],
		[
			'a cell of a million characters',
			'l.xlsx',
			() => oneSheet(row(1, cell('A1', '&#65;'.repeat(100_000)))),
			'too-large',
			/Sheet1!A1 有 100000 个字/,
		],
		['a value in column 10,000', 'm.xlsx', () => oneSheet(row(1, cell('NTP1', '远'))), 'too-large', /NTP1/],
		[
			'a value in the last row',
			'n.xlsx',
			() => oneSheet(row(1_048_576, cell('A1048576', '远'))),
			'too-large',
			/1048576行/,
		],
		[
			'300 sheets',
			'o.xlsx',
			() => makeXlsx({ sheets: Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`S${i}`, worksheet('')])) }),
			'too-large',
			/300 个工作表/,
		],
		[
			'only a chart',
			'p.xlsx',
			() => makeXlsx({ workbook: chartOnly, relations: chartRelation }),
			'no-data',
			/没有可导入的数据/,
		],
		['0 bytes', 'q.xlsx', () => new Uint8Array(0), 'empty-file', /空的/],
		['a PDF', 'r.xls', () => Buffer.from('%PDF-1.7\n'), 'not-a-table', /PDF/],
		['a picture', 's.xlsx', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'not-a-table', /图片/],
		['a Word document', 't.xlsx', () => zipSync({ 'word/document.xml': strToU8('<w/>') }), 'not-a-table', /Word/],
		['a zip of workbooks', 'u.xlsx', () => zipSync({ '台账.xlsx': good }), 'not-a-table', /压缩包/],
		['an archive', 'v.xls', () => Buffer.from('Rar!\x1a\x07\x00', 'latin1'), 'not-a-table', /RAR/],
		['an OLE2 header and nothing else', 'w.xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'damaged-file', /损坏/],
		[
			'XML of Excel 2003',
			'x.xls',
			() => Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
			'not-a-table',
			/2003/,
		],
		[
			'a web page without a table',
			'y.xls',
			() => Buffer.from('<html><body>登录已过期</body></html>'),
			'no-data',
			/没有表格/,
		],
		[
			'tags that never end',
			'tags.xls',
			() => Buffer.from(`<html>${'<script '.repeat(500_000)}`),
			'no-data',
			/没有表格/,
		],
		[
			'cells that never end',
			'cells.xlsx',
			() => oneSheet('<c r="A1" '.repeat(2_000_000)),
			'damaged-file',
			/前后对不上/,
		],
		['empty bytes', 'z.csv', () => Buffer.alloc(100), 'damaged-file', /空字节/],
	])('%s', async (_, file, make, code, words) => {
		const error = await refuse(file, make());
		expect([error.code, error.message]).toEqual([code, expect.stringMatching(words)]);
		expect(error.hint).not.toBe('');
		expect(error.place.file).toBe(at(file));
	});

	test('a password', async () => {
		const bytes = await write({ sheets: [{ name: 'S', rows: [['a']] }], encryption: { password: 'x', spinCount: 10 } });
		const error = await refuse('encrypted.xlsx', bytes);
		expect([error.code, error.message]).toEqual(['encrypted', '文件设了打开密码']);
	});
});

describe('read as plain values', () => {
	const read = async (name: string, bytes: Uint8Array) => {
		writeFileSync(at(name), bytes);
		return readWorkbook(at(name));
	};

	test('a format on the last cell, and a million formatted rows, cost nothing', async () => {
		const formatted = Array.from(
			{ length: 100_000 },
			(_, i) => `<row r="${i + 3}" s="1"><c r="A${i + 3}" s="1"/></row>`,
		).join('');
		const far = row(1_048_576, '<c r="XFD1048576" s="1"/>');
		const { grids } = await read(
			'formatted.xlsx',
			oneSheet(
				row(1, cell('A1', '单位')) + row(2, cell('A2', '甲')) + formatted + far,
				'<mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>',
			),
		);
		expect(grids[0]!.rows).toEqual([[{ text: '单位' }], [{ text: '甲' }]]);
		expect(grids[0]!.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 0 }]);
	});

	test('names that mean something to JavaScript are names', async () => {
		const { grids } = await read(
			'proto.xlsx',
			makeXlsx({
				sheets: Object.fromEntries(
					['__proto__', 'constructor'].map((name) => [
						name,
						worksheet(row(1, cell('A1', name) + cell('B1', 'toString'))),
					]),
				),
			}),
		);
		expect(grids.map((grid) => grid.sheet)).toEqual(['__proto__', 'constructor']);
		expect(grids[0]!.rows[0]!.map((c) => c?.text)).toEqual(['__proto__', 'toString']);
		expect(({} as Record<string, unknown>).A1).toBeUndefined();
	});

	test('macros, links and DDE formulas leave only values, and are named', async () => {
		const dde = `<c r="A1" t="str"><f>cmd|'/c calc'!A1</f><v>甲</v></c>`;
		const book = await read(
			'macro.xlsx',
			makeXlsx({
				sheets: { S: worksheet(row(1, dde)) },
				extra: {
					'xl/vbaProject.bin': new Uint8Array(9),
					'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>'),
				},
			}),
		);
		expect(book.grids[0]!.rows[0]![0]).toEqual({ text: '甲' });
		expect(book.notices).toEqual([expect.stringContaining('宏'), expect.stringContaining('其他工作簿')]);
	});

	test('numbers, even many, stay within the limits of the reader', async () => {
		const { grids } = await read(
			'many.xlsx',
			oneSheet(Array.from({ length: 2000 }, (_, i) => row(i + 1, number(`A${i + 1}`, i))).join('')),
		);
		expect(grids[0]!.rows).toHaveLength(2000);
	});
});
