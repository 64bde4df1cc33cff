import type { SheetLayout } from './layout.ts';

/** Points of A4 paper. */
const paper = { short: 595, long: 842 };
/** Points the margins take of a page's height and width. */
const margins = { height: 101, width: 72 };
/** Points a column takes beside its characters, and for each of them. */
const column = { gap: 3.75, character: 5.25 };
/** Programs measure fonts differently: a page is never filled to its last points. */
const share = 0.97;
/** As many breaks as a sheet may hold. */
const most = 1000;

/** Heights in points of what a page carries: above the table on the first, the headings repeated on the others. */
interface Frame {
	widths: readonly number[];
	above: number;
	headings: number;
}

/** Points of table rows a page has room for, once the sheet is shrunk to its width. */
function roomOf(layout: Pick<SheetLayout, 'landscape'>, { widths, above, headings }: Frame) {
	const [height, width] = layout.landscape ? [paper.short, paper.long] : [paper.long, paper.short];
	const needed = widths.reduce((sum, characters) => sum + characters * column.character + column.gap, 0);
	const scale = Math.min(1, (width - margins.width) / needed);
	const room = ((height - margins.height) / scale) * share - headings;
	return { first: room - above, later: room };
}

/**
 * The rows that begin a new page, by their place in the table: a line across it stays with the row below.
 * `heights` are those of the rows, then of the notes.
 */
export function findPageBreaks(
	{ rows, landscape }: Pick<SheetLayout, 'rows' | 'landscape'>,
	heights: readonly number[],
	frame: Frame,
): Set<number> {
	const { first, later } = roomOf({ landscape }, frame);
	const breaks = new Set<number>();
	let left = first;
	for (let from = 0; from < heights.length && breaks.size < most; ) {
		let to = from;
		while (rows[to]?.kind === 'category' && to + 1 < rows.length) to++;
		const needed = heights.slice(from, to + 1).reduce((sum, height) => sum + height, 0);
		if (needed > left && from > 0 && from < rows.length) {
			breaks.add(from);
			left = later;
		}
		left -= needed;
		from = to + 1;
	}
	return breaks;
}
