import ExcelJS from 'exceljs';
import type { Day } from '../rules/day.ts';
import { writeBody } from './body.ts';
import { fixEntryTimes } from './fixed-times.ts';
import { fonts, heightFor, highestRow, writeAcross, writeHeadings, writeTop } from './heading.ts';
import type { SheetLayout } from './layout.ts';
import { colourLamps, setUpPage, setWidths } from './page.ts';
import { findPageBreaks } from './page-breaks.ts';
import { linesOf, nameSheet } from './sheet-text.ts';
import { widthsOf } from './widths.ts';

/** The row of the headings, under title and subtitle. */
const tableTop = 3;
/** Columns of a sheet, which a page break runs across. */
const widestSheet = 16_384;

type Worksheet = ExcelJS.Worksheet;

/** Joins the cells of a merged column that say the same, one below the other on a page, and makes room for their text. */
function mergeRuns(sheet: Worksheet, { columns, rows }: SheetLayout, body: Body): void {
	const { top, widths, heights, breaks } = body;
	for (const [at, column] of columns.entries()) {
		if (!column.merged) continue;
		for (let from = 0; from < rows.length; ) {
			const value = rows[from]!.cells[at] ?? null;
			let to = from;
			while (value !== null && rows[to + 1]?.cells[at] === value && !breaks.has(to + 1)) to++;
			if (to > from) sheet.mergeCells(top + from, at + 1, top + to, at + 1);
			const has = heights.slice(from, to + 1).reduce((sum, height) => sum + height, 0);
			const short = heightFor(linesOf(String(value ?? ''), widths[at]!)) - has;
			if (short > 0) sheet.getRow(top + to).height = Math.min(highestRow, heights[to]! + short);
			from = to + 1;
		}
	}
}

interface Body {
	/** The sheet's row the first row of the table stands in. */
	top: number;
	widths: number[];
	heights: number[];
	/** Rows of the table that begin a page. */
	breaks: Set<number>;
}

const isListed = ({ kind }: SheetLayout['rows'][number]): boolean => kind === 'item' || kind === 'struck';

/** Whether rows may be sorted and filtered: not where lines across the table, merged cells or totals would get in among them. */
function isPlain({ columns, rows }: SheetLayout): boolean {
	const items = rows.filter(isListed).length;
	return rows.slice(0, items).every(isListed) && !columns.some((column) => column.merged);
}

function setFilter(sheet: Worksheet, { columns, rows }: SheetLayout, bottom: number): void {
	const items = rows.filter(isListed).length;
	if (items > 0)
		sheet.autoFilter = { from: { row: bottom, column: 1 }, to: { row: bottom + items, column: columns.length } };
}

/** The notes under the table; returns their heights. */
function writeNotes(sheet: Worksheet, { columns, notes }: SheetLayout, top: number, total: number): number[] {
	return notes.map((note, i) => {
		writeAcross(sheet, top + i, note, fonts.subtitle, 1, columns.length, 'left');
		const height = heightFor(linesOf(note, total));
		sheet.getRow(top + i).height = height;
		return height;
	});
}

const heightOf = (sheet: Worksheet, from: number, to: number): number =>
	Array.from({ length: to - from + 1 }, (_, i) => sheet.getRow(from + i).height).reduce(
		(sum, height) => sum + height,
		0,
	);

/** Writes a table that is only printed: pages end where its parts do. */
function breakPages(sheet: Worksheet, layout: SheetLayout, body: Omit<Body, 'breaks'>, notes: number[]): void {
	const { top, widths, heights } = body;
	const frame = { widths, above: heightOf(sheet, 1, tableTop - 1), headings: heightOf(sheet, tableTop, top - 1) };
	const breaks = findPageBreaks(layout, [...heights, ...notes], frame);
	for (const row of breaks) sheet.getRow(top + row - 1).addPageBreak(0, widestSheet);
	mergeRuns(sheet, layout, { ...body, breaks });
}

function writeSheet(book: ExcelJS.Workbook, given: SheetLayout): void {
	const layout = given.rows.length > 0 ? given : { ...given, notes: ['没有符合条件的事项。', ...given.notes] };
	const sheet = book.addWorksheet(
		nameSheet(
			layout.name,
			book.worksheets.map((other) => other.name),
		),
	);
	const { columns, rows } = layout;
	const widths = widthsOf(layout);
	const total = widths.reduce((sum, width) => sum + width, 0);
	setWidths(sheet, widths);
	writeTop(sheet, layout, widths, total);
	const bottom = writeHeadings(sheet, layout, tableTop, widths);
	const heights = writeBody(sheet, layout, bottom + 1, widths);
	const last = bottom + rows.length;
	const notes = writeNotes(sheet, layout, last + 1, total);
	if (isPlain(layout)) setFilter(sheet, layout, bottom);
	else breakPages(sheet, layout, { top: bottom + 1, widths, heights }, notes);
	colourLamps(sheet, columns, bottom + 1, last);
	setUpPage(sheet, layout, { top: tableTop, bottom });
	sheet.pageSetup.printArea = `A1:${sheet.getColumn(columns.length).letter}${last + notes.length}`;
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
