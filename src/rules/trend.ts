import { type Day, dayOf, monthEnd, monthOf, yearOf } from './day.ts';
import { type ClosingLine, type FigureRow, figuresOf, flowOf } from './figures.ts';
import type { Item } from './item.ts';

/** A month of the year: the figures at its end (of the running month: at the line), and what came and was done in it. */
export interface TrendMonth {
	month: number;
	row: FigureRow;
	added: number;
	finished: number;
}

/** The months of the line's year up to it, from the first with anything registered on. */
export function monthlyTrend(items: readonly Item[], line: ClosingLine): TrendMonth[] {
	const year = yearOf(line.day);
	const months = Array.from({ length: monthOf(line.day) }, (_, at): TrendMonth => {
		const last = monthEnd(year, at + 1);
		const own = last < line.day ? { day: last, open: false } : line;
		const { added, finished } = flowOf(items, dayOf(year, at + 1, 1) as Day, own);
		return { month: at + 1, row: figuresOf(items, own), added: added.length, finished: finished.length };
	});
	return months.slice(months.findIndex(({ row }) => row.total > 0)).filter(({ row }) => row.total > 0);
}
