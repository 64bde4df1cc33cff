import type { Block, Box, FactLine, Paper } from './paper.ts';
import { titleLines, widthOf } from './title-lines.ts';
import { leaf, lineHeight, looks, sizes, type TextLook, textWidth } from './typeface.ts';

/** From the usual look to the closest that is still well read. */
const fits: readonly TextLook[] = [
	looks.notice,
	{ ...looks.notice, line: 430 },
	{ size: sizes.smallFour, line: 390, tracking: 0, character: 240 },
	{ size: sizes.smallFour, line: 340, tracking: 0, character: 240 },
];
const room = leaf.height - leaf.form.top - leaf.form.bottom;

/** Lines a text takes in a column of so many characters; lines do not always break where they are full. */
const linesOf = (text: string, width: number): number =>
	text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * 1.06 + 1) / width)), 0);

const factHeight = (facts: readonly FactLine[], width: number): number => {
	const label = Math.max(...facts.map((fact) => widthOf(fact.label))) + 3;
	return facts.reduce((sum, { text }) => sum + linesOf(text, width - label), 0);
};

const cellLines = ({ text, lines = 1, sign }: Box, width: number): number =>
	Math.max(lines, linesOf(text, width) + (sign === undefined ? 0 : 1));
/** A label takes two twelfths of the row, and a cell a little more than its lines. */
const boxHeight = (rows: readonly Box[][], width: number): number =>
	rows.reduce(
		(sum, row) => sum + Math.max(...row.map((box) => cellLines(box, width / row.length - width / 6))) + 0.3,
		0,
	);

function blockHeight(block: Block, width: number): number {
	if (block.kind === 'facts') return factHeight(block.lines, width);
	if (block.kind === 'boxes') return boxHeight(block.rows, width);
	if (block.kind === 'table') return block.table.rows.length + 2;
	return linesOf(`　　${block.kind === 'paragraph' ? (block.lead ?? '') : ''}${block.text}`, width);
}

/** Twips a notice takes from its title to its last line. */
function heightOf(paper: Paper, { line, character }: TextLook): number {
	const width = textWidth.portrait / character;
	const { title, subtitle, addressees, blocks, attachments, signature, foot, receipt } = paper;
	const lines =
		(subtitle === null ? 0 : 1) +
		(addressees === null ? 0 : linesOf(addressees, width)) +
		blocks.reduce((sum, block) => sum + blockHeight(block, width), 0) +
		(attachments.length === 0 ? 0 : attachments.length + 1) +
		(signature === null ? 0 : signature.isSealed ? 4 : 3) +
		foot.reduce((sum, text) => sum + linesOf(`　　${text}`, width), 0) +
		(receipt === null ? 0 : boxHeight(receipt.rows, textWidth.portrait / looks.slip.character) + 2);
	const mark = 'mark' in paper.head && paper.head.mark !== null ? 760 : 0;
	// A line to spare: what does not fit by a hair would end on a page of its own.
	return titleLines(title).length * lineHeight + mark + (lines + 1) * line;
}

/** The first look in which a notice keeps to one page, the closest where none does. */
export const fitNotice = (paper: Paper): TextLook =>
	fits.find((look) => heightOf(paper, look) <= room) ?? (fits.at(-1) as TextLook);
