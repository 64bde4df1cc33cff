import {
	AlignmentType,
	BorderStyle,
	HeightRule,
	type Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	VerticalAlignTable,
	WidthType,
} from 'docx';
import { exactly, line, run } from './docx-text.ts';
import type { PaperColumn, PaperRow, PaperTable } from './paper.ts';
import { type Face, sizes } from './typeface.ts';

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
/** Thin rules round every cell. */
export const tableBorders = {
	top: rule,
	bottom: rule,
	left: rule,
	right: rule,
	insideHorizontal: rule,
	insideVertical: rule,
};
const margins = { top: 45, bottom: 45, left: 50, right: 50 };
/** 0.8 cm. */
const rowHeight = 454;

/** Twips of each column, adding up to the width of the text. */
function columnWidths(columns: readonly PaperColumn[], width: number): number[] {
	const whole = columns.reduce((sum, column) => sum + column.width, 0);
	const widths = columns.map((column) => Math.floor((column.width * width) / whole));
	const used = widths.reduce((sum, each) => sum + each, 0);
	return widths.map((each, at) => (at === 0 ? each + width - used : each));
}

interface CellLook {
	face?: Face;
	align?: PaperColumn['align'];
	columnSpan?: number;
	rowSpan?: number;
	keepNext?: boolean;
}

function cell(text: string, width: number, look: CellLook = {}): TableCell {
	const { face = 'body', align = 'center', keepNext = false, ...spans } = look;
	return new TableCell({
		...spans,
		width: { size: width, type: WidthType.DXA },
		verticalAlign: VerticalAlignTable.CENTER,
		children: [
			line([run(text, { face, size: sizes.five })], {
				alignment: align === 'left' ? AlignmentType.LEFT : AlignmentType.CENTER,
				spacing: exactly(15),
				keepNext,
			}),
		],
	});
}

const row = (children: TableCell[], tableHeader = false): TableRow =>
	new TableRow({ children, cantSplit: true, tableHeader, height: { value: rowHeight, rule: HeightRule.ATLEAST } });

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** One heading row, or two where neighbours share a group; both repeat on every page. */
function headingRows(columns: readonly PaperColumn[], widths: readonly number[]): TableRow[] {
	const face = 'heading' as const;
	if (columns.every(({ group }) => group === undefined))
		return [
			row(
				columns.map(({ heading }, at) => cell(heading, widths[at] ?? 0, { face })),
				true,
			),
		];
	const upper: TableCell[] = [];
	const lower: TableCell[] = [];
	columns.forEach(({ heading, group }, at) => {
		if (group === undefined) {
			upper.push(cell(heading, widths[at] ?? 0, { face, rowSpan: 2 }));
			return;
		}
		lower.push(cell(heading, widths[at] ?? 0, { face }));
		if (columns[at - 1]?.group === group) return;
		const span = columns.slice(at).findIndex((column) => column.group !== group);
		const columnSpan = span < 0 ? columns.length - at : span;
		upper.push(cell(group, sum(widths.slice(at, at + columnSpan)), { face, columnSpan }));
	});
	return [row(upper, true), row(lower, true)];
}

function bodyRow({ kind, cells }: PaperRow, columns: readonly PaperColumn[], widths: readonly number[]): TableRow {
	const face = kind === 'item' ? 'body' : 'heading';
	if (kind === 'category')
		return row([
			cell(cells[0] ?? '', sum(widths), { face, align: 'left', columnSpan: columns.length, keepNext: true }),
		]);
	return row(columns.map(({ align }, at) => cell(cells[at] ?? '', widths[at] ?? 0, { face, align })));
}

/** A table over the whole width of the text, with its notes below. */
export function tableBlocks(table: PaperTable, width: number): (Paragraph | Table)[] {
	const widths = columnWidths(table.columns, width);
	const grid = new Table({
		rows: [...headingRows(table.columns, widths), ...table.rows.map((each) => bodyRow(each, table.columns, widths))],
		columnWidths: widths,
		width: { size: width, type: WidthType.DXA },
		layout: TableLayoutType.FIXED,
		borders: tableBorders,
		margins,
	});
	const notes = table.notes.map((note, at) =>
		line([run(`${at === 0 ? '注：' : '　　'}${note}`, { size: sizes.smallFour })], { spacing: exactly(20) }),
	);
	return [grid, ...notes];
}
