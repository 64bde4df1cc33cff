import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { openWorkbook } from '../../src/sheets/open.ts';
import { openPackage } from '../../src/sheets/package.ts';
import { readOrdinarySheets } from '../../src/sheets/xlsx-fast.ts';
import { prepareXlsx, sievesOfXlsx } from '../../src/sheets/xlsx-parts.ts';
import { cell, makeXlsx, number, oneSheet, row, worksheet } from '../hostile/workbooks.ts';

const folder = (path: string) => new URL(`../../${path}/`, import.meta.url);
const filesIn = (path: string): [string, Buffer][] =>
	readdirSync(folder(path))
		.filter((name) => name.endsWith('.xlsx'))
		.map((name) => [name, readFileSync(new URL(name, folder(path)))]);
const files = [...filesIn('fixtures'), ...filesIn('test/sheets/files')];

/** What the scanner makes of a workbook: its grids, or null where it leaves it to the parser. */
async function scanned(bytes: Uint8Array) {
	const { parts } = await openPackage(bytes, sievesOfXlsx().sieveOf);
	prepareXlsx(parts);
	return readOrdinarySheets(parts, true);
}

/** The same workbook with a comment in each sheet, which the parser passes over and the scanner does not know. */
function commented(bytes: Uint8Array): Uint8Array {
	const parts = unzipSync(bytes);
	for (const [name, body] of Object.entries(parts))
		if (/worksheets\/[^/]+\.xml$/.test(name)) {
			const xml = Buffer.from(body).toString('latin1');
			parts[name] = Buffer.from(xml.replace(/<sheetData(?:\s[^<>]*)?(?<!\/)>/, '$&<!-- -->'), 'latin1');
		}
	return zipSync(parts, { level: 0 });
}

async function outcome(bytes: Uint8Array) {
	try {
		return (await openWorkbook(bytes)).grids;
	} catch (error) {
		if (error instanceof UserError) return error.message;
		throw error;
	}
}

const sameBothWays = async (bytes: Uint8Array) => expect(await outcome(bytes)).toEqual(await outcome(commented(bytes)));

test.each(files)('%s is ordinary, and the same both ways', async (_, bytes) => {
	expect(await scanned(bytes)).not.toBeNull();
	expect(await scanned(commented(bytes))).toBeNull();
	await sameBothWays(bytes);
});

const shared = '<si><t>甲</t></si><si><r><t>乙</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 丙</t></r></si><si/>';
const workbook = (rows: string, after = '') =>
	makeXlsx({ sheets: { 一: worksheet(rows, after), 二: worksheet(row(1, cell('A1', '另一张'))) }, shared });

describe('ordinary', () => {
	const cases: [string, string, string?][] = [
		['shared texts', row(1, '<c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c>')],
		['dates and numbers', row(1, number('A1', 46300, 1) + number('B1', 0.5, 7) + number('C1', '1e3', 8))],
		['a date without a format', row(1, number('A1', 46300))],
		['a moment', row(1, '<c r="A1" t="d"><v>2026-11-02T00:00:00Z</v></c>')],
		[
			'true, false and an error',
			row(1, '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c>'),
		],
		['a formula', row(1, '<c r="A1"><f>B1+1</f><v>3</v></c><c r="B1" t="str"><f>"甲"&amp;"乙"</f><v>甲乙</v></c>')],
		['a formula never computed', row(1, '<c r="A1"><f>B1+1</f></c><c r="B1"><f>B1+1</f><v/></c>')],
		[
			'a shared formula',
			row(1, '<c r="A1"><f t="shared" si="0" ref="A1:A2">B1</f><v>3</v></c>') +
				row(2, '<c r="A2"><f t="shared" si="0"/></c>'),
		],
		['a picture', row(1, '<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>')],
		['signs written otherwise', row(1, cell('A1', '&lt;甲&amp;乙&gt; &#x7532;&#20057; &nbsp; _x000D_ _x4e00_'))],
		['a text in two pieces', row(1, '<c r="A1" t="inlineStr"><is><t>甲</t><t>乙</t></is></c>')],
		['rows and columns left out', row(3, cell('B3', '甲')) + row(7, cell('AA7', '乙'))],
		['blanks between tags', `\n  ${row(1, `\n ${cell('A1', ' 甲 ')}\n `)}\n`],
		['hidden rows', `<row r="1" hidden="1">${cell('A1', '甲')}</row>${row(2, cell('A2', '乙'))}`],
		[
			'merges',
			row(1, cell('A1', '甲')) + row(2, cell('B2', '乙')),
			'<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="B1"/></mergeCells>',
		],
		['no rows', ''],
	];
	test.each(cases)('%s', async (_, rows, after) => {
		const bytes = workbook(rows, after);
		expect(await scanned(bytes)).not.toBeNull();
		await sameBothWays(bytes);
	});
});

describe('left to the parser', () => {
	const cases: [string, string, string?][] = [
		['cells without a place', '<row><c t="inlineStr"><is><t>甲</t></is></c></row>'],
		['rows out of order', row(2, cell('A2', '甲')) + row(1, cell('A1', '乙'))],
		['cells out of order', row(1, cell('B1', '甲') + cell('A1', '乙'))],
		['single quotes', "<row r='1'><c r='A1' t='str'><v>甲</v></c></row>"],
		['CDATA', row(1, '<c r="A1" t="str"><v><![CDATA[甲]]></v></c>')],
		['an unknown kind of cell', row(1, '<c r="A1" t="x"><v>1</v></c>')],
		['an unknown part of a cell', row(1, '<c r="A1"><v>1</v><extLst/></c>')],
		['a cell with two values', row(1, '<c r="A1"><v>1</v><v>2</v></c>')],
		['a text with runs of its own', row(1, '<c r="A1" t="inlineStr"><is><r><t>甲</t></r></is></c>')],
		['a format that is not there', row(1, number('A1', 1, 99))],
		['a cell too long', row(1, cell('A1', '甲'.repeat(32_768)))],
		['a column too far', row(1, cell('AAA1', '甲'))],
		['a merge without an end', row(1, cell('A1', '甲')), '<mergeCells><mergeCell ref="A1:B"/></mergeCells>'],
	];
	test.each(cases)('%s', async (_, rows, after) => {
		const bytes = workbook(rows, after);
		const ours = await scanned(bytes).catch((error: unknown) => error);
		if (!(ours instanceof UserError)) expect(ours).toBeNull();
		await sameBothWays(bytes);
	});
	test('names with a prefix', async () => {
		const bytes = makeXlsx({
			sheets: {
				一: '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
			},
		});
		expect(await scanned(bytes)).toBeNull();
	});
});

test.each([
	[60, 1, '60'],
	[60.5, 1, '60.5'],
	[59, 1, '59'],
	[-1, 1, '-1'],
	['1e300', 1, '1e+300'],
])('a day that never was is told as it is written, both ways: %s', async (serial, style, told) => {
	const bytes = workbook(row(1, number('A1', serial, style)));
	for (const read of [bytes, commented(bytes)]) {
		const { grids } = await openWorkbook(read);
		expect(grids[0]!.rows[0]![0]?.trouble).toMatch(new RegExp(`数字 ${told.replace('+', '.')}0* 不是有效日期`));
	}
});

describe('refused, since one would take the place of the other', () => {
	const damaged = '文件已损坏：工作表的内容前后对不上';
	const first = row(1, cell('A1', '事项'));
	const cases: [string, string][] = [
		['a row written twice', first + row(2, cell('A2', '甲')) + row(2, cell('A2', '乙'))],
		['a row written again further down', row(2, cell('A2', '甲')) + first + row(2, cell('B2', '乙'))],
		['a row without a number before its own', `${first}<row>${cell('A2', '甲')}</row>${row(2, cell('B2', '乙'))}`],
		['a cell written twice', first + row(2, cell('A2', '甲') + cell('A2', '乙'))],
		['a cell written again after another', first + row(2, cell('A2', '甲') + cell('B2', '乙') + cell('A2', '丙'))],
		['a cell in small letters', row(1, cell('A1', '甲') + cell('a1', '乙'))],
		['a cell without a place before its own', row(1, `<c t="str"><v>甲</v></c>${cell('A1', '乙')}`)],
		['a cell of another row', first + row(9, cell('A2', '甲'))],
		['a cell behind its row', first + cell('A2', '甲')],
		['single quotes', "<row r='1'><c r='A1' t='str'><v>甲</v></c></row><row r='1'></row>"],
	];
	test.each(cases)('%s', async (_, rows) => {
		for (const bytes of [workbook(rows), commented(workbook(rows))])
			await expect(openWorkbook(bytes)).rejects.toMatchObject({ message: damaged, code: 'damaged-file' });
	});
	test('each sheet has places of its own, and empty cells take none', async () => {
		const twice = `${row(1, `<c r="A1" s="1"/>${cell('A1', '甲')}`)}<row r="2" s="1"/>${row(2, cell('A2', '乙'))}`;
		const bytes = makeXlsx({ sheets: { 一: worksheet(twice), 二: worksheet(twice) } });
		const { grids } = await openWorkbook(bytes);
		expect(grids.map(({ rows }) => rows.map(([c]) => c?.text))).toEqual([
			['甲', '乙'],
			['甲', '乙'],
		]);
	});
});

const value = fc.oneof(
	fc.constantFrom(
		'',
		'0',
		'1',
		'46300',
		'-3.5',
		'1e21',
		'0.1',
		' 7 ',
		'abc',
		'甲 乙',
		'&amp;',
		'&#65;',
		'_x000A_',
		'#N/A',
		'12345678901234567890',
	),
	fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);
const attributes = fc.constantFrom(
	'',
	' t="n"',
	' t="s"',
	' t="str"',
	' t="b"',
	' t="e"',
	' t="d"',
	' s="1"',
	' s="7" t="n"',
	' s="8"',
	' s="10"',
	' t="inlineStr"',
	' cm="1"',
);
const inside = fc.oneof(
	value.map((v) => `<v>${v}</v>`),
	fc.tuple(fc.constantFrom('B1', '', '_xlfn.DISPIMG("1")'), value).map(([f, v]) => `<f>${f}</f><v>${v}</v>`),
	value.map((v) => `<is><t xml:space="preserve">${v}</t></is>`),
	fc.constantFrom('', '<v/>', '<f t="shared" si="3"/>', '<f t="array" ref="A1">1</f>', '<is/>', '\n<v>1</v>\n'),
);

test('any cells: the same both ways', async () => {
	const cells = fc.array(fc.tuple(fc.nat(30), attributes, inside), { maxLength: 6 });
	await fc.assert(
		fc.asyncProperty(fc.array(cells, { maxLength: 5 }), async (rows) => {
			const written = rows.map((given, r) => {
				const placed = new Map(given.map(([column, ...rest]) => [column, rest] as const));
				const inOrder = [...placed].sort(([a], [b]) => a - b);
				const ref = (column: number) => (column < 26 ? '' : 'A') + String.fromCharCode(65 + (column % 26)) + (r + 1);
				return row(r + 1, inOrder.map(([column, [said, body]]) => `<c r="${ref(column)}"${said}>${body}</c>`).join(''));
			});
			await sameBothWays(workbook(written.join('')));
		}),
		{ numRuns: 150 },
	);
});

test('any change in the text of a sheet: the same both ways', async () => {
	const sheet = 'xl/worksheets/sheet1.xml';
	const parts = unzipSync(
		oneSheet(
			row(1, cell('A1', '甲') + number('B1', 46300, 1)) + row(2, cell('A2', '乙')),
			'<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
		),
	);
	const xml = Buffer.from(parts[sheet]!).toString();
	const from = xml.indexOf('<sheetData>') + '<sheetData>'.length;
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: from, max: xml.length - 1 }),
			fc.nat(12),
			fc.constantFrom('', '<', '>', '"', "'", '/', ' ', '&', '1', '<v>', '</c>', '<c r="C1">', '<!-- -->'),
			async (at, length, put) => {
				const changed = xml.slice(0, at) + put + xml.slice(at + length);
				await sameBothWays(zipSync({ ...parts, [sheet]: Buffer.from(changed) }, { level: 0 }));
			},
		),
		{ numRuns: 200 },
	);
});
