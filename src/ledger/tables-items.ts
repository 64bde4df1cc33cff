import type { Day } from '../rules/day.ts';
import type { AssignmentStatus, DeadlineKind, Difficulty, Publicity, Role, Status, Urgency } from '../rules/item.ts';
import type { SourceKind } from '../rules/sources.ts';
import type { Flag, Id } from './columns.ts';

export interface SourceTable {
	id: Id;
	name: string;
	kind: SourceKind;
	sort: number;
}
export interface CampaignTable {
	id: Id;
	name: string;
	starts: Day | null;
	ends: Day | null;
	note: string | null;
	/** The group of units visited each month; null for every unit of kind 企业. */
	enterprises: number | null;
}
export interface DocumentTable {
	id: Id;
	kind: string;
	title: string;
	mark: string | null;
	day: Day | null;
	received: Day | null;
	issuer: string | null;
	note: string | null;
}
export interface InstructionTable {
	id: Id;
	leader: number;
	level: '中央' | '省' | '市' | '县';
	day: Day | null;
	words: string;
	document: number | null;
	paper: number | null;
}
export interface ItemTable {
	id: Id;
	year: number;
	ordinal: number | null;
	number: string;
	outside_number: string | null;
	title: string;
	content: string | null;
	category: string | null;
	goal: string | null;
	measure: string | null;
	target: number | null;
	source: number;
	campaign: number | null;
	plan: number | null;
	parent: number | null;
	again_of: number | null;
	merged_into: number | null;
	urgency: Urgency;
	difficulty: Difficulty;
	publicity: Publicity;
	leader: number | null;
	overseer: number | null;
	gate: number | null;
	team: number | null;
	deadline_kind: DeadlineKind;
	deadline_raw: string | null;
	deadline_n: number | null;
	deadline_unit: string | null;
	deadline_from: string | null;
	deadline_how: string | null;
	also_long_term: Flag;
	cycle: string | null;
	deadline_original: Day | null;
	deadline: Day | null;
	status: Status;
	received: Day;
	registered: Day | null;
	dispatched: Day | null;
	/** The day it was last dispatched again after it had been finished (再次交办). */
	reopened: Day | null;
	started: Day | null;
	claimed: Day | null;
	completed: Day | null;
	struck: Day | null;
	percent: number | null;
	note: string | null;
}
export interface ItemDocumentTable {
	id: Id;
	item: number;
	document: number;
	clause: string | null;
}
export interface ItemInstructionTable {
	id: Id;
	item: number;
	instruction: number;
}
export interface ItemTagTable {
	id: Id;
	item: number;
	tag: string;
}
export interface AssignmentTable {
	id: Id;
	item: number;
	unit: number;
	role: Role;
	status: AssignmentStatus;
	written: string | null;
	principal: number | null;
	responsible: number | null;
	handler: number | null;
	promised: Day | null;
	/** The day the slip with that promise was booked for. */
	promised_on: Day | null;
	/** The day the unit came to the item after others; null when it was there from the start. */
	since: Day | null;
	dispatched: Day | null;
	receipted: Day | null;
	claimed: Day | null;
	ended: Day | null;
	sort: number;
}
/** An earlier stretch of a share whose unit had left and came back, or changed its role. */
export interface AssignmentPastTable {
	id: Id;
	item: number;
	assignment: number;
	role: Role;
	since: Day | null;
	ended: Day;
}
export interface MilestoneTable {
	id: Id;
	item: number;
	ordinal: number;
	title: string;
	day: Day;
	percent: number;
	reached: Day | null;
}
export interface ItemLinkTable {
	id: Id;
	item: number;
	other: number;
	kind: string;
}
