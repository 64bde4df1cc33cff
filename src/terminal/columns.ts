import { safe } from './safe.ts';
import { pad, widthOf, wrap } from './width.ts';

/** One column of a table: a `weight` lets it give way first (the larger, the less), `min` is the narrowest it may become. */
export interface Column {
	title: string;
	align?: 'left' | 'right';
	min?: number;
	weight?: number;
	/** Colours a laid-out piece of the cell; `row` is the row's place in the table. */
	tint?: (text: string, row: number) => string;
}

const gap = '  ';
/** In a pipe nothing is wrapped; a longer cell pushes its own row out of line, not the whole table. */
const widestInPipe = 80;
/** How narrow a column may become that does not say. */
const usualMin = 10;
/** A word or number up to here, such as a telephone number, is not broken to make a table fit. */
const longestWord = 12;

/** The lines of a cell, made safe to print. */
export const shownLines = (cell: string): string[] => safe(cell, { newlines: true }).split('\n');
/** A cell as it is printed where nothing is wrapped: on one line. */
export function shownLine(cell: string): string {
	const shown = safe(cell, { newlines: true });
	return shown.includes('\n') ? shown.split('\n').join(' ') : shown;
}

function naturalWidths(columns: Column[], rows: string[][], width: number | null): number[] {
	const widths = columns.map(() => 0);
	for (const row of rows) {
		for (let i = 0; i < columns.length; i++) {
			const cell = row[i] ?? '';
			const lines = width === null ? [shownLine(cell)] : shownLines(cell);
			for (const line of lines) widths[i] = Math.max(widths[i]!, widthOf(line));
		}
	}
	return widths.map((natural) => Math.min(natural, width ?? widestInPipe));
}

const sumOf = (numbers: number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/** Takes `excess` columns away, always from the column that is widest for its weight, never below the floors. */
function shrink(widths: number[], floors: number[], weights: number[], excess: number): number {
	for (; excess > 0; excess--) {
		let widest = -1;
		let most = 0;
		for (let i = 0; i < widths.length; i++) {
			const share = widths[i]! > floors[i]! && weights[i]! > 0 ? widths[i]! / weights[i]! : 0;
			if (share > most) [widest, most] = [i, share];
		}
		if (widest < 0) return excess;
		widths[widest]! -= 1;
	}
	return 0;
}

/** The narrowest a column that does not say may become where the table fits no other way: its longest word or number. */
function narrowest({ min, weight, align }: Column, at: number, rows: string[][]): number {
	if (min !== undefined || weight !== undefined) return min ?? usualMin;
	const words = rows.flatMap((row) => (row[at] ?? '').match(/[!-~]+/g) ?? []);
	const least = align === 'right' ? 4 : 6;
	return words.reduce((most, word) => Math.max(most, Math.min(word.length, longestWord)), least);
}

/** Width of each column so that the table keeps within `width`, or null when it cannot. `null` for `width` means as wide as the cells. */
export function fitColumns(columns: Column[], rows: string[][], width: number | null): number[] | null {
	const widths = naturalWidths(columns, rows, width);
	if (width === null) return widths;
	const floors = columns.map((column, i) => Math.min(widths[i]!, Math.max(2, column.min ?? usualMin)));
	const weights = columns.map((column) => column.weight ?? 0);
	const alike = columns.map(() => 1);
	let excess = sumOf(widths) + gap.length * (columns.length - 1) - width;
	excess = shrink(widths, floors, weights, excess);
	excess = shrink(widths, floors, alike, excess);
	if (excess > 0) {
		const least = columns.map((column, i) => Math.min(floors[i]!, narrowest(column, i, rows)));
		excess = shrink(widths, least, alike, excess);
	}
	return excess > 0 ? null : widths;
}

/** Width of a whole table line. */
export const lineWidth = (widths: number[]): number => sumOf(widths) + gap.length * (widths.length - 1);

/** The printed lines of one row; a cell that is too long goes on below, inside its column. */
export function layRow(columns: Column[], row: string[], widths: number[], wrapped: boolean, at: number): string[] {
	const cells = columns.map((_, i) =>
		wrapped ? wrap(safe(row[i] ?? '', { newlines: true }), widths[i]!) : [shownLine(row[i] ?? '')],
	);
	const height = Math.max(1, ...cells.map((lines) => lines.length));
	return Array.from({ length: height }, (_, n) => {
		const pieces = columns.map((column, i) => {
			const text = cells[i]?.[n] ?? '';
			const padded = pad(text, widths[i]!, column.align);
			return column.tint === undefined || text === '' ? padded : padded.replace(text, () => column.tint!(text, at));
		});
		return pieces.join(gap).trimEnd();
	});
}
