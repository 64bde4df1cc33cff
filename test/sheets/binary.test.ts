import { describe, expect, test } from 'vitest';
import { openWorkbook } from '../../src/sheets/open.ts';
import { type MadeBook, makeXls, makeXlsb } from '../hostile/binary-books.ts';
import { cell, oneSheet, row } from '../hostile/workbooks.ts';

const makers: [kind: string, make: (book: MadeBook) => Buffer][] = [
	['xls', makeXls],
	['xlsb', makeXlsb],
];
const day = (format: number) => ({ number: 45971, format });
const one = (rows: MadeBook['sheets'][0]['rows'], more: Partial<MadeBook> = {}): MadeBook => ({
	sheets: [{ name: '台账', rows }],
	...more,
});
const textsOf = async (bytes: Buffer) =>
	(await openWorkbook(bytes)).grids[0]!.rows.map((cells) => cells.map((c) => c?.text ?? ''));

describe.each(makers)('a made .%s', (kind, make) => {
	test('its sheets, what is hidden, merges and values', async () => {
		const { format, grids } = await openWorkbook(
			make({
				sheets: [
					{
						name: '台账',
						rows: [
							['序号', '督办事项'],
							[{ number: 1, format: 0 }, '清淤'],
							[null, '修路㑳䶮'],
						],
						hiddenRows: [2],
						merges: [[1, 0, 2, 0]],
					},
					{ name: '字典', rows: [['甲']], hidden: true },
				],
			}),
		);
		expect(format).toBe(kind);
		expect(grids).toEqual([
			{
				sheet: '台账',
				rows: [
					[{ text: '序号' }, { text: '督办事项' }],
					[{ text: '1', number: 1 }, { text: '清淤' }],
					[undefined, { text: '修路㑳䶮' }],
				],
				merges: [{ top: 1, left: 0, bottom: 2, right: 0 }],
				hidden: false,
				hiddenRows: [2],
				plain: false,
			},
			{ sheet: '字典', rows: [[{ text: '甲' }]], merges: [], hidden: true, hiddenRows: [], plain: false },
		]);
	});

	test.each([
		[14, '2025/11/10', 'full'],
		[27, '2025年11月', 'month'],
		[31, '2025年11月10日', 'full'],
		[36, '2025年11月', 'month'],
		[50, '2025年11月', 'month'],
		[57, '2025年11月', 'month'],
		[58, '11月10日', 'no-year'],
		[200, '2025年11月10日', 'full'],
	])('a date under the format %s', async (format, text, dateForm) => {
		const codes = { 200: '[$-804]yyyy"年"m"月"d"日";@' };
		const { grids } = await openWorkbook(make(one([[day(format)]], { codes })));
		expect(grids[0]!.rows[0]![0]).toEqual({ text, number: 45971, date: '2025-11-10', dateForm });
	});

	test.each([14, 31, 57])('a day counted from 1904 under the format %s', async (format) => {
		const book = one([[{ number: 44509, format }]], { is1904: true });
		expect((await openWorkbook(make(book))).grids[0]!.rows[0]![0]).toMatchObject({ date: '2025-11-10' });
	});

	test.each([
		[9, 0.6, '60%'],
		[2, 1.5, '1.50'],
		[20, 0.75, '18:00'],
	])('a number under the format %s', async (format, value, text) => {
		expect(await textsOf(make(one([[{ number: value, format }]])))).toEqual([[text]]);
	});

	test('the text of a formula that cells share, and one that failed', async () => {
		const { grids } = await openWorkbook(make(one([['甲', { shared: '县水利局' }, { failed: 23 }]])));
		expect(grids[0]!.rows[0]).toEqual([
			{ text: '甲' },
			{ text: '县水利局' },
			{ text: '', trouble: '公式出错（#REF!）' },
		]);
	});

	test('a picture in a cell', async () => {
		const { grids } = await openWorkbook(make(one([[{ shared: '=DISPIMG("ID_1",1)' }]])));
		expect(grids[0]!.rows[0]![0]).toMatchObject({ text: '[图片]', trouble: expect.stringContaining('图片') });
	});
});

test('an .et is what it holds, not what it is called', async () => {
	expect((await openWorkbook(makeXls(one([['甲']])))).format).toBe('xls');
	expect((await openWorkbook(oneSheet(row(1, cell('A1', '甲'))))).format).toBe('xlsx');
});

describe('what an .xls may hold beside its cells', () => {
	const rows = [
		['序号', '督办事项'],
		[{ number: 1, format: 0 }, '清淤'],
		[null, '修路'],
	];

	test('the figures of a chart are no cells, and the merges behind it hold', async () => {
		const merges: [number, number, number, number][] = [[1, 0, 2, 0]];
		const { grids } = await openWorkbook(makeXls({ sheets: [{ name: '台账', rows, chart: [99, 98, 97], merges }] }));
		expect(grids[0]!.rows.map((cells) => cells[0]?.text)).toEqual(['序号', '1', undefined]);
		expect(grids[0]!.merges).toEqual([{ top: 1, left: 0, bottom: 2, right: 0 }]);
	});

	test('rows of which nothing is left are told', async () => {
		const { notices } = await openWorkbook(makeXls({ sheets: [{ name: '台账', rows, lostRows: [1, 2] }] }));
		expect(notices).toEqual(['工作表“台账”第2行等2行的单元格没有找到，文件可能不完整，请核对']);
	});

	test('two values in one place are refused', async () => {
		const bytes = makeXls({ sheets: [{ name: '台账', rows: [['序号'], ['清淤']] }] });
		bytes.writeUInt16LE(0, bytes.indexOf(Buffer.from('清淤', 'utf16le')) - 9);
		await expect(openWorkbook(bytes)).rejects.toMatchObject({ code: 'damaged-file' });
	});

	test.each<[string, (bytes: Buffer, end: number) => void]>([
		['an end that is none', (bytes, end) => bytes.writeUInt16LE(0x0b, end)],
		['an end with more in it', (bytes, end) => bytes.writeUInt16LE(4, end + 2)],
		['a record longer than any', (bytes, end) => bytes.writeUInt16LE(0x7f00, end - 2)],
	])('%s is refused', async (_, spoil) => {
		const bytes = makeXls({ sheets: [{ name: '台账', rows }] });
		spoil(bytes, bytes.lastIndexOf('0a000000', bytes.length, 'hex'));
		await expect(openWorkbook(bytes)).rejects.toMatchObject({ code: 'damaged-file' });
	});
});
