import type { Calendar } from './calendar.ts';
import type { Day } from './day.ts';
import { reachLimit } from './deadline.ts';
import type { Limits } from './limits.ts';

interface RevisitRules {
	limits: Limits;
	calendar: Calendar;
}

/** The last day to revisit an item completed on a day (回访复核制度). */
export const revisitLimit = (completed: Day, { limits, calendar }: RevisitRules): Day =>
	reachLimit(completed, limits['revisit-within'], calendar);

/** How many of so many completed items are to be revisited, rounded up; share in percent 1–100. */
export const revisitsNeeded = (completed: number, { limits }: RevisitRules): number =>
	Math.ceil((completed * limits['revisit-share'].value) / 100);

/** A finished item, and the day it was first revisited after that. */
export interface Finished {
	completed: Day;
	revisited: Day | null;
}

/** What the rule asks for of some completed items, and how far it is met. */
export interface RevisitDuty {
	completed: number;
	needed: number;
	/** Revisited within the limit. */
	made: number;
	missing: number;
}

/** How far the revisits of some completed items meet the rule; one made after the limit does not count. */
export function revisitDuty(finished: readonly Finished[], rules: RevisitRules): RevisitDuty {
	const made = finished.filter(
		({ completed, revisited }) => revisited !== null && revisited <= revisitLimit(completed, rules),
	).length;
	const needed = revisitsNeeded(finished.length, rules);
	return { completed: finished.length, needed, made, missing: Math.max(0, needed - made) };
}
