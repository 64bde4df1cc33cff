import ExcelJS from 'exceljs';
import type { Day } from '../rules/day.ts';
import { writeBody } from './body.ts';
import { fixEntryTimes } from './fixed-times.ts';
import { fonts, lineHeight, rowMargin, writeAcross, writeHeadings, writeTop } from './heading.ts';
import type { SheetLayout } from './layout.ts';
import { colourLamps, setUpPage } from './page.ts';
import { linesOf, nameSheet } from './sheet-text.ts';

/** Characters that fill the width of an A4 page at full size. */
const pageWidth = { landscape: 140, portrait: 92 };

/** Widths as laid down, with what is left of the page given to the columns of long text. */
function widthsOf({ columns, landscape }: SheetLayout): number[] {
	const total = columns.reduce((sum, column) => sum + column.width, 0);
	const spare = pageWidth[landscape ? 'landscape' : 'portrait'] - total;
	const elastic = columns.filter((column) => column.kind === 'text' && column.width >= 15).length;
	const extra = spare > 0 && elastic > 0 ? Math.floor(spare / elastic) : 0;
	return columns.map((column) => column.width + (column.kind === 'text' && column.width >= 15 ? extra : 0));
}

type Worksheet = ExcelJS.Worksheet;

/** Joins the cells of a merged column that say the same, one below the other. */
function mergeRuns(sheet: Worksheet, { columns, rows }: SheetLayout, top: number): void {
	for (const [at, column] of columns.entries()) {
		if (!column.merged) continue;
		for (let from = 0; from < rows.length; ) {
			const value = rows[from]!.cells[at] ?? null;
			let to = from;
			while (value !== null && rows[to + 1]?.cells[at] === value) to++;
			if (to > from) sheet.mergeCells(top + from, at + 1, top + to, at + 1);
			from = to + 1;
		}
	}
}

/** A filter over the rows; none where lines across the table or totals would be sorted in among them. */
function setFilter(sheet: Worksheet, { columns, rows }: SheetLayout, bottom: number): void {
	const items = rows.filter((row) => row.kind === 'item').length;
	const isPlain = rows.slice(0, items).every((row) => row.kind === 'item') && !columns.some((column) => column.merged);
	if (items > 0 && isPlain)
		sheet.autoFilter = { from: { row: bottom, column: 1 }, to: { row: bottom + items, column: columns.length } };
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
	writeBody(sheet, layout, bottom + 1, widths);
	const lastRow = bottom + rows.length;
	for (const [i, note] of notes.entries()) {
		writeAcross(sheet, lastRow + 1 + i, note, fonts.subtitle, 1, columns.length, 'left');
		sheet.getRow(lastRow + 1 + i).height = linesOf(note, total) * lineHeight + rowMargin;
	}
	mergeRuns(sheet, layout, bottom + 1);
	setFilter(sheet, layout, bottom);
	colourLamps(sheet, columns, bottom + 1, lastRow);
	setUpPage(sheet, layout, { top: 3, bottom });
	sheet.pageSetup.printArea = `A1:${sheet.getColumn(columns.length).letter}${lastRow + notes.length}`;
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
	// Only stored here: the platform's own compression is several times as fast as the package's.
	const stored = await book.xlsx.writeBuffer({ zip: { compression: 'STORE' } } as object);
	return fixEntryTimes(Buffer.from(stored));
}
