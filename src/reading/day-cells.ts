import { type Day, yearOf } from '../rules/day.ts';
import type { Sheet } from './blocks.ts';
import type { DayContext } from './day-context.ts';
import { type DeadlineReading, readDayCell, readDeadlineCell } from './deadline-cell.ts';
import type { Cell } from './grid.ts';

/** What the days of a row lean on: the day it came in, where it says one, else what the table says. */
const contextOf = ({ facts }: Sheet, received: Day | null): DayContext => ({
	year: facts.isYearStated || received === null ? facts.year : yearOf(received),
	received,
	base: received ?? facts.today,
});

/** What is read of a cell of days, once for all that hold the same. */
function readOnce<T>(known: Map<string, T>, cell: Cell | undefined, read: () => T): T {
	const { text = '', date, dateForm, number } = cell ?? {};
	const key = date === undefined && number === undefined ? text : `${text}§${date}§${dateForm}§${number}`;
	const before = known.get(key);
	if (before !== undefined) return before;
	const now = read();
	known.set(key, now);
	return now;
}

/** The deadline a cell names, counted from the day its row came in. */
export function readDeadlineAt(sheet: Sheet, row: number, column: number, received: Day | null): DeadlineReading {
	const known = sheet.deadlines.get(received) ?? new Map<string, DeadlineReading>();
	sheet.deadlines.set(received, known);
	const cell = sheet.view.at(row, column);
	return readOnce(known, cell, () => readDeadlineCell(cell, contextOf(sheet, received)));
}

/** The one whole day a cell names by itself, or null. */
export function readDayAt(sheet: Sheet, row: number, column: number | undefined): Day | null {
	const cell = column === undefined ? undefined : sheet.view.at(row, column);
	return readOnce(sheet.days, cell, () => readDayCell(cell, contextOf(sheet, null)));
}
