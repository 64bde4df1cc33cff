import { type UnitKind, unitKinds } from './item.ts';
import type { UnitScore } from './score.ts';

/** A unit's place among those of its kind. */
export interface RankedScore extends UnitScore {
	/** Null with fewer items than are needed, or with nobody to be ranked among. */
	rank: number | null;
	/** Places gained (+) or lost (−) since the period before; null where it had none then or has none now. */
	movement: number | null;
}

/** Equals share a place (1,2,2,4); those without one come last, in official order. */
function rankOf(kind: UnitKind, scores: readonly UnitScore[], fewest: number): Omit<RankedScore, 'movement'>[] {
	const own = scores.filter(({ unit }) => unit.kind === kind);
	const isFit = ({ leads, supports }: UnitScore) => leads + supports >= fewest;
	const fit = own.filter(isFit).sort((a, b) => b.total - a.total);
	const ranked = fit.length > 1 ? fit : [];
	return [
		...ranked.map((one) => ({ ...one, rank: 1 + ranked.findIndex(({ total }) => total === one.total) })),
		...own.filter((one) => !ranked.includes(one)).map((one) => ({ ...one, rank: null })),
	];
}

/** The place each unit had, by its name. */
export type Places = ReadonlyMap<string, number>;

/** The ranked scores of a period, as papers and screens show them. */
export interface PeriodRanking {
	scores: RankedScore[];
	/** The period whose places the movement is counted from; null where no unit had one. */
	since: string | null;
	/** Fewest items with which a unit is ranked. */
	fewest: number;
	/** The most that awards together count. */
	awardCap: number;
}

/** Scores ranked per category (争先进位), kinds in their order; with fewer items led or supported than `fewest` a unit is scored, not ranked. */
export function rankScores(scores: readonly UnitScore[], fewest: number, before: Places | null): RankedScore[] {
	return unitKinds.flatMap((kind) =>
		rankOf(kind, scores, fewest).map((one) => {
			const then = before?.get(one.unit.name) ?? null;
			return { ...one, movement: one.rank === null || then === null ? null : then - one.rank };
		}),
	);
}

/** The places of ranked scores, by the units' names. */
export const placesOf = (scores: readonly Pick<RankedScore, 'unit' | 'rank'>[]): Places =>
	new Map(scores.flatMap(({ unit, rank }) => (rank === null ? [] : [[unit.name, rank]])));

/** `升2位`, `降1位`, `持平`; `—` where there is nothing to compare. */
export const writeMovement = (movement: number | null): string => {
	if (movement === null) return '—';
	return movement === 0 ? '持平' : `${movement > 0 ? '升' : '降'}${Math.abs(movement)}位`;
};

/** How scores are made and ranked, in words. */
export function rankingTerms({ scores, fewest, awardCap, since }: PeriodRanking): string[] {
	const base = scores[0]?.base ?? 0;
	return [
		`得分=基础分${base}分+加分-扣分；加分合计最多${awardCap}分，最低0分；同一事项只扣最重的一项，配合单位折算。`,
		`按类别排名，得分相同的并列；承办不足${fewest}件的不排名。${since === null ? '' : `升降是与${since}的位次相比。`}`,
	];
}
