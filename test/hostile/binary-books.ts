import { strToU8, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const binaryType = 'application/vnd.ms-excel.sheet.binary.macroEnabled.main';

/** A cell of a made binary workbook: a text, a number with its number format, or a formula's text kept apart from it. */
type Made = string | { number: number; format: number } | { shared: string } | { failed: number } | null;

interface MadeSheet {
	name: string;
	rows: Made[][];
	hidden?: boolean;
	hiddenRows?: number[];
	merges?: [top: number, left: number, bottom: number, right: number][];
	/** In an .xls: a chart drawn on the sheet, with these figures of its own. */
	chart?: number[];
	/** In an .xls: the rows say that they have cells, and these have none. */
	lostRows?: number[];
}

export interface MadeBook {
	sheets: MadeSheet[];
	is1904?: boolean;
	/** Formats that the file spells out, by their number. */
	codes?: Record<number, string>;
}

const u16 = (...values: number[]) => Buffer.from(Uint16Array.from(values).buffer);
const u32 = (...values: number[]) => Buffer.from(Uint32Array.from(values.map((value) => value >>> 0)).buffer);
const f64 = (value: number) => Buffer.from(Float64Array.of(value).buffer);
const wide = (text: string) => Buffer.from(text, 'utf16le');

/** The formats used, in the order of the styles made for them; style 0 is General. */
function stylesOf({ sheets }: MadeBook): number[] {
	const used = sheets.flatMap(({ rows }) => rows.flat()).flatMap((cell) => (isNumber(cell) ? [cell.format] : []));
	return [0, ...new Set(used)];
}
const isNumber = (cell: Made | undefined): cell is { number: number; format: number } =>
	typeof cell === 'object' && cell !== null && 'number' in cell;

/** A record of the binary .xlsx: number and size in 7 bits a byte. */
function brt(id: number, ...body: Buffer[]): Buffer {
	const sevens = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...sevens(value >> 7)]);
	const bytes = Buffer.concat(body);
	return Buffer.concat([Buffer.from([...sevens(id), ...sevens(bytes.length)]), bytes]);
}
const brtText = (text: string) => Buffer.concat([u32(text.length), wide(text)]);

function brtCell(cell: Made, column: number, styles: number[]): Buffer[] {
	if (cell === null) return [];
	if (typeof cell === 'string') return [brt(6, u32(column, 0), brtText(cell))];
	if (isNumber(cell)) return [brt(5, u32(column, styles.indexOf(cell.format)), f64(cell.number))];
	if ('failed' in cell) return [brt(3, u32(column, 0), Buffer.from([cell.failed]))];
	return [brt(8, u32(column, 0), brtText(cell.shared), u16(0), u32(0, 0))];
}

function brtSheet({ rows, hiddenRows = [], merges = [] }: MadeSheet, styles: number[]): Buffer {
	const lines = rows.flatMap((cells, r) => [
		brt(0, u32(r, 0), u16(300), Buffer.from([0, hiddenRows.includes(r) ? 0x10 : 0, 0]), u32(0)),
		...cells.flatMap((cell, c) => brtCell(cell, c, styles)),
	]);
	const merged = merges.map(([top, left, bottom, right]) => brt(176, u32(top, bottom, left, right)));
	return Buffer.concat([brt(129), brt(145), ...lines, brt(146), brt(177, u32(merged.length)), ...merged, brt(130)]);
}

/** The bytes of a small .xlsb ([MS-XLSB]). */
export function makeXlsb(book: MadeBook): Buffer {
	const styles = stylesOf(book);
	const codes = Object.entries(book.codes ?? {}).map(([id, code]) => brt(44, u16(Number(id)), brtText(code)));
	const xfs = styles.map((format) => brt(47, u16(0, format, 0, 0, 0, 0), u32(0)));
	const listed = book.sheets.map(({ name, hidden = false }, i) =>
		brt(156, u32(hidden ? 1 : 0, i + 1), brtText(`rId${i + 1}`), brtText(name)),
	);
	const relation = (id: string, type: string, target: string) =>
		`<Relationship Id="${id}" Type="${main}/${type}" Target="${target}"/>`;
	const related = (relations: string) =>
		strToU8(`<Relationships xmlns="${packaging}/relationships">${relations}</Relationships>`);
	const parts = {
		'[Content_Types].xml': strToU8(
			`<Types xmlns="${packaging}/content-types"><Default Extension="bin" ContentType="${binaryType}"/></Types>`,
		),
		'_rels/.rels': related(relation('rId1', 'officeDocument', 'xl/workbook.bin')),
		'xl/_rels/workbook.bin.rels': related(
			book.sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.bin`)).join('') +
				relation('rId900', 'styles', 'styles.bin'),
		),
		'xl/workbook.bin': Buffer.concat([
			brt(131),
			brt(153, u32(book.is1904 ? 1 : 0, 0), u32(0)),
			brt(143),
			...listed,
			brt(144),
			brt(132),
		]),
		'xl/styles.bin': Buffer.concat([brt(278), ...codes, brt(617, u32(xfs.length)), ...xfs, brt(618), brt(279)]),
	};
	const sheets = book.sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.bin`, brtSheet(sheet, styles)] as const);
	return Buffer.from(zipSync({ ...parts, ...Object.fromEntries(sheets) }, { level: 1 }));
}

/** A record of the old binary workbook. */
function biff(id: number, ...body: Buffer[]): Buffer {
	const bytes = Buffer.concat(body);
	return Buffer.concat([u16(id, bytes.length), bytes]);
}
const biffText = (text: string) => Buffer.concat([u16(text.length), Buffer.from([1]), wide(text)]);
const bof = (kind: number) => biff(0x809, u16(0x600, kind, 0, 0), u32(0, 0));

function biffCell(cell: Made, r: number, c: number, styles: number[]): Buffer[] {
	if (cell === null) return [];
	if (typeof cell === 'string') return [biff(0x204, u16(r, c, 0), biffText(cell))];
	if (isNumber(cell)) return [biff(0x203, u16(r, c, styles.indexOf(cell.format)), f64(cell.number))];
	if ('failed' in cell) return [biff(0x205, u16(r, c, 0), Buffer.from([cell.failed, 1]))];
	const formula = biff(0x06, u16(r, c, 0, 0, 0, 0, 0xffff, 0), u32(0), u16(0));
	return [formula, biff(0x4bc, u16(r, r), Buffer.from([c, c, 0, 1]), u16(0)), biff(0x207, biffText(cell.shared))];
}

/** A chart within a sheet: a part of its own with a beginning and an end. */
const biffChart = (figures: number[]): Buffer =>
	Buffer.concat([bof(0x20), ...figures.map((figure, r) => biff(0x203, u16(r, 0, 0), f64(figure))), biff(0x0a)]);

function biffSheet(sheet: MadeSheet, styles: number[]): Buffer {
	const { rows, hiddenRows = [], merges = [], lostRows = [], chart } = sheet;
	const heads = rows.map((_, r) => biff(0x208, u16(r, 0, 9, 300, 0, 0, hiddenRows.includes(r) ? 0x20 : 0, 0)));
	const kept = rows.map((row, r) => (lostRows.includes(r) ? [] : row));
	const cells = kept.flatMap((row, r) => row.flatMap((cell, c) => biffCell(cell, r, c, styles)));
	const drawn = chart === undefined ? [] : [biffChart(chart)];
	const merged = biff(0xe5, u16(merges.length, ...merges.flatMap(([t, l, b, r]) => [t, b, l, r])));
	return Buffer.concat([bof(0x10), ...heads, ...cells, ...drawn, merged, biff(0x0a)]);
}

function workbookStream(book: MadeBook): Buffer {
	const styles = stylesOf(book);
	const sheets = book.sheets.map((sheet) => biffSheet(sheet, styles));
	const globals = (starts: number[]) =>
		Buffer.concat([
			bof(0x05),
			biff(0x22, u16(book.is1904 ? 1 : 0)),
			...Object.entries(book.codes ?? {}).map(([id, code]) => biff(0x41e, u16(Number(id)), biffText(code))),
			...styles.map((format) => biff(0xe0, u16(0, format, 0, 0, 0, 0, 0, 0, 0, 0))),
			...book.sheets.map(({ name, hidden = false }, i) =>
				biff(0x85, u32(starts[i]!), Buffer.from([hidden ? 1 : 0, 0, name.length, 1]), wide(name)),
			),
			biff(0x0a),
		]);
	const from = globals(sheets.map(() => 0)).length;
	const starts = sheets.map((_, i) => sheets.slice(0, i).reduce((at, sheet) => at + sheet.length, from));
	return Buffer.concat([globals(starts), ...sheets]);
}

const sector = 512;
const [endOfChain, noSector, tableSector] = [0xfffffffe, 0xffffffff, 0xfffffffd];

/** One entry of a compound file's directory. */
function entry(name: string, kind: number, child: number, first: number, size: number): Buffer {
	const label = Buffer.alloc(64);
	wide(name).copy(label);
	const links = u32(noSector, noSector, child);
	return Buffer.concat([
		label,
		u16(name.length * 2 + 2),
		Buffer.from([kind, 1]),
		links,
		Buffer.alloc(36),
		u32(first, size, 0),
	]);
}

/** A compound file that holds one stream ([MS-CFB]): sector 0 is the table, 1 the directory, the stream follows. */
export function wrapStream(name: string, content: Buffer): Buffer {
	const stream = Buffer.concat([
		content,
		Buffer.alloc(Math.max(4096, Math.ceil(content.length / sector) * sector) - content.length),
	]);
	const sectors = stream.length / sector;
	const chain = Array.from({ length: sectors }, (_, i) => (i === sectors - 1 ? endOfChain : i + 3));
	const table = [tableSector, endOfChain, ...chain];
	const header = Buffer.concat([
		Buffer.from('d0cf11e0a1b11ae1', 'hex'),
		Buffer.alloc(16),
		u16(0x3e, 3, 0xfffe, 9, 6, 0, 0, 0),
		u32(0, 1, 1, 0, 4096, endOfChain, 0, endOfChain, 0, 0, ...Array.from({ length: 108 }, () => noSector)),
	]);
	const directory = Buffer.concat([
		entry('Root Entry', 5, 1, endOfChain, 0),
		entry(name, 2, noSector, 2, stream.length),
		Buffer.alloc(256),
	]);
	return Buffer.concat([
		header,
		u32(...table, ...Array.from({ length: 128 - table.length }, () => noSector)),
		directory,
		stream,
	]);
}

/** The bytes of a small .xls ([MS-XLS]); an .et of WPS is the same under another name. */
export const makeXls = (book: MadeBook): Buffer => wrapStream('Workbook', workbookStream(book));
