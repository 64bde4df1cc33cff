import type { Day } from '../rules/day.ts';
import type { MeetingKind } from '../rules/meeting.ts';
import type { Id } from './columns.ts';

export interface MeetingTable {
	id: Id;
	title: string;
	kind: MeetingKind;
	day: Day;
	hour: string | null;
	place: string | null;
	/** Its 纪要. */
	document: number | null;
}
export interface MeetingItemTable {
	id: Id;
	meeting: number;
	item: number | null;
	topic: string;
	decision: string | null;
	became: number | null;
}
