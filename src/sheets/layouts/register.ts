import { type Day, writeDay, writeMonthDay } from '../../rules/day.ts';
import { type Item, leadsOf, supportsOf } from '../../rules/item.ts';
import type { SheetLayout } from '../layout.ts';
import { type ColumnOf, fillColumns } from './fill.ts';

/** An item with its lamp's words, as a register lists it. */
export interface RegisterEntry {
	item: Item;
	lamp: string;
}

/** The current day where there is one, else the words it was given with; what also runs on says so. */
export function writeDeadline({ deadline }: Item): string | null {
	const { current, original, raw, alsoLongTerm } = deadline;
	if (current === null) return raw;
	if (!alsoLongTerm) return current;
	return current === original && raw ? raw : `${writeDay(current)}前完成，并长期坚持`;
}

const names = (units: { name: string }[]) => units.map((unit) => unit.name).join('、');
const latest = ({ progress }: Item) => progress && `${writeMonthDay(progress.day)}：${progress.text}`;

/** 督查事项台账 from left to right; its headings are ones an import knows, so an exported register can be read back. */
const columns: readonly ColumnOf<RegisterEntry>[] = [
	{ heading: '序号', width: 5, kind: 'number', align: 'center', value: (_, index) => index + 1 },
	{ heading: '编号', width: 9.5, kind: 'text', align: 'center', value: ({ item }) => item.number },
	{ heading: '来源', width: 8, kind: 'text', align: 'center', value: ({ item }) => item.source },
	{ heading: '来源文件', width: 14, kind: 'text', align: 'left', optional: true, value: ({ item }) => item.document },
	{ heading: '类别', width: 15, kind: 'text', align: 'center', optional: true, value: ({ item }) => item.category },
	{ heading: '事项', width: 22, kind: 'text', align: 'left', value: ({ item }) => item.title },
	{ heading: '工作内容', width: 24, kind: 'text', align: 'left', optional: true, value: ({ item }) => item.content },
	{ heading: '牵头单位', width: 14, kind: 'text', align: 'left', value: ({ item }) => names(leadsOf(item)) },
	{
		heading: '配合单位',
		width: 15,
		kind: 'text',
		align: 'left',
		optional: true,
		value: ({ item }) => names(supportsOf(item)),
	},
	{ heading: '完成时限', width: 10.5, kind: 'date', align: 'center', value: ({ item }) => writeDeadline(item) },
	{
		heading: '原定时限',
		width: 10.5,
		kind: 'date',
		align: 'center',
		optional: true,
		value: ({ item }) => (item.deadline.original === item.deadline.current ? null : item.deadline.original),
	},
	{ heading: '责任领导', width: 9, kind: 'text', align: 'center', optional: true, value: ({ item }) => item.leader },
	{ heading: '进展情况', width: 24, kind: 'text', align: 'left', optional: true, value: ({ item }) => latest(item) },
	{
		heading: '完成\n比例',
		width: 5.5,
		kind: 'percent',
		align: 'center',
		optional: true,
		value: ({ item }) => item.percent,
	},
	{ heading: '状态', width: 9, kind: 'lamp', align: 'center', value: ({ lamp }) => lamp },
	{ heading: '备注', width: 10, kind: 'text', align: 'left', optional: true, value: ({ item }) => item.note },
];

/** The office's whole ledger on one sheet, in the order given. */
export function layRegister(
	entries: readonly RegisterEntry[],
	about: { office: string; day: Day; title?: string },
): SheetLayout {
	return {
		name: '台账',
		title: about.title ?? '督查事项台账',
		subtitle: [`填报单位：${about.office}`, `截至${writeDay(about.day)}  共${entries.length}件`],
		...fillColumns(columns, entries),
		notes: [],
		landscape: true,
		frozenColumns: 2,
	};
}
