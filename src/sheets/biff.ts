import { UserError } from '../errors.ts';
import { readStreams } from './cfb.ts';
import { chineseFormats } from './formats.ts';
import { encrypted } from './package.ts';

/** What an .xls says about its cells beside their values: `formats` by `row,column`. */
export interface SheetForms {
	hidden: boolean;
	hiddenRows: number[];
	formats: Map<string, string>;
}

const builtIn: Record<number, string> = {
	...chineseFormats,
	1: '0',
	2: '0.00',
	3: '#,##0',
	4: '#,##0.00',
	9: '0%',
	10: '0.00%',
};
const record = { eof: 10, bof: 0x809, filepass: 0x2f, sheet: 0x85, xf: 0xe0, format: 0x41e, row: 0x208 };
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

function readFormat(body: Buffer): [number, string] {
	const wide = (body[4]! & 1) === 1;
	const length = body.readUInt16LE(2) * (wide ? 2 : 1);
	return [body.readUInt16LE(0), body.toString(wide ? 'utf16le' : 'latin1', 5, 5 + length)];
}

function readSheetForms(stream: Buffer, at: number, hidden: boolean, codes: (string | undefined)[]): SheetForms {
	const forms: SheetForms = { hidden, hiddenRows: [], formats: new Map() };
	const note = (row: number, column: number, xf: number) => {
		const code = codes[xf];
		if (code) forms.formats.set(`${row},${column}`, code);
	};
	for (const { id, body } of recordsFrom(stream, at)) {
		if (id === record.row && body.length >= 14 && body[12]! & 0x20) forms.hiddenRows.push(body.readUInt16LE(0));
		else if (numericCells.has(id) && body.length >= 6)
			note(body.readUInt16LE(0), body.readUInt16LE(2), body.readUInt16LE(4));
		else if (id === manyNumbers && body.length >= 6) {
			for (let i = 0; i < (body.length - 6) / 6; i++)
				note(body.readUInt16LE(0), body.readUInt16LE(2) + i, body.readUInt16LE(4 + i * 6));
		}
	}
	return forms;
}

/** Number formats, hidden sheets and hidden rows of an .xls, in the order of its sheets; refuses what is no Excel workbook. */
export function readForms(data: Uint8Array): SheetForms[] {
	const streams = readStreams(data);
	if (streams.has('EncryptionInfo') || streams.has('EncryptedPackage')) throw encrypted();
	const workbook = streams.get('Workbook');
	if (!workbook) throw new UserError(...whatElse(streams));
	const codes = new Map<number, string>();
	const xfs: number[] = [];
	const sheets: { at: number; hidden: boolean }[] = [];
	for (const { id, body } of recordsFrom(workbook, 0)) {
		if (id === record.filepass) throw encrypted();
		if (id === record.format) codes.set(...readFormat(body));
		else if (id === record.xf) xfs.push(body.readUInt16LE(2));
		else if (id === record.sheet) sheets.push({ at: body.readUInt32LE(0), hidden: body[4] !== 0 });
	}
	const formats = xfs.map((id) => codes.get(id) ?? builtIn[id]);
	return sheets.map(({ at, hidden }) => readSheetForms(workbook, at, hidden, formats));
}

function whatElse(streams: Map<string, Buffer>): [string, { code: string; hint: string }] {
	const resave = '请用 Excel 或 WPS 打开，另存为 .xlsx 再导入';
	if (streams.has('Book')) return ['这是 Excel 95 以前的旧格式', { code: 'not-a-table', hint: resave }];
	if (streams.has('WordDocument'))
		return [
			'这是 Word 文档，不是表格',
			{ code: 'not-a-table', hint: '请把其中的表格复制到 Excel，另存为 .xlsx 再导入' },
		];
	if (streams.has('PowerPoint Document'))
		return ['这是演示文稿，不是表格', { code: 'not-a-table', hint: '请向来文单位索取 Excel 原表' }];
	return ['文件已损坏：找不到工作簿内容', { code: 'damaged-file', hint: resave }];
}
