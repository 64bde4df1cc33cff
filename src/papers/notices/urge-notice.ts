import { type Day, writeDay, writeMonthDay } from '../../rules/day.ts';
import type { FactLine, Paper } from '../paper.ts';
import { beside, contactFacts, type NoticeOffice, noticeOf, paragraph } from './notice.ts';

/** What a paper of the ladder says of the item and its unit's share. */
export interface LadderFacts {
	mark: string;
	day: Day;
	office: NoticeOffice;
	unit: string;
	item: { number: string; title: string };
	/** 县长批示件，青督交〔2026〕71号. */
	origin: string;
	original: Day | null;
	current: Day | null;
	extensions: number;
	late: { workingDays: number; days: number };
	/** Why the paper is sent, as the ladder says it. */
	reason: string;
	heard: { day: Day; text: string } | null;
	until: Day | null;
}

/** 逾期 where it is late, else why it is pressed. */
function standing({ late, day, reason }: LadderFacts): FactLine {
	const words = `截至${writeMonthDay(day)}，逾期${late.workingDays}个工作日（${late.days}个自然日）`;
	return late.days > 0 ? { label: '逾期情况', text: words } : { label: '办理情况', text: reason };
}

/** 督查事项催办通知单: what is late and by how much, the new limit and what follows it. */
export function urgeNotice(facts: LadderFacts): Paper {
	const { day, office, unit, item, mark, origin, original, current, extensions, late, heard, until } = facts;
	const limit = until === null ? '接到本单后' : writeMonthDay(until);
	const stated = original === null ? '未定' : writeDay(original);
	const moved = current !== null && current !== original ? [{ label: '现定时限', text: writeDay(current) }] : [];
	return {
		...noticeOf(office, day, mark),
		title: '督查事项催办通知单',
		addressees: unit,
		blocks: [
			paragraph(`你单位承办的督查事项${late.days > 0 ? '已超过办理时限' : '进展迟缓'}，现予催办。`),
			{
				kind: 'facts',
				lines: [
					{ label: '事项编号', text: `${item.number}　${item.title}` },
					{ label: '任务来源', text: origin },
					...beside({ label: '原定时限', text: stated }, { label: '延期', text: `${extensions}次` }),
					...moved,
					standing(facts),
					{ label: '最近反馈', text: heard === null ? '尚无' : `${writeMonthDay(heard.day)}：${heard.text}` },
					{
						label: '办理要求',
						text: `请于${limit}前报送办理结果；确不能按时完成的，同日前由主要负责人书面说明原因、措施和完成时间。逾期仍未反馈的，将发《限期整改单》并在通报中列明。`,
					},
					...contactFacts(office),
				],
			},
		],
	};
}
