import type { Cell, Merge } from '../reading/grid.ts';
import { limits } from './limits.ts';

/** A merge as the parser gives it. */
interface RawMerge {
	startRow: number;
	startCol: number;
	endRow: number;
	endCol: number;
}

/** No program can show values under a block merged both ways: such a block was drawn over a table by mistake. */
function coversValues(rows: (Cell | undefined)[][], { top, left, bottom, right }: Merge): boolean {
	if (top === bottom || left === right) return false;
	for (let r = top; r <= bottom; r++) {
		const row = rows[r]!;
		for (let c = left; c <= Math.min(right, row.length - 1); c++)
			if (row[c] !== undefined && (r > top || c > left)) return true;
	}
	return false;
}

/** Merges cut to where the sheet has values, so that one drawn over whole columns costs nothing; those past the limit of merged cells are left out. */
export function cutMerges(merges: readonly RawMerge[], rows: (Cell | undefined)[][]): Merge[] {
	const columns = rows.reduce((width, row) => Math.max(width, row.length), 0);
	let room: number = limits.mergedCells;
	return merges
		.filter((m) => m.startRow < rows.length && m.startCol < columns && m.endRow >= m.startRow && m.endCol >= m.startCol)
		.map((m) => ({
			top: m.startRow,
			left: m.startCol,
			bottom: Math.min(m.endRow, rows.length - 1),
			right: Math.min(m.endCol, columns - 1),
		}))
		.sort((a, b) => a.top - b.top || a.left - b.left)
		.filter((merge) => {
			const area = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1);
			if (area > room) return false;
			room -= area;
			return !coversValues(rows, merge);
		});
}
