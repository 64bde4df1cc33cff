import ExcelJS from 'exceljs';
import type { Day } from '../rules/day.ts';
import { fixEntryTimes } from './fixed-times.ts';
import type { Column, ColumnKind, LayoutRow, SheetLayout } from './layout.ts';
import { cleanCellText, linesOf, nameSheet } from './sheet-text.ts';

export const fonts = {
	title: { name: '方正小标宋简体', size: 22 },
	subtitle: { name: '楷体_GB2312', size: 11 },
	heading: { name: '黑体', size: 11 },
	body: { name: '仿宋_GB2312', size: 11 },
	category: { name: '楷体_GB2312', size: 11, bold: true },
	total: { name: '仿宋_GB2312', size: 11, bold: true },
} as const;
const thin = { style: 'thin' } as const;
export const border = { top: thin, left: thin, bottom: thin, right: thin };
/** Points a line of body text takes, and what a row keeps above and below it. */
export const lineHeight = 16;
export const rowMargin = 8;
export const highestRow = 409;
/** Characters that fill the width of an A4 page at full size. */
const pageWidth = { landscape: 140, portrait: 92 };

const formats: Record<ColumnKind, string> = {
	text: 'General',
	lamp: 'General',
	date: 'yyyy-m-d',
	number: '0',
	percent: '0%',
	rate: '0.0%',
};

/** The lamps' colours; the words beside them carry the meaning. */
const lampColours: { begins: string; fill: string; ink: string }[] = [
	{ begins: '红', fill: 'FFFFC7CE', ink: 'FF9C0006' },
	{ begins: '黄', fill: 'FFFFEB9C', ink: 'FF7F5F00' },
	{ begins: '绿', fill: 'FFC6EFCE', ink: 'FF006100' },
	{ begins: '灰', fill: 'FFE7E6E6', ink: 'FF595959' },
];

/** Widths as laid down, with what is left of the page given to the columns of long text. */
function widthsOf({ columns, landscape }: SheetLayout): number[] {
	const total = columns.reduce((sum, column) => sum + column.width, 0);
	const spare = pageWidth[landscape ? 'landscape' : 'portrait'] - total;
	const elastic = columns.filter((column) => column.kind === 'text' && column.width >= 15).length;
	const extra = spare > 0 && elastic > 0 ? Math.floor(spare / elastic) : 0;
	return columns.map((column) => column.width + (column.kind === 'text' && column.width >= 15 ? extra : 0));
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The value a cell holds: real dates, shares as fractions, and text that stays text whatever it begins with. */
function valueFor(column: Column, value: string | number | null): string | number | Date | null {
	if (value === null || value === '') return null;
	if (column.kind === 'date' && isDay(value)) return new Date(`${value}T00:00:00Z`);
	if (typeof value === 'number') return column.kind === 'percent' || column.kind === 'rate' ? value / 100 : value;
	return cleanCellText(value);
}

/** Text a cell would turn into a formula if someone retyped it is marked as text. */
const formatFor = (column: Column, value: unknown) =>
	typeof value === 'string' ? (/^[=+\-@]/.test(value) ? '@' : 'General') : formats[column.kind];

export type Worksheet = ExcelJS.Worksheet;

export function writeAcross(
	sheet: Worksheet,
	row: number,
	text: string,
	font: Partial<ExcelJS.Font>,
	from: number,
	to: number,
	align: 'left' | 'center' | 'right',
) {
	if (to > from) sheet.mergeCells(row, from, row, to);
	const cell = sheet.getCell(row, from);
	cell.value = cleanCellText(text);
	cell.font = font;
	cell.alignment = { horizontal: align, vertical: 'middle', wrapText: true };
}

function writeTop(sheet: Worksheet, layout: SheetLayout, total: number): void {
	const last = layout.columns.length;
	const half = Math.max(1, Math.floor(last / 2));
	writeAcross(sheet, 1, layout.title, fonts.title, 1, last, 'center');
	sheet.getRow(1).height = 34 * linesOf(layout.title, total / 2);
	writeAcross(sheet, 2, layout.subtitle[0], fonts.subtitle, 1, half, 'left');
	if (last > half) writeAcross(sheet, 2, layout.subtitle[1], fonts.subtitle, half + 1, last, 'right');
	sheet.getRow(2).height = 20;
}

/** Writes the headings from a row on and returns the row of the lowest. */
function writeHeadings(sheet: Worksheet, { columns }: SheetLayout, top: number, widths: number[]): number {
	const bottom = columns.some(({ heading }) => typeof heading !== 'string') ? top + 1 : top;
	for (let r = top; r <= bottom; r++) {
		let lines = 1;
		for (const [at, { heading }] of columns.entries()) {
			const levels = typeof heading === 'string' ? [heading, heading] : heading;
			const cell = sheet.getCell(r, at + 1);
			cell.value = levels[r - top] as string;
			cell.font = fonts.heading;
			cell.border = border;
			cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
			const room = linesOf(levels[1], widths[at]!);
			if (r === bottom)
				lines = Math.max(lines, typeof heading === 'string' ? Math.ceil(room / (bottom - top + 1)) : room);
		}
		sheet.getRow(r).height = lines * lineHeight + rowMargin;
	}
	mergeHeadings(sheet, columns, top, bottom);
	return bottom;
}

const upper = ({ heading }: Column) => (typeof heading === 'string' ? heading : heading[0]);

function mergeHeadings(sheet: Worksheet, columns: Column[], top: number, bottom: number): void {
	if (bottom === top) return;
	for (let at = 0; at < columns.length; ) {
		if (typeof columns[at]!.heading === 'string') {
			sheet.mergeCells(top, at + 1, bottom, at + 1);
			at++;
			continue;
		}
		const from = at;
		while (
			at < columns.length &&
			typeof columns[at]!.heading !== 'string' &&
			upper(columns[at]!) === upper(columns[from]!)
		)
			at++;
		if (at - from > 1) sheet.mergeCells(top, from + 1, top, at);
	}
}

function writeRow(sheet: Worksheet, r: number, row: LayoutRow, columns: Column[], widths: number[]): void {
	const font = row.kind === 'item' ? fonts.body : fonts[row.kind];
	let lines = 1;
	for (const [at, column] of columns.entries()) {
		const cell = sheet.getCell(r, at + 1);
		const value = valueFor(column, row.cells[at] ?? null);
		cell.value = value;
		cell.numFmt = formatFor(column, value);
		cell.font = font;
		cell.border = border;
		cell.alignment = { horizontal: column.align, vertical: 'middle', wrapText: true };
		if (typeof value === 'string' && row.kind !== 'category') lines = Math.max(lines, linesOf(value, widths[at]!));
	}
	if (row.kind === 'category') {
		sheet.mergeCells(r, 1, r, columns.length);
		sheet.getCell(r, 1).alignment = { horizontal: 'left', vertical: 'middle' };
	}
	sheet.getRow(r).height = Math.min(highestRow, lines * lineHeight + rowMargin);
}

function colourLamps(sheet: Worksheet, columns: Column[], top: number, bottom: number): void {
	for (const [at, column] of columns.entries()) {
		if (column.kind !== 'lamp' || bottom < top) continue;
		const letter = sheet.getColumn(at + 1).letter;
		sheet.addConditionalFormatting({
			ref: `${letter}${top}:${letter}${bottom}`,
			rules: lampColours.map(({ begins, fill, ink }, priority) => ({
				type: 'expression',
				priority: priority + 1,
				formulae: [`LEFT(${letter}${top},1)="${begins}"`],
				style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: fill } }, font: { color: { argb: ink } } },
			})),
		});
	}
}

export function setUpPage(
	sheet: Worksheet,
	layout: Pick<SheetLayout, 'landscape' | 'frozenColumns'>,
	headings: { top: number; bottom: number },
): void {
	sheet.pageSetup = {
		paperSize: 9,
		orientation: layout.landscape ? 'landscape' : 'portrait',
		fitToPage: true,
		fitToWidth: 1,
		fitToHeight: 0,
		horizontalCentered: true,
		margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.35 },
		printTitlesRow: `${headings.top}:${headings.bottom}`,
	};
	sheet.headerFooter.oddFooter = '&C&"宋体,常规"&10第 &P 页，共 &N 页';
	sheet.views = [
		{ state: 'frozen', xSplit: layout.frozenColumns, ySplit: headings.bottom, showGridLines: false, zoomScale: 100 },
	];
}

function writeSheet(book: ExcelJS.Workbook, layout: SheetLayout): void {
	const sheet = book.addWorksheet(
		nameSheet(
			layout.name,
			book.worksheets.map((other) => other.name),
		),
	);
	const { columns, rows, notes } = layout;
	const widths = widthsOf(layout);
	const total = widths.reduce((sum, width) => sum + width, 0);
	for (const [at, width] of widths.entries()) sheet.getColumn(at + 1).width = width;
	writeTop(sheet, layout, total);
	const bottom = writeHeadings(sheet, layout, 3, widths);
	for (const [i, row] of rows.entries()) writeRow(sheet, bottom + 1 + i, row, columns, widths);
	const lastRow = bottom + rows.length;
	for (const [i, note] of notes.entries()) {
		writeAcross(sheet, lastRow + 1 + i, note, fonts.subtitle, 1, columns.length, 'left');
		sheet.getRow(lastRow + 1 + i).height = linesOf(note, total) * lineHeight + rowMargin;
	}
	if (rows.length > 0)
		sheet.autoFilter = { from: { row: bottom, column: 1 }, to: { row: lastRow, column: columns.length } };
	colourLamps(sheet, columns, bottom + 1, lastRow);
	setUpPage(sheet, layout, { top: 3, bottom });
}

/** An .xlsx of one sheet per layout, ready to print on A4; the same layouts, author and day give the same bytes. */
export async function renderWorkbook(
	layouts: readonly SheetLayout[],
	about: { author: string; day: Day },
): Promise<Buffer> {
	const book = new ExcelJS.Workbook();
	const written = new Date(`${about.day}T00:00:00Z`);
	Object.assign(book, { creator: about.author, lastModifiedBy: about.author, created: written, modified: written });
	for (const layout of layouts) writeSheet(book, layout);
	return fixEntryTimes(Buffer.from(await book.xlsx.writeBuffer()));
}
