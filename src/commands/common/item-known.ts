import { readAttachments } from '../../ledger/attachments.ts';
import { readGrounds, readHistory, readLatestFeedback, readProvenance, readResponsible } from '../../ledger/history.ts';
import { readLinks } from '../../ledger/item-links.ts';
import { readMilestones } from '../../ledger/milestones.ts';
import type { Db } from '../../ledger/open.ts';
import { readPromises } from '../../ledger/urges.ts';
import type { Day } from '../../rules/day.ts';
import type { Item } from '../../rules/item.ts';
import { lampOf, lampWords } from '../../rules/lamp.ts';
import { lateness, writeLateness } from '../../rules/overdue.ts';
import { readProposals } from './escalate/proposals.ts';
import type { OfficeRules } from './office.ts';

/** All that the ledger holds of one item besides the item itself. */
export const readKnown = async (db: Db, item: Item, today: Day, rules: OfficeRules) => ({
	history: await readHistory(db, item.id),
	people: await readResponsible(db, item.id),
	feedback: await readLatestFeedback(db, item.id),
	provenance: await readProvenance(db, item.id),
	attachments: await readAttachments(db, item.id),
	grounds: (await readGrounds(db, [item.id])).get(item.id) ?? { instructions: [], documents: [] },
	pledges: await readPromises(db, today, [item.id]),
	links: await readLinks(db, item.id),
	proposals: await readProposals(db, rules, today, [item]),
	milestones: await readMilestones(db, item.id),
});

/** `红·逾期30个工作日`. */
export function lampMark(item: Item, today: Day, rules: OfficeRules): string {
	const lamp = lampOf(item, today, rules);
	const words = lampWords(lamp, rules);
	return lamp === '红·逾期' ? `${words}${writeLateness(lateness(item, today, rules.calendar)).slice(2)}` : words;
}
