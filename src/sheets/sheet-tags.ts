import { enterCell, enterRow, noPlaces, type SheetPlaces } from './sheet-places.ts';

/** What a walk over the tags of a worksheet finds. */
export interface SheetCounts {
	rows: number;
	cells: number;
	/** Cells with a number format, and formulas. */
	formattedCells: number;
	/** Opened and not yet closed. */
	openRows: number;
	openCells: number;
	/** The highest number of a shared text that a cell asks for. */
	lastSharedText: number;
	/** A sign that begins no tag, which in a text is always written otherwise; or a row or cell that is not where it can be. */
	isBroken: boolean;
	places: SheetPlaces;
}

export const noCounts = (): SheetCounts => ({
	rows: 0,
	cells: 0,
	formattedCells: 0,
	openRows: 0,
	openCells: 0,
	lastSharedText: -1,
	isBroken: false,
	places: noPlaces(),
});

const code = { c: 0x63, f: 0x66, r: 0x72, slash: 0x2f, end: 0x3e };
const rawText = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g;

/** A name ends with a blank, `>` or `/`. */
const endsName = (sign: number): boolean => sign <= 0x20 || sign === code.end || sign === code.slash;
/** A letter, `_`, `!`, `?`, or a sign beyond ASCII. */
const beginsName = (sign: number): boolean =>
	sign >= 0x61 || sign === 0x5f || sign === 0x21 || sign === 0x3f || (sign >= 0x41 && sign <= 0x5a);

function countCell(text: string, tag: string, end: number, counts: SheetCounts): void {
	counts.cells++;
	if (counts.openRows === 0 || !enterCell(counts.places, tag)) counts.isBroken = true;
	if (!tag.endsWith('/')) counts.openCells++;
	if (tag.includes(' s="')) counts.formattedCells++;
	if (!tag.includes(' t="s"')) return;
	const value = text.indexOf('>', end + 1);
	const shared = Number.parseInt(text.slice(value + 1, value + 12), 10);
	if (shared > counts.lastSharedText) counts.lastSharedText = shared;
}

function countRow(tag: string, counts: SheetCounts): void {
	counts.rows++;
	if (!enterRow(counts.places, tag)) counts.isBroken = true;
	if (!tag.endsWith('/')) counts.openRows++;
}

/** Adds to the counts what a piece of a worksheet holds; `prefix` is what its names begin with, such as `x:`. */
export function countTags(piece: string, prefix: string, counts: SheetCounts): void {
	const text = piece.includes('<!') ? piece.replace(rawText, '') : piece;
	for (let at = text.indexOf('<'), next = 0; at >= 0; at = next) {
		next = text.indexOf('<', at + 1);
		const end = text.indexOf('>', at);
		if (end < 0 || (next >= 0 && end > next)) counts.isBroken = true;
		if (counts.isBroken) return;
		const isEnd = text.charCodeAt(at + 1) === code.slash;
		const from = at + (isEnd ? 2 : 1);
		if (!beginsName(text.charCodeAt(from))) counts.isBroken = true;
		const name = from + prefix.length;
		const first = text.charCodeAt(name);
		if (first === code.c && endsName(text.charCodeAt(name + 1))) {
			if (isEnd) counts.openCells--;
			else countCell(text, text.slice(name, end), end, counts);
		} else if (first === code.f && !isEnd && endsName(text.charCodeAt(name + 1))) counts.formattedCells++;
		else if (first === code.r && text.startsWith('row', name) && endsName(text.charCodeAt(name + 3))) {
			if (isEnd) counts.openRows--;
			else countRow(text.slice(name, end), counts);
		}
	}
}
