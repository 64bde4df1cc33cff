import { type Day, dateOf, monthOf, writeMonthDay, yearOf } from './day.ts';
import { type FigureRow, figuresOf, itemsOfYear } from './figures.ts';
import { type ItemsAt, lineBefore } from './flow.ts';

/** `9月底`, or `10月25日` in the middle of a month: the end of what came before a day. */
export const endBefore = (from: Day): string => {
	const { day: last } = lineBefore(from);
	return dateOf(from) === 1 ? `${monthOf(last)}月底` : writeMonthDay(last);
};

/** The figures at the end of what came before a period. */
export interface FiguresBefore {
	label: string;
	row: FigureRow;
}

/** Rates begin anew with the year, so that only a whole year is compared with one before; null where nothing was on the ledger. */
export function figuresBefore(
	itemsAt: ItemsAt,
	{ from, to }: Readonly<Record<'from' | 'to', Day>>,
): FiguresBefore | null {
	const line = lineBefore(from);
	const isWholeYear = from.slice(5) === '01-01' && to.slice(5) === '12-31';
	const isSameYear = yearOf(line.day) === yearOf(to);
	if (!isSameYear && !isWholeYear) return null;
	const row = figuresOf(itemsOfYear(itemsAt(line), line), line);
	return row.total === 0 ? null : { label: isWholeYear ? '上年' : endBefore(from), row };
}
