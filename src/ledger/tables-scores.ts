import type { Day } from '../rules/day.ts';
import type { MeritKindName } from '../rules/merits.ts';
import type { Id } from './columns.ts';

export interface MeritTable {
	id: Id;
	day: Day;
	kind: MeritKindName;
	unit: number | null;
	person: number | null;
	item: number | null;
	paper: number | null;
	basis: string;
	text: string | null;
	points: number | null;
	voided: Day | null;
	reason: string | null;
}
export interface ScoreSheetTable {
	id: Id;
	period: string;
	version: number;
	day: Day;
	as_of: number;
	lines: string;
	reason: string | null;
	paper: number | null;
}
