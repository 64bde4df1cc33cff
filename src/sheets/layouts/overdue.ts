import { type Item, leadsOf, supportsOf } from '../../rules/item.ts';
import type { SheetLayout } from '../layout.ts';
import { type About, type ColumnOf, fillColumns, headLines, joinNames, latestProgress } from './fill.ts';

/** An overdue item, how late it is, and the last paper sent about it. */
export interface OverdueEntry {
	item: Item;
	workingDays: number;
	days: number;
	paper: string | null;
}

/** 逾期未办结事项清单 from left to right. */
const columns: readonly ColumnOf<OverdueEntry>[] = [
	{ heading: '序号', width: 5, kind: 'number', align: 'center', value: (_, index) => index + 1 },
	{ heading: '编号', width: 10.5, kind: 'text', align: 'center', value: ({ item }) => item.number },
	{ heading: '事项', width: 30, kind: 'text', align: 'left', value: ({ item }) => item.title },
	{ heading: '来源', width: 9, kind: 'text', align: 'center', value: ({ item }) => item.source },
	{ heading: '牵头单位', width: 16, kind: 'text', align: 'left', value: ({ item }) => joinNames(leadsOf(item)) },
	{
		heading: '配合单位',
		width: 16,
		kind: 'text',
		align: 'left',
		optional: true,
		value: ({ item }) => joinNames(supportsOf(item)),
	},
	{ heading: '原定时限', width: 11.5, kind: 'date', align: 'center', value: ({ item }) => item.deadline.original },
	{ heading: '现定时限', width: 11.5, kind: 'date', align: 'center', value: ({ item }) => item.deadline.current },
	{ heading: '逾期\n工作日', width: 8, kind: 'number', align: 'center', value: ({ workingDays }) => workingDays },
	{ heading: '逾期\n天数', width: 5.5, kind: 'number', align: 'center', value: ({ days }) => days },
	{ heading: '最近进展', width: 28, kind: 'text', align: 'left', value: ({ item }) => latestProgress(item) },
	{ heading: '最近文书', width: 15.5, kind: 'text', align: 'center', optional: true, value: ({ paper }) => paper },
];

/** What is overdue on a day, in the order given. */
export function layOverdue(entries: readonly OverdueEntry[], about: About): SheetLayout {
	return {
		name: '逾期清单',
		...headLines(about, '逾期未办结事项清单', `共${entries.length}件`),
		...fillColumns(columns, entries),
		notes: ['说明：到期当天不算逾期；工作日按国务院办公厅放假调休安排计算。'],
		landscape: true,
		frozenColumns: 2,
	};
}
