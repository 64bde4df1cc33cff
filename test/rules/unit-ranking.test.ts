import { expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import { type FigureRow, figuresOf } from '../../src/rules/figures.ts';
import { rankByKind } from '../../src/rules/unit-ranking.ts';

const none = figuresOf([], { day: day('2026-10-31'), open: false });
const row = (label: string, total: number, dueRate: number | null, onTimeRate: number | null = dueRate): FigureRow => ({
	...none,
	label,
	total,
	dueRate,
	onTimeRate,
});
const ranked = (rows: FigureRow[], fewest = 3) =>
	rankByKind(rows, (label) => (label.endsWith('局') ? '县直' : label.endsWith('镇') ? '乡镇街道' : null), fewest).map(
		({ kind, units }) => [kind, units.map(({ rank, row: { label } }) => `${rank ?? '-'}${label}`).join(' ')],
	);

test.each([
	[
		'equals share a place and the next is skipped',
		[row('甲局', 3, 90), row('乙局', 3, 100), row('丙局', 3, 90), row('丁局', 3, 80)],
		[['县直', '1乙局 2甲局 2丙局 4丁局']],
	],
	[
		'between equal 到期办结率 the 按期办结率 decides',
		[row('甲局', 3, 90, 50), row('乙局', 3, 90, 60)],
		[['县直', '1乙局 2甲局']],
	],
	[
		'with two items a unit is listed last, unranked',
		[row('甲局', 2, 100), row('乙局', 3, 50)],
		[['县直', '1乙局 -甲局']],
	],
	['nothing due yet, not ranked', [row('甲局', 9, null), row('乙局', 3, 0)], [['县直', '1乙局 -甲局']]],
	[
		'each kind for itself, in the order of kinds',
		[row('甲局', 3, 10), row('乙镇', 3, 5)],
		[
			['乡镇街道', '1乙镇'],
			['县直', '1甲局'],
		],
	],
	['no unit yet stands under 其他', [row('未定牵头单位', 4, 50)], [['其他', '1未定牵头单位']]],
	['no units', [], []],
])('%s', (_name, rows, expected) => {
	expect(ranked(rows)).toEqual(expected);
});
