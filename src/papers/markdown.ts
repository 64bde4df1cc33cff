import { attachmentLabel, attachmentMark, type Block, type Paper, type PaperTable } from './paper.ts';
import { endWords, headingsOf, headWords, imprintLines, pairsOf } from './paper-lines.ts';

/** A line break or a bar inside a cell would end it; marks that Markdown reads as its own are said literally. */
const literal = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');

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

/** Facts and boxes as a list of what and its words. */
const markdownPairs = (pairs: { label: string; text: string }[]): string =>
	pairs.map(({ label, text }) => `- **${literal(label)}**　${literal(text)}`).join('\n');

function markdownBlock(block: Block): string[] {
	if (block.kind === 'heading') return [`## ${literal(block.text)}`];
	if (block.kind === 'table') return markdownTable(block.table);
	if (block.kind === 'facts' || block.kind === 'boxes') return [markdownPairs(pairsOf(block))];
	return [block.lead === undefined ? literal(block.text) : `**${literal(block.lead)}** ${literal(block.text)}`];
}

/** A paper as Markdown, for mail and for seeing what changed. */
export function renderMarkdown(paper: Paper): string {
	const { attachments, receipt } = paper;
	const listed = attachments.map((_, at) => `${at === 0 ? '附件：' : ''}${attachmentLabel(attachments, at)}`);
	const many = (lines: string[]) => (lines.length > 0 ? [lines.map(literal).join('  \n')] : []);
	const parts = [
		...headWords(paper).map(({ strong, rest }) =>
			[strong === '' ? '' : `**${literal(strong)}**`, literal(rest)].filter(Boolean).join(' '),
		),
		`# ${literal(`${paper.title}${paper.subtitle ?? ''}`)}`,
		...(paper.addressees === null ? [] : [`${literal(paper.addressees)}：`]),
		...paper.blocks.flatMap(markdownBlock),
		...many(listed),
		...many(endWords(paper)),
		...attachments.flatMap(({ title, table }, at) =>
			table === undefined ? [] : [`## ${attachmentMark(attachments, at)} ${literal(title)}`, ...markdownTable(table)],
		),
		...(receipt === null
			? []
			: [
					'---',
					`**${receipt.title}**${receipt.mark === undefined ? '' : ` ${literal(receipt.mark)}`}`,
					markdownPairs(receipt.rows.flat()),
					...many(receipt.note === null ? [] : [receipt.note]),
				]),
		...(paper.imprint === null ? [] : ['---', ...many(imprintLines(paper))]),
		...many(paper.stamp === null ? [] : [paper.stamp]),
	];
	return `${parts.join('\n\n')}\n`;
}
