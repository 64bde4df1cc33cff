import { describe, expect, test } from 'vitest';
import { readLedger } from '../../src/reading/ledger-file.ts';
import { parseDay } from '../../src/rules/day.ts';
import { encodeGb18030 } from '../../src/sheets/gb18030.ts';
import { openWorkbook } from '../../src/sheets/open.ts';
import { cell, number, oneSheet, row } from './workbooks.ts';

const today = parseDay('2026-11-02')!;
const read = async (bytes: Uint8Array | string) =>
	readLedger({ file: '台账', ...(await openWorkbook(Buffer.from(bytes))) }, { today });

const letters = 'ABCDEFGH';
const headings = ['序号', '督办事项', '责任单位', '完成时限', '完成比例', '备注'];
const heading = row(1, headings.map((text, i) => cell(`${letters[i]}1`, text)).join(''));
const second = row(3, number('A3', 2) + cell('B3', '修路') + cell('C3', '县交通局') + number('D3', 46300, 1));
/** A sheet with one ordinary item and, before it, one of the given cells in place of the ordinary ones. */
function withCells(given: Partial<Record<string, string>>): Buffer {
	const usual: Record<string, string> = {
		A: number('A2', 1),
		B: cell('B2', '清淤'),
		C: cell('C2', '县水利局'),
		D: number('D2', 46300, 1),
	};
	return oneSheet(heading + row(2, Object.values({ ...usual, ...given }).join('')) + second);
}
const csv = (...lines: string[]) => `${lines.join('\r\n')}\r\n`;
const failed = (ref: string, words: string) => `<c r="${ref}" t="e"><f>VLOOKUP(A1,[1]x!A:B,2,0)</f><v>${words}</v></c>`;

describe('dates in a column of deadlines', () => {
	test.each<[string, string, string, string | null]>([
		['the day that never was', number('D2', 60, 1), 'unparseable', null],
		['zero', number('D2', 0, 1), 'unparseable', null],
		['below zero', number('D2', -1, 1), 'unparseable', null],
		['beyond the year 9999', number('D2', 2_958_466, 1), 'unparseable', null],
		['a moment before midnight', number('D2', 45971.999_995, 1), 'date', '2025-11-11'],
		['a day by ISO 8601', '<c r="D2" t="d"><v>2025-11-10</v></c>', 'date', '2025-11-10'],
		['the same with its midnight', '<c r="D2" t="d"><v>2025-11-10T00:00:00.000Z</v></c>', 'date', '2025-11-10'],
		['a bare number of days', number('D2', 45971), 'date', '2025-11-10'],
		['eight digits as a number', number('D2', 20251110), 'date', '2025-11-10'],
		['October typed as a number', number('D2', 2025.1), 'unparseable', null],
		['a formula with its value', '<c r="D2" s="1"><f>C1+1</f><v>45971</v></c>', 'date', '2025-11-10'],
		['a formula never computed', '<c r="D2"><f>TODAY()</f></c>', 'none', null],
		['a formula that failed', failed('D2', '#N/A'), 'none', null],
	])('%s', async (_, xml, kind, date) => {
		const { items, problems } = await read(withCells({ D: xml }));
		expect(items.map(({ title }) => title)).toEqual(['清淤', '修路']);
		expect(items[0]!.deadline).toMatchObject({ kind, date });
		if (date === null) expect(problems[0]).toMatchObject({ row: 2, column: 'D' });
		else expect(problems).toEqual([]);
	});

	test.each(['2025-02-30', '2025-13-01', '1025-11-10', '3025-11-10'])('%s is told with its cell', async (text) => {
		const { items, problems } = await read(csv('序号,督办事项,责任单位,完成时限', `1,清淤,县水利局,${text}`));
		expect(items[0]!.deadline).toMatchObject({ kind: 'unparseable', date: null, raw: text });
		expect(problems).toMatchObject([{ row: 2, column: 'D', message: expect.stringContaining(`D2：没有“${text}”`) }]);
	});
});

describe('values that failed', () => {
	test('neither a matter nor a unit is called #REF!', async () => {
		const { items, problems, skipped } = await read(withCells({ B: failed('B2', '#REF!'), C: failed('C2', '#REF!') }));
		expect(items.map(({ title, lead }) => [title, lead])).toEqual([['修路', ['县交通局']]]);
		expect(skipped).toContainEqual({ sheet: 'Sheet1', row: 2, why: '没有写事项' });
		expect(problems).toMatchObject([{ row: 2, column: 'B', message: expect.stringContaining('公式出错（#REF!）') }]);
		const unled = await read(withCells({ C: failed('C2', '#REF!') }));
		expect(unled.items[0]).toMatchObject({ title: '清淤', lead: [] });
		expect(unled.problems).toMatchObject([{ row: 2, column: 'C', message: 'C2：公式出错（#REF!）' }]);
	});

	test('a picture in the remarks', async () => {
		const xml = '<c r="F2" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>';
		const { items, problems } = await read(withCells({ F: xml }));
		expect(items[0]!.remark).toBe('[图片]');
		expect(problems).toMatchObject([{ row: 2, column: 'F', message: expect.stringContaining('图片') }]);
	});

	test('the same in a csv', async () => {
		const { items } = await read(csv('序号,督办事项,责任单位,备注', '1,清淤,县水利局,"=DISPIMG(""ID_1"",1)"'));
		expect(items[0]!.remark).toBe('[图片]');
	});

	test('a number longer than a workbook keeps', async () => {
		const { problems } = await read(withCells({ A: number('A2', '110105199003071230') }));
		expect(problems).toMatchObject([{ row: 2, column: 'A', message: expect.stringContaining('精度已经丢失') }]);
	});

	test.each<[string, string, number | null, boolean]>([
		['an amount', '2000万', null, true],
		['a share in wide figures', '６０％', 60, false],
		['a plain number', '60', 60, false],
		['a share of one', '0.6', 60, false],
		['more than half', '过半', 50, true],
		['about a third', '约30', 30, true],
	])('%s', async (_, text, percent, isTold) => {
		const { items, problems } = await read(withCells({ E: cell('E2', text) }));
		expect([items[0]!.percent, problems.length > 0]).toEqual([percent, isTold]);
	});
});

describe('headers and rows', () => {
	test('two columns of one heading', async () => {
		const words = csv('序号,督办事项,责任单位,备注,备注', '1,清淤,县水利局,甲,乙');
		await expect(read(words)).rejects.toMatchObject({ exit: 'misused', code: 'ambiguous-columns' });
	});
	test('no column of matters', async () => {
		const words = csv('序号,责任单位,完成时限', '1,县水利局,12月1日');
		await expect(read(words)).rejects.toMatchObject({ exit: 'misused', code: 'no-title-column' });
	});
	test('a column without a heading, and one of a heading nobody knows', async () => {
		const { items, problems } = await read(csv('序号,督办事项,责任单位,颜色,', '1,清淤,县水利局,红,数据'));
		expect(items[0]!.extra).toEqual([{ label: '颜色', text: '红' }]);
		expect(problems).toMatchObject([{ column: 'E', code: 'unnamed-column' }]);
	});
	test('rows too short and too long', async () => {
		const words = csv('序号,督办事项,责任单位,完成时限', '1,清淤', '2,修路,县交通局,12月1日,多出的', '3');
		const { items, problems, skipped } = await read(words);
		expect(items.map(({ title, lead }) => [title, lead])).toEqual([
			['清淤', []],
			['修路', ['县交通局']],
		]);
		expect(problems).toMatchObject([{ column: 'E', code: 'unnamed-column' }]);
		expect(skipped).toContainEqual({ sheet: '', row: 4, why: '只有序号的空行' });
	});
	test('only a header', async () => {
		const { items, problems, skipped } = await read('序号,督办事项,责任单位\n');
		expect([items, skipped]).toEqual([[], [{ sheet: '', row: 1, why: '表头' }]]);
		expect(problems).toMatchObject([{ row: 1, code: 'no-items' }]);
	});
	test('the same headings in another order', async () => {
		const [one, other] = await Promise.all([
			read(csv('序号,督办事项,责任单位,完成时限', '1,清淤,县水利局,12月1日')),
			read(csv('完成时限,责任单位,督查组,督办事项,序号', '12月1日,县水利局,一组,清淤,1')),
		]);
		const same = ({ title, lead, deadline, outsideNumber }: (typeof one.items)[0]) => [
			title,
			lead,
			deadline,
			outsideNumber,
		];
		expect(other.items.map(same)).toEqual(one.items.map(same));
	});
	test('names that mean something to JavaScript', async () => {
		const { items } = await read(csv('序号,督办事项,责任单位,__proto__', '1,constructor,toString,valueOf'));
		expect(items[0]).toMatchObject({ title: 'constructor', lead: ['toString'] });
		expect(({} as Record<string, unknown>).valueOf).toBe(Object.prototype.valueOf);
	});
});

describe('one table in every encoding', () => {
	const table =
		'序号,督办事项,责任单位,完成时限\r\n1,"清淤，疏浚",县水利局,2026年12月1日\r\n2,修路㑳䶮,县交通局,2026/12/8\r\n';
	const gb = (text: string) => Buffer.from(encodeGb18030(text));
	const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
	const tabs = table.replaceAll('"清淤，疏浚"', '清淤，疏浚').replaceAll(',', '\t');
	test.each<[string, string, () => Buffer]>([
		['UTF-8 with its mark', 'utf-8', () => Buffer.from(`\ufeff${table}`)],
		['UTF-8 of single line ends', 'utf-8', () => Buffer.from(table.replaceAll('\r', ''))],
		['GB18030', 'gb18030', () => gb(table)],
		['UTF-16', 'utf-16le', () => wide(table)],
		['UTF-16, the big end first', 'utf-16be', () => wide(table).swap16()],
		['tabs in UTF-16', 'utf-16le', () => wide(tabs)],
		['tabs in GB18030', 'gb18030', () => gb(tabs)],
		['semicolons', 'utf-8', () => Buffer.from(table.replaceAll(',', ';'))],
		['semicolons in GB18030', 'gb18030', () => gb(table.replaceAll(',', ';'))],
	])('%s', async (_, encoding, make) => {
		const book = await openWorkbook(make());
		expect(book.encoding).toBe(encoding);
		const plain = await openWorkbook(Buffer.from(table));
		expect(plain.grids[0]!.rows[2]![1]).toEqual({ text: '修路㑳䶮' });
		expect(book.grids).toEqual(plain.grids);
	});

	test('a web page in GB2312 under the name of a workbook', async () => {
		const page = (charset: string) =>
			`<html><head><meta charset="${charset}"></head><table><tr><td>事项</td><td>“三重一大”&mdash;&ldquo;两重&rdquo;&amp;</td></tr></table></html>`;
		const book = await openWorkbook(gb(page('gb2312')));
		expect([book.format, book.encoding]).toEqual(['html', 'gb18030']);
		expect(book.grids[0]!.rows).toEqual([[{ text: '事项' }, { text: '“三重一大”—“两重”&' }]]);
	});
});
