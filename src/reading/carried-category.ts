import type { GridView } from './cells.ts';
import type { Columns } from './columns.ts';
import type { Merge } from './grid.ts';
import type { Table } from './table.ts';

/** Left of the numbers, never merged and never said twice: a category written once above those it holds for. */
function isWrittenOnce(view: GridView, columns: Columns, spans: Merge[]): boolean {
	const own = spans.map(({ top, left }) => view.text(top, left)).filter((text) => text !== '');
	const isLeft = spans.every(({ left, top, bottom }) => left < (columns.map.sequence?.[0] ?? 0) && top === bottom);
	return isLeft && new Set(own).size === own.length;
}

/** The category of each row, carried down where a file without merges or a column written once leaves it out. */
export function carryCategories(view: GridView, table: Table, columns: Columns): Map<number, string[]> {
	const carried = new Map<number, string[]>();
	for (const column of columns.map.category ?? []) {
		const spans = Array.from({ length: table.to - table.from }, (_, i) => view.span(table.from + i, column));
		if (!view.grid.plain && !isWrittenOnce(view, columns, spans)) continue;
		const texts: string[] = [];
		for (const { top, left, right } of spans)
			texts[top] = (table.repeats.has(top) || right > left ? '' : view.text(top, column)) || (texts[top - 1] ?? '');
		carried.set(column, texts);
	}
	return carried;
}
