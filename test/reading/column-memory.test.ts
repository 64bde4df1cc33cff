import { describe, expect, test } from 'vitest';
import type { ColumnMemory } from '../../src/reading/column-memory.ts';
import { findColumnQuestions } from '../../src/reading/column-questions.ts';
import { type ReadingOptions, readLedger } from '../../src/reading/ledger-file.ts';
import { rejectedSheets } from '../../src/reading/rejected-rows.ts';
import { day } from '../../src/rules/day.ts';
import { bookOf, drawSheet } from './drawn-sheet.ts';

const today = day('2026-11-02');
const read = (drawing: string, options: Partial<ReadingOptions> = {}) =>
	readLedger(bookOf(drawSheet(drawing)), { today, ...options });
const ask = (drawing: string, remembered: ColumnMemory[] = []) =>
	findColumnQuestions(bookOf(drawSheet(drawing)), { today, remembered });

const monthly = '序 | 干什么 | 谁来干 | 啥时候 | 管事的\n1 | 修堤 | 县水利局 | 12月5日前 | 罗建平';
/** What is remembered after these columns were named. */
function remember(drawing: string, map: ReadingOptions['map']): ColumnMemory[] {
	const { tables } = read(drawing, map === undefined ? {} : { map });
	return tables.map(({ fingerprint, told }) => ({ name: '月报', fingerprint, columns: told }));
}
const known = () => remember(monthly, { 啥时候: 'deadline', 管事的: 'handler' });

describe('a header settled before', () => {
	test('holds again, and says whose it is', () => {
		const { items, tables } = read(monthly, { remembered: known() });
		expect(items[0]).toMatchObject({ handler: '罗建平', deadline: { date: '2026-12-05' } });
		expect(tables[0]?.memory).toBe('月报');
	});

	test('holds where the table stands further right and under a title', () => {
		const moved = monthly
			.split('\n')
			.map((line) => ` | ${line}`)
			.join('\n');
		const { items, tables } = read(` | 水利月报 | < | < | < | <\n${moved}`, { remembered: known() });
		expect([items[0]?.handler, tables[0]?.columns.handler]).toEqual(['罗建平', 'F']);
	});

	test('holds for a column without a heading', () => {
		const bare = '序号 | 事项 | 责任单位 | \n1 | 修堤 | 县水利局 | 罗建平';
		const remembered = remember(bare, { D: 'handler' });
		expect(read(bare, { remembered }).items[0]?.handler).toBe('罗建平');
	});

	test('gives way to what is said now, which is remembered in its place', () => {
		const { items, tables } = read(monthly, { remembered: known(), map: { 管事的: 'ignore' } });
		expect(items[0]?.handler).toBeNull();
		expect(tables[0]?.told.map(({ field }) => field)).toEqual(['deadline', 'ignore']);
	});
});

const changed: [string, string, string][] = [
	[
		'a column is called otherwise',
		monthly.replace('啥时候', '弄完的日子'),
		'--map 弄完的日子=完成时限 --map 管事的=承办人',
	],
	[
		'a column is gone',
		'序 | 干什么 | 谁来干 | 管事的\n1 | 修堤 | 县水利局 | 罗建平',
		'--map 列=完成时限 --map 管事的=承办人',
	],
	[
		'the order is another',
		'序 | 干什么 | 谁来干 | 管事的 | 啥时候\n1 | 修堤 | 县水利局 | 罗建平 | 12月5日前',
		'--map 啥时候=完成时限 --map 管事的=承办人',
	],
];
describe('a header changed since', () => {
	test.each(changed)('%s: refused with what to write', (_, drawing, hint) => {
		expect(() => read(drawing, { remembered: known() })).toThrow(
			expect.objectContaining({ code: 'changed-header', hint: expect.stringContaining(hint) }),
		);
	});

	test.each(changed)('%s: asked column by column', (_, drawing) => {
		const questions = ask(drawing, known());
		expect(questions).toHaveLength(2);
		for (const { words, choices } of questions) {
			expect(words).toContain('“月报”不同了');
			expect(choices.length).toBeGreaterThan(0);
		}
	});

	test('words that now say it themselves need no answer', () => {
		const plain = monthly.replace('啥时候', '完成时限').replace('管事的', '承办人');
		expect(read(plain, { remembered: known() }).items[0]).toMatchObject({ handler: '罗建平' });
	});

	test('a table with little in common is another table', () => {
		const other = '序号 | 事项 | 责任单位 | 完成时限\n1 | 修公园 | 县住建局 | 6月';
		expect(read(other, { remembered: known() }).items).toHaveLength(1);
	});
});

describe('questions', () => {
	test('none where every heading is known', () => {
		expect(ask('序号 | 事项 | 责任单位 | 完成时限\n1 | 修公园 | 县住建局 | 6月')).toEqual([]);
	});

	test('a column known by its cells alone: its likely field first, with samples', () => {
		const [question] = ask(
			'序 | 干什么 | 谁来干 | 啥时候\n1 | 修堤 | 县水利局 | 12月5日前\n2 | 清淤 | 县水利局 | 12月8日前',
		);
		expect(question?.words).toBe('D列“啥时候”（12月5日前、12月8日前）是');
		expect(question?.choices[0]).toEqual({
			words: '完成时限',
			settled: [{ place: 4, heading: '啥时候', field: 'deadline' }],
		});
	});

	test('an answer is never asked for again', () => {
		const drawing = '序 | 干什么 | 谁来干 | 啥时候\n1 | 修堤 | 县水利局 | 12月5日前\n2 | 清淤 | 县水利局 | 12月8日前';
		for (const choice of ask(drawing)[0]?.choices ?? []) {
			const fingerprint = '序|干什么|谁来干|啥时候';
			expect(ask(drawing, [{ name: '月报', fingerprint, columns: choice.settled }])).toEqual([]);
		}
	});
});

describe('rows written out for their sender', () => {
	const rejected = (drawing: string, row: number) => {
		const grid = drawSheet(drawing);
		return rejectedSheets([grid], read(drawing), [{ sheet: 'Sheet1', row, problem: '问题在此', advice: '这样改' }])[0];
	};
	const guards = (row: string) => [row, '问题在此', '这样改'];

	test('with the title, both levels of the header, the headings above and the notes', () => {
		const drawing = `
			2026年清单 | < | < | < | <
			序号 | 事项 | 责任单位 | 时限 | <
			^ | ^ | ^ | 计划完成 | 实际完成
			一、河道 | < | < | < | <
			1 | 修堤 | 县水利局 | @2026-11-20 |
			二、道路 | < | < | < | <
			2 | 修路 | 县交通局 | 11月底前 |
			备注：排在第一位的为牵头单位`;
		const sheet = rejected(drawing, 7);
		expect(sheet?.lines).toEqual(['2026年清单']);
		expect(sheet?.headings.slice(2)).toEqual([
			['责任单位'],
			['时限', '计划完成'],
			['时限', '实际完成'],
			['行号'],
			['问题'],
			['建议'],
		]);
		expect(sheet?.rows).toEqual([
			{ kind: 'category', cells: ['二、道路'] },
			{ kind: 'item', cells: ['2', '修路', '县交通局', '11月底前', '', ...guards('7')] },
		]);
		expect(sheet?.notes).toEqual([
			'备注：排在第一位的为牵头单位',
			'说明：各列的含义（请勿删改）A=序号、B=事项、C=责任单位、D=完成时限、E=实际完成时间',
		]);
	});

	const gathered = `
		序号 | 问题类别 | 具体问题 | 整改举措 | 责任单位 | 整改期限
		1 | 财务 | 挂账 | 清理往来款 | 县财政局 | 11月底
		2 | ^ | ^ | 核销呆账 | 县审计局 | 12月底`;
	const backOf = (note: string) => `
		序号 | 问题类别 | 具体问题 | 整改举措 | 责任单位 | 整改期限 | 行号 | 问题 | 建议
		2 | 财务 | 挂账 | 核销呆账 | 县审计局 | 12月底 | 3 | 没有这个单位 | 改写
		${note} | < | < | < | < | < | < | < | <`;

	test('a row alone is read as it was among its neighbours, by the line under the table', () => {
		const note = rejected(gathered, 3)?.notes.at(-1) as string;
		const [one] = read(gathered).items.slice(1);
		const [back] = read(backOf(note)).items;
		expect([one?.title, one?.category]).toEqual(['核销呆账', '财务 / 挂账']);
		expect([back?.title, back?.category, back?.deadline]).toEqual([one?.title, one?.category, one?.deadline]);
		expect(read(backOf(note)).tables[0]?.told).toEqual([]);
	});

	test('without that line it is read by itself', () => {
		expect(read(backOf('说明：请尽快改好')).items[0]).toMatchObject({ title: '挂账', content: '核销呆账' });
	});

	test('numbered headings stay the headings of the rows below', () => {
		const drawing = `
			序号 | 工作任务 | 牵头单位 | 参加单位 | 时限
			（一） | 粮食生产 | 县农业农村局 | |
			1. | 播种 | 县农业农村局 | 各乡镇 | 4月底
			2. | 推广良种 | 县农业农村局 | | 持续`;
		const sheet = rejected(drawing, 4);
		expect(sheet?.rows[0]).toEqual({ kind: 'category', cells: ['（一）粮食生产'] });
	});

	test('a merged unit is written in the row itself, further lines keep only their own', () => {
		const drawing = `
			序号 | 事项 | 工作内容 | 责任单位
			1 | 修堤 | 勘察 | 县水利局
			2 | 清淤 | 立项 | ^
			^ | ^ | 施工 | ^`;
		expect(rejected(drawing, 3)?.rows.map(({ cells }) => cells)).toEqual([
			['2', '清淤', '立项', '县水利局', ...guards('3')],
			['', '', '施工', '', '', '', ''],
		]);
	});

	test.each([
		['2026/11/20', '2026/11/20'],
		['2026年11月20日', '2026年11月20日'],
		['20-Nov-26', '2026-11-20'],
	])('a day shown as %s', (text, written) => {
		const grid = drawSheet('序号 | 事项 | 责任单位 | 完成时限\n1 | 修堤 | 县水利局 | @2026-11-20');
		grid.rows[1]![3] = { text, date: '2026-11-20' };
		const reading = readLedger(bookOf(grid), { today });
		const rows = [{ sheet: 'Sheet1', row: 2, problem: '', advice: '' }];
		expect(rejectedSheets([grid], reading, rows)[0]?.rows[0]?.cells[3]).toBe(written);
	});

	test('the three columns of a corrected file are no part of the sender’s table', () => {
		const plain = '序号 | 事项 | 责任单位\n1 | 修堤 | 县水利局';
		const back = '序号 | 事项 | 责任单位 | 行号 | 问题 | 建议\n1 | 修堤 | 县水利局 | 2 | 没有这个单位 | 改写';
		const [one, other] = [read(plain), read(back)];
		expect(other.items).toEqual(one.items);
		expect(other.tables[0]?.fingerprint).toBe(one.tables[0]?.fingerprint);
	});

	test('a sender’s own column of problems stays', () => {
		const drawing = '序号 | 事项 | 责任单位 | 问题\n1 | 修堤 | 县水利局 | 资金未到位';
		expect(read(drawing).items[0]?.problems).toBe('资金未到位');
	});
});

test.each(['合计', '小计', '备注', '说明：无', '示例'])(
	'a row that carries our number is ours, even if it is called %s',
	(title) => {
		const { items } = read(`序号 | 编号 | 事项 | 牵头单位\n1 | 2026-001 | ${title} | 县财政局`);
		expect(items.map((item) => [item.number, item.title])).toEqual([['2026-001', title]]);
	},
);

test.each(['条款', '纪要序号', '议定事项序号', '文件条款号', '第几项', '议定事项第几项'])(
	'%s says which clause',
	(heading) => {
		const { items } = read(
			`序号 | 事项 | 责任单位 | 会议纪要 | ${heading}\n1 | 修堤 | 县水利局 | 常务会议纪要 | 第3项`,
		);
		expect(items[0]).toMatchObject({ document: '常务会议纪要', clause: '第3项' });
	},
);
