import { expect, test } from 'vitest';
import { readFormParts } from '../../src/reading/form.ts';
import { bookOf, drawSheet } from './drawn-sheet.ts';

const head = '编号|事项|本期进展|完成百分比|存在问题|是否申请办结';
const linesOf = (...rows: string[]) =>
	readFormParts(bookOf(drawSheet(['填报单位：县水利局', head, ...rows].join('\n')))).flatMap(({ lines }) => lines);

test.each([
	['是', true],
	['是。', true],
	['是的', true],
	['是（附验收单）', true],
	['是，已验收', true],
	['√', true],
	['√是', true],
	['申请', true],
	['申请办结', true],
	['要', true],
	['Y', true],
	['', false],
	['否', false],
	['无', false],
	['/', false],
])('“%s” under 申请办结 is said without a doubt', (word, claim) => {
	const [line] = linesOf(`2026-001|河道清障|清障四公里|40||${word}`);
	expect([line?.values.claim, line?.troubles]).toEqual([claim, []]);
});

test.each(['申请延期', '要延期', '申请中止', '有困难，暂不申请', '是否', '已完成', '不申请', '是不是'])(
	'“%s” under 申请办结 is no claim, and told',
	(word) => {
		const [line] = linesOf(`2026-001|河道清障|清障四公里|40||${word}`);
		expect([line?.values.claim, line?.troubles]).toEqual([false, [`申请办结“${word}”不是“是”或“否”，没有登记`]]);
	},
);

test('the line for signatures is none of the rows; a row that names who filled it in is', () => {
	const lines = linesOf(
		'2026-001|河道清障|清障四公里（填表人：何小川）|40||',
		'|自己加的一件|已测量（填表人：何小川）|||',
		'单位主要负责人：罗建平  填表人：何小川||||联系电话：0000-6621001|',
	);
	expect(lines.map(({ row }) => row)).toEqual([3, 4]);
});
