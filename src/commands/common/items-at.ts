import type { ItemFilter } from '../../ledger/item-filter.ts';
import { type Listing, listItems } from '../../ledger/items.ts';
import type { Db } from '../../ledger/open.ts';
import { readPastFinishes } from '../../ledger/past-finishes.ts';
import { readPastLeaders, readPastShares } from '../../ledger/shares.ts';
import type { ClosingLine } from '../../rules/figures.ts';
import type { Item } from '../../rules/item.ts';
import { itemAt } from '../../rules/shares.ts';

/** Whether an item is one of a filter's units, leader or liaison's charge, by those it has here. */
function isOf(item: Item, { units, leader, charge }: ItemFilter): boolean {
	if (leader !== undefined && item.leader !== leader) return false;
	const holds = (ids: number[]) => item.assignments.some((a) => a.status !== '解除' && ids.includes(a.unit.id));
	if (units !== undefined && !holds(units)) return false;
	return charge === undefined || charge.items.includes(item.id) || holds(charge.units);
}

/** The items of a listing with the units and leaders that had them at a closing line; at an open line as they are. */
export async function listItemsAt(db: Db, listing: Listing, line: ClosingLine): Promise<Item[]> {
	if (line.open) return listItems(db, listing);
	// Who holds an item today is not who held it then.
	const { units: _units, leader: _leader, charge: _charge, ...filter } = listing.filter;
	const items = await listItems(db, { ...listing, filter });
	const ids = items.map((item) => item.id);
	const shares = await readPastShares(db, ids);
	const leaders = await readPastLeaders(db, ids);
	const finishes = await readPastFinishes(db, ids, line.day);
	return items
		.map((item) =>
			itemAt(item, line, {
				shares: shares.get(item.id) ?? [],
				leaders: leaders.get(item.id) ?? [],
				finish: finishes.get(item.id) ?? null,
			}),
		)
		.filter((item) => isOf(item, listing.filter));
}
