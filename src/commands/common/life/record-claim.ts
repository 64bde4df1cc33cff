import { UserError } from '../../../errors.ts';
import { addClaim } from '../../../ledger/claims.ts';
import { recordMove, updateAssignment, updateItem } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import type { Assignment, Item } from '../../../rules/item.ts';
import { isOpen, itemAfterClaim } from '../../../rules/lifecycle.ts';
import { nextShareStatus } from '../find-assignment.ts';
import { type OfficeRules, officeRules } from '../office.ts';
import { claimRule } from '../review/claim-standing.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem } from '../words.ts';
import { recordLateReceipt } from './record-progress.ts';

/** An imported item counts as dispatched the day it came in, which may be long after the unit was done. */
function refuseBeforeDispatch(item: Item, day: Day): void {
	const sent = item.reopened ?? item.dispatched;
	if (sent !== null && day < sent && sent !== item.received)
		throw new UserError(`${item.number} 的报结日期${day}早于交办日期${sent}`, {
			code: 'day-order',
			hint: '改报结日期',
		});
}

/** Books a unit's claim: its share and, once the leads have claimed, the item go up for review; returns the item as it stands then. */
export async function recordClaim(
	tx: Db,
	item: Item,
	share: Assignment,
	{ day, text }: { day: Day; text: string | null },
	known?: OfficeRules,
): Promise<ItemDone> {
	const status = nextShareStatus(item, share, 'claim');
	refuseBeforeDispatch(item, day);
	const rules = known ?? (await officeRules(tx));
	await addClaim(tx, { item: item.id, assignment: share.id, day, text });
	const shares = item.assignments.map((a) => (a.id === share.id ? { ...a, status, claimed: day } : a));
	const after = isOpen(item.status)
		? itemAfterClaim(item.status, shares, claimRule(rules.switches))
		: { status: item.status, claimed: item.claimed };
	const warnings = await recordLateReceipt(tx, item, share, day, {
		status: after.status,
		words: `${share.unit.name}随报结补记`,
		rules,
	});
	await updateAssignment(tx, share.id, { status, claimed: day });
	const standing = { ...after, started: item.started ?? day };
	await updateItem(tx, item.id, standing);
	await recordMove(tx, {
		item: item.id,
		assignment: share.id,
		day,
		act: '报结',
		from_status: item.status,
		to_status: after.status,
		text: [share.unit.name, text].filter(Boolean).join('：'),
	});
	const waiting = shares
		.filter((a) => a.role === '牵头' && a.status !== '解除' && a.claimed === null)
		.map((a) => a.unit.name);
	const waitedFor =
		waiting.length === 0
			? ''
			: after.status === '待审核'
				? `，未报结的还有${waiting.join('、')}`
				: `，还等${waiting.join('、')}报结`;
	// A receipt booked beside the claim may have moved the deadline.
	const [reread] = warnings.length > 0 ? await listItemsById(tx, [item.id]) : [];
	const now = reread ?? { ...item, ...standing, assignments: shares };
	return { item: now, warnings, words: `${nameItem(item)} ${share.unit.name}（${day}）${waitedFor}` };
}
