import ExcelJS from 'exceljs';
import { formMark } from '../reading/form-mark.ts';
import { fixEntryTimes } from './fixed-times.ts';
import { border, fonts, highestRow, lineHeight, rowMargin, writeAcross } from './heading.ts';
import {
	type FormColumn,
	type FormSheet,
	formColumns,
	formFoot,
	formInstructions,
	formSubtitle,
	formTitle,
	rowsOf,
	type ShownRow,
	spareRows,
} from './layouts/form.ts';
import { setUpPage, setWidths } from './page.ts';
import { cleanCellText, linesOf } from './sheet-text.ts';

/** The fill of what only the office writes. */
const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const;
/** Points an empty row to be filled by hand is high. */
const blankHeight = 48;

function writeTop(sheet: ExcelJS.Worksheet, form: FormSheet, columns: readonly FormColumn[]): number {
	const last = columns.length;
	const width = columns.reduce((sum, column) => sum + column.width, 0);
	writeAcross(sheet, 1, formTitle(form), fonts.title, 1, last, 'center');
	sheet.getRow(1).height = 34;
	const [left, right] = formSubtitle(form);
	writeAcross(sheet, 2, left, fonts.subtitle, 1, 5, 'left');
	writeAcross(sheet, 2, right, fonts.subtitle, 6, last, 'right');
	sheet.getRow(2).height = 20;
	const lines = formInstructions(form);
	for (const [n, line] of lines.entries()) {
		writeAcross(sheet, 3 + n, line, fonts.subtitle, 1, last, 'left');
		sheet.getRow(3 + n).height = linesOf(line, width) * lineHeight + 2;
	}
	return 3 + lines.length;
}

function writeHeadings(sheet: ExcelJS.Worksheet, row: number, columns: readonly FormColumn[]): void {
	for (const [at, { heading }] of columns.entries()) {
		const cell = sheet.getCell(row, at + 1);
		cell.value = heading;
		cell.font = fonts.heading;
		cell.border = border;
		cell.fill = grey;
		cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
	}
	sheet.getRow(row).height = 2 * lineHeight + rowMargin;
}

/** What may be entered in a cell the unit fills in. */
function validate(cell: ExcelJS.Cell, { filled }: FormColumn): void {
	if (filled === 'percent')
		cell.dataValidation = {
			type: 'decimal',
			operator: 'between',
			formulae: [0, 100],
			allowBlank: true,
			showErrorMessage: true,
			errorTitle: '完成百分比',
			error: '请填0到100的数，不写百分号',
		};
	if (filled === 'value')
		cell.dataValidation = {
			type: 'decimal',
			operator: 'greaterThanOrEqual',
			formulae: [0],
			allowBlank: true,
			showErrorMessage: true,
			errorTitle: '完成值',
			error: '请只填数，计量单位不用写',
		};
	if (filled === 'claim')
		cell.dataValidation = {
			type: 'list',
			formulae: ['"是,否"'],
			allowBlank: true,
			showErrorMessage: true,
			errorTitle: '是否申请办结',
			error: '请选“是”或“否”',
		};
}

/** How a cell shows what is in it: 7.5 as 7.5公里 where the row's goal is counted in 公里. */
function formatOf({ filled }: FormColumn, value: string | number | null, row: ShownRow | null): string {
	if (typeof value === 'number') return '0';
	const words = row?.goal?.words.replaceAll('"', '') ?? '';
	if (filled === 'value' && value === null) return words === '' ? 'General' : `General"${words}"`;
	return filled === 'percent' ? 'General' : '@';
}

/** A row of the table; null is a spare row, which is all the unit's. */
function writeRow(
	sheet: ExcelJS.Worksheet,
	at: number,
	row: ShownRow | null,
	index: number,
	columns: readonly FormColumn[],
): void {
	let lines = 1;
	for (const [place, column] of columns.entries()) {
		const cell = sheet.getCell(at, place + 1);
		const value = row === null ? null : column.value(row, index);
		cell.value = typeof value === 'string' ? cleanCellText(value) : value;
		cell.numFmt = formatOf(column, value, row);
		cell.font = fonts.body;
		cell.border = border;
		cell.alignment = { horizontal: column.align, vertical: 'middle', wrapText: true };
		const isOurs = value !== null;
		cell.protection = { locked: isOurs };
		if (isOurs) cell.fill = grey;
		else validate(cell, column);
		if (typeof value === 'string') lines = Math.max(lines, linesOf(value, column.width));
	}
	sheet.getRow(at).height = Math.min(highestRow, Math.max(blankHeight, lines * lineHeight + rowMargin));
}

/** The hidden sheet by which each form in the workbook is known again. */
function writeMarks(book: ExcelJS.Workbook, { parts, due }: FormSheet): void {
	const sheet = book.addWorksheet('_ducha', { state: 'hidden' });
	const facts = parts.flatMap(({ key, period, unit, version, hash, rows }) => [
		[formMark, '请勿改动本表'],
		['key', key],
		['period', period],
		['unit', unit],
		['version', String(version)],
		['hash', hash],
		['due', due],
		['number', 'base'],
		...rows.map(({ number, base }) => [number, base === null ? '' : String(base)]),
	]);
	for (const [n, cells] of facts.entries())
		for (const [at, text] of cells.entries()) {
			const cell = sheet.getCell(n + 1, at + 1);
			cell.numFmt = '@';
			cell.value = cleanCellText(text);
		}
}

/** A form as an .xlsx: print-ready on A4, protected without a password, the same content always the same bytes. */
export async function renderForm(form: FormSheet): Promise<Buffer> {
	const book = new ExcelJS.Workbook();
	const written = new Date(`${form.day}T00:00:00Z`);
	Object.assign(book, { creator: form.office, lastModifiedBy: form.office, created: written, modified: written });
	const sheet = book.addWorksheet('反馈表');
	const columns = formColumns(form);
	setWidths(
		sheet,
		columns.map(({ width }) => width),
	);
	const top = writeTop(sheet, form, columns);
	writeHeadings(sheet, top, columns);
	const rows = rowsOf(form);
	for (const [n, row] of rows.entries()) writeRow(sheet, top + 1 + n, row, n, columns);
	const end = top + rows.length;
	for (let n = 1; n <= spareRows; n++) writeRow(sheet, end + n, null, n, columns);
	writeAcross(sheet, end + spareRows + 1, formFoot, fonts.subtitle, 1, columns.length, 'left');
	sheet.getCell(end + spareRows + 1, 1).protection = { locked: false };
	sheet.getRow(end + spareRows + 1).height = 30;
	const frozenColumns = columns.findIndex(({ heading }) => heading === '事项') + 1;
	setUpPage(sheet, { landscape: true, frozenColumns }, { top, bottom: top });
	await sheet.protect('', { formatColumns: true, formatRows: true, sort: true, autoFilter: true, insertRows: true });
	writeMarks(book, form);
	return fixEntryTimes(Buffer.from(await book.xlsx.writeBuffer()));
}
