import type { Cell, Grid } from './grid.ts';
import { ruleOfLabel } from './headings.ts';

/** What people write for the words of the cell above. */
const marks = /^\s*(?:同上|同前|〃|″|＂|”|")\s*$/;
const longestMark = 4;

const isDitto = (cell: Cell | undefined): boolean =>
	cell !== undefined && cell.text.length <= longestMark && marks.test(cell.text);

/** A grid in which `同上` and `〃` hold what the cell above them does; lines across the table are passed over, headings are none of it. */
export function fillDittos(grid: Grid): Grid {
	if (!grid.rows.some((row) => row.some(isDitto))) return grid;
	const across = new Set(grid.merges.filter((m) => m.right > m.left).map((m) => `${m.top} ${m.left}`));
	const above: Cell[] = [];
	const fill = (cell: Cell | undefined, row: number, column: number): Cell | undefined => {
		if (cell === undefined || cell.text === '' || across.has(`${row} ${column}`)) return cell;
		if (!isDitto(cell)) {
			above[column] = cell;
			return cell;
		}
		const meant = above[column];
		const isValue = meant !== undefined && ruleOfLabel(meant.text) === undefined;
		return isValue ? { ...meant, ditto: cell.text.trim() } : cell;
	};
	return { ...grid, rows: grid.rows.map((cells, row) => cells.map((cell, column) => fill(cell, row, column))) };
}
