import type ExcelJS from 'exceljs';
import { border, fonts, heightFor } from './heading.ts';
import type { Column, ColumnKind, LayoutRow, SheetLayout } from './layout.ts';
import { cleanCellText, linesOf } from './sheet-text.ts';

const formats: Record<ColumnKind, string> = {
	text: 'General',
	lamp: 'General',
	date: 'yyyy-m-d',
	number: '0',
	points: '0.00',
	percent: '0%',
	rate: '0.0%',
};
const asWords = 'General';
/** A percent that is no whole number is shown as it is: rounded, it would come back changed. */
const finePercent = '0.##%';
/** Text that someone who retypes it would turn into a formula. */
const asWritten = '@';
const isWords = (format: string): boolean => format === asWords || format === asWritten;
const looksLikeFormula = /^[=+\-@]/;

type Style = Partial<ExcelJS.Style>;
type Kind = LayoutRow['kind'];
/** How the cells of a column look in one kind of row: what it is made for, and words that stand there instead. */
interface Look {
	value: Style;
	fine: Style;
	words: Style;
	formula: Style;
}

/** One style object for all cells that look alike: the package turns each object it meets into a style once. */
function shareLooks(columns: readonly Column[]): Record<Kind, Look[]> {
	const known = new Map<string, Style>();
	const styleOf = (kind: Kind, horizontal: Column['align'], numFmt: string): Style => {
		const key = `${kind} ${horizontal} ${numFmt}`;
		const font = kind === 'item' ? fonts.body : fonts[kind];
		// A day or a figure too wide for its column would print as ####.
		const room = isWords(numFmt) ? { wrapText: true } : { shrinkToFit: true };
		const style: Style = known.get(key) ?? {
			numFmt,
			font,
			border,
			alignment: { horizontal, vertical: 'middle', ...room },
		};
		known.set(key, style);
		return style;
	};
	const looksFor = (kind: Kind) =>
		columns.map((column): Look => {
			const align = kind === 'category' ? 'left' : column.align;
			const style = (numFmt: string) => styleOf(kind, align, numFmt);
			const format = formats[column.kind];
			const fine = column.kind === 'percent' ? finePercent : format;
			return { value: style(format), fine: style(fine), words: style(asWords), formula: style(asWritten) };
		});
	return {
		item: looksFor('item'),
		category: looksFor('category'),
		total: looksFor('total'),
		struck: looksFor('struck'),
	};
}

const wholeDay = /^\d{4}-\d{2}-\d{2}$/;

/** The value a cell holds: real dates, shares as fractions, and text that stays text whatever it begins with. */
function valueFor(kind: ColumnKind, value: string | number): string | number | Date {
	if (typeof value === 'number') return kind === 'percent' || kind === 'rate' ? value / 100 : value;
	if (kind === 'date' && wholeDay.test(value)) return new Date(`${value}T00:00:00Z`);
	return cleanCellText(value);
}

function styleFor(
	{ value, fine, words, formula }: Look,
	given: string | number,
	written: string | number | Date,
): Style {
	if (typeof given === 'number') return Number.isInteger(given) ? value : fine;
	if (typeof written !== 'string') return value;
	return looksLikeFormula.test(written) ? formula : words;
}

/** Writes the rows of a table from a row on, as high as their text but for columns to be merged; returns their heights in points. */
export function writeBody(
	sheet: ExcelJS.Worksheet,
	{ columns, rows }: SheetLayout,
	top: number,
	widths: readonly number[],
): number[] {
	const looks = shareLooks(columns);
	const total = widths.reduce((sum, width) => sum + width, 0);
	return rows.map(({ kind, cells }, i) => {
		const line = sheet.getRow(top + i);
		const look = looks[kind];
		const isAcross = kind === 'category';
		let lines = 1;
		for (let at = 0; at < columns.length; at++) {
			const cell = line.getCell(at + 1);
			const given = cells[at] ?? '';
			if (given === '') {
				cell.style = look[at]!.value;
				continue;
			}
			const written = valueFor(columns[at]!.kind, given);
			cell.value = written;
			cell.style = styleFor(look[at]!, given, written);
			if (typeof written === 'string' && !columns[at]!.merged)
				lines = Math.max(lines, linesOf(written, isAcross ? total : widths[at]!));
		}
		if (isAcross) sheet.mergeCells(top + i, 1, top + i, columns.length);
		line.height = heightFor(lines);
		return line.height;
	});
}
