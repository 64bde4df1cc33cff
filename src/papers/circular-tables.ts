import { writeDay, writeMonthDay, yearOf } from '../rules/day.ts';
import type { FigureRow } from '../rules/figures.ts';
import type { Item } from '../rules/item.ts';
import { writeLateness } from '../rules/overdue.ts';
import { printRate, sharesOf } from '../rules/rate.ts';
import type { CircularFacts } from './circular-facts.ts';
import { leadNames } from './circular-problems.ts';
import type { Attachment, PaperColumn, PaperRow } from './paper.ts';

interface FigureColumn {
	heading: string;
	width: number;
	group?: string;
	cell: (row: FigureRow, share: number | null) => string;
}

/** The columns of the table by source, in print order. */
const sourceColumns: FigureColumn[] = [
	{ heading: '来源', width: 8.2, cell: (row) => row.label },
	{ heading: '合计', width: 4.3, cell: (row) => String(row.total) },
	{ heading: '占比', width: 5.5, cell: (_, share) => printRate(share) },
	{ heading: '按时', width: 4.5, group: '已办结', cell: (row) => String(row.onTime) },
	{ heading: '逾期', width: 4.5, group: '已办结', cell: (row) => String(row.lateDone) },
	{ heading: '小计', width: 4.5, group: '已办结', cell: (row) => String(row.finished) },
	{ heading: '未到期', width: 5, group: '在办', cell: (row) => String(row.notDue) },
	{ heading: '逾期未办结', width: 7.3, group: '在办', cell: (row) => String(row.overdue) },
	{ heading: '无明确时限', width: 7.3, group: '在办', cell: (row) => String(row.undated) },
	{ heading: '小计', width: 4.5, group: '在办', cell: (row) => String(row.running) },
	{ heading: '办结率', width: 5.5, cell: (row) => printRate(row.finishRate) },
	{ heading: '到期办结率', width: 7.3, cell: (row) => printRate(row.dueRate) },
	{ heading: '按期办结率', width: 7.3, cell: (row) => printRate(row.onTimeRate) },
];

/** The figures by source, one row each and the total; shares add to 100.0. */
function sourceRows({ bySource }: CircularFacts): PaperRow[] {
	const shares = sharesOf(bySource.rows.map((row) => row.total));
	const cells = (row: FigureRow, share: number | null) => sourceColumns.map((column) => column.cell(row, share));
	return [
		...bySource.rows.map((row, at): PaperRow => ({ kind: 'item', cells: cells(row, shares[at] ?? null) })),
		{ kind: 'total', cells: cells(bySource.total, 100) },
	];
}

function sourceNotes({ total, line }: CircularFacts): string[] {
	const inside = [
		total.early > 0 ? `未到期提前办结${total.early}件` : '',
		total.undatedDone > 0 ? `无明确时限已办结${total.undatedDone}件` : '',
	].filter((words) => words !== '');
	return [
		`统计截至${writeDay(line.day)}，每件事项计一次；到期以现行时限为准，占比按最大余额法取整。`,
		...(inside.length > 0 ? [`按时办结${total.onTime}件中，${inside.join('，')}。`] : []),
	];
}

/** 附件: figures by source. */
export const sourceTable = (facts: CircularFacts): Attachment => ({
	title: '督查事项办理情况分来源统计表',
	table: {
		columns: sourceColumns.map(
			({ heading, group, width }): PaperColumn => ({
				heading,
				...(group === undefined ? {} : { group }),
				width,
				align: 'center',
			}),
		),
		rows: sourceRows(facts),
		notes: sourceNotes(facts),
	},
});

const noFeedback = '—';
/** Longer feedback is cut: the list is to be read at a glance. */
const feedbackLength = 60;

function feedbackOf(item: Item, facts: CircularFacts): string {
	if (item.progress === null || item.progress.day > facts.line.day) return noFeedback;
	const letters = [...item.progress.text.replace(/\s+/g, '')];
	const text =
		letters.length > feedbackLength
			? `${letters
					.slice(0, feedbackLength)
					.join('')
					.replace(/[，、；：。]$/, '')}…`
			: letters.join('');
	return `${writeMonthDay(item.progress.day)}：${text}`;
}

function deadlineWords(item: Item, { line }: CircularFacts): string {
	const day = item.deadline.current;
	if (day === null) return item.deadline.raw ?? '未明确';
	return yearOf(day) === yearOf(line.day) ? writeMonthDay(day) : writeDay(day);
}

interface ListedItem {
	item: Item;
	/** `逾期9个工作日`, `落后18个百分点`. */
	state: string;
}

/** The columns of the list of problem items, in print order; the last only where a unit has reported. */
const listColumns: (PaperColumn & { cell: (listed: ListedItem, at: number, facts: CircularFacts) => string })[] = [
	{ heading: '序号', width: 4.2, align: 'center', cell: (_, at) => String(at + 1) },
	{ heading: '编号', width: 9.6, align: 'center', cell: ({ item }) => item.number },
	{ heading: '事项', width: 19, align: 'left', cell: ({ item }) => item.title },
	{ heading: '来源', width: 10.9, align: 'center', cell: ({ item }) => item.source },
	{ heading: '牵头单位', width: 13, align: 'left', cell: ({ item }) => leadNames(item) },
	{ heading: '办理时限', width: 11.5, align: 'center', cell: ({ item }, _, facts) => deadlineWords(item, facts) },
	{ heading: '情况', width: 14.3, align: 'center', cell: ({ state }) => state },
	{ heading: '最近反馈', width: 19.4, align: 'left', cell: ({ item }, _, facts) => feedbackOf(item, facts) },
];

/** 附件: every overdue item and every one behind schedule, the worst first; null when there is neither. */
export function problemTable(facts: CircularFacts): Attachment | null {
	const late = [...facts.late].sort((a, b) => b.days - a.days);
	const slow = [...facts.slow].sort((a, b) => b.points - a.points);
	const isHeard = [...late, ...slow].some(({ item }) => feedbackOf(item, facts) !== noFeedback);
	const columns = isHeard ? listColumns : listColumns.slice(0, -1);
	const rowsOf = (listed: ListedItem[]): PaperRow[] =>
		listed.map((each, at) => ({ kind: 'item', cells: columns.map(({ cell }) => cell(each, at, facts)) }));
	const sections: [string, PaperRow[]][] = [
		['逾期未办结', rowsOf(late.map((each) => ({ item: each.item, state: writeLateness(each) })))],
		['进度滞后', rowsOf(slow.map(({ item, points }) => ({ item, state: `落后${points}个百分点` })))],
	];
	const filled = sections.filter(([, rows]) => rows.length > 0);
	if (filled.length === 0) return null;
	return {
		title: `${filled.map(([name]) => (name === '逾期未办结' ? '逾期' : '滞后')).join('和')}事项清单`,
		table: {
			columns: columns.map(({ heading, width, align }) => ({ heading, width, align })),
			rows: filled.flatMap(([name, rows]): PaperRow[] => [
				{ kind: 'category', cells: [`${name}（${rows.length}件）`] },
				...rows,
			]),
			notes: [`截至${writeDay(facts.line.day)}；工作日按国务院办公厅放假安排计算。`],
		},
	};
}
