import { writeMonthDay } from '../../rules/day.ts';
import { imprintOf } from '../imprint.ts';
import { type Paper, paragraph, plainPaper } from '../paper.ts';
import type { LadderFacts } from './ladder-facts.ts';
import {
	conditionWords,
	consequenceWords,
	earlierWords,
	feedbackWords,
	heading,
	openingWords,
	sentences,
	threatWords,
	wrongWords,
} from './ladder-words.ts';

/** 通报批评, a 文号 paper: made known to everyone, or to the unit alone where the item is not public. */
export function criticism(facts: LadderFacts): Paper {
	const { day, office, unit, mark, until, item, made } = facts;
	const by = until === null ? '接到本通报后' : `${writeMonthDay(until)}前`;
	const found = facts.finding === null ? '' : `核查发现：${facts.finding.text}`;
	return {
		...plainPaper,
		head: { kind: 'document', organ: made.organ, mark, signer: null },
		office: office.name,
		day,
		title: `关于${unit}办理督查事项不力的通报`,
		addressees: (item.isPublic ? made.everyone : null) ?? unit,
		blocks: [
			paragraph(openingWords(facts, unit)),
			heading('一、办理和督促情况'),
			paragraph(
				sentences(
					found,
					earlierWords(facts),
					feedbackWords(facts),
					[wrongWords(facts), conditionWords(facts, '通报批评')].filter((words) => words !== '').join('，'),
					`经批准，对${unit}予以通报批评`,
				),
			),
			heading('二、有关要求'),
			paragraph(
				sentences(
					`${unit}要在${by}书面报告原因、整改措施和完成时间，由主要负责人签字并加盖公章`,
					item.isPublic ? '各单位要引以为戒，对照时限抓好各自承办的督查事项' : '',
					consequenceWords(facts),
					`期满仍未改正的，${threatWords(facts)}`,
				),
			),
		],
		signature: { office: office.name, day, isSealed: true },
		imprint: item.isPublic ? imprintOf({ report: made.report, copy: null, send: null, copies: null }) : null,
	};
}
