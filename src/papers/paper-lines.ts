import { writeDay } from '../rules/day.ts';
import { type Block, type Paper, type PaperTable, writeIssue } from './paper.ts';

/** `已办结·按时` where two levels of heading become one line. */
export const headingsOf = (table: PaperTable): string[] =>
	table.columns.map(({ heading, group }) => (group === undefined ? heading : `${group}·${heading}`));

/** What the facts and boxes of a block say, in order. */
export const pairsOf = (block: Block & { kind: 'facts' | 'boxes' }): { label: string; text: string }[] =>
	block.kind === 'boxes'
		? block.rows.flatMap((row) =>
				row.map(({ label, text, sign }) => ({ label, text: [text, sign ?? ''].join(' ').trim() })),
			)
		: block.lines.flatMap(({ label, text, beside }) => [{ label, text }, ...(beside === undefined ? [] : [beside])]);

/** 版记, a line each. */
export const imprintLines = ({ imprint }: Paper): string[] =>
	imprint === null
		? []
		: [
				...imprint.lines.map(({ label, to }) => `${label}：${to}`),
				...(imprint.copies === null ? [] : [`（共印${imprint.copies}份）`]),
			];

/** What stands above the title: the publication's name and issue, or the organ's name and the mark. */
export function headWords({ head, office, day }: Paper): { strong: string; rest: string }[] {
	if (head.kind === 'publication')
		return [
			{ strong: head.name, rest: writeIssue(head.issue) },
			{ strong: '', rest: `${office}　${writeDay(day)}` },
		];
	if (head.kind === 'report') return [];
	const mark = head.mark === null ? [] : [{ strong: '', rest: head.mark }];
	if (head.kind === 'notice') return mark;
	const signer = head.signer === null ? '' : `　签发人：${head.signer}`;
	return [{ strong: head.organ, rest: '' }, ...mark.map(({ rest }) => ({ strong: '', rest: `${rest}${signer}` }))];
}

/** 署名, its day, and the lines below. */
export const endWords = ({ signature, foot }: Paper): string[] => [
	...(signature === null
		? []
		: [`${signature.office}${signature.isSealed ? '（印章）' : ''}`, writeDay(signature.day)]),
	...foot,
];
