import type { Day } from '../rules/day.ts';
import type { Verdict } from '../rules/messages.ts';
import type { VisitResult } from '../rules/visits.ts';
import type { Id } from './columns.ts';

export interface MessageTable {
	id: Id;
	item: number;
	/** The site or line it came by: 人民网留言板, 12345热线. */
	channel: string | null;
	order_number: string | null;
	asker: string | null;
	phone: string | null;
	/** What was written, where numbers were taken out of the item's own words. */
	words: string | null;
	verdict: Verdict | null;
	draft: string | null;
	drafted: Day | null;
	reply: string | null;
	replied: Day | null;
}
export interface CampaignSlotTable {
	id: Id;
	campaign: number;
	name: string;
	content: string | null;
}
export interface VisitTable {
	id: Id;
	campaign: number;
	unit: number;
	day: Day;
	visitor: string | null;
	problem: string | null;
	result: VisitResult;
	item: number | null;
}
