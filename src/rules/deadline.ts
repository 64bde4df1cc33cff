import type { Day } from './day.ts';
import type { DeadlineKind } from './item.ts';

/** A deadline as it was written and understood, before any rule is applied to it. */
export interface StatedDeadline {
	kind: DeadlineKind;
	date: Day | null;
	raw: string | null;
	/** How a deduced day came about (推定…), for the clerk to read. */
	note: string | null;
	/** The number of `unit`s of a relative limit. */
	n: number | null;
	unit: '工作日' | '日' | '月' | '小时' | null;
	/** The event a relative limit says it runs from. */
	from: string | null;
	/** The feedback cycle a recurring or long-term matter names. */
	cycle: string | null;
	also: 'long_term' | null;
	milestones: { title: string; day: Day; percent: number }[];
	qualifier: string | null;
}
