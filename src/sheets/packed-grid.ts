import type { Cell, Grid, Workbook } from '../reading/grid.ts';

type Content = Omit<Workbook, 'file'>;

/** A grid as it travels between threads: for every row how many cells it has, then the number of each among the different ones. */
interface PackedGrid extends Omit<Grid, 'rows'> {
	places: Int32Array<ArrayBuffer>;
}

/** A workbook whose cells travel once each, those that are only a text as that text. */
export interface PackedContent extends Omit<Content, 'grids'> {
	cells: (string | Cell)[];
	grids: PackedGrid[];
}

const empty = -1;

const isPlainText = ({ number, date, trouble }: Cell): boolean =>
	number === undefined && date === undefined && trouble === undefined;

function packRows(rows: Grid['rows'], numberOf: (cell: Cell) => number): Int32Array<ArrayBuffer> {
	const places = new Int32Array(rows.reduce((sum, row) => sum + 1 + row.length, 0));
	let at = 0;
	for (const row of rows) {
		places[at++] = row.length;
		for (const cell of row) places[at++] = cell === undefined ? empty : numberOf(cell);
	}
	return places;
}

/** Packs a workbook for another thread; a ledger's thousands of cells repeat some hundred texts. */
export function packContent({ grids, ...about }: Content): PackedContent {
	const numbers = new Map<string | Cell, number>();
	const numberOf = (cell: Cell): number => {
		const key = isPlainText(cell) ? cell.text : cell;
		const known = numbers.get(key);
		if (known !== undefined) return known;
		numbers.set(key, numbers.size);
		return numbers.size - 1;
	};
	const packed = grids.map(({ rows, ...grid }) => ({ ...grid, places: packRows(rows, numberOf) }));
	return { ...about, cells: [...numbers.keys()], grids: packed };
}

function unpackRows(places: Int32Array, cells: Cell[]): Grid['rows'] {
	const rows: Grid['rows'] = [];
	for (let at = 0; at < places.length; ) {
		const end = at + 1 + (places[at] as number);
		const row: Grid['rows'][number] = [];
		for (at++; at < end; at++) row.push(places[at] === empty ? undefined : cells[places[at] as number]);
		rows.push(row);
	}
	return rows;
}

/** The workbook as it was packed; equal cells are one. */
export function unpackContent({ cells, grids, ...about }: PackedContent): Content {
	const whole = cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell));
	return { ...about, grids: grids.map(({ places, ...grid }) => ({ ...grid, rows: unpackRows(places, whole) })) };
}
