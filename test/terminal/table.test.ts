import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderCard } from '../../src/terminal/card.ts';
import { paint } from '../../src/terminal/colour.ts';
import { renderTable } from '../../src/terminal/table.ts';
import { widthOf } from '../../src/terminal/width.ts';

const columns = [
	{ title: '编号' },
	{ title: '事项', weight: 1, min: 16 },
	{ title: '牵头' },
	{ title: '工作日', align: 'right' as const },
	{ title: '最近文书', weight: 2 },
];
const rows = [
	['2026-031', '老城区雨污分流改造（二期）开工', '县住建局', '30', '整改单 期满'],
	['2026-061', '农村公路隐患路段整治', '县交通局', '1', '未发'],
];

test('a terminal: cells wrap inside their column', async () => {
	expect(`\n${await renderTable({ columns, rows, width: 62 })}`).toBe(`
==============================================================
编号      事项                   牵头      工作日  最近文书
--------------------------------------------------------------
2026-031  老城区雨污分流改造     县住建局      30  整改单 期满
          （二期）开工
2026-061  农村公路隐患路段整治   县交通局       1  未发
--------------------------------------------------------------`);
});

test('a pipe: one line a row, however long', async () => {
	const text = await renderTable({ columns, rows, width: null });
	expect(text.split('\n')).toHaveLength(3 + rows.length + 1);
	expect(text).toContain('老城区雨污分流改造（二期）开工  县住建局');
});

test('a narrow window: a block of lines a row', async () => {
	expect(`\n${await renderTable({ columns, rows: rows.slice(1), width: 30 })}`).toBe(`
==============================
编号：2026-061
事项：农村公路隐患路段整治
牵头：县交通局
工作日：1
最近文书：未发
------------------------------`);
});

test('a window a little too narrow: columns of facts give way, down to their longest word, before the table is given up', async () => {
	const facts = ['排位', '简称', '类别', '分组', '电话', '负责人'].map((title) => ({
		title,
		...(title === '电话' && { min: 12 }),
	}));
	const row = ['10', '县住房和城乡建设局', '县直', '城乡建设部门和单位', '0000-6620031', '罗建平'];
	expect(`\n${await renderTable({ columns: facts, rows: [row], width: 52 })}`).toBe(`
====================================================
排位  简称      类别  分组      电话          负责人
----------------------------------------------------
10    县住房和  县直  城乡建设  0000-6620031  罗建平
      城乡建设        部门和单
      局              位
----------------------------------------------------`);
	expect(await renderTable({ columns: facts, rows: [row], width: 44 })).toContain('电话：0000-6620031');
});

test('colour is put on after layout and moves nothing', async () => {
	const { red } = await paint(true);
	const table = (tint: (text: string) => string) =>
		renderTable({ columns: columns.map((column) => ({ ...column, tint })), rows, width: 64 });
	const coloured = await table(red);
	expect(coloured).toContain('\u001b[31m');
	expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(await table((text) => text));
});

const across = {
	headings: new Map([[1, '■ 县交通局  1件']]),
	notes: new Map<number, [string, string][]>([
		[0, [['时限', '原文“9月15日前开工”；推定：年份按2026年；原定2026年9月15日']]],
		[1, [['文书', '未发']]],
	]),
};

test('headings stand above their row, notes below it, within the width', async () => {
	expect(`\n${await renderTable({ columns, rows, width: 62, ...across })}`).toBe(`
==============================================================
编号      事项                   牵头      工作日  最近文书
--------------------------------------------------------------
2026-031  老城区雨污分流改造     县住建局      30  整改单 期满
          （二期）开工
  时限  原文“9月15日前开工”；推定：年份按2026年；原定2026年9月
        15日
■ 县交通局  1件
2026-061  农村公路隐患路段整治   县交通局       1  未发
  文书  未发
--------------------------------------------------------------`);
});

test('in a pipe a note is one line, in a narrow window part of its block', async () => {
	const pipe = (await renderTable({ columns, rows, width: null, ...across })).split('\n');
	expect(pipe[4]).toBe('  时限  原文“9月15日前开工”；推定：年份按2026年；原定2026年9月15日');
	const narrow = await renderTable({ columns, rows, width: 30, ...across });
	expect(narrow).toContain('■ 县交通局  1件\n编号：2026-061');
	expect(narrow).toContain('最近文书：未发\n文书：未发\n');
});

const anyRows = fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { minLength: 5, maxLength: 5 }), {
	maxLength: 8,
});

test('no line of a table is wider than the terminal and none obeys a cell', async () => {
	await fc.assert(
		fc.asyncProperty(anyRows, fc.integer({ min: 20, max: 200 }), async (cells, width) => {
			for (const line of (await renderTable({ columns, rows: cells, width })).split('\n')) {
				expect(widthOf(line)).toBeLessThanOrEqual(width);
				expect(line).not.toMatch(/[\p{Cc}\u202e\u200b]/u);
			}
		}),
	);
});

test('every cell begins in the same column of its table', async () => {
	const cell = fc.string({ unit: fc.constantFrom(...'督查a1，“👍𠮷'), minLength: 1, maxLength: 12 });
	await fc.assert(
		fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (cells) => {
			const table = await renderTable({ columns: [{ title: '一' }, { title: '二' }], rows: cells, width: null });
			const starts = table
				.split('\n')
				.slice(3, -1)
				.map((line, i) => widthOf(line) - widthOf(cells[i]![1]));
			expect(new Set(starts).size).toBe(1);
		}),
	);
});

test('a card: heading with its lamp, labelled lines, history', async () => {
	const card = await renderCard({
		title: '2026-031  老城区雨污分流改造（二期）开工',
		mark: '红·逾期30个工作日',
		width: 72,
		sections: [
			{
				fields: [
					['来源', '县政府第8次常务会议纪要〔2026〕8号  议定事项第3项（会议议定）'],
					['督办责任', '县重点办'],
				],
			},
			{ fields: [] },
			{
				columns: [{ title: '' }, { title: '' }, { title: '', weight: 1 }, { title: '', align: 'right' }],
				rows: [
					['03-30', '立项', '县政府办公室主任批准', '#214'],
					['08-28', '反馈', '完成35%，施工图完成初审，下一步送审图机构审查并同步编制招标文件', '#903'],
				],
			},
		],
	});
	expect(`\n${card}`).toBe(`
2026-031  老城区雨污分流改造（二期）开工               红·逾期30个工作日
========================================================================
来源      县政府第8次常务会议纪要〔2026〕8号  议定事项第3项（会议议定）
督办责任  县重点办
------------------------------------------------------------------------
03-30  立项  县政府办公室主任批准                                   #214
08-28  反馈  完成35%，施工图完成初审，下一步送审图机构审查并同步编  #903
             制招标文件`);
});

test('no line of a card is wider than the terminal', async () => {
	const text = fc.string({ unit: 'binary', maxLength: 120 });
	await fc.assert(
		fc.asyncProperty(text, text, anyRows, fc.integer({ min: 30, max: 120 }), async (title, mark, cells, width) => {
			const fields = cells.map(([value = '']): [string, string] => ['存在问题', value]);
			const card = await renderCard({ title, mark, width, sections: [{ fields }, { columns, rows: cells }] });
			for (const line of card.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width);
		}),
	);
});

test.each([
	['红·逾期3个工作日', '\u001b[31m'],
	['黄·临期', '\u001b[33m'],
	['绿', '\u001b[32m'],
	['白·长期', '\u001b[90m'],
])('lamp %s keeps its words', async (words, code) => {
	expect((await paint(true)).lamp(words)).toContain(`${code}${words}`);
	expect((await paint(false)).lamp(words)).toBe(words);
});
