import type { FigureRow } from './figures.ts';
import { type UnitKind, unitKinds } from './item.ts';

/** A unit's place among those of its kind; null where it takes no part. */
export interface RankedUnit {
	rank: number | null;
	row: FigureRow;
}

export interface RankedKind {
	kind: UnitKind;
	units: RankedUnit[];
}

const rateOrder = (a: FigureRow, b: FigureRow): number =>
	(b.dueRate ?? 0) - (a.dueRate ?? 0) || (b.onTimeRate ?? 0) - (a.onTimeRate ?? 0);

/** Ranked by 到期办结率, then 按期办结率, equals sharing a place (1,2,2,4); after them, in the order given, who is not. */
function rankRows(rows: readonly FigureRow[], fewest: number): RankedUnit[] {
	const takesPart = (row: FigureRow) => row.dueRate !== null && row.total >= fewest;
	const ranked = rows.filter(takesPart).sort(rateOrder);
	return [
		...ranked.map((row) => ({ rank: 1 + ranked.findIndex((other) => rateOrder(other, row) === 0), row })),
		...rows.filter((row) => !takesPart(row)).map((row) => ({ rank: null, row })),
	];
}

/** Units ranked among their own kind; with fewer items than `fewest`, or none due, a unit is listed but not ranked. */
export function rankByKind(
	rows: readonly FigureRow[],
	kindOf: (label: string) => UnitKind | null,
	fewest: number,
): RankedKind[] {
	return unitKinds.flatMap((kind) => {
		const units = rankRows(
			rows.filter(({ label }) => (kindOf(label) ?? '其他') === kind),
			fewest,
		);
		return units.length === 0 ? [] : [{ kind, units }];
	});
}
