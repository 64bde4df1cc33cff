import { type Day, writeDay, writeWeekday } from '../../rules/day.ts';
import { type Block, type FactLine, type Paper, plainPaper } from '../paper.ts';
import type { ItemRecord } from './item-record.ts';
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

/** What an agenda is made from. */
export interface AgendaInput {
	office: ReportOffice;
	/** The day it is written, and the day of the meeting. */
	today: Day;
	day: Day;
	/** `15:00`, or what else was said of the hour. */
	hour: string | null;
	place: string | null;
	title: string;
	records: readonly ItemRecord[];
	/** What is to be spoken of beside items. */
	topics?: readonly string[];
}

/** One matter in one paragraph: who, by when, how far, why it is stuck, what was sent, what was heard, what is wanted. */
const matter = (record: ItemRecord, today: Day): { lead: string; text: string } => {
	const { item, stuck, problems, help, papers } = record;
	const signs = stuck.filter((sign) => sign !== record.late && !sign.startsWith('已发'));
	return {
		lead: `${inSentence(item.title)}（${item.number}号）。`,
		text: [
			sentence([unitWords(item), deadlineWords(item, today), percentWords(record), standWords(record), ...signs]),
			sentence([sentWords(papers)]),
			sentence([heardWords(record, today)]),
			problems.length === 0 ? '' : `存在问题：${joinWords(problems)}。`,
			help.length === 0 ? '' : `需协调：${joinWords(help)}。`,
		].join(''),
	};
};

/** The items a meeting is for: those that want coordination, then those that are stuck, then what else was put on it; each stands once. */
export function agendaParts(records: readonly ItemRecord[]): {
	wanting: ItemRecord[];
	stuck: ItemRecord[];
	others: ItemRecord[];
} {
	const partOf = ({ bucket, help, stuck }: ItemRecord) => {
		if (bucket === 'onTime' || bucket === 'lateDone') return 'others';
		return help.length > 0 ? 'wanting' : stuck.length > 0 ? 'stuck' : 'others';
	};
	const inPart = (part: 'wanting' | 'stuck' | 'others') => records.filter((record) => partOf(record) === part);
	return { wanting: inPart('wanting'), stuck: inPart('stuck'), others: inPart('others') };
}

function whenAndWhere({ day, hour, place }: AgendaInput): Block {
	const when = `${writeDay(day)}（${writeWeekday(day)}）${hour ?? ''}`;
	const lines: FactLine[] = [
		{ label: '时间', text: when },
		...(place === null ? [] : [{ label: '地点', text: place }]),
	];
	return { kind: 'facts', lines };
}

/** 会议议程 of a 联席会议: when and where, then each matter with its facts. */
export function agenda(input: AgendaInput): Paper {
	const { office, today, title } = input;
	const { wanting, stuck, others } = agendaParts(input.records);
	const { topics = [] } = input;
	const points = (own: readonly ItemRecord[]) => numberPoints(own.map((record) => matter(record, today)));
	return {
		...plainPaper,
		head: { kind: 'report' },
		office: office.name,
		day: today,
		title,
		blocks: [
			whenAndWhere(input),
			...numberSections([
				{ heading: `研究需协调事项（${wanting.length}件）`, blocks: points(wanting) },
				{ heading: `研究推进受阻事项（${stuck.length}件）`, blocks: points(stuck) },
				{ heading: `研究其他事项（${others.length}件）`, blocks: points(others) },
				{
					heading: `其他议题（${topics.length}项）`,
					blocks: numberPoints(topics.map((topic) => ({ lead: `${inSentence(topic)}。`, text: '' }))),
				},
			]),
		],
		signature: { office: office.name, day: today, isSealed: false },
	};
}
