import { type Day, writeDay, writeMonthDay } from '../../rules/day.ts';
import type { Item } from '../../rules/item.ts';
import type { Column, LayoutRow, SheetLayout } from '../layout.ts';

/** A column of a layout and where its value comes from; an optional one is left out when no row has a value for it. */
export interface ColumnOf<T> extends Column {
	value: (row: T, index: number) => string | number | null;
	optional?: true;
}

/** Unit names in one cell. */
export const joinNames = (units: readonly { name: string }[]): string => units.map((unit) => unit.name).join('、');

/** The progress last told, with its day. */
export const latestProgress = ({ progress }: Pick<Item, 'progress'>): string | null =>
	progress && `${writeMonthDay(progress.day)}：${progress.text}`;

/** The current day where there is one, else the words it was given with; what also runs on says so. */
export function deadlineCell({ deadline }: Pick<Item, 'deadline'>): string | null {
	const { current, original, raw, alsoLongTerm } = deadline;
	if (current === null) return raw;
	if (!alsoLongTerm) return current;
	return current === original && raw ? raw : `${writeDay(current)}前完成，并长期坚持`;
}

/** How an item stands, at the right of a list. */
export const standingColumns: readonly ColumnOf<{ item: Item; lamp: string }>[] = [
	{ heading: '完成时限', width: 11.5, kind: 'date', align: 'center', value: ({ item }) => deadlineCell(item) },
	{
		heading: '进展情况',
		width: 30,
		kind: 'text',
		align: 'left',
		optional: true,
		value: ({ item }) => latestProgress(item),
	},
	{
		heading: '完成\n比例',
		width: 6,
		kind: 'percent',
		align: 'center',
		optional: true,
		value: ({ item }) => item.percent,
	},
	{ heading: '状态', width: 11, kind: 'lamp', align: 'center', value: ({ lamp }) => lamp },
];

/** A line across the table that heads the rows below it. */
export const headRow = (text: string): LayoutRow => ({ kind: 'category', cells: [text] });

/** Whose list it is, which day it tells, and what else its headline says. */
export interface About {
	office: string;
	day: Day;
	/** The unit or leader a file is made for; null for the whole office. */
	whose: string | null;
}

/** The lines above a table. */
export const headLines = (
	{ office, day, whose }: About,
	title: string,
	count: string,
): Pick<SheetLayout, 'title' | 'subtitle'> => ({
	title: `${whose ?? ''}${title}`,
	subtitle: [`填报单位：${office}`, `截至${writeDay(day)}  ${count}`],
});

/** The columns and item rows of a list of values. */
export function fillColumns<T>(
	specs: readonly ColumnOf<T>[],
	list: readonly T[],
): { columns: Column[]; rows: LayoutRow[] } {
	const values = list.map((row, index) => specs.map((spec) => spec.value(row, index)));
	const kept = specs.flatMap((spec, at) =>
		spec.optional && values.every((row) => (row[at] ?? '') === '') ? [] : [at],
	);
	return {
		columns: kept.map((at) => {
			const { value: _value, optional: _optional, ...column } = specs[at]!;
			return column;
		}),
		rows: values.map((row) => ({ kind: 'item', cells: kept.map((at) => row[at] ?? null) })),
	};
}
