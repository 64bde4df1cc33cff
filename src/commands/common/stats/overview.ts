import { statLines } from '../../../rules/stat-lines.ts';
import type { Session } from '../../../session.ts';
import type { Explained } from '../explained.ts';
import { showList } from '../show.ts';
import { headOf, leftOutNotes, overviewOf, type StatsGiven, spanWarnings } from './read-stats.ts';

/** Columns from which a table is wrapped in a pipe too. */
const reportWidth = 100;

/** Every figure on a line of its own, with the one before, the change and the formula. */
export async function showOverview(session: Session, given: StatsGiven, scope: readonly string[]): Promise<void> {
	const overview = overviewOf(given);
	const isJson = session.format() === 'json';
	const { labelBefore, period, line } = given;
	await showList(session, given.ledger, {
		name: 'stats',
		fields: [
			{ key: 'figure', title: '统计项', min: 12 },
			{ key: 'value', title: '数量', align: 'right', min: 6 },
			{ key: 'before', title: labelBefore ?? '上期', align: 'right', min: 6, isRare: true },
			{ key: 'change', title: '增减', min: 16, isRare: true },
			{ key: 'terms', title: '怎么算', weight: 1 },
		],
		rows: statLines(overview).map(({ label, value, written, before, writtenBefore, change, terms }) => [
			label,
			isJson ? value : written,
			isJson ? before : writtenBefore || null,
			change || null,
			terms,
		]),
		above: [headOf(given, '督查事项统计'), '每件事项计一次', ...scope],
		below: [...(labelBefore === null ? [] : ['增减的百分点是两个印出来的百分数之差。']), ...leftOutNotes(given)],
		extra: {
			from: period.from,
			to: line.day,
			open: line.open,
			group: null,
			before_label: labelBefore,
			flow: Object.fromEntries(Object.entries(overview.flow).map(([part, items]) => [part, items.length])),
		},
		pipeWidth: reportWidth,
	});
	for (const words of spanWarnings(overview.handling.span, given.rules.calendar)) session.say(`注意：${words}`);
	if (overview.row.total === 0) session.say('这一期台账上没有符合条件的事项');
}

/** What lies behind each count of the overview. */
export const overviewExplained = (given: StatsGiven): Explained[] => {
	const { handling, replies, ...overview } = overviewOf(given);
	return [
		...statLines({ handling, replies, ...overview }).flatMap(({ label, behind }) =>
			behind === null ? [] : [{ figure: label, items: behind }],
		),
		{ figure: '计入平均办理时长', items: handling.reckoned },
		...(replies.received.length === 0
			? []
			: [
					{ figure: '收到留言和工单', items: replies.received },
					{ figure: '已回复', items: replies.replied },
				]),
	];
};
