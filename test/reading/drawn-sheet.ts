import type { Cell, Grid, Merge, Workbook } from '../../src/reading/grid.ts';

/** A cell as drawn: `@2026-06-30` is a date cell, bare figures are a number cell, `'1` is text, `⏎` a line break. */
function drawnCell(drawn: string): Cell | undefined {
	if (drawn === '' || drawn === '<' || drawn === '^') return undefined;
	if (drawn.startsWith('@')) return { text: drawn.slice(1).replaceAll('-', '/'), date: drawn.slice(1) };
	if (/^\d+(\.\d+)?$/.test(drawn)) return { text: drawn, number: Number(drawn) };
	return { text: drawn.replace(/^'/, '').replaceAll('⏎', '\n') };
}

/** Merges drawn with `<` (goes on from the left) and `^` (goes on from above). */
function drawnMerges(cells: string[][]): Merge[] {
	const merges: Merge[] = [];
	cells.forEach((row, top) => {
		row.forEach((drawn, left) => {
			if (drawn === '<' || drawn === '^') return;
			let right = left;
			while (row[right + 1] === '<') right += 1;
			let bottom = top;
			while (cells[bottom + 1]?.[left] === '^') bottom += 1;
			if (right > left || bottom > top) merges.push({ top, left, bottom, right });
		});
	});
	return merges;
}

/** A sheet drawn as text, a line for each row and `|` between cells. */
export function drawSheet(drawing: string, sheet = 'Sheet1', plain = false): Grid {
	const lines = drawing.replace(/^\n|\n\t*$/g, '').split('\n');
	const cells = lines.map((line) => line.split('|').map((cell) => cell.trim()));
	const rows = cells.map((row) => row.map(drawnCell));
	return { sheet, rows, merges: plain ? [] : drawnMerges(cells), hidden: false, hiddenRows: [], plain };
}

export const bookOf = (...grids: Grid[]): Workbook => ({ file: '台账.xlsx', format: 'xlsx', grids, notices: [] });
