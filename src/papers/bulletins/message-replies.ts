import type { Day } from '../../rules/day.ts';
import type { ReplyEntry, ReplyGroup } from '../../rules/messages.ts';
import { type Block, type Paper, paragraph, plainPaper } from '../paper.ts';
import type { ReportOffice } from './office.ts';
import { numberSections } from './words.ts';

interface Replies {
	office: ReportOffice;
	period: { label: string };
	today: Day;
	/** What came in, was answered and waits, in one sentence. */
	summary: string;
	groups: readonly ReplyGroup[];
}

const columns = [
	{ heading: '序号', width: 4, align: 'center', cell: (_: ReplyEntry, at: number) => String(at + 1) },
	{ heading: '编号', width: 9, align: 'center', cell: ({ number }: ReplyEntry) => number },
	{ heading: '留言、诉求', width: 16, align: 'left', cell: ({ title }: ReplyEntry) => title },
	{ heading: '承办单位', width: 10, align: 'left', cell: ({ units }: ReplyEntry) => units },
	{ heading: '结论', width: 6, align: 'center', cell: ({ verdict }: ReplyEntry) => verdict ?? '' },
	{ heading: '回复', width: 24, align: 'left', cell: ({ reply }: ReplyEntry) => reply ?? '' },
	{ heading: '情况', width: 9, align: 'center', cell: ({ stand }: ReplyEntry) => stand },
] as const;

/** Columns nobody fills are left out: what still waits has no reply. */
function tableOf(entries: readonly ReplyEntry[]): Block {
	const kept = columns.filter(({ cell }) => entries.some((entry, at) => cell(entry, at) !== ''));
	return {
		kind: 'table',
		table: {
			columns: kept.map(({ heading, width, align }) => ({ heading, width, align })),
			rows: entries.map((entry, at) => ({ kind: 'item', cells: kept.map(({ cell }) => cell(entry, at)) })),
			notes: [],
		},
	};
}

/** 网民留言、工单回复汇总 of a week: what was answered, the drafts to be approved, what still waits. */
export const messageReplies = ({ office, period, today, summary, groups }: Replies): Paper => ({
	...plainPaper,
	head: { kind: 'notice', mark: null },
	office: office.name,
	day: today,
	title: '网民留言、工单办理回复汇总',
	subtitle: `（${period.label}）`,
	blocks: [
		paragraph(summary),
		...numberSections(
			groups.map(({ name, entries }) => ({
				heading: `${name}（${entries.length}条）`,
				blocks: entries.length === 0 ? [] : [tableOf(entries)],
			})),
		),
	],
	signature: { office: office.name, day: today, isSealed: false },
});
