import type { Day } from './day.ts';

export const visitResults = ['无问题', '已解决', '未解决'] as const;
/** What a monthly visit to an enterprise came to. */
export type VisitResult = (typeof visitResults)[number];

/** A monthly visit (月回访). */
export interface Visit {
	unit: number;
	day: Day;
	result: VisitResult;
	problem: string | null;
	/** The item its problem became, and whether that is over. */
	item: { number: string; isFinished: boolean } | null;
}

/** What still stands unsolved, of visits oldest first: not solved by its item, nor found solved or told again later. */
export const openProblems = <V extends Visit>(visits: readonly V[]): V[] =>
	visits.filter(({ unit, problem, result, item }, at) => {
		const isTakenUp = (later: V) => later.unit === unit && (later.result === '已解决' || later.problem === problem);
		return result === '未解决' && !item?.isFinished && !visits.slice(at + 1).some(isTakenUp);
	});

/** The enterprises nobody visited in a month (`2026-10`). */
export const unvisited = <U extends { id: number }>(
	enterprises: readonly U[],
	visits: readonly Pick<Visit, 'unit' | 'day'>[],
	month: string,
): U[] => enterprises.filter(({ id }) => !visits.some(({ unit, day }) => unit === id && day.startsWith(month)));
