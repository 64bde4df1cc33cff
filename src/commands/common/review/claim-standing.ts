import { updateItem } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { readRules } from '../../../ledger/settings.ts';
import type { Item, Status } from '../../../rules/item.ts';
import { isOpen, itemAfterAssign } from '../../../rules/lifecycle.ts';
import { type Switches, switchesWith } from '../../../rules/switches.ts';

/** Whether the office takes the 汇总单位's claim for all leads', as the rules of an item's life read it. */
export const claimRule = (switches: Switches): { firstLeadAlone: boolean } => ({
	firstLeadAlone: switches['first-lead-alone'],
});

/** After units came to an item or left it: whether it is now up for review, or a lead is waited for again. */
export async function settleStanding(tx: Db, id: number): Promise<Status> {
	const [item] = (await listItemsById(tx, [id])) as [Item];
	if (!isOpen(item.status) || item.status === '中止' || item.children > 0) return item.status;
	const after = itemAfterAssign(item.status, item.assignments, claimRule(switchesWith(await readRules(tx))));
	await updateItem(tx, id, after);
	return after.status;
}
