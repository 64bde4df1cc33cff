import { addDays, type Day, day, monthEnd, monthOf, yearOf } from './day.ts';
import { type ClosingLine, type FigureRow, figuresOf, itemsOfYear } from './figures.ts';
import { type Flow, flowOf, type ItemsAt } from './flow.ts';

/** A month: the figures of its year at its end (of the running month: at the line), and what came and was done in it. */
export interface TrendMonth {
	year: number;
	month: number;
	row: FigureRow;
	flow: Flow;
}

/** The months up to the line from that of a day on (left out: from January), without those before anything was registered. */
export function monthlyTrend(itemsAt: ItemsAt, line: ClosingLine, from?: Day): TrendMonth[] {
	const months: TrendMonth[] = [];
	let first = from === undefined ? day(`${yearOf(line.day)}-01-01`) : day(`${from.slice(0, 8)}01`);
	while (first <= line.day) {
		const [year, month] = [yearOf(first), monthOf(first)];
		const last = monthEnd(year, month);
		const own = last < line.day ? { day: last, open: false } : line;
		const row = figuresOf(itemsOfYear(itemsAt(own), own), own);
		months.push({ year, month, row, flow: flowOf(itemsAt, first, own) });
		first = addDays(last, 1);
	}
	const begun = months.findIndex(({ row }) => row.total > 0);
	return begun < 0 ? [] : months.slice(begun);
}
