import type { Day } from '../../rules/day.ts';
import type { Bucket } from '../../rules/figures.ts';
import type { Item } from '../../rules/item.ts';
import type { RungName } from '../../rules/rungs.ts';

/** A paper of the ladder that was sent about an item. */
export interface SentPaper {
	rung: RungName;
	mark: string | null;
	day: Day;
	unit: string;
}

/** Everything the office's reports may say of one item at a closing line. */
export interface ItemRecord {
	item: Item;
	bucket: Bucket;
	/** `逾期30个工作日`; empty when it is not overdue. */
	late: string;
	/** 百分点 behind schedule, where that is more than the office's limit for 滞后. */
	behind: number | null;
	/** The last accepted feedback. */
	heard: { day: Day; text: string } | null;
	/** What was reported as done, once the item is finished. */
	result: { day: Day; text: string } | null;
	/** What units last reported of an item that is not done yet, each once: problems, and help wanted from above. */
	problems: string[];
	help: string[];
	/** Reasons given in explanations and applications that were accepted. */
	causes: string[];
	/** Papers of the ladder, oldest first; a 提醒 is none. */
	papers: SentPaper[];
	/** The days its claims were returned. */
	returned: Day[];
	/** Signs that it is stuck. */
	stuck: string[];
}
