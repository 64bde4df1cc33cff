import type ExcelJS from 'exceljs';
import type { Column, SheetLayout } from './layout.ts';
import { cleanCellText, linesOf } from './sheet-text.ts';

/** Typefaces of an office's sheets, sizes in points. */
export const fonts = {
	title: { name: '方正小标宋简体', size: 22 },
	subtitle: { name: '楷体_GB2312', size: 11 },
	heading: { name: '黑体', size: 11 },
	body: { name: '仿宋_GB2312', size: 11 },
	category: { name: '楷体_GB2312', size: 11, bold: true },
	total: { name: '仿宋_GB2312', size: 11, bold: true },
	struck: { name: '仿宋_GB2312', size: 11, strike: true },
} as const;
const thin = { style: 'thin' } as const;
export const border = { top: thin, left: thin, bottom: thin, right: thin };
/** Points a line of body text takes, and what a row keeps above and below it. */
export const lineHeight = 16;
export const rowMargin = 8;
/** The highest row Excel allows. */
export const highestRow = 409;
/** Points a row of so many lines is high. */
export const heightFor = (lines: number): number => Math.min(highestRow, lines * lineHeight + rowMargin);

type Worksheet = ExcelJS.Worksheet;

/** One text over several columns of a row. */
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

/** The column at which half the width of a table is reached. */
function middleOf(widths: readonly number[], total: number): number {
	let reached = 0;
	const at = widths.findIndex((width) => {
		reached += width;
		return reached * 2 >= total;
	});
	return at + 1;
}

/** The title and the line under it. */
export function writeTop(sheet: Worksheet, layout: SheetLayout, widths: readonly number[], total: number): void {
	const last = widths.length;
	const half = middleOf(widths, total);
	writeAcross(sheet, 1, layout.title, fonts.title, 1, last, 'center');
	sheet.getRow(1).height = 34 * linesOf(layout.title, total / 2);
	writeAcross(sheet, 2, layout.subtitle[0], fonts.subtitle, 1, half, 'left');
	if (last > half) writeAcross(sheet, 2, layout.subtitle[1], fonts.subtitle, half + 1, last, 'right');
	sheet.getRow(2).height = 20;
}

/** Writes the headings from a row on and returns the row of the lowest. */
export function writeHeadings(sheet: Worksheet, { columns }: SheetLayout, top: number, widths: number[]): number {
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
		sheet.getRow(r).height = heightFor(lines);
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
