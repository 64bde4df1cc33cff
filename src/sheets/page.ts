import type ExcelJS from 'exceljs';
import type { Column, SheetLayout } from './layout.ts';

type Worksheet = ExcelJS.Worksheet;

/** The lamps' colours; the words beside them carry the meaning. */
const lampColours: { begins: string; fill: string; ink: string }[] = [
	{ begins: '红', fill: 'FFFFC7CE', ink: 'FF9C0006' },
	{ begins: '黄', fill: 'FFFFEB9C', ink: 'FF7F5F00' },
	{ begins: '绿', fill: 'FFC6EFCE', ink: 'FF006100' },
	{ begins: '灰', fill: 'FFE7E6E6', ink: 'FF595959' },
];

/** Colours the lamps of the rows from `top` to `bottom` by their words. */
export function colourLamps(sheet: Worksheet, columns: Column[], top: number, bottom: number): void {
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

/** The width the package takes for the program's own and therefore leaves out of the file. */
const unwritten = 9;

/** Sets the widths of the columns, in characters. */
export function setWidths(sheet: Worksheet, widths: readonly number[]): void {
	sheet.properties.defaultColWidth = unwritten;
	for (const [at, width] of widths.entries()) sheet.getColumn(at + 1).width = width;
}

/** A4 fitted to its width, headings (their rows) repeated on every page and kept in sight, pages numbered. */
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
