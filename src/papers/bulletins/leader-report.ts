import { type Day, writeDay, yearOf } from '../../rules/day.ts';
import { type ClosingLine, type FigureRow, figuresOf, itemsOfYear } from '../../rules/figures.ts';
import { flowOf } from '../../rules/flow.ts';
import { leadNames } from '../circular-problems.ts';
import { type Attachment, type Block, type Paper, paragraph, plainPaper } from '../paper.ts';
import { dueSentence, standSentence } from './figure-words.ts';
import type { ItemRecord } from './item-record.ts';
import { itemTable } from './item-table.ts';
import type { ReportOffice } from './office.ts';
import { countPapers, inSentence, joinWords, numberPoints, numberSections } from './words.ts';

/** Whom a report is for, and what it says of the items. */
const readers = {
	县领导: { items: '分管督查事项', own: '由您负责的', address: (name: string) => `${name}同志` },
	联络员: { items: '联系督查事项', own: '由您联系的', address: (name: string) => `${name}同志` },
	督查组: { items: '负责督查事项', own: '由你组负责的', address: (name: string) => name },
} as const;
export const reportReaders = Object.keys(readers) as ReportReader[];
export type ReportReader = keyof typeof readers;

/** What a leader's report is made from. */
export interface LeaderReportInput {
	office: ReportOffice;
	/** Who answers for the items, and in what part. */
	leader: string;
	reader?: ReportReader;
	period: { from: Day; to: Day; label: string };
	today: Day;
	line: ClosingLine;
	/** The items at the line. */
	records: readonly ItemRecord[];
}

/** A leader's report and the figures it was counted from; null when there is nothing to report. */
export interface LeaderReport {
	paper: Paper;
	total: FigureRow;
}

const groupsOf: readonly { name: string; fits: (record: ItemRecord, from: Day) => boolean }[] = [
	{ name: '逾期未办结', fits: ({ bucket }) => bucket === 'overdue' },
	{ name: '进度滞后', fits: ({ bucket, behind }) => isRunning(bucket) && behind !== null },
	{ name: '正在办理', fits: ({ bucket, behind }) => isRunning(bucket) && behind === null },
	{ name: '已办结', fits: ({ bucket }) => bucket === 'onTime' || bucket === 'lateDone' },
];

const isRunning = (bucket: ItemRecord['bucket']): boolean => bucket === 'notDue' || bucket === 'undated';

const pick = (input: LeaderReportInput, name: string): ItemRecord[] => {
	const group = groupsOf.find((one) => one.name === name);
	return input.records.filter((record) => group?.fits(record, input.period.from));
};

const lateText = ({ item, late, papers }: ItemRecord): string =>
	`${leadNames(item)}${item.number}号“${inSentence(item.title)}”${late}${papers.length > 0 ? `，已发${countPapers(papers)}` : ''}`;

function overview(input: LeaderReportInput, total: FigureRow): Block[] {
	const { period, line, today } = input;
	const items = input.records.map(({ item }) => item);
	const flow = flowOf(() => items, period.from, line);
	const year = yearOf(line.day) === yearOf(today) ? '今年' : `${yearOf(line.day)}年`;
	const origin =
		total.carried === 0 || total.added === 0
			? total.carried > 0
				? '，均为上年结转'
				: ''
			: `（上年结转${total.carried}件，本年新增${total.added}件）`;
	const changes = [
		flow.added.length > 0 ? `新增${flow.added.length}件` : '',
		flow.finished.length > 0 ? `办结${flow.finished.length}件` : '',
	].filter((words) => words !== '');
	// What a period that begins with the year changed has been said.
	const isSaid = period.from.endsWith('-01-01');
	const flowWords = changes.length === 0 || isSaid ? '' : `${period.label.replace(/份$/, '')}${changes.join('、')}。`;
	return [
		paragraph(
			`${year}${readers[input.reader ?? '县领导'].own}督查事项共${total.total}件${origin}。${standSentence(total, line.day, today)}${dueSentence(total)}${flowWords}`,
		),
	];
}

/** What the leader is asked to look at, each only where it is so. */
function matters(input: LeaderReportInput): { lead: string; text: string }[] {
	const late = pick(input, '逾期未办结');
	const slow = pick(input, '进度滞后');
	return [
		...(late.length === 0
			? []
			: [{ lead: `逾期未办结${late.length}件。`, text: `${late.map(lateText).join('；')}。` }]),
		...(slow.length === 0
			? []
			: [
					{
						lead: `进度滞后${slow.length}件。`,
						text: `${slow
							.map(
								({ item, behind }) =>
									`${leadNames(item)}${item.number}号“${inSentence(item.title)}”落后序时进度${behind}个百分点`,
							)
							.join('；')}。`,
					},
				]),
	];
}

const wanted = ({ records }: LeaderReportInput): { lead: string; text: string }[] =>
	records
		.filter(({ help }) => help.length > 0)
		.map(({ item, help }) => ({
			lead: `${inSentence(item.title)}。`,
			text: `${leadNames(item)}（${item.number}号）提出：${joinWords(help)}。`,
		}));

function attached(input: LeaderReportInput): Attachment[] {
	const groups = groupsOf.map(({ name }) => ({ name, records: pick(input, name) }));
	const note = `统计截至${writeDay(input.line.day)}；工作日按国务院办公厅放假安排计算。`;
	return [
		{
			title: `${readers[input.reader ?? '县领导'].items}办理情况清单`,
			table: itemTable(groups, input.line.day, [note]),
		},
	];
}

/** 分管领导季度报告, and the same for a liaison or a team: one's items at a closing line, in text and table; null without any. */
export function leaderReport(given: LeaderReportInput): LeaderReport | null {
	const counted = new Set(
		itemsOfYear(
			given.records.map(({ item }) => item),
			given.line,
		),
	);
	const input = { ...given, records: given.records.filter(({ item }) => counted.has(item)) };
	if (input.records.length === 0) return null;
	const { office, leader, reader = '县领导', period, today, line } = input;
	const total = figuresOf(
		input.records.map(({ item }) => item),
		line,
	);
	return {
		total,
		paper: {
			...plainPaper,
			head: { kind: 'report' },
			office: office.name,
			day: today,
			title: `关于${period.label}${readers[reader].items}办理情况的报告`,
			addressees: readers[reader].address(leader),
			blocks: numberSections([
				{ heading: '总体情况', blocks: overview(input, total) },
				{ heading: '需要关注的事项', blocks: numberPoints(matters(input)) },
				{ heading: '提请协调的事项', blocks: numberPoints(wanted(input)) },
			]),
			attachments: attached(input),
			signature: { office: office.name, day: today, isSealed: false },
		},
	};
}
