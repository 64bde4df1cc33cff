import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { write } from 'hucre';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readWorkbook } from '../../src/sheets/read.ts';
import { makeXls, wrapStream } from './binary-books.ts';
import { sharedTextBomb, sheetBomb } from './bombs.ts';
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

const entity = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const laughs = '<!DOCTYPE w [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>';
const good = oneSheet(row(1, cell('A1', '事项')));

const chartOnly =
	'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="图" sheetId="1" r:id="rIdC"/></sheets></workbook>';
const chartRelation =
	'<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/>';

describe('refused with what it is', () => {
	test.each<[string, string, () => Uint8Array, string, RegExp]>([
		[
			'too many rows',
			'b.xlsx',
			() => sheetBomb('<row><c t="inlineStr"><is><t>A</t></is></c></row>'.repeat(1000), 201),
			'too-large',
			/超过 200000 行/,
		],
		[
			'too many cells',
			'c.xlsx',
			() => sheetBomb(`<row>${'<c><v>1</v></c>'.repeat(500)}</row>`, 3100),
			'too-large',
			/150 万个单元格/,
		],
		[
			'too many merges',
			'c2.xlsx',
			() => sheetBomb('<mergeCell ref="A1:B1"/>'.repeat(1000), 230, '<worksheet><sheetData/>'),
			'too-large',
			/合并单元格超过 20 万处/,
		],
		[
			'too many shared texts',
			'c3.xlsx',
			() => sharedTextBomb('<si><t>督查</t></si>'.repeat(1000), 601),
			'too-large',
			/不同的文字超过 60 万处/,
		],
		[
			'two cells at the far ends',
			'c4.xlsx',
			() => oneSheet(row(1, cell('SR1', '远')) + row(200_000, cell('A200000', '远'))),
			'too-large',
			/离得太远/,
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
		[
			'a sign in a text that would begin a tag',
			'sign.xlsx',
			() => oneSheet(row(1, cell('A1', '小于<5'))),
			'damaged-file',
			/前后对不上/,
		],
		[
			'a row that was never begun',
			'row.xlsx',
			() => oneSheet(`${row(1, cell('A1', '事项'))}${cell('A2', '清淤')}</row>`),
			'damaged-file',
			/前后对不上/,
		],
		[
			'a cell that asks for a text nobody gave',
			'shared.xlsx',
			() =>
				makeXlsx({
					sheets: { S: worksheet(row(1, '<c r="A1" t="s"><v>1</v></c>')) },
					shared: '<si><t>事项</t></si>',
				}),
			'damaged-file',
			/前后对不上/,
		],
		[
			'a sheet cut off before its rows',
			'cut-before.xlsx',
			() => makeXlsx({ sheets: { 甲: worksheet(row(1, cell('A1', '事项'))), 乙: '<worksheet><sheetPr/>' } }),
			'damaged-file',
			/前后对不上/,
		],
		[
			'a sheet cut off behind its rows',
			'cut-behind.xlsx',
			() => makeXlsx({ sheets: { S: worksheet(row(1, cell('A1', '事项'))).replace('</worksheet>', '') } }),
			'damaged-file',
			/前后对不上/,
		],
		[
			'rows behind the end of the rows',
			'behind.xlsx',
			() => oneSheet(row(1, cell('A1', '事项')), `<sheetData>${row(2, cell('A2', '清淤'))}</sheetData>`),
			'damaged-file',
			/前后对不上/,
		],
		[
			'merges that do not end',
			'merges.xlsx',
			() => oneSheet(row(1, cell('A1', '事项')), '<mergeCells><mergeCell ref="A1:B1"/>'),
			'damaged-file',
			/前后对不上/,
		],
		[
			'a value within a value, which the parser would leave out',
			'within.xlsx',
			() => oneSheet(row(1, '<c r="A1"><v><r>1</r>17</v></c>')),
			'damaged-file',
			/前后对不上/,
		],
		[
			'tags run into one another',
			'run.xlsx',
			() => oneSheet(row(1, '<c r="A1" t="str"c r="B1"><v>甲</v></c>')),
			'damaged-file',
			/前后对不上/,
		],
		[
			'a list of sheets cut off',
			'list.xlsx',
			() => makeXlsx({ workbook: '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/>' }),
			'damaged-file',
			/前后对不上/,
		],
		[
			'shared texts that the workbook does not name',
			'unnamed.xlsx',
			() => {
				const parts = unzipSync(
					makeXlsx({
						sheets: { S: worksheet(row(1, '<c r="A1" t="s"><v>0</v></c>')) },
						shared: '<si><t>事项</t></si>',
					}),
				);
				const name = 'xl/_rels/workbook.xml.rels';
				const relations = Buffer.from(parts[name]!)
					.toString()
					.replace(/<Relationship Id="rId901"[^>]*>/, '');
				return zipSync({ ...parts, [name]: strToU8(relations) });
			},
			'damaged-file',
			/前后对不上/,
		],
		[
			'a part that does not begin where the directory says',
			'begin.xlsx',
			() => {
				const bytes = Buffer.from(good);
				bytes.writeUInt8(5, bytes.lastIndexOf('PK\x03\x04', bytes.length, 'latin1') + 3);
				return bytes;
			},
			'damaged-file',
			/目录有误/,
		],
		[
			'an unknown encoding',
			'encoding.xlsx',
			() => makeXlsx({ sheets: { S: worksheet('').replace('UTF-8', 'X-ABC') } }),
			'unknown-encoding',
			/编码（X-ABC）/,
		],
		['a workbook of Excel 4', 'old.xls', () => Buffer.from('0904060000001000', 'hex'), 'not-a-table', /Excel 95 以前/],
		[
			'a workbook of Excel 95',
			'old95.xls',
			() => wrapStream('Book', Buffer.from('0908080000050500', 'hex')),
			'not-a-table',
			/Excel 95 以前/,
		],
		[
			'an .xls cut short',
			'short.xls',
			() => {
				const whole = makeXls({ sheets: [{ name: '台账', rows: Array.from({ length: 300 }, () => ['督查事项']) }] });
				return whole.subarray(0, whole.length - 4096);
			},
			'damaged-file',
			/损坏/,
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

	test.each([
		['UTF-16', Buffer.from(`\ufeff${worksheet(row(1, cell('A1', '事项')))}`, 'utf16le')],
		[
			'GB18030',
			Buffer.from(
				worksheet(row(1, cell('A1', '@')))
					.replace('UTF-8', 'GB18030')
					.replace('@', '\xca\xc2\xcf\xee'),
				'latin1',
			),
		],
	])('a sheet in %s', async (name, xml) => {
		const { grids } = await read(`${name}.xlsx`, makeXlsx({ extra: { 'xl/worksheets/sheet1.xml': xml } }));
		expect(grids[0]!.rows).toEqual([[{ text: '事项' }]]);
	});

	test('strict Office Open XML, and what WPS writes beside the values', async () => {
		const strict = (text: string) =>
			text
				.replaceAll(
					'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
					'http://purl.oclc.org/ooxml/spreadsheetml/main',
				)
				.replaceAll(
					'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
					'http://purl.oclc.org/ooxml/officeDocument/relationships',
				);
		const parts = unzipSync(oneSheet(row(1, cell('A1', '事项') + number('B1', 45971, 2))));
		const changed = Object.fromEntries(
			Object.entries(parts).map(([name, body]) => [name, strToU8(strict(Buffer.from(body).toString()))]),
		);
		changed['docProps/core.xml'] = strToU8(
			'<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d"><dcterms:created>2026-10-30T08:00:00Z</dcterms:created><dcterms:created>2026-10-30T08:00:00Z</dcterms:created><dc:creator>WPS_用户</dc:creator></cp:coreProperties>',
		);
		changed['docProps/custom.xml'] = strToU8('<Properties><property name="KSOProductBuildVer"/></Properties>');
		const { grids } = await read('strict.xlsx', zipSync(changed));
		expect(grids[0]!.rows[0]).toMatchObject([{ text: '事项' }, { text: '2025年11月10日', date: '2025-11-10' }]);
	});

	test('a merge drawn over the whole sheet takes no value away', async () => {
		const rows =
			row(1, cell('A1', '事项') + cell('B1', '责任单位')) + row(2, cell('A2', '清淤') + cell('B2', '县水利局'));
		const { grids } = await read(
			'whole.xlsx',
			oneSheet(rows, '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:B1"/></mergeCells>'),
		);
		expect(grids[0]!.rows.map((cells) => cells.map((c) => c?.text))).toEqual([
			['事项', '责任单位'],
			['清淤', '县水利局'],
		]);
		expect(grids[0]!.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
	});

	test('lists and links laid over the whole sheet cost nothing', async () => {
		const lists = '<dataValidation type="list" sqref="A1:XFD1048576"><formula1>"办结,在办"</formula1></dataValidation>';
		const { grids } = await read(
			'lists.xlsx',
			oneSheet(
				row(1, cell('A1', '事项')),
				`<dataValidations>${lists.repeat(20_000)}</dataValidations><hyperlinks>${'<hyperlink ref="A9" location="x"/>'.repeat(100_000)}</hyperlinks>`,
			),
		);
		expect(grids[0]!.rows).toEqual([[{ text: '事项' }]]);
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

	test('a sheet that the workbook does not list is told', async () => {
		const extra = { 'xl/worksheets/sheet9.xml': strToU8(worksheet(row(1, cell('A1', '清淤')))) };
		const sheets = { S: worksheet(row(1, cell('A1', '事项'))) };
		const { grids, notices } = await read('unlisted.xlsx', makeXlsx({ sheets, extra }));
		expect(grids).toHaveLength(1);
		expect(notices).toEqual(['文件里另有1张工作表没有列入目录，没有读取，请核对']);
	});

	test('a part among the worksheets that is none', async () => {
		const extra = {
			'xl/worksheets/sheet9.xml': strToU8('<?xml version="1.0"?><!-- --><chartsheet><sheetPr/></chartsheet>'),
		};
		const { grids } = await read(
			'chart.xlsx',
			makeXlsx({ sheets: { S: worksheet(row(1, cell('A1', '事项'))) }, extra }),
		);
		expect(grids.map(({ rows }) => rows)).toEqual([[[{ text: '事项' }]]]);
	});

	test('where a control stands on the sheet is no row of it', async () => {
		const control = '<controls><control><anchor><xdr:col>1</xdr:col><xdr:row>3</xdr:row></anchor></control></controls>';
		const { grids } = await read('control.xlsx', oneSheet(row(1, cell('A1', '事项')), control));
		expect(grids[0]!.rows).toEqual([[{ text: '事项' }]]);
	});

	test('a number of OpenDocument that is only written, not told', async () => {
		const parts = unzipSync(readFileSync(new URL('../sheets/files/decisions.ods', import.meta.url)));
		const content = Buffer.from(parts['content.xml']!).toString();
		const changed = content.replace(/ office:value="23"(?=[^>]*><text:p>23<)/, '');
		expect(changed).not.toBe(content);
		const book = async (xml: string) => {
			const { grids } = await read('written.ods', zipSync({ ...parts, 'content.xml': strToU8(xml) }, { level: 0 }));
			return grids[0]!.rows.map((cells) => cells.map((c) => c?.text));
		};
		expect(await book(changed)).toEqual(await book(content));
	});

	test('numbers, even many, stay within the limits of the reader', async () => {
		const { grids } = await read(
			'many.xlsx',
			oneSheet(Array.from({ length: 2000 }, (_, i) => row(i + 1, number(`A${i + 1}`, i))).join('')),
		);
		expect(grids[0]!.rows).toHaveLength(2000);
	});
});
