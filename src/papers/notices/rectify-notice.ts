import { writeMonthDay } from '../../rules/day.ts';
import { type FactLine, type Paper, paragraph } from '../paper.ts';
import type { LadderFacts } from './ladder-facts.ts';
import {
	approvalBlocks,
	consequenceWords,
	earlierWords,
	heardWords,
	itemFacts,
	partWords,
	sentences,
	shortfallOf,
	threatWords,
	wrongWords,
} from './ladder-words.ts';
import { contactFacts, noticeOf } from './notice.ts';

/** Why it is to be put right: the finding itself, else what is late and which papers went before. */
function groundsLines(facts: LadderFacts): FactLine[] {
	const { finding } = facts;
	const earlier = earlierWords(facts);
	return [
		{ label: '存在问题', text: finding === null ? sentences(wrongWords(facts) || facts.trigger) : finding.text },
		...(finding?.requirement == null ? [] : [{ label: '整改要求', text: finding.requirement }]),
		...(earlier === '' ? [] : [{ label: '已发文书', text: earlier }]),
	];
}

/** What is to be done until when; an item whose own day is still to come is not asked for before it. */
function askedWords(facts: LadderFacts): string {
	const { until, finding, deadline } = facts;
	const by = until === null ? '接到本单后' : `${writeMonthDay(until)}前`;
	const told = '书面报告整改结果，由主要负责人签字并加盖公章';
	const shortfall = shortfallOf(facts);
	if (finding !== null) return `请于${by}整改到位，${told}`;
	if (shortfall === 'late') return `请于${by}完成办理任务，${told}`;
	if (shortfall === 'silent') return `请于${by}如实报告办理进展、未反馈的原因和下步打算，由主要负责人签字并加盖公章`;
	if (until !== null && deadline.current !== null && deadline.current <= until)
		return `请按${writeMonthDay(deadline.current)}的时限完成办理任务，${by}${told}`;
	return `请于${by}落实赶进措施，赶上序时进度，${told}`;
}

/** 限期整改单: what is wrong, which papers went before, until when it is to be put right, and what follows. */
export function rectifyNotice(facts: LadderFacts): Paper {
	const { day, office, unit, mark, finding } = facts;
	const heard = heardWords(facts);
	return {
		...noticeOf(office, day, mark),
		title: '限期整改单',
		addressees: unit,
		blocks: [
			paragraph(
				`你单位${partWords(facts)}的督查事项${finding === null ? '未按要求推进' : '经核查存在问题'}，现责成限期整改。`,
			),
			{
				kind: 'facts',
				lines: [
					...itemFacts(facts),
					...groundsLines(facts),
					...(heard === null ? [] : [{ label: '最近反馈', text: heard }]),
					{ label: '办理要求', text: sentences(askedWords(facts)) },
					{
						label: '后果提示',
						text: sentences(`期满未改或者整改不力的，${threatWords(facts)}`, consequenceWords(facts)),
					},
					...contactFacts(office),
				],
			},
			...approvalBlocks(facts),
		],
	};
}
