import type { Db } from '../../../ledger/open.ts';
import type { ReadItem } from '../../../reading/item.ts';
import type { Day } from '../../../rules/day.ts';
import type { Assignment, Item } from '../../../rules/item.ts';
import { leadingShares, possibleActs } from '../../../rules/lifecycle.ts';
import { recordClaim } from '../life/record-claim.ts';
import type { OfficeRules } from '../office.ts';

const isAtWork = ({ status }: Assignment): boolean => status === '待签收' || status === '办理中';

/** Whether a row that says finished can be booked as its leads' claim; one not yet dispatched is first put under way. */
export const canBeClaimed = (item: Item): boolean =>
	item.children === 0 &&
	(item.status === '已立项' || possibleActs(item.status).includes('claim')) &&
	leadingShares(item.assignments).some(isAtWork);

/** Books the claim of every lead still at work; the matter then waits for review, as after any claim. */
export async function claimFinished(tx: Db, item: Item, row: ReadItem, today: Day, rules: OfficeRules): Promise<void> {
	let now = item;
	for (const share of leadingShares(item.assignments).filter(isAtWork)) {
		const sent = now.reopened ?? now.dispatched ?? today;
		const isKnown = row.finished !== null && row.finished <= today && row.finished >= sent;
		const day = isKnown ? (row.finished as Day) : today;
		now = (await recordClaim(tx, now, share, { day, text: null }, rules)).item;
	}
}
