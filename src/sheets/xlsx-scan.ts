import type { Cell } from '../reading/grid.ts';
import { type RawCell, readCell } from './cells.ts';
import { limits } from './limits.ts';
import {
	attributeOf,
	type Cursor,
	decodeEscapes,
	isEndOf,
	isNamed,
	nextTag,
	openCursor,
	readChildren,
	readElementText,
	unusual,
} from './xml-tags.ts';

/** A number format of the workbook, with the cells read in it by what was written. */
export interface CellFormat {
	code: string | undefined;
	cells: Map<string, Cell>;
}

/** What the cells of all sheets refer to. */
export interface ScannedBook {
	texts: (Cell | undefined)[];
	formats: CellFormat[];
	/** The format of cells that name none. */
	plain: CellFormat;
	is1904: boolean;
	/** Cells with a text of their own, by what was written. */
	ownTexts: Map<string, Cell>;
}

interface ScannedSheet {
	rows: (Cell | undefined)[][];
	hiddenRows: number[];
	merges: { startRow: number; startCol: number; endRow: number; endCol: number }[];
}

interface Place {
	row: number;
	column: number;
}

/** `B12`: both counted from 0. */
function placeOf(ref: string): Place {
	let at = 0;
	let column = 0;
	for (let code = ref.charCodeAt(0); code >= 0x41 && code <= 0x5a; code = ref.charCodeAt(++at))
		column = column * 26 + code - 0x40;
	return { column: column - 1, row: wholeNumber(ref.slice(at)) - 1 };
}

function wholeNumber(digits: string | undefined): number {
	const n = Number(digits);
	if (digits === undefined || digits === '' || digits.length > 7 || !Number.isInteger(n) || n < 0) throw unusual;
	return n;
}

/** What stands between the tags of one cell. */
interface Written {
	value: string;
	formula: string | undefined;
	inline: string;
	/** A cell has each of its parts once. */
	parts: number;
}

function readInline(cursor: Cursor): string {
	let text = '';
	readChildren(cursor, 'is', () => {
		if (!isNamed(cursor, 't')) throw unusual;
		text += readElementText(cursor, 't');
	});
	return text;
}

/** A formula shared by several cells is written in the first of them only. */
function readFormula(cursor: Cursor): string | undefined {
	const isShared = attributeOf(cursor, 't') === 'shared' && wholeNumber(attributeOf(cursor, 'si')) >= 0;
	const formula = readElementText(cursor, 'f');
	return formula === '' && !isShared ? undefined : formula;
}

const nothing: Written = { value: '', formula: undefined, inline: '', parts: 0 };
const part = { v: 1, f: 2, is: 4 } as const;

function readPart(cursor: Cursor, written: Written): number {
	if (isNamed(cursor, 'v')) {
		written.value = readElementText(cursor, 'v');
		return part.v;
	}
	if (isNamed(cursor, 'f')) {
		written.formula = readFormula(cursor);
		return part.f;
	}
	if (!isNamed(cursor, 'is')) throw unusual;
	written.inline = readInline(cursor);
	return part.is;
}

function readWritten(cursor: Cursor): Written {
	const written = { value: '', formula: undefined, inline: '', parts: 0 };
	readChildren(cursor, 'c', () => {
		const read = readPart(cursor, written);
		if (written.parts & read) throw unusual;
		written.parts |= read;
	});
	return written;
}

/** The cell of a value; one too long is for the parser's complaint. */
function cellOf(raw: RawCell, is1904: boolean): Cell | undefined {
	if (typeof raw.value === 'string' && raw.value.length > limits.cellLength) throw unusual;
	return readCell(raw, is1904, () => '');
}

function numberValue(text: string): RawCell['value'] {
	if (text === '') return null;
	const number = Number(text);
	return Number.isNaN(number) ? text : number;
}

function readNumberCell(book: ScannedBook, { value, formula }: Written, style: string | undefined): Cell | undefined {
	const format = style === undefined ? book.plain : book.formats[wholeNumber(style)];
	if (format === undefined) throw unusual;
	const known = formula === undefined ? format.cells.get(value) : undefined;
	if (known !== undefined) return known;
	const raw = { value: numberValue(value), format: format.code, formula };
	const cell = cellOf(raw, book.is1904);
	if (formula === undefined && cell !== undefined) format.cells.set(value, cell);
	return cell;
}

function readTextCell(book: ScannedBook, text: string, formula: string | undefined): Cell | undefined {
	const known = formula === undefined ? book.ownTexts.get(text) : undefined;
	if (known !== undefined) return known;
	const cell = cellOf({ value: decodeEscapes(text), formula }, book.is1904);
	if (formula === undefined && cell !== undefined) book.ownTexts.set(text, cell);
	return cell;
}

function readTyped(book: ScannedBook, type: string | undefined, written: Written, style?: string): Cell | undefined {
	const { value, formula } = written;
	switch (type) {
		case 's':
			if (formula !== undefined || !(wholeNumber(value) < book.texts.length)) throw unusual;
			return book.texts[Number(value)];
		case 'str':
			return readTextCell(book, value, formula);
		case 'inlineStr':
			return readTextCell(book, written.inline, formula);
		case 'b':
			return cellOf({ value: value === '1' || value.toLowerCase() === 'true', formula }, book.is1904);
		case 'e':
			return cellOf({ value, formula, isError: true }, book.is1904);
		case undefined:
		case 'n':
		case 'd':
			return readNumberCell(book, written, style);
		default:
			throw unusual;
	}
}

/** Reads a row's cells, which must follow one another from left to right. */
function scanRow(cursor: Cursor, r: number, book: ScannedBook): (Cell | undefined)[] {
	const row: (Cell | undefined)[] = [];
	let last = -1;
	readChildren(cursor, 'row', () => {
		if (!isNamed(cursor, 'c')) throw unusual;
		const { row: stated, column } = placeOf(attributeOf(cursor, 'r') ?? '');
		if (stated !== r || column <= last) throw unusual;
		last = column;
		const type = attributeOf(cursor, 't');
		const style = attributeOf(cursor, 's');
		if (cursor.isEmpty && type !== undefined) throw unusual;
		const written = cursor.isEmpty ? nothing : readWritten(cursor);
		const cell = readTyped(book, type, written, style);
		if (cell === undefined) return;
		if (column >= limits.columns) throw unusual;
		while (row.length < column) row.push(undefined);
		row.push(cell);
	});
	return row;
}

function scanRows(cursor: Cursor, book: ScannedBook, { rows, hiddenRows }: ScannedSheet): void {
	let last = -1;
	let places = 0;
	let width = 0;
	readChildren(cursor, 'sheetData', () => {
		if (!isNamed(cursor, 'row')) throw unusual;
		const r = wholeNumber(attributeOf(cursor, 'r')) - 1;
		if (r <= last) throw unusual;
		last = r;
		const hidden = attributeOf(cursor, 'hidden');
		if (hidden === '1' || hidden === 'true') hiddenRows.push(r);
		const row = scanRow(cursor, r, book);
		if (row.length === 0) return;
		places += row.length;
		width = Math.max(width, row.length);
		if (r >= limits.rows || places > limits.places || (r + 1) * width > limits.area) throw unusual;
		while (rows.length < r) rows.push([]);
		rows.push(row);
	});
}

function scanMerge(cursor: Cursor): ScannedSheet['merges'][number] {
	const [from, to, more] = (attributeOf(cursor, 'ref') ?? '').split(':');
	if (!cursor.isEmpty || more !== undefined) throw unusual;
	const start = placeOf(from as string);
	const end = to === undefined ? start : placeOf(to);
	if (Math.min(start.row, start.column, end.row, end.column) < 0) throw unusual;
	return { startRow: start.row, startCol: start.column, endRow: end.row, endCol: end.column };
}

/** Reads the rows and merges of a worksheet, as the sieve leaves them; throws `unusual` at anything it does not know exactly. */
export function scanSheet(xml: string, book: ScannedBook): ScannedSheet {
	const cursor = openCursor(xml);
	const sheet: ScannedSheet = { rows: [], hiddenRows: [], merges: [] };
	if (!nextTag(cursor)) return sheet;
	if (cursor.isEnd || !isNamed(cursor, 'sheetData')) throw unusual;
	scanRows(cursor, book, sheet);
	let isInside = false;
	while (nextTag(cursor)) {
		if (isNamed(cursor, 'mergeCells')) isInside = !cursor.isEnd && !cursor.isEmpty;
		else if (isInside && !cursor.isEnd && isNamed(cursor, 'mergeCell')) sheet.merges.push(scanMerge(cursor));
		else if (!isEndOf(cursor, 'mergeCell')) throw unusual;
	}
	return sheet;
}
