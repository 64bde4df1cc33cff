import { type BulletinKind, type Nature, natures } from '../../rules/bulletins.ts';
import type { Circulation } from '../../rules/circulation.ts';
import { type Day, writeDay } from '../../rules/day.ts';
import { type ClosingLine, figuresOf } from '../../rules/figures.ts';
import { leadsOf } from '../../rules/item.ts';
import { leadNames } from '../circular-problems.ts';
import { imprintOf } from '../imprint.ts';
import { type Attachment, type Block, type Paper, paragraph, plainPaper } from '../paper.ts';
import { standSentence } from './figure-words.ts';
import type { ItemRecord } from './item-record.ts';
import { itemTable } from './item-table.ts';
import type { ReportOffice } from './office.ts';
import {
	deadlineWords,
	heardWords,
	inSentence,
	joinWords,
	numberPoints,
	numberSections,
	percentWords,
	sentence,
	sentWords,
	standWords,
	unitWords,
} from './words.ts';

/** What a 督察, a 专报 or a 督查报告 is made from. */
export interface BulletinInput {
	kind: BulletinKind;
	nature: Nature;
	title: string;
	office: ReportOffice;
	circulation: Circulation;
	day: Day;
	line: ClosingLine;
	records: readonly ItemRecord[];
	/** The clerk's own text in the place of the drafted one. */
	own: Block[] | null;
	/** Null on a draft. */
	issue: number | null;
	stamp: string | null;
}

interface Point {
	lead: string;
	text: string;
}

/** Points that have something to say. */
const said = (points: readonly Point[]): Point[] => points.filter(({ text }) => text !== '');

function overview({ records, line, day }: BulletinInput): Block[] {
	const row = figuresOf(
		records.map(({ item }) => item),
		line,
	);
	const units = [...new Set(records.flatMap(({ item }) => leadsOf(item).map((unit) => unit.name)))];
	const of = units.length === 1 ? `，由${units[0]}牵头` : units.length > 1 ? `，涉及牵头单位${units.length}家` : '';
	return records.length === 0
		? []
		: [paragraph(`本次督查事项${row.total}件${of}。${standSentence(row, line.day, day)}`)];
}

/** 办理进展: who, by when, how far, what was last heard. */
const progress = ({ records, line }: BulletinInput): Point[] =>
	records.map((record) => ({
		lead: `${inSentence(record.item.title)}。`,
		text: [
			sentence([
				`${record.item.number}号事项，${unitWords(record.item)}`,
				deadlineWords(record.item, line.day),
				percentWords(record),
				standWords(record),
			]),
			sentence([heardWords(record, line.day)]),
		].join(''),
	}));

/** What the ledger itself shows to be wrong with an item: late, returned, put off, behind. */
function shownWrong({ stuck, behind }: ItemRecord): string {
	const signs = stuck.filter((sign) => !sign.startsWith('已发'));
	return [...signs, ...(behind === null ? [] : [`落后序时进度${behind}个百分点`])].join('、');
}

const isOpen = ({ bucket }: ItemRecord): boolean => bucket !== 'onTime' && bucket !== 'lateDone';

/** 存在问题 of what is not finished: what the ledger shows with the papers sent about it, and what the units report. */
const problems = ({ records }: BulletinInput): Point[] =>
	said(
		records.filter(isOpen).map((record) => {
			const { item, problems: reported, papers } = record;
			const wrong = shownWrong(record);
			const about = `${leadNames(item)}牵头的${item.number}号事项${wrong}`;
			const sent = sentWords(papers);
			return {
				lead: `${inSentence(item.title)}。`,
				text: [
					wrong === '' && sent === '' ? '' : sentence([wrong === '' ? about + sent : about, wrong === '' ? '' : sent]),
					reported.length === 0 ? '' : `单位反映：${joinWords(reported)}。`,
				].join(''),
			};
		}),
	);

const causes = ({ records }: BulletinInput): Point[] =>
	said(
		records.map(({ item, causes: given }) => ({
			lead: `${inSentence(item.title)}。`,
			text: given.length === 0 ? '' : `${leadNames(item)}说明：${joinWords(given)}。`,
		})),
	);

/** `县水利局（2026-071号、2026-078号）`: a unit is named once for all its items. */
function named(records: readonly ItemRecord[]): string {
	const numbers = new Map<string, string[]>();
	for (const { item } of records)
		numbers.set(leadNames(item), [...(numbers.get(leadNames(item)) ?? []), `${item.number}号`]);
	return [...numbers].map(([leads, own]) => `${leads}（${own.join('、')}）`).join('、');
}

/** What may be asked of whom, each only where the ledger gives ground for it. */
const advices: readonly { lead: string; fits: (record: ItemRecord) => boolean; text: (own: ItemRecord[]) => string }[] =
	[
		{
			lead: '协调解决难点。',
			fits: ({ help }) => help.length > 0,
			text: (own) =>
				`建议研究解决以下需协调事项：${own
					.map(({ item, help }) => `${leadNames(item)}（${item.number}号）提出，${joinWords(help)}`)
					.join('；')}。`,
		},
		{
			lead: '限期办结。',
			fits: ({ bucket, causes: given }) => bucket === 'overdue' && given.length === 0,
			text: (own) => `建议责成${named(own)}主要负责人书面说明原因，明确完成时间和措施，限期办结。`,
		},
		{
			lead: '兑现承诺。',
			fits: ({ bucket, causes: given }) => bucket === 'overdue' && given.length > 0,
			text: (own) => `建议督促${named(own)}按书面说明的措施和时间办结。`,
		},
		{
			lead: '加快进度。',
			fits: ({ bucket, behind }) => bucket !== 'overdue' && behind !== null,
			text: (own) => `建议督促${named(own)}制定赶进计划，逐项明确责任人和完成时间。`,
		},
		{
			lead: '保证质量。',
			fits: ({ returned }) => returned.length > 1,
			text: (own) => `建议要求${named(own)}按退回意见逐条整改、补齐材料后再报结。`,
		},
	];

const advice = ({ records }: BulletinInput): Point[] =>
	advices.flatMap(({ lead, fits, text }) => {
		const own = records.filter(fits);
		return own.length === 0 ? [] : [{ lead, text: text(own) }];
	});

/** What the ledger knows of the items, in sections; what is empty is left out. */
const drafted = (input: BulletinInput): Block[] =>
	numberSections([
		{ heading: '总体情况', blocks: overview(input) },
		{ heading: '办理进展', blocks: numberPoints(progress(input)) },
		{ heading: '存在的主要问题', blocks: numberPoints(problems(input)) },
		{ heading: '原因分析', blocks: numberPoints(causes(input)) },
		{ heading: natures[input.nature].advice, blocks: numberPoints(advice(input)) },
	]);

/** From this many items on they are attached as a table. */
const enoughForTable = 2;

function attached({ records, line }: BulletinInput): Attachment[] {
	if (records.length < enoughForTable) return [];
	const note = `截至${writeDay(line.day)}；工作日按国务院办公厅放假安排计算。`;
	return [{ title: '督查事项办理情况表', table: itemTable([{ name: '', records }], line.day, [note]) }];
}

/** 督察, 督查专报, 项目建设督查专报 or 督查报告 about some items: drafted from the ledger, or the clerk's own text, with the items' facts attached. */
export function bulletin(input: BulletinInput): Paper {
	const { kind, office, circulation, day, title, own, issue, stamp } = input;
	return {
		...plainPaper,
		head: { kind: 'publication', name: `${office.stem}${kind}`, issue },
		office: office.name,
		day,
		title,
		blocks: own ?? drafted(input),
		attachments: attached(input),
		imprint: imprintOf(circulation),
		stamp,
	};
}
