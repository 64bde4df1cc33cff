/** Where the rows and cells of a sheet say that they stand: of two in one place only the later would be left. */
export interface SheetPlaces {
	row: number;
	column: number;
	rows: Set<number>;
	/** The last row that had a cell in this column. */
	columns: Uint32Array;
}

/** Excel's last column is XFD. */
const mostColumns = 16_384;

export const noPlaces = (): SheetPlaces => ({
	row: 0,
	column: 0,
	rows: new Set(),
	columns: new Uint32Array(mostColumns + 1),
});

const reference = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/** The value of the attribute `r` of a tag, which most programs write first. */
function referenceIn(tag: string, name: number): string | undefined {
	if (tag.startsWith(' r="', name)) return tag.slice(name + 4, tag.indexOf('"', name + 4));
	const [, double, single] = reference.exec(tag) ?? [];
	return double ?? single;
}

/** A number written in digits; 0 for anything else. */
const numberOf = (digits: string): number => (/^\d{1,7}$/.test(digits) ? Number(digits) : 0);

/** Goes on to the row of a tag; false where that row has been before or has no number. */
export function enterRow(places: SheetPlaces, tag: string): boolean {
	const stated = referenceIn(tag, 'row'.length);
	places.row = stated === undefined ? places.row + 1 : numberOf(stated);
	places.column = 0;
	if (places.row === 0 || places.rows.has(places.row)) return false;
	places.rows.add(places.row);
	return true;
}

/** Reads `B12` into the column, counted from 1; false where it is no cell of the row. */
function readReference(places: SheetPlaces, ref: string): boolean {
	let at = 0;
	let column = 0;
	for (; at < 3; at++) {
		const letter = (ref.charCodeAt(at) & ~0x20) - 0x40;
		if (!(letter >= 1 && letter <= 26)) break;
		column = column * 26 + letter;
	}
	places.column = column;
	return column > 0 && numberOf(ref.slice(at)) === places.row;
}

/** Goes on to the cell of a tag; false where the row has had one there or it belongs to another row. */
export function enterCell(places: SheetPlaces, tag: string): boolean {
	const stated = referenceIn(tag, 'c'.length);
	if (stated === undefined) places.column++;
	else if (!readReference(places, stated)) return false;
	if (places.columns[places.column] === places.row) return false;
	places.columns[places.column] = places.row;
	return true;
}
