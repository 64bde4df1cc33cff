import type { SheetLayout } from '../layout.ts';
import { type About, type ColumnOf, fillColumns, headLines } from './fill.ts';
import { furtherColumns, type RegisterEntry, registerColumns } from './register-columns.ts';

/** What a column is called where it is chosen: its heading without line breaks. */
const columnName = ({ heading }: ColumnOf<RegisterEntry>): string => String(heading).replace(/\n/g, '');

/** Every column of a register one can choose, by name: those it has anyway, then the others. */
export const columnChoices: { standard: string[]; further: string[] } = {
	standard: registerColumns.map(columnName),
	further: furtherColumns.map(columnName),
};

/** The columns of these names, shown whether or not anything stands in them. */
function chosen(names: readonly string[]): ColumnOf<RegisterEntry>[] {
	const all = [...registerColumns, ...furtherColumns];
	return names.flatMap((name) =>
		all.filter((column) => columnName(column) === name).map(({ optional: _optional, ...column }) => column),
	);
}

/** The office's whole ledger on one sheet, in the order given; with the columns chosen, else all that have anything in them. */
export function layRegister(
	entries: readonly RegisterEntry[],
	about: About,
	columns: readonly string[] | null = null,
): SheetLayout {
	return {
		name: '台账',
		...headLines(about, '督查事项台账', `共${entries.length}件`),
		...fillColumns(columns === null ? registerColumns : chosen(columns), entries),
		notes: [],
		landscape: true,
		frozenColumns: columns === null ? 2 : 0,
	};
}
