import { UserError } from '../errors.ts';
import { readStreams } from './cfb.ts';
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
}

const record = {
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

function* recordsFrom(stream: Buffer, at: number): Generator<{ id: number; body: Buffer }> {
	while (at + 4 <= stream.length) {
		const id = stream.readUInt16LE(at);
		const length = stream.readUInt16LE(at + 2);
		yield { id, body: stream.subarray(at + 4, at + 4 + length) };
		at += 4 + length;
		if (id === record.eof) return;
	}
}

/** A text with its length in characters before it. */
function readText(body: Buffer, at: number): string {
	const wide = (body[at + 2]! & 1) === 1;
	const length = body.readUInt16LE(at) * (wide ? 2 : 1);
	return body.toString(wide ? 'utf16le' : 'latin1', at + 3, at + 3 + length);
}

const cutShort = () =>
	new UserError('文件已损坏：工作表不完整', {
		code: 'damaged-file',
		hint: '请重新发送或下载；能用 Excel 打开的，另存一份再导入',
	});

function readSheetForms(stream: Buffer, at: number, hidden: boolean, codes: (string | undefined)[]): SheetForms {
	const forms: SheetForms = { hidden, hiddenRows: [], formats: new Map(), texts: new Map() };
	let formulaAt = '';
	let isWhole = false;
	const note = (row: number, column: number, xf: number) => {
		const code = codes[xf];
		if (code) forms.formats.set(`${row},${column}`, code);
	};
	for (const { id, body } of recordsFrom(stream, at)) {
		isWhole ||= id === record.eof;
		if (id === record.text && formulaAt !== '' && body.length >= 3) forms.texts.set(formulaAt, readText(body, 0));
		if (id === record.formula && body.length >= 6) formulaAt = `${body.readUInt16LE(0)},${body.readUInt16LE(2)}`;
		else if (!between.has(id)) formulaAt = '';
		if (id === record.row && body.length >= 14 && body[12]! & 0x20) forms.hiddenRows.push(body.readUInt16LE(0));
		else if (numericCells.has(id) && body.length >= 6)
			note(body.readUInt16LE(0), body.readUInt16LE(2), body.readUInt16LE(4));
		else if (id === manyNumbers && body.length >= 6) {
			for (let i = 0; i < (body.length - 6) / 6; i++)
				note(body.readUInt16LE(0), body.readUInt16LE(2) + i, body.readUInt16LE(4 + i * 6));
		}
	}
	if (!isWhole) throw cutShort();
	return forms;
}

/** Number formats, hidden sheets and hidden rows of an .xls, in the order of its sheets; refuses what is no Excel workbook. */
export function readForms(data: Uint8Array): { is1904: boolean; sheets: SheetForms[] } {
	const streams = readStreams(data);
	if (streams.has('EncryptionInfo') || streams.has('EncryptedPackage')) throw encrypted();
	const workbook = streams.get('Workbook');
	if (!workbook && streams.has('Book')) throw oldFormat('Excel 95 以前的旧格式');
	if (!workbook) throw new UserError(...whatElse(streams));
	const codes = new Map<number, string>();
	const xfs: number[] = [];
	const sheets: { at: number; hidden: boolean }[] = [];
	let is1904 = false;
	for (const { id, body } of recordsFrom(workbook, 0)) {
		if (id === record.filepass) throw encrypted();
		if (id === record.format) codes.set(body.readUInt16LE(0), readText(body, 2));
		else if (id === record.xf) xfs.push(body.readUInt16LE(2));
		else if (id === record.dates) is1904 = body.readUInt16LE(0) === 1;
		else if (id === record.sheet) sheets.push({ at: body.readUInt32LE(0), hidden: body[4] !== 0 });
	}
	const formats = xfs.map((id) => codes.get(id) ?? builtInFormats[id]);
	return { is1904, sheets: sheets.map(({ at, hidden }) => readSheetForms(workbook, at, hidden, formats)) };
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
