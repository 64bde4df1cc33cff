import { isFurniture } from '../../reading/furniture.ts';
import { enterHeading } from '../../reading/heading-path.ts';
import { type Item, leadsOf, supportsOf } from '../../rules/item.ts';
import type { SheetLayout } from '../layout.ts';
import { type About, type ColumnOf, deadlineCell, fillColumns, headLines, headRow, joinNames } from './fill.ts';

/** 任务分解表 from left to right: what, who, by when. */
const columns: readonly ColumnOf<Item>[] = [
	{ heading: '序号', width: 5, kind: 'number', align: 'center', value: (_, index) => index + 1 },
	{ heading: '编号', width: 10.5, kind: 'text', align: 'center', value: ({ number }) => number },
	{ heading: ['工作任务', '事项'], width: 30, kind: 'text', align: 'left', value: ({ title }) => title },
	{
		heading: ['工作任务', '工作内容'],
		width: 36,
		kind: 'text',
		align: 'left',
		optional: true,
		value: ({ content }) => content,
	},
	{
		heading: ['责任分工', '牵头单位'],
		width: 17,
		kind: 'text',
		align: 'left',
		value: (item) => joinNames(leadsOf(item)),
	},
	{
		heading: ['责任分工', '配合单位'],
		width: 18,
		kind: 'text',
		align: 'left',
		optional: true,
		value: (item) => joinNames(supportsOf(item)),
	},
	{
		heading: ['责任分工', '责任领导'],
		width: 9,
		kind: 'text',
		align: 'center',
		optional: true,
		value: ({ leader }) => leader,
	},
	{ heading: '完成时限', width: 11.5, kind: 'date', align: 'center', value: deadlineCell },
	{ heading: '备注', width: 12, kind: 'text', align: 'left', optional: true, value: ({ note }) => note },
];
const categoryColumn: ColumnOf<Item> = {
	heading: '类别',
	width: 12,
	kind: 'text',
	align: 'center',
	merged: true,
	value: ({ category }) => category,
};

/** Items by category as the categories first appear; those without one come before every heading. */
function groupByCategory(items: readonly Item[]): [string, Item[]][] {
	const groups = new Map<string, Item[]>([['', []]]);
	for (const item of items) {
		const category = item.category ?? '';
		const group = groups.get(category);
		if (group === undefined) groups.set(category, [item]);
		else group.push(item);
	}
	return [...groups].filter(([, group]) => group.length > 0);
}

/** Whether categories written across the table would be read back as they are: none looks like a total or lies within another. */
const canHead = (categories: readonly string[]): boolean =>
	categories.every(
		(text, at) => !isFurniture(text) && enterHeading(categories.slice(Math.max(0, at - 1), at), text).length === 1,
	);

/** Who does what by when, under its categories: a line across the table each, or a merged column where lines would be misread. */
export function layBreakdown(items: readonly Item[], about: About): SheetLayout {
	const groups = groupByCategory(items);
	const ordered = groups.flatMap(([, group]) => group);
	const heads = groups.map(([category]) => category).filter(Boolean);
	const isHeaded = canHead(heads);
	const hasColumn = !isHeaded && heads.length > 0;
	const [sequence, number, ...rest] = columns as [ColumnOf<Item>, ColumnOf<Item>];
	const filled = fillColumns(hasColumn ? [sequence, number, categoryColumn, ...rest] : columns, ordered);
	let at = 0;
	const rows = groups.flatMap(([category, group]) => {
		const own = filled.rows.slice(at, at + group.length);
		at += group.length;
		return isHeaded && category !== '' ? [headRow(category), ...own] : own;
	});
	return {
		name: '任务分解表',
		...headLines(about, '督查事项任务分解表', `共${items.length}件`),
		columns: filled.columns,
		rows,
		notes: [],
		landscape: true,
		frozenColumns: 2,
	};
}
