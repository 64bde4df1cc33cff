import { fillDittos } from './dittos.ts';
import type { Cell, Grid, Merge } from './grid.ts';
import { cleanText } from './text.ts';

/** A grid seen with its merges: every cell of a merge shows the merge's one value, and nothing beyond it does. */
export interface GridView {
	grid: Grid;
	rows: number;
	width: number;
	/** The cell itself, or the top left cell of the merge it lies in. */
	at(row: number, column: number): Cell | undefined;
	/** Clean text of that cell, empty where there is none. */
	text(row: number, column: number): string;
	/** The merge a cell lies in; a cell of its own is a merge of one. */
	span(row: number, column: number): Merge;
	/** The cell is where its value is written, not covered by a merge from above or the left. */
	isOwn(row: number, column: number): boolean;
	/** A merge reaches into the row. */
	isMerged(row: number): boolean;
	/** Clean texts of a row's cells, left to right, empty where the value is written elsewhere or there is none. */
	own(row: number): readonly string[];
}

const noTexts: readonly string[] = [];

export function viewGrid(given: Grid): GridView {
	const grid = fillDittos(given);
	const merged = new Map<number, Merge>();
	const place = (row: number, column: number) => row * 65536 + column;
	for (const merge of grid.merges)
		for (let row = merge.top; row <= Math.min(merge.bottom, grid.rows.length - 1); row += 1)
			for (let column = merge.left; column <= Math.min(merge.right, merge.left + 511); column += 1)
				merged.set(place(row, column), merge);
	const mergedRows = new Uint8Array(grid.rows.length);
	for (const { top, bottom } of grid.merges) mergedRows.fill(1, top, bottom + 1);
	const mergeAt = (row: number, column: number): Merge | undefined =>
		mergedRows[row] === 1 ? merged.get(place(row, column)) : undefined;
	const at = (row: number, column: number) => {
		const merge = mergeAt(row, column);
		return grid.rows[merge?.top ?? row]?.[merge?.left ?? column];
	};
	const cleaned: (readonly string[] | undefined)[] = [];
	const textsOf = (row: number): readonly string[] => {
		const known = cleaned[row];
		if (known !== undefined) return known;
		const cells = grid.rows[row];
		if (cells === undefined) return noTexts;
		const texts: string[] = [];
		for (const cell of cells) texts.push(cell === undefined ? '' : cleanText(cell.text));
		cleaned[row] = texts;
		return texts;
	};
	const isOwn = (row: number, column: number): boolean => {
		const merge = mergeAt(row, column);
		return merge === undefined || (merge.top === row && merge.left === column);
	};
	return {
		grid,
		rows: grid.rows.length,
		width: grid.rows.reduce((width, row) => Math.max(width, row.length), 0),
		at,
		text: (row, column) => {
			const merge = mergeAt(row, column);
			return textsOf(merge?.top ?? row)[merge?.left ?? column] ?? '';
		},
		span: (row, column) => mergeAt(row, column) ?? { top: row, left: column, bottom: row, right: column },
		isOwn,
		isMerged: (row) => mergedRows[row] === 1,
		own: (row) =>
			mergedRows[row] === 1 ? textsOf(row).map((text, column) => (isOwn(row, column) ? text : '')) : textsOf(row),
	};
}

/** A value written in a row, with the columns it covers. */
export interface Written {
	text: string;
	column: number;
	right: number;
}

/** The values written in a row, left to right, each merge once; those that only reach down from above are left out. */
export function writtenIn(view: GridView, row: number): Written[] {
	const out: Written[] = [];
	const isMerged = view.isMerged(row);
	const texts = view.own(row);
	for (let column = 0; column < texts.length; column += 1) {
		const text = texts[column] as string;
		if (text !== '') out.push({ text, column, right: isMerged ? view.span(row, column).right : column });
	}
	return out;
}
