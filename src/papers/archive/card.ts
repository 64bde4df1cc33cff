import type { Day } from '../../rules/day.ts';
import { type Block, type Paper, plainPaper } from '../paper.ts';

/** A line of what happened: reports, claims, papers and the steps of the item. */
interface CardLine {
	day: Day;
	what: string;
	text: string;
	state: string;
}

interface CardInput {
	number: string;
	title: string;
	/** 红·逾期30个工作日. */
	mark: string;
	facts: readonly (readonly [label: string, text: string])[];
	history: readonly CardLine[];
	/** 存在问题, 下步打算, 需协调, 附件. */
	more: readonly (readonly [label: string, text: string])[];
	office: string;
	today: Day;
}

const factLines = (facts: CardInput['facts']): Block => ({
	kind: 'facts',
	lines: facts.map(([label, text]) => ({ label, text })),
});

/** All that the ledger holds of one item, as `show` tells it, on paper. */
export function itemCard(input: CardInput): Paper {
	const { number, title, mark, facts, history, more, office, today } = input;
	return {
		...plainPaper,
		head: { kind: 'notice', mark: null },
		office,
		day: today,
		title: '督查事项办理情况',
		subtitle: `${number}　${title}（${mark}）`,
		blocks: [
			factLines(facts),
			{ kind: 'heading', text: '办理过程' },
			{
				kind: 'table',
				table: {
					columns: [
						{ heading: '日期', width: 14, align: 'center' },
						{ heading: '事', width: 8, align: 'center' },
						{ heading: '情况', width: 40, align: 'left' },
						{ heading: '审核', width: 12, align: 'left' },
					],
					rows: history.map((line) => ({ kind: 'item', cells: [line.day, line.what, line.text, line.state] })),
					notes: [],
				},
			},
			...(more.length === 0 ? [] : [factLines(more)]),
		],
	};
}
