import { spellNumber } from '../rules/numerals.ts';
import { type CircularCounts, type CircularInput, countCircular } from './circular-counts.ts';
import { goodUnits, problems } from './circular-problems.ts';
import { rankTable } from './circular-ranks.ts';
import { nextSteps } from './circular-requirements.ts';
import { scoreTable } from './circular-scores.ts';
import { statistics } from './circular-statistics.ts';
import { problemTable, sourceTable } from './circular-tables.ts';
import { imprintOf } from './imprint.ts';
import { type Attachment, type Block, type Paper, paragraph, plainPaper } from './paper.ts';

/** A circular and what it was counted from. */
export interface Circular {
	paper: Paper;
	facts: CircularCounts;
}

/** One problem stands by itself; several are numbered （一）（二）. */
const problemBlocks = (found: { lead: string; text: string }[]): Block[] =>
	found.map(({ lead, text }, at) => paragraph(text, found.length > 1 ? `（${spellNumber(at + 1)}）${lead}` : lead));

/** Sections with something to say, in order; the numerals follow what is there. */
function sections(facts: CircularCounts, input: CircularInput): [string, Block[]][] {
	const all: [string, Block[]][] = [
		['总体情况', statistics(facts, input).map((text) => paragraph(text))],
		['办理较好的单位', [goodUnits(facts, input)].filter((text) => text !== '').map((text) => paragraph(text))],
		['存在的主要问题', problemBlocks(problems(facts))],
		['下一步工作要求', [nextSteps(facts, input)].filter((text) => text !== '').map((text) => paragraph(text))],
	];
	return all.filter(([, blocks]) => blocks.length > 0);
}

const opening = ({ office, scope }: CircularInput): string => {
	const grounds = office.basis === null ? '' : `按照${office.basis}，`;
	const narrowed = scope.narrowed.length === 0 ? '' : `（${scope.narrowed.join('，')}）`;
	return `${grounds}${office.short}对列入台账的${scope.subject}督查事项${narrowed}办理情况进行了核查。现通报如下。`;
};

/** `关于10月份督查事项办理情况的通报`, with what it is narrowed to. */
const titleOf = ({ period, scope }: CircularInput): string =>
	`关于${period.label}${scope.subject}督查事项办理情况的通报`;

/** Its tables, freshly counted: by source, the problem items, the ranks. */
export const circularTables = (facts: CircularCounts, { office }: CircularInput): Attachment[] =>
	[
		facts.marks.figures === null ? null : sourceTable(facts),
		problemTable(facts),
		rankTable(facts, office.level),
		scoreTable(facts.scores, office.level),
	].filter((table) => table !== null);

/** 督查通报 of a period: text and attached tables, all from one count of the ledger at the period's closing line. */
export function circularContent(input: CircularInput, facts: CircularCounts = countCircular(input)): Circular {
	const { office } = input;
	return {
		facts,
		paper: {
			...plainPaper,
			head: { kind: 'publication', name: office.publication, issue: input.issueNumber },
			office: office.name,
			day: input.today,
			title: titleOf(input),
			addressees: office.addressees,
			blocks: [
				paragraph(opening(input)),
				...sections(facts, input).flatMap(([name, blocks], at): Block[] => [
					{ kind: 'heading', text: `${spellNumber(at + 1)}、${name}` },
					...blocks,
				]),
			],
			attachments: circularTables(facts, input),
			imprint: imprintOf(office),
			stamp: input.stamp,
			origin: input.origin,
		},
	};
}
