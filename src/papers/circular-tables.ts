import { writeDay, writeMonthDay, yearOf } from '../rules/day.ts';
import { type FigureRow, numberOf } from '../rules/figures.ts';
import type { Item } from '../rules/item.ts';
import { printRate, sharesOf } from '../rules/rate.ts';
import type { CircularFacts, LateItem } from './circular-facts.ts';
import { leadNames } from './circular-problems.ts';
import type { Attachment, PaperColumn, PaperRow } from './paper.ts';

interface FigureColumn {
	heading: string;
	group?: string;
	cell: (row: FigureRow, share: number | null) => string;
}

/** The columns of the table by source, in print order. */
export const sourceColumns: FigureColumn[] = [
	{ heading: '来源', cell: (row) => row.label },
	{ heading: '合计', cell: (row) => String(row.total) },
	{ heading: '占比', cell: (_, share) => printRate(share) },
	{ heading: '按时', group: '已办结', cell: (row) => String(row.onTime) },
	{ heading: '逾期', group: '已办结', cell: (row) => String(row.lateDone) },
	{ heading: '小计', group: '已办结', cell: (row) => String(row.finished) },
	{ heading: '未到期', group: '在办', cell: (row) => String(row.notDue) },
	{ heading: '逾期未办结', group: '在办', cell: (row) => String(row.overdue) },
	{ heading: '无明确时限', group: '在办', cell: (row) => String(row.undated) },
	{ heading: '小计', group: '在办', cell: (row) => String(row.running) },
	{ heading: '办结率', cell: (row) => printRate(row.finishRate) },
	{ heading: '到期办结率', cell: (row) => printRate(row.dueRate) },
	{ heading: '按期办结率', cell: (row) => printRate(row.onTimeRate) },
];

/** The figures by source, one row each and the total; shares add to 100.0. */
export function sourceRows({ bySource }: CircularFacts): PaperRow[] {
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
			({ heading, group }, at): PaperColumn => ({
				heading,
				...(group === undefined ? {} : { group }),
				width: at === 0 ? 8 : at > 9 ? 6 : 5,
				align: 'center',
			}),
		),
		rows: sourceRows(facts),
		notes: sourceNotes(facts),
	},
});

/** Longer feedback is cut: the list is to be read at a glance. */
const feedbackLength = 60;

function feedbackOf(item: Item, facts: CircularFacts): string {
	if (item.progress === null || item.progress.day > facts.line.day) return '—';
	const letters = [...item.progress.text.replace(/\s+/g, '')];
	const text = letters.length > feedbackLength ? `${letters.slice(0, feedbackLength).join('')}…` : letters.join('');
	return `${writeMonthDay(item.progress.day)}：${text}`;
}

function deadlineWords(item: Item, { line }: CircularFacts): string {
	const day = item.deadline.current;
	if (day === null) return item.deadline.raw ?? '未明确';
	return yearOf(day) === yearOf(line.day) ? writeMonthDay(day) : writeDay(day);
}

const listColumns: PaperColumn[] = [
	{ heading: '序号', width: 4, align: 'center' },
	{ heading: '编号', width: 8, align: 'center' },
	{ heading: '事项', width: 20, align: 'left' },
	{ heading: '来源', width: 7, align: 'center' },
	{ heading: '牵头单位', width: 12, align: 'left' },
	{ heading: '办理时限', width: 9, align: 'center' },
	{ heading: '情况', width: 9, align: 'center' },
	{ heading: '最近反馈', width: 18, align: 'left' },
];

const lateWords = ({ days, workingDays }: LateItem): string =>
	workingDays > 0 ? `逾期${workingDays}个工作日` : days > 0 ? `逾期${days}天` : '到期未报结';

/** 附件: every overdue item and every one behind schedule, the worst first; null when there is neither. */
export function problemTable(facts: CircularFacts): Attachment | null {
	const late = [...facts.late].sort((a, b) => b.days - a.days);
	const slow = [...facts.slow].sort((a, b) => b.points - a.points);
	const row = (item: Item, at: number, state: string): PaperRow => ({
		kind: 'item',
		cells: [
			String(at + 1),
			numberOf(item),
			item.title,
			item.source,
			leadNames(item),
			deadlineWords(item, facts),
			state,
			feedbackOf(item, facts),
		],
	});
	const sections: [string, PaperRow[]][] = [
		['逾期未办结', late.map((each, at) => row(each.item, at, lateWords(each)))],
		['进度滞后', slow.map(({ item, points }, at) => row(item, at, `落后${points}个百分点`))],
	];
	const filled = sections.filter(([, rows]) => rows.length > 0);
	if (filled.length === 0) return null;
	return {
		title: `${filled.map(([name]) => (name === '逾期未办结' ? '逾期' : '滞后')).join('和')}事项清单`,
		table: {
			columns: listColumns,
			rows: filled.flatMap(([name, rows]): PaperRow[] => [
				{ kind: 'category', cells: [`${name}（${rows.length}件）`] },
				...rows,
			]),
			notes: [`截至${writeDay(facts.line.day)}；工作日按国务院办公厅放假安排计算。`],
		},
	};
}
