import type { GridView } from './cells.ts';
import { isFurniture } from './furniture.ts';
import type { Table } from './table.ts';
import { foldText } from './text.ts';

/** The texts a column's own cells hold, at most 200 of them. */
export function bodyTexts(view: GridView, table: Table, column: number): string[] {
	const texts: string[] = [];
	for (let row = table.from; row < table.to && texts.length < 200; row += 1)
		if (view.isOwn(row, column) && !table.repeats.has(row) && view.text(row, column) !== '')
			texts.push(view.text(row, column));
	return texts;
}

/** `1`, `（一）`, `3-1`: a number and nothing else. */
export const isNumbering = (text: string) =>
	/^(?:[(（]?[\d一二三四五六七八九十]{1,4}[)）]?[、.．]?|\d{1,3}(?:[-.]\d{1,3}){1,3})$/.test(foldText(text));
/** How many of the texts are of a kind, 0–1. */
export const share = (texts: string[], isMeant: (text: string) => boolean) =>
	texts.length === 0 ? 0 : texts.filter(isMeant).length / texts.length;

/** A total or a note under the rows belongs to none of them. */
function isAside(view: GridView, row: number): boolean {
	const first = (view.grid.rows[row] ?? []).find((cell) => cell !== undefined && cell.text !== '');
	return first !== undefined && isFurniture(first.text);
}

/** Rows of the body between which a column holds one value: a merge, or blanks below it in a plain file. */
export function blocks(view: GridView, table: Table, column: number): { from: number; to: number }[] {
	const found: { from: number; to: number }[] = [];
	for (let row = table.from; row < table.to; row += 1) {
		if (!view.isOwn(row, column) || view.text(row, column) === '') continue;
		let to = view.span(row, column).bottom;
		if (view.grid.plain)
			while (to + 1 < table.to && view.text(to + 1, column) === '' && !isAside(view, to + 1)) to += 1;
		if (to > row) found.push({ from: row, to });
	}
	return found;
}

const ownIn = (view: GridView, column: number, from: number, to: number) => {
	let count = 0;
	for (let row = from; row <= to; row += 1) if (view.isOwn(row, column) && view.text(row, column) !== '') count += 1;
	return count;
};

/** The column gathers several tasks of another column: it is merged over rows that are numbered, assigned or dated each for itself. */
export function gathers(view: GridView, table: Table, column: number, task: number, each: number[]): boolean {
	return blocks(view, table, column).some(
		({ from, to }) => ownIn(view, task, from, to) > 1 && each.some((other) => ownIn(view, other, from, to) > 1),
	);
}

/** The column repeats one value down several rows while the other says something new in each. */
export function repeats(view: GridView, table: Table, column: number, task: number): boolean {
	for (let row = table.from + 1; row < table.to; row += 1) {
		const [above, here] = [view.text(row - 1, column), view.text(row, column)];
		const isNew = view.text(row, task) !== '' && view.text(row, task) !== view.text(row - 1, task);
		const isOwn = view.isOwn(row, column) && view.isOwn(row, task);
		if (here !== '' && here === above && isOwn && isNew && view.text(row - 1, task) !== '') return true;
	}
	return false;
}
