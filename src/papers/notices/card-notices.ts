import { writeMonthDay } from '../../rules/day.ts';
import { spellNumber } from '../../rules/numerals.ts';
import { type Block, type Paper, paragraph } from '../paper.ts';
import type { LadderFacts } from './ladder-facts.ts';
import {
	approvalBlocks,
	conditionWords,
	consequenceWords,
	earlierWords,
	feedbackWords,
	footWords,
	heading,
	openingWords,
	sentences,
	threatWords,
	wrongWords,
} from './ladder-words.ts';
import { noticeOf } from './notice.ts';
import type { PaperRung } from './unit-facts.ts';

/** What a card asks for, each as a paragraph. */
interface Card {
	rung: PaperRung;
	title: string;
	subtitle: string | null;
	grounds: string;
	demands: (by: string, facts: LadderFacts) => string[];
}

const withHelp = ({ heard }: LadderFacts): string[] =>
	heard?.help == null ? [] : [`需县级协调的事项（${heard.help.replace(/[。；]+$/, '')}）一次列清。`];

const yellow: Card = {
	rung: '黄色警告',
	title: '黄色交办单',
	subtitle: '（黄色警告）',
	grounds: '一、警告依据',
	demands: (by, facts) => [
		`${by}书面报告原因、具体措施和完成时间，主要负责人签字并加盖公章。`,
		'逐项明确责任人和完成时间，每周五报进展。',
		...withHelp(facts),
	],
};
const red: Card = {
	rung: '红牌',
	title: '红牌督办单',
	subtitle: null,
	grounds: '一、督办依据',
	demands: (by, facts) => [
		`主要负责人负总责，${by}整改到位，书面报告结果，签字并加盖公章。`,
		'每个工作日报送进展，直至办结。',
		...withHelp(facts),
	],
};

const numbered = (texts: readonly string[]): Block[] =>
	texts.map((text, at) => paragraph(texts.length === 1 ? text : `（${spellNumber(at + 1)}）${text}`));

/** 本单拟按考核规则记入当期考核: what is suggested, never decided. */
function outcome(facts: LadderFacts, { rung }: Card): string {
	const { deduction } = facts;
	const scored =
		deduction === null
			? ''
			: `本单拟按考核规则记入当期考核（扣分建议${deduction}分，与同一事项其他扣分取最高不重复）。`;
	const left = rung === '红牌' ? '期满仍未整改到位的' : '期满仍未改正或者整改不力的';
	return sentences(scored, consequenceWords(facts), `${left}，${threatWords(facts)}`, '是否追责由有权机关决定');
}

function cardNotice(facts: LadderFacts, card: Card): Paper {
	const { day, office, unit, mark, until, finding } = facts;
	const by = until === null ? '接到本单后' : `${writeMonthDay(until)}前`;
	const found = finding === null ? '' : `核查发现：${finding.text}`;
	return {
		...noticeOf(office, day, mark),
		title: card.title,
		subtitle: card.subtitle,
		addressees: unit,
		blocks: [
			paragraph(openingWords(facts)),
			heading(card.grounds),
			paragraph(
				sentences(
					found,
					earlierWords(facts),
					feedbackWords(facts),
					[wrongWords(facts), conditionWords(facts, card.rung)].filter((words) => words !== '').join('，'),
				),
			),
			heading('二、办理要求'),
			...numbered(card.demands(by, facts)),
			heading('三、后果提示'),
			paragraph(outcome(facts, card)),
			...approvalBlocks(facts),
		],
		foot: footWords(facts),
	};
}

/** 黄色交办单: the earlier papers and the feedback since as grounds, what is asked, what may follow as a suggestion. */
export const yellowNotice = (facts: LadderFacts): Paper => cardNotice(facts, yellow);

/** 红牌督办单, in the manner of the yellow one. */
export const redNotice = (facts: LadderFacts): Paper => cardNotice(facts, red);
