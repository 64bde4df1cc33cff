import type { Day } from '../../rules/day.ts';
import { type Item, leadsOf } from '../../rules/item.ts';
import type { SheetLayout } from '../layout.ts';
import { type About, type ColumnOf, deadlineCell, fillColumns, headLines, headRow, joinNames } from './fill.ts';

/** An item with the days it was finished and struck off as known at the line, and how it then stood. */
export interface StruckEntry {
	item: Item;
	completed: Day | null;
	struck: Day | null;
	standing: string;
}

/** 销号清单 from left to right. */
const columns: readonly ColumnOf<StruckEntry>[] = [
	{ heading: '序号', width: 5, kind: 'number', align: 'center', value: (_, index) => index + 1 },
	{ heading: '编号', width: 10.5, kind: 'text', align: 'center', value: ({ item }) => item.number },
	{ heading: '事项', width: 40, kind: 'text', align: 'left', value: ({ item }) => item.title },
	{ heading: '来源', width: 10, kind: 'text', align: 'center', value: ({ item }) => item.source },
	{ heading: '牵头单位', width: 22, kind: 'text', align: 'left', value: ({ item }) => joinNames(leadsOf(item)) },
	{ heading: '完成时限', width: 12, kind: 'date', align: 'center', value: ({ item }) => deadlineCell(item) },
	{ heading: '办结日期', width: 12, kind: 'date', align: 'center', value: ({ completed }) => completed },
	{ heading: '销号日期', width: 12, kind: 'date', align: 'center', value: ({ struck }) => struck },
	{ heading: '办理情形', width: 12, kind: 'text', align: 'center', value: ({ standing }) => standing },
];

/** What was struck off in a span (`10月份`), then what is still on the list. */
export function layStruck(
	struck: readonly StruckEntry[],
	listed: readonly StruckEntry[],
	span: string,
	about: About,
): SheetLayout {
	const { columns: kept, rows } = fillColumns(columns, [...struck, ...listed]);
	return {
		name: '销号清单',
		...headLines(about, '督查事项销号清单', `${span}销号${struck.length}件，在册${listed.length}件`),
		columns: kept,
		rows: [
			headRow(`一、${span}销号（${struck.length}件）`),
			...rows.slice(0, struck.length),
			headRow(`二、在册（${listed.length}件）`),
			...rows.slice(struck.length).map((row, at) => ({ ...row, cells: [at + 1, ...row.cells.slice(1)] })),
		],
		notes: ['说明：在册指已立项、还没有销号的，含已办结待销号的。'],
		landscape: true,
		frozenColumns: 2,
	};
}
