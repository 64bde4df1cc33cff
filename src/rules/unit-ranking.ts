import type { FigureRow } from './figures.ts';
import { type UnitKind, unitKinds } from './item.ts';

/** What units are ranked by: the greater stands higher, null takes no part; `size` breaks ties and is what `fewest` counts. */
interface RankFigure {
	label: string;
	value: (row: FigureRow) => number | null;
	tie: string;
	size: (row: FigureRow) => number;
}

/** 按期办结率, then the number of items due. */
export const rankFigure: RankFigure = {
	label: '按期办结率',
	value: (row) => row.onTimeRate,
	tie: '到期件数',
	size: (row) => row.due,
};

/** A unit's place among those of its kind; null where it takes no part. */
export interface RankedUnit {
	rank: number | null;
	/** Places gained (+) or lost (−) since the line before; null where it had none then or has none now. */
	movement: number | null;
	row: FigureRow;
}

export interface RankedKind {
	kind: UnitKind;
	units: RankedUnit[];
}

const order = (a: FigureRow, b: FigureRow): number =>
	(rankFigure.value(b) ?? 0) - (rankFigure.value(a) ?? 0) || rankFigure.size(b) - rankFigure.size(a);

/** Equals share a place (1,2,2,4); after them, in the order given, who takes no part. One alone has nobody to be ranked among. */
function rankRows(rows: readonly FigureRow[], fewest: number): Omit<RankedUnit, 'movement'>[] {
	const isFit = (row: FigureRow) => rankFigure.value(row) !== null && rankFigure.size(row) >= fewest;
	const isContest = rows.filter(isFit).length > 1;
	const takesPart = (row: FigureRow) => isContest && isFit(row);
	const ranked = rows.filter(takesPart).sort(order);
	return [
		...ranked.map((row) => ({ rank: 1 + ranked.findIndex((other) => order(other, row) === 0), row })),
		...rows.filter((row) => !takesPart(row)).map((row) => ({ rank: null, row })),
	];
}

/**
 * Units ranked among their own kind (争先进位), with their movement since the figures of `before`;
 * with fewer items due than `fewest` a unit is listed but not ranked, a collective is not listed.
 */
export function rankByKind(
	rows: readonly FigureRow[],
	kindOf: (label: string) => UnitKind | null,
	fewest: number,
	before: readonly FigureRow[] = [],
): RankedKind[] {
	const ofKind = (all: readonly FigureRow[], kind: UnitKind) =>
		rankRows(
			all.filter(({ label }) => (kindOf(label) ?? '其他') === kind),
			fewest,
		);
	const kinds = unitKinds.filter((kind) => kind !== '集体');
	return kinds.flatMap((kind) => {
		const past = new Map(ofKind(before, kind).map(({ row, rank }) => [row.label, rank]));
		const units = ofKind(rows, kind).map(({ row, rank }) => {
			const then = past.get(row.label) ?? null;
			return { row, rank, movement: rank === null || then === null ? null : then - rank };
		});
		return units.length === 0 ? [] : [{ kind, units }];
	});
}
