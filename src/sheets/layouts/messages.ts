import type { RankedMessages } from '../../rules/message-stats.ts';
import { type ReplyEntry, type ReplyGroup, verdicts } from '../../rules/messages.ts';
import type { SheetLayout } from '../layout.ts';
import { type About, type ColumnOf, fillColumns, headLines, headRow } from './fill.ts';

const text = (heading: string, width: number, value: (entry: ReplyEntry) => string | null): ColumnOf<ReplyEntry> => ({
	heading,
	width,
	kind: 'text',
	align: 'left',
	value,
});
const date = (heading: string, value: (entry: ReplyEntry) => string | null): ColumnOf<ReplyEntry> => ({
	heading,
	width: 11.5,
	kind: 'date',
	align: 'center',
	value,
});

/** 留言回复汇总 from left to right. */
const replyColumns: readonly ColumnOf<ReplyEntry>[] = [
	{ heading: '序号', width: 5, kind: 'number', align: 'center', value: (_, index) => index + 1 },
	{ ...text('编号', 10.5, ({ number }) => number), align: 'center' },
	text('留言、诉求', 30, ({ title }) => title),
	text('渠道', 13, ({ channel }) => channel),
	text('承办单位', 18, ({ units }) => units),
	date('收到日期', ({ received }) => received),
	date('办理时限', ({ due }) => due),
	{ ...text('核查结论', 10, ({ verdict }) => verdict), align: 'center' },
	text('回复内容', 46, ({ reply }) => reply),
	date('回复日期', ({ replied }) => replied),
	{ ...text('情况', 14, ({ stand }) => stand), align: 'center' },
];

/** The replies of a week under headings: answered, drafts, still open. */
export function layReplies(groups: readonly ReplyGroup[], span: string, about: About): SheetLayout {
	const filled = groups.filter(({ entries }) => entries.length > 0);
	const { columns, rows } = fillColumns(
		replyColumns,
		filled.flatMap(({ entries }) => entries),
	);
	let at = 0;
	return {
		name: '留言回复汇总',
		...headLines(about, '网民留言、工单回复汇总', span),
		columns,
		rows: filled.flatMap(({ name, entries }) => {
			const own = rows
				.slice(at, at + entries.length)
				.map((row, n) => ({ ...row, cells: [n + 1, ...row.cells.slice(1)] }));
			at += entries.length;
			return [headRow(`${name}（${entries.length}条）`), ...own];
		}),
		notes: [],
		landscape: true,
		frozenColumns: 3,
	};
}

const count = (heading: string, value: (ranked: RankedMessages) => number | null): ColumnOf<RankedMessages> => ({
	heading,
	width: Math.max(8, heading.length * 2 + 2),
	kind: 'number',
	align: 'center',
	value,
});

/** 办理情况统计 from left to right. */
const rankColumns: readonly ColumnOf<RankedMessages>[] = [
	count('名次', ({ rank }) => rank),
	{ heading: '单位', width: 24, kind: 'text', align: 'left', value: ({ row }) => row.label },
	count('收到', ({ row }) => row.figures.total),
	count('已回复', ({ row }) => row.figures.finished),
	{ ...count('回复率', ({ row }) => row.figures.finishRate), kind: 'rate' },
	count('按时回复', ({ row }) => row.figures.onTime),
	count('超时回复', ({ row }) => row.figures.lateDone),
	count('待回复', ({ row }) => row.figures.running),
	count('其中逾期', ({ row }) => row.figures.overdue),
	{ ...count('平均工作日', ({ row }) => row.averageDays), kind: 'text' },
	...verdicts.map((verdict) => count(verdict, ({ row }) => row.verdicts[verdict])),
];

/** Units by place among their own kind. */
export function layMessageRanks(ranked: readonly RankedMessages[], span: string, about: About): SheetLayout {
	const { columns, rows } = fillColumns(rankColumns, ranked);
	return {
		name: '留言办理统计',
		...headLines(about, '网民留言、工单办理情况统计', span),
		columns,
		rows: rows.flatMap((row, at) => {
			const { kind } = ranked[at] as RankedMessages;
			return kind === ranked[at - 1]?.kind ? [row] : [headRow(kind), row];
		}),
		notes: ['说明：回复率=已回复÷收到；名次按回复率，相同的看超时和逾期件数，同一类单位内排；几家承办的各计一次。'],
		landscape: true,
		frozenColumns: 2,
	};
}
