import {
	AlignmentType,
	HeightRule,
	type Paragraph,
	type Table,
	TableCell,
	TableRow,
	VerticalAlignTable,
	WidthType,
} from 'docx';
import { cellWidths, columnsUnder } from './box-columns.ts';
import { fixedTable } from './docx-table.ts';
import { bodyRun, lookLine } from './docx-text.ts';
import type { Box, FactLine } from './paper.ts';
import { widthOf } from './title-lines.ts';
import { type TextLook, textWidth } from './typeface.ts';

/** Characters from the margin to where a second fact on the same line begins. */
const besideAt = 18;

/** A tab inside words would push them into the next column. */
const untabbed = (text: string): string => text.replaceAll('\t', ' ');

/** Facts as lines: the labels in one column, the words in the next, further lines below their first; `isKept` keeps the last on one page with what follows. */
export function factLines(lines: readonly FactLine[], look: TextLook, isKept = false): Paragraph[] {
	const label = Math.max(...lines.map((fact) => widthOf(fact.label))) + 1;
	const left = (2 + label) * look.character;
	return lines.flatMap(({ label: name, text, beside }, at) => {
		const [first = '', ...rest] = untabbed(text).split('\n');
		const kept = (n: number) => (isKept && at === lines.length - 1 && n === rest.length ? { keepNext: true } : {});
		const second = beside === undefined ? '' : `\t${beside.label}　${untabbed(beside.text)}`;
		return [
			lookLine([bodyRun(name, look, 'heading'), bodyRun(`\t${first}${second}`, look)], look, {
				alignment: AlignmentType.LEFT,
				indent: { left, hanging: label * look.character },
				...kept(0),
				tabStops: [left, besideAt * look.character]
					.filter((position, at) => at === 0 || position > left)
					.map((position) => ({ type: 'left' as const, position })),
			}),
			...rest.map((words, n) =>
				lookLine([bodyRun(words, look)], look, { alignment: AlignmentType.LEFT, indent: { left }, ...kept(n + 1) }),
			),
		];
	});
}

const margins = { top: 40, bottom: 40, left: 80, right: 80 };
/** Lines above which a box may run on to the next page rather than leave most of this one blank. */
const tallest = 14;

interface CellLook {
	width: number;
	span: number;
	look: TextLook;
	/** Keeps the row on one page with the next. */
	isKept: boolean;
}

function cell(children: Paragraph[], { width, span }: CellLook, isLabel: boolean): TableCell {
	return new TableCell({
		columnSpan: span,
		width: { size: width, type: WidthType.DXA },
		verticalAlign: isLabel ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
		children,
	});
}

/** Lines that words take in a cell, as near as it can be told without setting them. */
const linesIn = (text: string, { width, look }: CellLook): number => {
	const room = (width - margins.left - margins.right) / look.character;
	return text.split('\n').reduce((sum, words) => sum + Math.max(1, Math.ceil(widthOf(words) / room)), 0);
};

/** The words from the top of their box, the place to sign at its foot. */
function wordsCell({ text, sign }: Box, lines: number, cellLook: CellLook): TableCell {
	const { look, isKept: keepNext } = cellLook;
	const words = untabbed(text);
	const above = words
		.split('\n')
		.map((each) => lookLine([bodyRun(each, look)], look, { alignment: AlignmentType.LEFT, keepNext }));
	if (sign === undefined) return cell(above, cellLook, false);
	const free = Math.max(0, lines - linesIn(words, cellLook) - 1);
	const foot = lookLine([bodyRun(sign, look)], look, {
		alignment: AlignmentType.RIGHT,
		keepNext,
		spacing: { line: look.line, lineRule: 'exact', before: free * look.line },
	});
	return cell([...above, foot], cellLook, false);
}

function labelCell(label: string, cellLook: CellLook): TableCell {
	const { look, isKept: keepNext } = cellLook;
	const words = lookLine([bodyRun(label, look, 'heading')], look, { alignment: AlignmentType.CENTER, keepNext });
	return cell([words], cellLook, true);
}

/** Boxes of an approval sheet or a receipt strip; only a row taller than most of a page is ever torn. `isKept` keeps all on one page with what follows. */
export function boxTable(rows: readonly (readonly Box[])[], look: TextLook, isKept = false): Table {
	const width = textWidth.portrait;
	const widths = cellWidths(rows, { width, character: look.character, padding: margins.left + margins.right });
	const { columns, spans } = columnsUnder(widths);
	const made = rows.map((boxes, n) => {
		const cellAt = (at: number): CellLook => ({
			width: widths[n]?.[at] ?? 0,
			span: spans[n]?.[at] ?? 1,
			look,
			isKept,
		});
		const lines = Math.max(
			...boxes.map(({ text, sign, lines: least = 1 }, at) =>
				Math.max(least, linesIn(text, cellAt(2 * at + 1)) + (sign === undefined ? 0 : 1)),
			),
		);
		const height = { value: lines * look.line + margins.top + margins.bottom, rule: HeightRule.ATLEAST };
		return new TableRow({
			...(lines > tallest ? {} : { cantSplit: true, height }),
			children: boxes.flatMap((box, at) => [
				labelCell(box.label, cellAt(2 * at)),
				wordsCell(box, lines, cellAt(2 * at + 1)),
			]),
		});
	});
	return fixedTable(made, columns, margins);
}
