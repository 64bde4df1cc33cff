import {
	AlignmentType,
	HeightRule,
	type Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	VerticalAlignTable,
	WidthType,
} from 'docx';
import { tableBorders } from './docx-table.ts';
import { bodyRun, lookLine } from './docx-text.ts';
import type { Box, FactLine } from './paper.ts';
import { widthOf } from './title-lines.ts';
import { type TextLook, textWidth } from './typeface.ts';

/** Characters from the margin to where a second fact on the same line begins. */
const besideAt = 18;

/** Facts as lines: the labels in one column, the words in the next, further lines below their first. */
export function factLines(lines: readonly FactLine[], look: TextLook): Paragraph[] {
	const label = Math.max(...lines.map((fact) => widthOf(fact.label))) + 1;
	const left = (2 + label) * look.character;
	return lines.flatMap(({ label: name, text, beside }) => {
		const [first = '', ...rest] = text.split('\n');
		const second = beside === undefined ? '' : `\t${beside.label}　${beside.text}`;
		return [
			lookLine([bodyRun(name, look, 'heading'), bodyRun(`\t${first}${second}`, look)], look, {
				alignment: AlignmentType.LEFT,
				indent: { left, hanging: label * look.character },
				tabStops: [left, besideAt * look.character]
					.filter((position, at) => at === 0 || position > left)
					.map((position) => ({ type: 'left' as const, position })),
			}),
			...rest.map((words) =>
				lookLine([bodyRun(words, look)], look, { alignment: AlignmentType.LEFT, indent: { left } }),
			),
		];
	});
}

/** The width of the text in twelfths: one, two or three boxes to a row, a label two of them wide. */
const twelfths = 12;
const labelSpan = 2;
const margins = { top: 40, bottom: 40, left: 80, right: 80 };

function cell(children: Paragraph[], span: number, isLabel: boolean): TableCell {
	return new TableCell({
		columnSpan: span,
		width: { size: Math.floor((textWidth.portrait * span) / twelfths), type: WidthType.DXA },
		verticalAlign: isLabel ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
		children,
	});
}

function boxCells({ label, text, sign }: Box, span: number, look: TextLook): TableCell[] {
	const lines = text
		.split('\n')
		.map((words) => lookLine([bodyRun(words, look)], look, { alignment: AlignmentType.LEFT }));
	const foot = sign === undefined ? [] : [lookLine([bodyRun(sign, look)], look, { alignment: AlignmentType.RIGHT })];
	return [
		cell([lookLine([bodyRun(label, look, 'heading')], look, { alignment: AlignmentType.CENTER })], labelSpan, true),
		cell([...lines, ...foot], span - labelSpan, false),
	];
}

/** Boxes of an approval sheet or a receipt strip; a row is never torn. */
export function boxTable(rows: readonly (readonly Box[])[], look: TextLook): Table {
	const column = Math.floor(textWidth.portrait / twelfths);
	return new Table({
		rows: rows.map(
			(boxes) =>
				new TableRow({
					cantSplit: true,
					height: {
						value: Math.max(...boxes.map(({ lines = 1 }) => lines)) * look.line + margins.top + margins.bottom,
						rule: HeightRule.ATLEAST,
					},
					children: boxes.flatMap((box) => boxCells(box, twelfths / boxes.length, look)),
				}),
		),
		columnWidths: Array.from({ length: twelfths }, () => column),
		width: { size: column * twelfths, type: WidthType.DXA },
		layout: TableLayoutType.FIXED,
		borders: tableBorders,
		margins,
	});
}
