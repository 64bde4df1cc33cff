import { expect, test } from 'vitest';
import { readRoster } from '../../src/reading/roster.ts';
import { bookOf, drawSheet } from './drawn-sheet.ts';

const read = (drawing: string) => readRoster(bookOf(drawSheet(drawing)));

test('a roster with every column', () => {
	const { rows, problems } = read(`
		青屏县单位名录 | < | < | < | < | < | < | <
		序号 | 单位名称 | 简称 | 类别 | 别名 | 分组 | 负责人 | 电话
		1 | 县发展和改革局 | 县发改局 | 县直 | 县发改委、县发展改革局 | 经济口 | 林晓 | 0000-6621015
		2 | 各乡镇（街道） | | 集体 | | | |`);
	expect(problems).toEqual([]);
	expect(rows).toEqual([
		{
			row: 3,
			name: '县发展和改革局',
			short: '县发改局',
			kind: '县直',
			aliases: ['县发改委', '县发展改革局'],
			groups: ['经济口'],
			principal: '林晓',
			phone: '0000-6621015',
		},
		{
			row: 4,
			name: '各乡镇（街道）',
			short: null,
			kind: '集体',
			aliases: [],
			groups: [],
			principal: null,
			phone: null,
		},
	]);
});

test.each([
	['沙河镇', '', '乡镇街道'],
	['县委组织部', '', '党群'],
	['市生态环境局青屏分局', '', '垂管'],
	['国网青屏县供电公司', '', '企业'],
	['县水利局', '', '县直'],
	['各乡镇', '', '集体'],
	['县水利局', '政府组成部门', '县直'],
	['县总工会', '群团组织', '党群'],
	['县税务局', '驻县单位', '垂管'],
	['县志愿者协会', '社会组织', '其他'],
])('%s (%s) is %s', (name, word, kind) => {
	expect(read(`单位名称 | 类别\n${name} | ${word}`).rows[0]?.kind).toBe(kind);
});

test('one column of names is a roster', () => {
	expect(read('单位\n县水利局\n\n沙河镇\n合计').rows.map(({ name }) => name)).toEqual(['县水利局', '沙河镇']);
});

test('a name two rows share is told', () => {
	const { problems } = read('单位名称 | 别名\n县农业农村局 | 县农业局\n县农业局 | ');
	expect(problems.map(({ code, row }) => [code, row])).toEqual([['shared-name', 3]]);
});

test('a sheet without units says what is missing', () => {
	expect(read('甲 | 乙\n1 | 2').problems[0]?.message).toContain('单位名称');
});
