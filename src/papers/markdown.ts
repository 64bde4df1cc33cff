import { writeDay } from '../rules/day.ts';
import type { Block, Paper, PaperTable } from './paper.ts';
import { attachmentLabel, attachmentMark, writeIssue } from './paper.ts';

/** A line break or a bar inside a cell would end it; marks that Markdown reads as its own are said literally. */
const literal = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
const plain = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

/** `已办结·按时` where two levels of heading become one line. */
const headingsOf = (table: PaperTable): string[] =>
	table.columns.map(({ heading, group }) => (group === undefined ? heading : `${group}·${heading}`));

function markdownTable(table: PaperTable): string[] {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	const filled = (cells: string[]) => table.columns.map((_, at) => literal(cells[at] ?? ''));
	const rows = table.rows.map(({ kind, cells }) =>
		line(filled(cells).map((cell) => (kind === 'item' || cell === '' ? cell : `**${cell}**`))),
	);
	const rule = line(table.columns.map(({ align }) => (align === 'center' ? ':-:' : '---')));
	return [
		[line(headingsOf(table).map(literal)), rule, ...rows].join('\n'),
		...table.notes.map((note) => `注：${literal(note)}`),
	];
}

function markdownBlock(block: Block): string[] {
	if (block.kind === 'heading') return [`## ${literal(block.text)}`];
	if (block.kind === 'table') return markdownTable(block.table);
	return [block.lead === undefined ? literal(block.text) : `**${literal(block.lead)}** ${literal(block.text)}`];
}

const imprintLines = ({ imprint }: Paper): string[] => [
	...imprint.lines.map(({ label, to }) => `${label}：${to}`),
	...(imprint.copies === null ? [] : [`（共印${imprint.copies}份）`]),
];

/** A paper as Markdown, for mail and for seeing what changed. */
export function renderMarkdown(paper: Paper): string {
	const { masthead, attachments } = paper;
	const listed = attachments.map((_, at) => `${at === 0 ? '附件：' : ''}${attachmentLabel(attachments, at)}`);
	const parts = [
		`**${literal(masthead.name)}** ${writeIssue(masthead.issue)}`,
		`${literal(masthead.office)} ${writeDay(masthead.day)}`,
		`# ${literal(paper.title)}`,
		`${literal(paper.addressees)}：`,
		...paper.blocks.flatMap(markdownBlock),
		...(listed.length > 0 ? [listed.map(literal).join('  \n')] : []),
		...attachments.flatMap((attachment, at) => [
			`## ${attachmentMark(attachments, at)} ${literal(attachment.title)}`,
			...markdownTable(attachment.table),
		]),
		'---',
		imprintLines(paper).map(literal).join('  \n'),
		...(paper.stamp === null ? [] : [literal(paper.stamp)]),
	];
	return `${parts.join('\n\n')}\n`;
}

const textTable = (table: PaperTable): string[] => [
	headingsOf(table).join('\t'),
	...table.rows.map((row) => row.cells.map(plain).join('\t')),
	...table.notes.map((note) => `注：${plain(note)}`),
];

function textBlock(block: Block): string[] {
	if (block.kind === 'table') return textTable(block.table);
	return [`　　${block.kind === 'paragraph' ? (block.lead ?? '') : ''}${plain(block.text)}`];
}

/** A paper as plain text; table cells are parted by tabs. */
export function renderText(paper: Paper): string {
	const { masthead, attachments } = paper;
	const lines = [
		masthead.name,
		writeIssue(masthead.issue),
		`${masthead.office}　　${writeDay(masthead.day)}`,
		'',
		paper.title,
		'',
		`${paper.addressees}：`,
		...paper.blocks.flatMap(textBlock),
		...(attachments.length > 0 ? [''] : []),
		...attachments.map((_, at) => `${at === 0 ? '　　附件：' : '　　　　　'}${attachmentLabel(attachments, at)}`),
		...attachments.flatMap((attachment, at) => [
			'',
			attachmentMark(attachments, at),
			attachment.title,
			...textTable(attachment.table),
		]),
		'',
		...imprintLines(paper),
		...(paper.stamp === null ? [] : ['', paper.stamp]),
	];
	return `${lines.join('\n')}\n`;
}
