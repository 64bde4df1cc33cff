import { UserError } from '../errors.ts';
import { readStreams, wrapStream } from './cfb.ts';
import { builtInFormats } from './formats.ts';
import { encrypted } from './package.ts';
import { oldFormat } from './sniff.ts';

/** What a binary workbook says about its cells beside their values: `formats` and `texts` by `row,column`. */
export interface SheetForms {
	hidden: boolean;
	hiddenRows: number[];
	formats: Map<string, string>;
	/** Results of formulas that the parser passes over. */
	texts: Map<string, string>;
	/** Rows that say they have cells and have none. */
	lostRows: number[];
}

const record = {
	bof: 0x809,
	formula: 0x06,
	eof: 0x0a,
	dates: 0x22,
	filepass: 0x2f,
	sheet: 0x85,
	xf: 0xe0,
	text: 0x207,
	row: 0x208,
	format: 0x41e,
};
/** What may stand between a formula and the text it comes to: a formula shared by several cells. */
const between = new Set([0x221, 0x236, 0x4bc]);
/** Records of one numeric cell: row, column, format index at 0, 2, 4. */
const numericCells = new Set([0x27e, 0x203, 0x06]);
const manyNumbers = 0xbd;
/** Records of one or several cells with a value: those above, texts, truths and errors. */
const valueRecords = new Set([...numericCells, manyNumbers, 0xfd, 0xd6, 0x204, 0x205]);
const blankRecords = new Set([0xbe, 0x201]);
const [mostRows, mostColumns] = [65_536, 256];

/** A record that no reader knows. */
const blank = 0x0fff;
const longestRecord = 8224;
/** The kinds of sheet that hold cells; the others are charts and macros. */
const worksheetKind = 0;

/**
 * The records of a part of the stream, from its beginning to its own end. What is inside another part, such as a chart
 * drawn on a sheet, is blanked: its figures would be taken for cells.
 */
function* recordsFrom(stream: Buffer, from: number): Generator<{ id: number; body: Buffer; at: number }> {
	let depth = 0;
	for (let at = from; at + 4 <= stream.length; ) {
		const id = stream.readUInt16LE(at);
		const length = stream.readUInt16LE(at + 2);
		const end = at + 4 + length;
		const isMisplaced = id === 0 || (depth === 0 && id !== record.bof) || (id === record.eof && length > 0);
		if (isMisplaced || length > longestRecord || end > stream.length) throw cutShort();
		if (id === record.bof) depth++;
		if (depth > 1) stream.writeUInt16LE(blank, at);
		else yield { id, body: stream.subarray(at + 4, end), at };
		if (id === record.eof && --depth === 0) return;
		at = end;
	}
	throw cutShort();
}

/** A text with its length in characters before it. */
function readText(body: Buffer, at: number): string {
	const wide = (body[at + 2]! & 1) === 1;
	const length = body.readUInt16LE(at) * (wide ? 2 : 1);
	return body.toString(wide ? 'utf16le' : 'latin1', at + 3, at + 3 + length);
}

export const cutShort = (): UserError =>
	new UserError('文件已损坏：工作表不完整', {
		code: 'damaged-file',
		hint: '请重新发送或下载；能用 Excel 打开的，另存一份再导入',
	});

/** Takes the places of a sheet's values; a second one in a place would take the first away. */
function placesOf(): (row: number, from: number, count: number) => void {
	const taken = new Uint8Array(mostRows * (mostColumns / 8));
	return (row, from, count) => {
		for (let column = from; column < from + count; column++) {
			const at = row * (mostColumns / 8) + (column >> 3);
			const bit = 1 << (column & 7);
			if (column >= mostColumns || taken[at]! & bit) throw cutShort();
			taken[at]! |= bit;
		}
	};
}

function readSheetForms(stream: Buffer, at: number, hidden: boolean, codes: (string | undefined)[]): SheetForms {
	const forms: SheetForms = { hidden, hiddenRows: [], formats: new Map(), texts: new Map(), lostRows: [] };
	const statedRows = new Set<number>();
	const rows = new Set<number>();
	const take = placesOf();
	let formulaAt = '';
	const note = (row: number, column: number, xf: number) => {
		const code = codes[xf];
		if (code) forms.formats.set(`${row},${column}`, code);
	};
	for (const { id, body } of recordsFrom(stream, at)) {
		if (id === record.text && formulaAt !== '' && body.length >= 3) forms.texts.set(formulaAt, readText(body, 0));
		if (id === record.formula && body.length >= 6) formulaAt = `${body.readUInt16LE(0)},${body.readUInt16LE(2)}`;
		else if (!between.has(id)) formulaAt = '';
		if (id === record.row && body.length >= 14) {
			if (body[12]! & 0x20) forms.hiddenRows.push(body.readUInt16LE(0));
			if (body.readUInt16LE(4) > body.readUInt16LE(2)) statedRows.add(body.readUInt16LE(0));
		} else if ((valueRecords.has(id) || blankRecords.has(id)) && body.length >= 6) {
			rows.add(body.readUInt16LE(0));
			const count = id === manyNumbers ? Math.floor((body.length - 6) / 6) : 1;
			if (valueRecords.has(id)) take(body.readUInt16LE(0), body.readUInt16LE(2), count);
		}
		if (numericCells.has(id) && body.length >= 6)
			note(body.readUInt16LE(0), body.readUInt16LE(2), body.readUInt16LE(4));
		else if (id === manyNumbers && body.length >= 6) {
			for (let i = 0; i < (body.length - 6) / 6; i++)
				note(body.readUInt16LE(0), body.readUInt16LE(2) + i, body.readUInt16LE(4 + i * 6));
		}
	}
	return { ...forms, lostRows: [...statedRows].filter((row) => !rows.has(row)) };
}

/** A part that is no worksheet is left with its beginning and its end. */
function blankPart(stream: Buffer, from: number): void {
	for (const { id, at } of recordsFrom(stream, from))
		if (id !== record.bof && id !== record.eof) stream.writeUInt16LE(blank, at);
}

/** An .xls as the parser is to have it, and what that passes over. */
interface OldWorkbook {
	bytes: Buffer;
	is1904: boolean;
	sheets: SheetForms[];
}

/** Number formats, hidden sheets and hidden rows of an .xls, in the order of its sheets; refuses what is no Excel workbook. */
export function readOldWorkbook(data: Uint8Array): OldWorkbook {
	const streams = readStreams(data);
	if (streams.has('EncryptionInfo') || streams.has('EncryptedPackage')) throw encrypted();
	const workbook = streams.get('Workbook');
	if (!workbook && streams.has('Book')) throw oldFormat('Excel 95 以前的旧格式');
	if (!workbook) throw new UserError(...whatElse(streams));
	const codes = new Map<number, string>();
	const xfs: number[] = [];
	const parts: { at: number; hidden: boolean; isSheet: boolean }[] = [];
	let is1904 = false;
	for (const { id, body } of recordsFrom(workbook, 0)) {
		if (id === record.filepass) throw encrypted();
		if (id === record.format) codes.set(body.readUInt16LE(0), readText(body, 2));
		else if (id === record.xf) xfs.push(body.readUInt16LE(2));
		else if (id === record.dates) is1904 = body.readUInt16LE(0) === 1;
		else if (id === record.sheet)
			parts.push({ at: body.readUInt32LE(0), hidden: body[4] !== 0, isSheet: body[5] === worksheetKind });
	}
	const formats = xfs.map((id) => codes.get(id) ?? builtInFormats[id]);
	if (parts.length === 0) throw cutShort();
	for (const { at } of parts.filter(({ isSheet }) => !isSheet)) blankPart(workbook, at);
	const sheets = parts.map(({ at, hidden }) => readSheetForms(workbook, at, hidden, formats));
	return { bytes: wrapStream('Workbook', workbook), is1904, sheets };
}

function whatElse(streams: Map<string, Buffer>): [string, { code: string; hint: string }] {
	const resave = '请用 Excel 或 WPS 打开，另存为 .xlsx 再导入';
	if (streams.has('WordDocument'))
		return [
			'这是 Word 文档，不是表格',
			{ code: 'not-a-table', hint: '请把其中的表格复制到 Excel，另存为 .xlsx 再导入' },
		];
	if (streams.has('PowerPoint Document'))
		return ['这是演示文稿，不是表格', { code: 'not-a-table', hint: '请向来文单位索取 Excel 原表' }];
	return ['文件已损坏：找不到工作簿内容', { code: 'damaged-file', hint: resave }];
}
