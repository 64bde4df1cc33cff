import { type Item, leadsOf, supportsOf } from '../../rules/item.ts';
import type { SheetLayout } from '../layout.ts';
import { type About, type ColumnOf, fillColumns, headLines, joinNames, standingColumns } from './fill.ts';

interface Entry {
	item: Item;
	lamp: string;
}

/** 分领导清单 from left to right. */
const columns: readonly ColumnOf<Entry>[] = [
	{ heading: '序号', width: 5, kind: 'number', align: 'center', value: (_, index) => index + 1 },
	{ heading: '编号', width: 10.5, kind: 'text', align: 'center', value: ({ item }) => item.number },
	{ heading: '事项', width: 34, kind: 'text', align: 'left', value: ({ item }) => item.title },
	{ heading: '牵头单位', width: 18, kind: 'text', align: 'left', value: ({ item }) => joinNames(leadsOf(item)) },
	{
		heading: '配合单位',
		width: 18,
		kind: 'text',
		align: 'left',
		optional: true,
		value: ({ item }) => joinNames(supportsOf(item)),
	},
	...standingColumns,
];

/** What the units under a county leader must finish by then (`11月底前`); `leader` null gathers what nobody answers for. */
export function layLeader(
	entries: readonly Entry[],
	leader: string | null,
	dueBy: string,
	late: number,
	about: Omit<About, 'whose'>,
): SheetLayout {
	const whose = leader === null ? '未明确责任领导、' : `${leader}同志分管单位`;
	const count = `共${entries.length}件${late > 0 ? `，其中逾期${late}件` : ''}`;
	return {
		name: leader ?? '未明确责任领导',
		...headLines({ ...about, whose }, `${dueBy}需完成的事项`, count),
		...fillColumns(columns, entries),
		notes: [],
		landscape: true,
		frozenColumns: 2,
	};
}
