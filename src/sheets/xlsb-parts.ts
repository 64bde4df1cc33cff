import { cutShort, type SheetForms } from './biff.ts';
import { builtInFormats } from './formats.ts';

/** Records of the binary workbook that say how values are shown and what is hidden ([MS-XLSB] 2.3). */
const record = {
	row: 0,
	format: 44,
	style: 47,
	sheetEnd: 130,
	bookEnd: 132,
	properties: 153,
	sheet: 156,
	stylesBegin: 617,
	stylesEnd: 618,
	styleSheetEnd: 279,
};
/** Cells with a number: short, long, or the value of a formula. */
const numbers = new Set([2, 5, 9]);
const relationship = /<(?:\w+:)?Relationship\s[^>]*>/g;

/** The records of a part, which the last of them must end. */
function* recordsOf(part: Buffer, end: number): Generator<{ id: number; body: Buffer }> {
	let at = 0;
	let last = end;
	while (at < part.length) {
		let id = part[at++]!;
		if (id & 0x80) id = (id & 0x7f) | ((part[at++]! & 0x7f) << 7);
		let size = 0;
		for (let turn = 0; turn < 4; turn++) {
			const byte = part[at++] ?? 0;
			size |= (byte & 0x7f) << (7 * turn);
			if ((byte & 0x80) === 0) break;
		}
		yield { id, body: part.subarray(at, at + size) };
		at += size;
		last = id;
	}
	if (at > part.length || last !== end) throw cutShort();
}

const wideText = (body: Buffer, at: number) => body.toString('utf16le', at + 4, at + 4 + body.readUInt32LE(at) * 2);

/** The number format of each cell style, by its number. */
function readFormats(part: Buffer): (string | undefined)[] {
	const codes = new Map<number, string>();
	const formats: (string | undefined)[] = [];
	let isCells = false;
	for (const { id, body } of recordsOf(part, record.styleSheetEnd)) {
		if (id === record.format) codes.set(body.readUInt16LE(0), wideText(body, 2));
		else if (id === record.stylesBegin || id === record.stylesEnd) isCells = id === record.stylesBegin;
		else if (id === record.style && isCells) {
			const code = body.readUInt16LE(2);
			formats.push(codes.get(code) ?? builtInFormats[code]);
		}
	}
	return formats;
}

function readSheetForms(part: Buffer, hidden: boolean, styles: (string | undefined)[]): SheetForms {
	const forms: SheetForms = { hidden, hiddenRows: [], formats: new Map(), texts: new Map(), lostRows: [] };
	let row = -1;
	for (const { id, body } of recordsOf(part, record.sheetEnd)) {
		if (id === record.row && body.length >= 12) {
			if (body.readUInt32LE(0) <= row) throw cutShort();
			row = body.readUInt32LE(0);
			if (body[11]! & 0x10) forms.hiddenRows.push(row);
		} else if (numbers.has(id) && body.length >= 8) {
			const code = styles[body.readUInt32LE(4) & 0xffffff];
			if (code !== undefined) forms.formats.set(`${row},${body.readUInt32LE(0)}`, code);
		}
	}
	return forms;
}

/** The sheets' parts by the name of their relation. */
function targetsOf(relations: string): Map<string, string> {
	const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
	return new Map(
		(relations.match(relationship) ?? []).map((tag) => {
			const target = attribute(tag, 'Target');
			return [attribute(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`];
		}),
	);
}

/** Number formats, hidden sheets and hidden rows of an .xlsb, in the order of its sheets. */
export function readBinaryForms(parts: Map<string, Buffer>): { is1904: boolean; sheets: SheetForms[] } {
	const targets = targetsOf(parts.get('xl/_rels/workbook.bin.rels')?.toString('utf8') ?? '');
	const styles = readFormats(parts.get('xl/styles.bin') ?? Buffer.alloc(0));
	const sheets: SheetForms[] = [];
	let is1904 = false;
	for (const { id, body } of recordsOf(parts.get('xl/workbook.bin') ?? Buffer.alloc(0), record.bookEnd)) {
		if (id === record.properties) is1904 = (body[0]! & 1) === 1;
		if (id !== record.sheet) continue;
		const part = parts.get(targets.get(wideText(body, 8)) ?? '') ?? Buffer.alloc(0);
		sheets.push(readSheetForms(part, body[0] !== 0, styles));
	}
	return { is1904, sheets };
}
