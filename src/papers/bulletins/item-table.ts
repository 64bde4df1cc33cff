import { type Day, writeDayBeside } from '../../rules/day.ts';
import { leadNames } from '../circular-problems.ts';
import type { PaperColumn, PaperRow, PaperTable } from '../paper.ts';
import type { ItemRecord } from './item-record.ts';
import { countPapers, inSentence, standWords } from './words.ts';

/** Longer feedback is cut: the list is to be read at a glance. */
const longest = 60;

const cut = (text: string): string => {
	const letters = [...inSentence(text).replace(/\s+/g, '')];
	return letters.length <= longest ? letters.join('') : `${inSentence(letters.slice(0, longest).join(''))}…`;
};

const dueWords = ({ item: { deadline } }: ItemRecord, on: Day): string =>
	deadline.current === null ? (deadline.raw ?? '未明确') : writeDayBeside(deadline.current, on);

interface Column extends PaperColumn {
	cell: (record: ItemRecord, at: number, on: Day) => string;
	/** Left out where no row has anything in it. */
	isRare?: true;
}

const columns: readonly Column[] = [
	{ heading: '序号', width: 4, align: 'center', cell: (_, at) => String(at + 1) },
	{ heading: '编号', width: 10, align: 'center', cell: ({ item }) => item.number },
	{ heading: '事项', width: 18, align: 'left', cell: ({ item }) => item.title },
	{ heading: '牵头单位', width: 11.5, align: 'left', cell: ({ item }) => leadNames(item) },
	{ heading: '办理时限', width: 8.5, align: 'center', cell: (record, _, on) => dueWords(record, on) },
	{
		heading: '进度',
		width: 5.2,
		align: 'center',
		isRare: true,
		cell: ({ item }) => (item.percent === null ? '' : `${Math.round(item.percent)}%`),
	},
	{ heading: '情况', width: 13.5, align: 'center', cell: (record) => standWords(record) || '正在办理' },
	{ heading: '已发文书', width: 10.2, align: 'left', isRare: true, cell: ({ papers }) => countPapers(papers) },
	{
		heading: '最近反馈',
		width: 17.3,
		align: 'left',
		isRare: true,
		cell: ({ heard, result }, _, on) => {
			const last = result ?? heard;
			return last === null ? '' : `${writeDayBeside(last.day, on)}：${cut(last.text)}`;
		},
	},
];

/** Items in a table, under headings with their counts where there are several groups; columns nobody fills are left out. */
export function itemTable(
	groups: readonly { name: string; records: readonly ItemRecord[] }[],
	on: Day,
	notes: string[] = [],
): PaperTable {
	const filled = groups.filter(({ records }) => records.length > 0);
	const all = filled.flatMap(({ records }) => records);
	const kept = columns.filter(({ isRare, cell }) => !isRare || all.some((record, at) => cell(record, at, on) !== ''));
	const rowsOf = (records: readonly ItemRecord[]): PaperRow[] =>
		records.map((record, at) => ({ kind: 'item', cells: kept.map(({ cell }) => cell(record, at, on)) }));
	return {
		columns: kept.map(({ heading, width, align }) => ({ heading, width, align })),
		rows: filled.flatMap(({ name, records }): PaperRow[] => [
			...(filled.length > 1 ? [{ kind: 'category' as const, cells: [`${name}（${records.length}件）`] }] : []),
			...rowsOf(records),
		]),
		notes,
	};
}
