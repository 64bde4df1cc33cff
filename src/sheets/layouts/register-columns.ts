import { type Item, leadsOf, supportsOf } from '../../rules/item.ts';
import { type ColumnOf, deadlineCell, joinNames, latestProgress } from './fill.ts';

/** What the units last said beside their progress. */
export interface Remarks {
	problems: string | null;
	next: string | null;
	help: string | null;
}

/** An item with its lamp's words, as a register lists it. */
export interface RegisterEntry {
	item: Item;
	lamp: string;
	remarks?: Remarks | undefined;
}

type RegisterColumn = ColumnOf<RegisterEntry>;
type Cell = (entry: RegisterEntry, index: number) => string | number | null;

const text = (heading: string, width: number, value: Cell): RegisterColumn => ({
	heading,
	width,
	kind: 'text',
	align: 'left',
	value,
});
const word = (heading: string, width: number, value: Cell): RegisterColumn => ({
	...text(heading, width, value),
	align: 'center',
});
const day = (heading: string, value: Cell): RegisterColumn => ({ ...word(heading, 11.5, value), kind: 'date' });
/** Left out where no item has it. */
const rare = (column: RegisterColumn): RegisterColumn => ({ ...column, optional: true });

/** 督查事项台账 from left to right; its headings are ones an import knows, so an exported register can be read back. */
export const registerColumns: readonly RegisterColumn[] = [
	{ ...word('序号', 5, (_, index) => index + 1), kind: 'number' },
	word('编号', 10.5, ({ item }) => item.number),
	word('来源', 9, ({ item }) => item.source),
	rare(text('来源文件', 13, ({ item }) => item.document)),
	rare(word('类别', 12, ({ item }) => item.category)),
	text('事项', 22, ({ item }) => item.title),
	rare(text('工作内容', 24, ({ item }) => item.content)),
	text('牵头单位', 14, ({ item }) => joinNames(leadsOf(item))),
	rare(text('配合单位', 15, ({ item }) => joinNames(supportsOf(item)))),
	day('完成时限', ({ item }) => deadlineCell(item)),
	rare(
		day('原定时限', ({ item }) => (item.deadline.original === item.deadline.current ? null : item.deadline.original)),
	),
	rare(word('责任领导', 9, ({ item }) => item.leader)),
	rare(text('进展情况', 24, ({ item }) => latestProgress(item))),
	rare({ ...word('完成\n比例', 6, ({ item }) => item.percent), kind: 'percent' }),
	{ ...word('状态', 11, ({ lamp }) => lamp), kind: 'lamp' },
	rare(text('备注', 10, ({ item }) => item.note)),
];

/** What an office may add to its own register. */
export const furtherColumns: readonly RegisterColumn[] = [
	text('目标', 18, ({ item }) => item.goal),
	text('存在问题', 18, ({ remarks }) => remarks?.problems ?? null),
	text('下步打算', 18, ({ remarks }) => remarks?.next ?? null),
	text('需协调事项', 16, ({ remarks }) => remarks?.help ?? null),
	word('批示领导', 9, ({ item }) => item.instructedBy),
	word('办理状态', 9, ({ item }) => item.status),
	word('督办责任单位', 14, ({ item }) => item.overseer),
	word('专项行动', 12, ({ item }) => item.campaign),
	word('标签', 10, ({ item }) => item.tags.join('、')),
	word('紧急程度', 9, ({ item }) => item.urgency),
	day('收文日期', ({ item }) => item.received),
	day('交办日期', ({ item }) => item.dispatched),
	day('办结日期', ({ item }) => item.completed),
	day('销号日期', ({ item }) => item.struck),
];
