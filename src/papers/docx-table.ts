import {
	AlignmentType,
	BorderStyle,
	HeightRule,
	type ITableOptions,
	type Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	VerticalAlignTable,
	WidthType,
} from 'docx';
import { exactly, line, piecesOf, run } from './docx-text.ts';
import type { PaperColumn, PaperRow, PaperTable } from './paper.ts';
import { type Face, sizes } from './typeface.ts';

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
/** Thin rules round every cell. */
const tableBorders = {
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

/** A table of columns that keep their widths whatever stands in them; `margins` are those of a cell. */
export const fixedTable = (rows: TableRow[], widths: number[], margins: NonNullable<ITableOptions['margins']>): Table =>
	new Table({
		rows,
		columnWidths: widths,
		width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
		layout: TableLayoutType.FIXED,
		borders: tableBorders,
		margins,
	});

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

/** A row's words and the look of each. */
interface RowCell {
	text: string;
	width: number;
	look: CellLook;
}

function bodyCells({ kind, cells }: PaperRow, columns: readonly PaperColumn[], widths: readonly number[]): RowCell[] {
	const face = kind === 'item' ? 'body' : 'heading';
	if (kind === 'category') {
		const look = { face, align: 'left', columnSpan: columns.length, keepNext: true } as const;
		return [{ text: cells[0] ?? '', width: sum(widths), look }];
	}
	return columns.map(({ align }, at) => ({ text: cells[at] ?? '', width: widths[at] ?? 0, look: { face, align } }));
}

type Context = Parameters<TableRow['prepForXml']>[0];
type Element = NonNullable<ReturnType<TableRow['prepForXml']>>;

/** What an element holds: its look first, its words or inner element last. */
const partsOf = (element: Element, name: string): Element[] => element[name] as Element[];

/** The same cell with other words; only what leads down to them is made anew. */
function fillCell(pattern: Element, pieces: readonly string[]): Element {
	const [cellLook, paragraph] = partsOf(pattern, 'w:tc') as [Element, Element];
	const [lineLook, run] = partsOf(paragraph, 'w:p') as [Element, Element];
	const [runLook, words] = partsOf(run, 'w:r') as [Element, Element];
	const [space] = partsOf(words, 'w:t') as [Element];
	const filled = {
		'w:r': [runLook, ...pieces.map((piece) => (piece === '-' ? { 'w:noBreakHyphen': {} } : { 'w:t': [space, piece] }))],
	};
	return { 'w:tc': [cellLook, { 'w:p': [lineLook, filled] }] };
}

type Patterns = Map<string, Element>;

function patternOf(patterns: Patterns, key: string, make: () => Element): Element {
	const found = patterns.get(key) ?? make();
	patterns.set(key, found);
	return found;
}

/** Cells of one look differ in nothing but their words: the library works out the look once, which is most of the time a long table takes. */
function writeCell({ text, width, look }: RowCell, patterns: Patterns, context: Context): Element {
	const pieces = piecesOf(text);
	const make = (sample: string) => cell(sample, width, look).prepForXml(context) as Element;
	if (pieces.some((piece) => piece === '' || piece === '\t')) return make(text);
	const key = [width, look.face, look.align, look.columnSpan].join();
	return fillCell(
		patternOf(patterns, key, () => make('文')),
		pieces,
	);
}

/** A row that the library asks for its XML only, never for its cells. */
function bodyRow(cells: readonly RowCell[], patterns: Patterns): TableRow {
	const prepForXml = (context: Context): Element => {
		const pattern = patternOf(patterns, 'row', () => row([cell('', 0)]).prepForXml(context) as Element);
		const [look] = partsOf(pattern, 'w:tr') as [Element];
		return { 'w:tr': [look, ...cells.map((each) => writeCell(each, patterns, context))] };
	};
	return Object.assign(row([]), { prepForXml });
}

/** Later lines of a note begin under its first word: two characters of 小四. */
const noteIndent = { left: 480, hanging: 480 };

/** A table over the whole width of the text, with its notes below. */
export function tableBlocks(table: PaperTable, width: number): (Paragraph | Table)[] {
	const widths = columnWidths(table.columns, width);
	const patterns: Patterns = new Map();
	const rows = [
		...headingRows(table.columns, widths),
		...table.rows.map((each) => bodyRow(bodyCells(each, table.columns, widths), patterns)),
	];
	const notes = table.notes.map((note, at) =>
		line([run(`${at === 0 ? '注：' : '　　'}${note}`, { size: sizes.smallFour })], {
			spacing: exactly(20),
			indent: noteIndent,
		}),
	);
	return [fixedTable(rows, widths, margins), ...notes];
}
