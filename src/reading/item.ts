import type { Day } from '../rules/day.ts';
import type { StatedDeadline } from '../rules/deadline.ts';
import type { Urgency } from '../rules/item.ts';
import type { Verdict } from '../rules/messages.ts';
import type { SplitBasis } from './units.ts';

/** What a list of citizens' messages says of one beyond what every ledger says. */
export interface ReadMessage {
	/** 网民留言 or 12345工单, by the headings or the channel. */
	source: string;
	order: string | null;
	channel: string | null;
	asker: string | null;
	phone: string | null;
	/** What was written, where numbers were taken out. */
	words: string | null;
	urgency: Urgency;
	verdict: Verdict | null;
	/** Waits for approval: the row says it is still in hand. */
	draft: string | null;
	reply: string | null;
	replied: Day | null;
}

/** One thing to be done, as somebody's ledger says it; `row` is the row as Excel counts it. */
export interface ReadItem {
	sheet: string;
	row: number;
	/** Our own printed number (`2026-012`), where the sheet carries it. */
	number: string | null;
	outsideNumber: string | null;
	title: string;
	content: string | null;
	category: string | null;
	lead: string[];
	support: string[];
	unitsRaw: string | null;
	splitBasis: SplitBasis | null;
	deadline: StatedDeadline;
	received: Day | null;
	finished: Day | null;
	source: string | null;
	document: string | null;
	/** Which clause of the document it rests on (`议定事项第3项`). */
	clause: string | null;
	instructedBy: string | null;
	leader: string | null;
	responsiblePerson: string | null;
	handler: string | null;
	progress: string | null;
	/** 0–100. */
	percent: number | null;
	status: string | null;
	problems: string | null;
	next: string | null;
	help: string | null;
	goal: string | null;
	remark: string | null;
	/** What belongs to a citizen's message; null in any other ledger. */
	message: ReadMessage | null;
	/** Columns no field claims, with their heading. */
	extra: { label: string; text: string }[];
	warnings: string[];
}

/** Something the clerk must look at; `row` as Excel counts it, `column` its letter. */
export interface Problem {
	sheet: string;
	row: number | null;
	column: string | null;
	code: string;
	message: string;
}

/** A row not taken, and why. */
export interface Skipped {
	sheet: string;
	row: number;
	why: string;
}
