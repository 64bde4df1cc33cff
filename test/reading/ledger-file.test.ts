import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Grid } from '../../src/reading/grid.ts';
import { type ReadingOptions, readLedger } from '../../src/reading/ledger-file.ts';
import { day } from '../../src/rules/day.ts';
import { bookOf, drawSheet } from './drawn-sheet.ts';

const today = day('2026-11-02');
const read = (drawing: string, options: Partial<ReadingOptions> = {}) =>
	readLedger(bookOf(drawSheet(drawing)), { today, ...options });
const one = (drawing: string, options: Partial<ReadingOptions> = {}) => read(drawing, options).items[0]!;

describe('a file that cannot be taken', () => {
	const refusals: [string, string, string][] = [
		['no header', '1 | 修公园 | 县住建局 | 6月', 'no-table'],
		['nothing at all', '', 'no-table'],
		['no column for the matter', '序号 | 怎么弄 | 责任单位 | 完成时限\n1 | 修公园 | 县住建局 | 6月', 'no-title-column'],
		[
			'two columns of days',
			'序号 | 事项 | 责任单位 | 完成时限 | 办结时限\n1 | 修公园 | 县住建局 | 6月 | 7月',
			'ambiguous-columns',
		],
		['one heading twice', '事项 | 责任单位 | 时限 | 备注 | 备注\n修公园 | 县住建局 | 6月 | a | b', 'ambiguous-columns'],
	];

	test.each(refusals)('%s', (_, drawing, code) => {
		expect(() => read(drawing)).toThrow(UserError);
		try {
			read(drawing);
		} catch (error) {
			expect(error).toMatchObject({ code });
			expect((error as UserError).hint).not.toBe('');
		}
	});

	test.each([
		['only examples and numbers', '序号 | 事项 | 责任单位\n示例 | 完成XX | XX局\n1 | | \n2 | | ', 'no-items'],
		['a header and no rows', '序号 | 事项 | 责任单位 | 时限', 'no-items'],
		['only rows that name nothing', '序号 | 事项 | 责任单位\n1 | | 县水利局', 'no-title'],
	])('has no items and is none: %s', (_, drawing, code) => {
		const reading = read(drawing);
		expect(reading.items).toEqual([]);
		expect(reading.problems).toMatchObject([{ code }]);
	});

	test('names both columns and the option to give', () => {
		expect(() => read('事项 | 责任单位 | 完成时限 | 办结时限\n修公园 | 县住建局 | 6月 | 7月')).toThrow(
			expect.objectContaining({
				message: expect.stringMatching(/C列“完成时限”.*D列“办结时限”/),
				hint: expect.stringContaining('--map C=完成时限'),
				exit: 'misused',
			}),
		);
	});

	test('a sheet that is not there lists those that are', () => {
		expect(() => read('事项 | 责任单位\n修公园 | 县住建局', { sheet: '二月' })).toThrow(
			expect.objectContaining({ code: 'no-sheet', hint: expect.stringContaining('Sheet1') }),
		);
	});
});

describe('--map', () => {
	test.each([['B'], ['b'], ['怎么弄'], ['怎 么 弄']])('takes the column named %s', (name) => {
		const drawing = '序号 | 怎么弄 | 责任单位 | 时限\n1 | 修公园 | 县住建局 | 6月';
		expect(one(drawing, { map: { [name]: 'title' } }).title).toBe('修公园');
	});

	test('settles two columns of days', () => {
		const drawing = '事项 | 责任单位 | 完成时限 | 办结时限\n修公园 | 县住建局 | 6月 | 7月';
		expect(one(drawing, { map: { D: 'deadline' } }).deadline.date).toBe('2026-07-31');
	});

	test('can leave a column out', () => {
		const drawing = '事项 | 责任单位 | 时限 | 备注 | 备注\n修公园 | 县住建局 | 6月 | 甲 | 乙';
		expect(one(drawing, { map: { E: 'ignore' } }).remark).toBe('甲');
	});
});

describe('the year of bare days', () => {
	const table = '序号 | 事项 | 责任单位 | 时限\n1 | 修公园 | 县住建局 | 6月底';
	test.each<[string, string, Partial<ReadingOptions>, string]>([
		['from the option before all', `2024年台账 | < | < | <\n${table}`, { year: 2023 }, '2023-06-30'],
		['from the title', `2024年重点工作台账 | < | < | <\n${table}`, {}, '2024-06-30'],
		['from the subtitle', `重点工作台账 | < | < | <\n（2024年度） | < | < | <\n${table}`, {}, '2024-06-30'],
		['from a title in Chinese figures', `二○二四年重点工作 | < | < | <\n${table}`, {}, '2024-06-30'],
		['from a document number', `青督发〔2024〕8号 | < | < | <\n交办清单 | < | < | <\n${table}`, {}, '2024-06-30'],
		[
			'not from the day of filling in',
			`2024年台账 | < | < | <\n填报日期：2025年1月3日 | < | < | <\n${table}`,
			{},
			'2024-06-30',
		],
		['from today where nothing says', table, {}, '2026-06-30'],
	])('%s', (_, drawing, options, date) => {
		expect(one(drawing, options).deadline.date).toBe(date);
	});

	test('from the sheet’s name', () => {
		const book = bookOf(drawSheet(table, '2024年'));
		expect(readLedger(book, { today }).items[0]?.deadline.date).toBe('2024-06-30');
	});

	test('from the day the paper came in', () => {
		const drawing = '事项 | 交办日期 | 责任单位 | 时限\n修公园 | @2025-03-02 | 县住建局 | 6月底';
		expect(one(drawing)).toMatchObject({ received: '2025-03-02', deadline: { date: '2025-06-30' } });
	});
});

test('every column has its field', () => {
	const item = one(`
		序号 | 编号 | 来源 | 事项 | 内容 | 牵头单位 | 配合单位 | 完成时限 | 原定时限 | 责任领导 | 承办人 | 进展情况 | 完成比例 | 状态 | 目标 | 备注 | 天气
		7 | 2026-012 | 会议议定 | 修公园 | 建园⏎绿化 | 县住建局 | 县财政局、沙河镇 | @2026-06-30 | @2026-05-31 | 方振国 | 林晓 | 已开工 | 0.35 | 办理中 | 建成 | 见纪要 | 晴`);
	expect(item).toMatchObject({
		row: 2,
		number: '2026-012',
		outsideNumber: '7',
		source: '会议议定',
		title: '修公园',
		content: '建园\n绿化',
		lead: ['县住建局'],
		support: ['县财政局', '沙河镇'],
		unitsRaw: '县住建局\n县财政局、沙河镇',
		splitBasis: 'column',
		deadline: { kind: 'date', date: '2026-06-30', raw: '2026/06/30' },
		leader: '方振国',
		handler: '林晓',
		progress: '已开工',
		percent: 35,
		status: '办理中',
		goal: '建成',
		remark: '见纪要',
		extra: [{ label: '天气', text: '晴' }],
		warnings: [],
	});
});

test('tables are described for the clerk', () => {
	const { tables } = read('2026年台账 | < | <\n序号 | 事项 | 责任单位\n1 | 修公园 | 县住建局');
	expect(tables).toEqual([
		{
			sheet: 'Sheet1',
			title: '2026年台账',
			headerRow: 2,
			columns: { sequence: 'A', title: 'B', units: 'C' },
			fingerprint: '序号|事项|责任单位',
			items: 1,
			headings: ['A列“序号”', 'B列“事项”', 'C列“责任单位”'],
			told: [],
			memory: null,
		},
	]);
});

describe('what the clerk must look at', () => {
	const head = '序号 | 事项 | 责任单位 | 时限 | 完成比例';
	test.each([
		['an impossible day', '1 | 修公园 | 县住建局 | 9月31日 | ', 'impossible-date', 'D2'],
		['a number that lost its zero', '1 | 修公园 | 县住建局 | 2026.1 | ', 'lost-zero', 'D2'],
		['a completion that is no figure', '1 | 修公园 | 县住建局 | 9月 | 按序时推进', 'not-a-percent', 'E2'],
		['a row without its matter', '1 | | 县住建局 | 9月 | \n2 | 修路 | 县交通局 | 9月 | ', 'no-title', 'B2'],
	])('%s', (_, row, code, place) => {
		const { problems } = read(`${head}\n${row}`);
		expect(problems).toEqual([expect.objectContaining({ code, message: expect.stringContaining(place) })]);
	});

	test('the row is still taken, its words kept', () => {
		const item = one(`${head}\n1 | 修公园 | 县住建局 | 9月31日 | `);
		expect(item.deadline).toMatchObject({ kind: 'unparseable', date: null, raw: '9月31日' });
		expect(item.warnings.join()).toContain('9月31日');
	});

	test('a formula error is told and not taken', () => {
		const grid = drawSheet(`${head}\n1 | 修公园 | 县住建局 | 9月 | `);
		grid.rows[1]![2] = { text: '', trouble: '公式出错：#N/A' };
		const { problems, items } = readLedger(bookOf(grid), { today });
		expect(problems[0]).toMatchObject({ code: 'cell-trouble', column: 'C', row: 2 });
		expect(items[0]?.lead).toEqual([]);
	});

	test('an undivided list of units', () => {
		expect(one(`${head}\n1 | 修公园 | 县住建局、县财政局 | 9月 | `).warnings.join()).toContain('--first-is-lead');
	});

	test('an unknown heading whose cells are units', () => {
		const { problems, items } = read(
			'序号 | 事项 | 出力的 | 时限\n1 | 修公园 | 县住建局 | 6月\n2 | 修路 | 县交通局 | 7月',
		);
		expect(problems[0]).toMatchObject({ code: 'guessed-column', column: 'C' });
		expect(items[0]?.lead).toEqual(['县住建局']);
	});

	test('a column without heading', () => {
		const { problems } = read(
			'序号 | 事项 | 责任单位 | \n1 | 修公园 | 县住建局 | 抓紧办\n2 | 修路 | 县交通局 | 抓紧办',
		);
		expect(problems[0]).toMatchObject({ code: 'unnamed-column', column: 'D' });
	});
});

describe('several sheets', () => {
	const head = '序号 | 事项 | 责任单位 | 时限';
	const sheet = (name: string, ...rows: string[]) => drawSheet([head, ...rows].join('\n'), name);
	const park = '1 | 修公园 | 县住建局 | 6月';
	const road = '2 | 修路 | 县交通局 | 7月';
	const titles = (...grids: Grid[]) => readLedger(bookOf(...grids), { today }).items.map((i) => `${i.sheet}${i.title}`);

	test('are all taken', () => {
		expect(titles(sheet('一月', park), sheet('二月', road))).toEqual(['一月修公园', '二月修路']);
	});

	test('a copy or an extract is taken once and told', () => {
		const book = bookOf(sheet('总表', park, road), sheet('住建局', park));
		const reading = readLedger(book, { today });
		expect(reading.items).toHaveLength(2);
		expect(reading.skipped).toContainEqual({ sheet: '住建局', row: 2, why: '与前面的工作表重复' });
		expect(reading.problems[0]).toMatchObject({ code: 'duplicate-sheet', sheet: '住建局' });
	});

	test('a hidden sheet, a cover and a dictionary are left, saying why', () => {
		const hidden = { ...sheet('旧表', road), hidden: true };
		const cover = drawSheet('青屏县督查台账\n县委县政府督查室', '封面');
		const words = drawSheet('单位名称 | 类别\n县住建局 | 县直', '字典');
		const { items, skipped } = readLedger(bookOf(cover, sheet('台账', park), words, hidden), { today });
		expect(items.map(({ sheet: name }) => name)).toEqual(['台账']);
		expect(skipped.map(({ sheet: name, why }) => `${name}${why}`)).toEqual(
			expect.arrayContaining(['封面没有找到表头', '字典这张表没有事项一列', '旧表隐藏的工作表']),
		);
	});

	test('one sheet alone, even a hidden one, when asked for', () => {
		const book = bookOf(sheet('一月', park), { ...sheet('二月', road), hidden: true });
		expect(readLedger(book, { today, sheet: '二月' }).items.map(({ title }) => title)).toEqual(['修路']);
	});

	test('rows of one sheet that repeat are all taken', () => {
		expect(titles(sheet('一月', park, park))).toHaveLength(2);
	});
});
