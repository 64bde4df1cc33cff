import type { Column, LayoutRow } from '../layout.ts';

/** A column of a layout and where its value comes from; an optional one is left out when no row has a value for it. */
export interface ColumnOf<T> extends Column {
	value: (row: T, index: number) => string | number | null;
	optional?: true;
}

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
			const { heading, width, kind, align } = specs[at]!;
			return { heading, width, kind, align };
		}),
		rows: values.map((row) => ({ kind: 'item', cells: kept.map((at) => row[at] ?? null) })),
	};
}
