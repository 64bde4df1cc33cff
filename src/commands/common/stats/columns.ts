import { misused } from '../../../errors.ts';
import { type FigureName, type FigureRow, figureLabels } from '../../../rules/figures.ts';
import type { UnitFlag } from '../../../rules/flag.ts';
import type { Handling } from '../../../rules/handling.ts';
import { pointsBetween, printPoints, printRate } from '../../../rules/rate.ts';
import { writeDays } from '../../../rules/stat-lines.ts';
import type { Field, Value } from '../../../terminal/formats.ts';
import { splitNames } from '../words.ts';

/** A row of a table by groups, with what is not in the figures themselves. */
export interface StatRow {
	row: FigureRow;
	/** Of the whole, percent with one decimal; null where items stand in several rows. */
	share: number | null;
	handling: Handling;
	/** The figures of the same group at the end of what came before. */
	before: FigureRow | null;
	flag: UnitFlag | null;
}

/** A column of figures: its name, its key in JSON, its value. */
export interface StatColumn extends Pick<Field, 'key' | 'write'> {
	title: string;
	min: number;
	/** How it is reckoned, where its name does not say. */
	formula?: string;
	value: (row: StatRow) => Value;
}

const count = (key: string, name: FigureName, min = 6): StatColumn => ({
	key,
	title: figureLabels[name],
	min,
	value: ({ row }) => row[name],
});
const asRate = (value: Value): string => printRate(value as number | null);
const rate = (key: string, title: string, formula: string, value: (row: StatRow) => number | null): StatColumn => ({
	key,
	title,
	formula,
	min: 6,
	write: asRate,
	value,
});
const asPoints = (value: Value): string => printPoints(value as number | null);

/** Every column there is, in print order. */
const statColumns: readonly StatColumn[] = [
	count('total', 'total', 4),
	rate('share', '占比', '占比=各行÷合计，按最大余额法取整，加起来是100.0%', ({ share }) => share),
	count('carried', 'carried'),
	count('added', 'added'),
	count('finished', 'finished'),
	count('on_time', 'onTime', 4),
	count('late_done', 'lateDone', 4),
	count('not_due', 'notDue'),
	count('overdue', 'overdue'),
	count('undated', 'undated'),
	count('running', 'running', 4),
	count('due', 'due', 4),
	count('extended', 'extended'),
	rate('finish_rate', '办结率', '办结率=已办结÷合计', ({ row }) => row.finishRate),
	{
		key: 'finish_rate_change',
		title: '办结率增减',
		min: 6,
		write: asPoints,
		value: ({ row, before }) =>
			row.finishRate === null || before === null || before.finishRate === null
				? null
				: pointsBetween(row.finishRate, before.finishRate),
	},
	rate('due_rate', '到期办结率', '到期办结率=到期里已办结的÷到期', ({ row }) => row.dueRate),
	rate('on_time_rate', '按期办结率', '按期办结率=到期里按时办结的÷到期', ({ row }) => row.onTimeRate),
	{
		key: 'handling_days',
		title: '平均办理时长',
		min: 8,
		write: (value) => writeDays(value as number | null),
		value: ({ handling }) => handling.average,
	},
	{
		key: 'flag',
		title: '挂旗',
		min: 4,
		write: (value) => String(value ?? '—'),
		value: ({ flag }) => flag?.flag ?? null,
	},
	{ key: 'gap', title: '平均差距', min: 6, write: asPoints, value: ({ flag }) => flag?.gap ?? null },
];

/** What is hung on units only. */
export const flagColumns = ['挂旗', '平均差距'];
const titles = statColumns.map(({ title }) => title);

/** What a screen of a hundred columns takes, and what one of eighty does. */
const wide = ['合计', '已办结', '按时办结', '逾期办结', '未到期', '逾期未办结', '无明确时限', '在办', '到期'];
const narrow = ['合计', '已办结', '在办', '逾期未办结', '到期'];
const rates = ['办结率', '到期办结率', '按期办结率'];
const wideEnough = 98;

/** Whether a screen of so many columns takes only the chief columns. */
export const isNarrow = (screen: number | null): boolean => screen !== null && screen < wideEnough;

/** The columns asked for by name, in print order; without any, those that fit a screen of so many columns, and all of them outside a table. */
export function chooseColumns(
	typed: string | undefined,
	{ by, screen }: { by: string; screen: number | null },
): readonly StatColumn[] {
	const offered = by === '单位' ? titles : titles.filter((title) => !flagColumns.includes(title));
	const usual = screen === null ? offered.filter((title) => !flagColumns.includes(title)) : null;
	const fitting = usual ?? [...(isNarrow(screen) ? narrow : wide), ...rates];
	const named = typed === undefined ? fitting : splitNames(typed);
	const wrong = named.find((name) => !offered.includes(name));
	if (wrong !== undefined && flagColumns.includes(wrong))
		throw misused(`${wrong}只按单位统计`, 'flag-of-units', '加 --group 单位');
	if (wrong !== undefined)
		throw misused(`统计表没有“${wrong}”这一列`, 'unknown-column', `可以是：${offered.join('、')}`);
	return statColumns.filter(({ title }) => named.includes(title));
}
