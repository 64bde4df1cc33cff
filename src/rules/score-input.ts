import type { Day } from './day.ts';
import type { ClosingLine } from './figures.ts';
import type { Assignment, Item, Unit } from './item.ts';
import type { ScoredMerit } from './merits.ts';
import type { Points } from './points.ts';
import type { RungName } from './rungs.ts';

/** A paper of the ladder, of the span. */
export interface ScoredRung {
	item: number;
	unit: number;
	rung: RungName;
	/** 青督催〔2026〕24号; null for one without a paper. */
	mark: string | null;
	day: Day;
	/** 通报批评、约谈 that went with it. */
	consequence: string | null;
}

/** A claim sent back, the n-th of its unit and item. */
export interface ScoredReturn {
	item: number;
	unit: number;
	day: Day;
	nth: number;
	reason: string | null;
}

/** A form a unit was asked for. */
export interface ScoredForm {
	unit: number;
	/** `10月份`. */
	label: string;
	due: Day;
	returned: Day | null;
}

/** What the scores of a period are made from; nothing 不公开 is in it. */
export interface ScoreInput {
	from: Day;
	line: ClosingLine;
	/** As they stood at the line; those split up are left out. */
	items: readonly Item[];
	/** The unit that stands at the line for each unit there ever was, by id; null for none. */
	unitAt: (id: number) => Unit | null;
	/** The percent (0–100) last reported by the line, by item id. */
	percents: ReadonlyMap<number, number>;
	/** Sources that run from 1 January. */
	yearly: readonly string[];
	rungs: readonly ScoredRung[];
	returns: readonly ScoredReturn[];
	/** Revisits that found 不符. */
	untrue: readonly { item: number; day: Day }[];
	forms: readonly ScoredForm[];
	merits: readonly ScoredMerit[];
	/** What the published scores of the period before took for lateness (above 0), by `lateKey`; null where there are none. */
	taken: ReadonlyMap<string, number> | null;
	points: Points;
}

/** The key of a unit's share in what is late. */
export const lateKey = (item: string, unit: number): string => `${item} ${unit}`;

/** A unit's share in an item. */
export type Share = Pick<Assignment, 'role' | 'status' | 'claimed'>;

/** An item with the share of each unit in it, by the unit's id. */
export interface SharedItem {
	item: Item;
	shares: ReadonlyMap<number, Share>;
}

/** The share of each unit in an item at the line; of two that have become one unit's, the lead's. */
export function itemShares(item: Item, unitAt: ScoreInput['unitAt']): Map<number, Share> {
	const shares = new Map<number, Share>();
	for (const share of item.assignments) {
		const unit = share.status === '解除' ? null : unitAt(share.unit.id);
		if (unit !== null && shares.get(unit.id)?.role !== '牵头') shares.set(unit.id, share);
	}
	return shares;
}
