import type { Grid } from './grid.ts';
import { cleanText, foldText } from './text.ts';

/** The first cell of each form in the hidden sheet. */
export const formMark = 'ducha/form/1';

/** What the hidden sheet says one form is. */
export interface HiddenMark {
	key: string;
	period: string;
	unit: string;
	version: number;
	hash: string;
	rows: { number: string; base: string }[];
}

/** What stands above and below the table of a form. */
export interface PrintedMark {
	key: string | null;
	unit: string | null;
	period: string | null;
}

/** Rows of a mark before its items, the heading of their columns included. */
const headRows = 8;

/** Every form the hidden sheet names: one, or those of all units in a workbook for several. */
export function readHidden(grids: readonly Grid[]): HiddenMark[] {
	const grid = grids.find(isMarkSheet);
	if (grid === undefined) return [];
	const at = (row: number, column: number) => cleanText(grid.rows[row]?.[column]?.text ?? '');
	const starts = grid.rows.flatMap((_, row) => (at(row, 0) === formMark ? [row] : []));
	return starts.map((top, n) => {
		const end = starts[n + 1] ?? grid.rows.length;
		const rows = grid.rows.slice(top + headRows, end).map((_, k) => {
			const row = top + headRows + k;
			return { number: at(row, 0), base: at(row, 1) };
		});
		return {
			key: at(top + 1, 1),
			period: at(top + 2, 1),
			unit: at(top + 3, 1),
			version: Number(at(top + 4, 1)),
			hash: at(top + 5, 1),
			rows: rows.filter(({ number }) => number !== ''),
		};
	});
}

/** Whether a sheet is the hidden one that says which form a workbook is. */
export const isMarkSheet = (grid: Grid): boolean => grid.rows[0]?.[0]?.text === formMark;

const printedForms = {
	key: /表号[:：]?([A-Z0-9]{8})/u,
	unit: /填报单位[:：]([^\s（(]+)/u,
	period: /^([^（(]*?)督查事项进展反馈表/u,
};

/** What stands above and below the table: the first that matches. */
export function readPrinted(grids: readonly Grid[]): PrintedMark {
	const printed: PrintedMark = { key: null, unit: null, period: null };
	for (const grid of grids)
		for (const row of grid.rows)
			for (const cell of row) {
				if (cell === undefined || !/表号|填报单位|反馈表/u.test(cell.text)) continue;
				const text = foldText(cell.text);
				for (const name of ['key', 'unit', 'period'] as const)
					printed[name] ??= printedForms[name].exec(text)?.[1] || null;
			}
	return printed;
}
