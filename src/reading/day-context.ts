import type { Day } from '../rules/day.ts';

/** What a bare date leans on. */
export interface DayContext {
	/** The year that dates without a year belong to. */
	year: number;
	/** The day the paper came in, when the row says so. */
	received: Day | null;
	/** The day from which 月底, 本周, 下月 count: the day received, else today. */
	base: Day;
}
