/** A reading place in an XML text, and the tag that was read last. */
export interface Cursor {
	readonly xml: string;
	/** Where reading goes on. */
	at: number;
	/** Where the tag begins, and its name from the first to past the last sign. */
	open: number;
	name: number;
	nameEnd: number;
	isEnd: boolean;
	/** `<v/>`. */
	isEmpty: boolean;
	/** Three places for each attribute: of its name, and from the first to past the last sign of its value. */
	attributes: number[];
	/** How many of these places are of the tag read last. */
	filled: number;
}

/** What an ordinary workbook does not hold and only a whole parser knows. */
export const unusual = new Error('not an ordinary worksheet');

export const openCursor = (xml: string): Cursor => ({
	xml,
	at: 0,
	open: 0,
	name: 0,
	nameEnd: 0,
	isEnd: false,
	isEmpty: false,
	attributes: [],
	filled: 0,
});

const sign = { quote: 0x22, slash: 0x2f, less: 0x3c, equals: 0x3d, greater: 0x3e };
const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
/** Letters, digits and `:-._`; a name in other signs is none of ours. */
const isNameSign = (code: number): boolean =>
	(code >= 0x61 && code <= 0x7a) ||
	(code >= 0x41 && code <= 0x5a) ||
	(code >= 0x2d && code <= 0x3a && code !== sign.slash) ||
	code === 0x5f;

/** Reads `name="value"` at a place; gives the place behind it. */
function readAttribute(cursor: Cursor, from: number): number {
	const { xml, attributes } = cursor;
	let at = from;
	while (isNameSign(xml.charCodeAt(at))) at++;
	if (at === from || xml.charCodeAt(at) !== sign.equals || xml.charCodeAt(at + 1) !== sign.quote) throw unusual;
	const value = at + 2;
	at = value;
	for (let code = xml.charCodeAt(at); code !== sign.quote; code = xml.charCodeAt(++at))
		if (code === sign.less || Number.isNaN(code)) throw unusual;
	const { filled } = cursor;
	attributes[filled] = from;
	attributes[filled + 1] = value;
	attributes[filled + 2] = at;
	cursor.filled = filled + 3;
	return at + 1;
}

/** Moves past the next tag, whatever text stands before it; false at the end. Comments and the like are unusual. */
export function nextTag(cursor: Cursor): boolean {
	const { xml } = cursor;
	const open = xml.indexOf('<', cursor.at);
	if (open < 0) return false;
	cursor.open = open;
	cursor.isEnd = xml.charCodeAt(open + 1) === sign.slash;
	cursor.name = cursor.isEnd ? open + 2 : open + 1;
	let at = cursor.name;
	while (isNameSign(xml.charCodeAt(at))) at++;
	cursor.nameEnd = at;
	cursor.filled = 0;
	for (;;) {
		while (isBlank(xml.charCodeAt(at))) at++;
		const code = xml.charCodeAt(at);
		if (code === sign.greater) break;
		if (code === sign.slash && xml.charCodeAt(at + 1) === sign.greater) break;
		at = readAttribute(cursor, at);
	}
	cursor.isEmpty = xml.charCodeAt(at) === sign.slash;
	cursor.at = cursor.isEmpty ? at + 2 : at + 1;
	return true;
}

export const isNamed = ({ xml, name, nameEnd }: Cursor, word: string): boolean =>
	nameEnd - name === word.length && xml.startsWith(word, name);

export const isEndOf = (cursor: Cursor, word: string): boolean => cursor.isEnd && isNamed(cursor, word);

/** The value of an attribute as it is written. */
export function attributeOf({ xml, attributes, filled }: Cursor, name: string): string | undefined {
	for (let i = 0; i < filled; i += 3) {
		const from = attributes[i] as number;
		const value = attributes[i + 1] as number;
		if (value - from === name.length + 2 && xml.startsWith(name, from)) return xml.slice(value, attributes[i + 2]);
	}
	return undefined;
}

/** A cursor past the start tag of the first element of a name. */
export function openElement(xml: string, name: string): Cursor {
	const cursor = openCursor(xml);
	cursor.at = Math.max(0, xml.indexOf(`<${name}`));
	if (!nextTag(cursor) || cursor.isEnd || !isNamed(cursor, name)) throw unusual;
	return cursor;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const reference = /&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));/g;

function decodeReference(written: string, hex?: string, decimal?: string, name?: string): string {
	if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] as string) : written;
	const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
	return code <= 0x10ffff ? String.fromCodePoint(code) : written;
}

/** The text of the element whose start tag was read last, up to its end tag. */
export function readElementText(cursor: Cursor, name: string): string {
	if (cursor.isEmpty) return '';
	const from = cursor.at;
	if (!nextTag(cursor) || !isEndOf(cursor, name)) throw unusual;
	const text = cursor.xml.slice(from, cursor.open);
	return text.includes('&') ? text.replace(reference, decodeReference) : text;
}

/** Stops at the start tag of each child of the element whose start tag was read last, and moves past its end; the child is to be read whole. */
export function readChildren(cursor: Cursor, name: string, readChild: (cursor: Cursor) => void): void {
	if (cursor.isEmpty) return;
	while (nextTag(cursor)) {
		if (isEndOf(cursor, name)) return;
		if (cursor.isEnd) throw unusual;
		readChild(cursor);
	}
	throw unusual;
}

/** `_x000D_`: how a spreadsheet writes a sign that XML cannot. */
export const decodeEscapes = (text: string): string =>
	text.includes('_x')
		? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
		: text;
