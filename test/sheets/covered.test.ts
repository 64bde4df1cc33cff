import { describe, expect, test } from 'vitest';
import { readLedger } from '../../src/reading/ledger-file.ts';
import { parseDay } from '../../src/rules/day.ts';
import { openWorkbook } from '../../src/sheets/open.ts';
import { makeXls } from '../hostile/binary-books.ts';
import { cell, makeXlsx, oneSheet, row, worksheet } from '../hostile/workbooks.ts';

const merges = (...refs: string[]) =>
	`<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
const column = (...texts: string[]) =>
	texts.map((text, i) => row(i + 1, text === '' ? '' : cell(`A${i + 1}`, text))).join('') +
	row(texts.length + 1, cell(`B${texts.length + 1}`, '尾'));
const span = (top: number, bottom: number) => ({ top, left: 0, bottom, right: 0 });

describe('merges that overlap', () => {
	test.each<[string, string[], { top: number; bottom: number }[], string[]]>([
		[
			'the later is dropped, and told with the earlier',
			['A2:A3', 'A3:A4'],
			[span(1, 2)],
			['工作表“Sheet1”里有重叠的合并单元格，后面的不作合并：A3:A4（与 A2:A3）'],
		],
		[
			'earlier is higher up, however they are listed',
			['A3:A4', 'A2:A3'],
			[span(1, 2)],
			['工作表“Sheet1”里有重叠的合并单元格，后面的不作合并：A3:A4（与 A2:A3）'],
		],
		[
			'one inside another',
			['A1:A4', 'A2:A3'],
			[span(0, 3)],
			['工作表“Sheet1”里有重叠的合并单元格，后面的不作合并：A2:A3（与 A1:A4）'],
		],
		['the same one twice is one', ['A2:A3', 'A2:A3'], [span(1, 2)], []],
		['side by side they do not', ['A1:A2', 'A3:A4'], [span(0, 1), span(2, 3)], []],
		[
			'a dropped one covers nothing',
			['A1:A2', 'A2:A3', 'A3:A4'],
			[span(0, 1), span(2, 3)],
			['工作表“Sheet1”里有重叠的合并单元格，后面的不作合并：A2:A3（与 A1:A2）'],
		],
	])('%s', async (_, refs, kept, told) => {
		const { grids, notices } = await openWorkbook(oneSheet(column('甲', '', '', ''), merges(...refs)));
		expect([grids[0]!.merges, notices]).toEqual([kept, told]);
	});
});

describe('texts under a merge', () => {
	const told = (what: string) => [`工作表“Sheet1”里被合并单元格盖住的文字没有读取：${what}；需要的请取消合并再导入`];
	test.each<[string, string[], string, string[]]>([
		['one of its own', ['甲', '乙'], 'A1:A2', told('A2“乙”')],
		['the same as is shown', ['甲', '甲', ' 甲 '], 'A1:A3', []],
		['one where none is shown', ['', '乙'], 'A1:A2', told('A2“乙”')],
		['a blank', ['甲', ' '], 'A1:A2', []],
		['more than three', ['甲', '一', '二', '三', '四'], 'A1:A5', told('A2“一”、A3“二”、A4“三”等4处')],
		[
			'a long one over two lines',
			['甲', '完成全县农村饮水\n安全工程建设'],
			'A1:A2',
			told('A2“完成全县农村饮水安全工程…”'),
		],
		['none beyond the merge', ['甲', '', '乙'], 'A1:A2', []],
	])('%s', async (_, texts, ref, notices) => {
		expect((await openWorkbook(oneSheet(column(...texts), merges(ref)))).notices).toEqual(notices);
	});

	test('nothing is told of a hidden sheet', async () => {
		const sheets = [{ name: '字典', rows: [['甲'], ['乙']], hidden: true }];
		const hidden = sheets.map((sheet) => ({ ...sheet, merges: [[0, 0, 1, 0]] as [number, number, number, number][] }));
		expect((await openWorkbook(makeXls({ sheets: hidden }))).notices).toEqual([]);
	});

	test('both are told of one sheet', async () => {
		const sheet = worksheet(column('甲', '乙', '丙', '丁'), merges('A1:A2', 'A2:A3'));
		const { grids, notices } = await openWorkbook(makeXlsx({ sheets: { 一: sheet } }));
		expect(grids[0]!.merges).toEqual([span(0, 1)]);
		expect(notices).toEqual([
			'工作表“一”里有重叠的合并单元格，后面的不作合并：A2:A3（与 A1:A2）',
			'工作表“一”里被合并单元格盖住的文字没有读取：A2“乙”；需要的请取消合并再导入',
		]);
	});

	test('an .xls is told of in the same words', async () => {
		const sheet = { name: '台账', rows: [['甲'], ['乙'], ['丙']] };
		const { notices } = await openWorkbook(makeXls({ sheets: [{ ...sheet, merges: [[0, 0, 1, 0]] }] }));
		expect(notices).toEqual(['工作表“台账”里被合并单元格盖住的文字没有读取：A2“乙”；需要的请取消合并再导入']);
	});
});

test('no item is swallowed by a second merge, and each covered text is told', async () => {
	const texts = [
		['序号', '督办事项', '责任单位'],
		['1', '清淤', '县水利局'],
		['2', '修路', '县交通局'],
		['3', '植树', '县林业局'],
	];
	const rows = texts.map((cells, r) => row(r + 1, cells.map((text, c) => cell(`${'ABC'[c]}${r + 1}`, text)).join('')));
	const book = await openWorkbook(oneSheet(rows.join(''), merges('C2:C3', 'C3:C4')));
	const { items } = readLedger({ file: '台账', ...book }, { today: parseDay('2026-11-02')! });
	expect(items.map(({ title, lead }) => [title, lead])).toEqual([
		['清淤', ['县水利局']],
		['修路', ['县水利局']],
		['植树', ['县林业局']],
	]);
	expect(book.notices.join('')).toContain('C3“县交通局”');
});
