import type { ItemFilter } from '../../../ledger/item-filter.ts';
import { listItems } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item, Unit } from '../../../rules/item.ts';
import { type DutyName, dutiesOwed } from '../../../rules/office-duty.ts';
import type { OfficeRules } from '../office.ts';

/** Something the office owes an item; `left` in working days, negative when late. */
export interface Duty {
	item: Item;
	what: DutyName;
	unit: Unit | null;
	from: Day;
	limit: Day;
	left: number;
}

/** What the office owes on a day: drafts to register, registered items to dispatch, receipts to ask after; the latest first. */
export async function readOfficeDuties(
	db: Db,
	rules: OfficeRules,
	today: Day,
	filter: ItemFilter = {},
): Promise<Duty[]> {
	const waiting = await listItems(db, { filter: { ...filter, statuses: ['拟立项', '已立项'], leavesOnly: true } });
	const unreceipted = await listItems(db, { filter: { ...filter, unreceiptedAt: today, leavesOnly: true } });
	return [...waiting, ...unreceipted]
		.flatMap((item) => dutiesOwed(item, today, rules).map(({ done: _, ...duty }) => ({ item, ...duty })))
		.sort((a, b) => a.left - b.left || (a.limit < b.limit ? -1 : 1));
}
