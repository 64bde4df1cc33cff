import type { Day } from '../rules/day.ts';
import type { FindingResult, FindingState } from '../rules/finding.ts';
import type { InspectionKind } from '../rules/inspection.ts';
import type { PlanState } from '../rules/plan.ts';
import type { RungName } from '../rules/rungs.ts';
import type { Id } from './columns.ts';

export interface PlanTable {
	id: Id;
	year: number;
	content: string;
	kind: InspectionKind;
	deadline: Day | null;
	/** Numbers of the months it is to be inspected in: `3 6 9`. */
	months: string;
	state: PlanState;
	closed: Day | null;
	result: string | null;
	seed: string | null;
}
export interface InspectionTable {
	id: Id;
	plan: number | null;
	campaign: number | null;
	team: number | null;
	liaison: number | null;
	/** The 督办责任单位 that made it; null for the office itself. */
	overseer: number | null;
	kind: InspectionKind;
	topic: string;
	day: Day;
	place: string | null;
	authorised_by: string | null;
	members: string | null;
	interviews: string | null;
	record: string | null;
	product: string | null;
}
/** What an inspection looked at, or a row of the plan is to look at. */
export interface InspectionSubjectTable {
	id: Id;
	inspection: number | null;
	plan: number | null;
	item: number | null;
	unit: number | null;
}
export interface FindingTable {
	id: Id;
	inspection: number | null;
	progress: number | null;
	revisit: number | null;
	item: number | null;
	unit: number;
	person: number | null;
	/** The day it was found. */
	day: Day | null;
	text: string;
	requirement: string | null;
	/** A limit that runs from the day it is handed over. */
	deadline_raw: string | null;
	deadline: Day | null;
	/** The paper that whoever found it asks the office to send. */
	proposed: RungName | null;
	/** The day it was put on the 曝光台. */
	exposed: Day | null;
	/** The day it was decided that a circular tells of it. */
	circulated: Day | null;
	state: FindingState;
	/** The day it was decided what becomes of it. */
	settled: Day | null;
	reason: string | null;
	/** The day the unit reported it put right, and what it said. */
	rectified: Day | null;
	answer: string | null;
	/** The day the office last looked again, what it found, and its words. */
	rechecked: Day | null;
	result: FindingResult | null;
	note: string | null;
	paper: number | null;
}
