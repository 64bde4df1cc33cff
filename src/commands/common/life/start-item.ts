import { updateAssignment, updateItem } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Item } from '../../../rules/item.ts';

/** An item of which its units tell before anyone booked the dispatch is under way since it came in; returns it so. */
export async function startAsReceived(tx: Db, item: Item): Promise<Item> {
	const started = { status: '办理中', dispatched: item.received, started: item.received } as const;
	await updateItem(tx, item.id, started);
	for (const share of item.assignments.filter((a) => a.status === '待签收'))
		await updateAssignment(tx, share.id, { status: '办理中', dispatched: item.received });
	const assignments = item.assignments.map((a) => (a.status === '待签收' ? { ...a, status: started.status } : a));
	return { ...item, ...started, assignments };
}
