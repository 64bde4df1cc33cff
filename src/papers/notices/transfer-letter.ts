import { type Attachment, type Paper, paragraph, plainPaper } from '../paper.ts';
import type { LadderFacts } from './ladder-facts.ts';
import {
	conditionWords,
	earlierWords,
	feedbackWords,
	footWords,
	heading,
	openingWords,
	sentences,
	wrongWords,
} from './ladder-words.ts';
import type { EarlierPaper } from './unit-facts.ts';

const copied = ({ rung, mark }: EarlierPaper): Attachment => ({
	title: `${rung}${mark === null ? '' : `（${mark}）`}复印件`,
});

/** 移交问责建议函 to the commission for discipline: facts, papers issued, a suggestion; the decision is theirs. */
export function transferLetter(facts: LadderFacts): Paper {
	const { day, office, unit, mark, made, papers, finding, consequences, authority } = facts;
	const others = consequences.filter((name) => name !== '纪委介入');
	return {
		...plainPaper,
		head: { kind: 'document', organ: made.organ, mark, signer: null },
		office: office.name,
		day,
		title: `关于移交${unit}办理督查事项不力有关情况的函`,
		addressees: authority,
		blocks: [
			heading('一、基本情况'),
			paragraph(
				sentences(openingWords(facts, unit), wrongWords(facts), finding === null ? '' : `核查发现：${finding.text}`),
			),
			heading('二、督促情况'),
			paragraph(sentences(earlierWords(facts), feedbackWords(facts), conditionWords(facts, '移交问责建议'))),
			heading('三、建议'),
			paragraph(
				sentences(
					'以上情况随函移交，建议依规依纪研究处理',
					others.length === 0 ? '' : `我室按程序另行提出${others.join('、')}的建议`,
					'是否追究责任、如何追究，由贵委依规依纪依法决定；处理结果请函告我室',
				),
			),
		],
		attachments: papers.map(copied),
		signature: { office: office.name, day, isSealed: true },
		foot: footWords(facts).map((words) => `（${words}）`),
	};
}
