import type { Column, LayoutRow, SheetLayout } from './layout.ts';

/** Characters that fill the width of an A4 page at full size. */
const pageWidth = { landscape: 140, portrait: 92 };
/** Narrower than this a column of text is not made. */
const narrowest = 10;
/** Rows looked at to tell how full a column is. */
const sample = 500;

const isText = ({ kind, width, merged }: Column): boolean => kind === 'text' && width >= 12 && !merged;

/** How many times over the text of a column's cells fills its width, on the average; empty cells count. */
function fullness({ width }: Column, at: number, rows: readonly LayoutRow[]): number {
	const seen = rows.filter(({ kind }) => kind === 'item').slice(0, sample);
	const signs = seen.reduce((sum, { cells }) => sum + String(cells[at] ?? '').length, 0);
	return (signs * 2) / Math.max(1, seen.length) / width;
}

/** The columns of text share the width they have together: at least seven tenths of its own each, at most twice, more for a fuller one. */
function balance({ columns, rows }: SheetLayout): number[] {
	const own = columns.map(({ width }) => width);
	const texts = columns.flatMap((column, at) => (isText(column) ? [{ at, full: fullness(column, at, rows) }] : []));
	const mean = texts.reduce((sum, { full }) => sum + full, 0) / texts.length;
	if (texts.length < 2 || mean === 0) return own;
	const wished = texts.map(({ at, full }) => {
		const times = Math.min(2, Math.max(0.7, 0.5 + full / mean / 2));
		return { at, width: Math.max(narrowest, own[at]! * times) };
	});
	const sum = (list: readonly { width: number }[]) => list.reduce((all, { width }) => all + width, 0);
	const scale = sum(texts.map(({ at }) => ({ width: own[at]! }))) / sum(wished);
	for (const { at, width } of wished) own[at] = Math.max(narrowest, Math.round(width * scale * 2) / 2);
	return own;
}

/** Widths for what the cells hold, with what is left of the page given to the columns of long text. */
export function widthsOf(layout: SheetLayout): number[] {
	const { columns, landscape } = layout;
	const widths = balance(layout);
	const spare = pageWidth[landscape ? 'landscape' : 'portrait'] - widths.reduce((sum, width) => sum + width, 0);
	const isElastic = ({ kind, width }: Column): boolean => kind === 'text' && width >= 15;
	const elastic = columns.filter(isElastic).length;
	const extra = spare > 0 && elastic > 0 ? Math.floor(spare / elastic) : 0;
	return widths.map((width, at) => width + (isElastic(columns[at]!) ? extra : 0));
}
