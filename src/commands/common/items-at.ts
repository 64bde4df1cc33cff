import type { ItemFilter } from '../../ledger/item-filter.ts';
import { type Listing, listItems } from '../../ledger/items.ts';
import type { Db } from '../../ledger/open.ts';
import { readPastShares } from '../../ledger/shares.ts';
import type { ClosingLine } from '../../rules/figures.ts';
import type { Item } from '../../rules/item.ts';
import { itemAt } from '../../rules/shares.ts';

/** Whether an item is one of a filter's units or of a liaison's charge, by the units it has here. */
function isWith(item: Item, { units, charge }: Pick<ItemFilter, 'units' | 'charge'>): boolean {
	const holds = (ids: number[]) => item.assignments.some((a) => a.status !== '解除' && ids.includes(a.unit.id));
	if (units !== undefined && !holds(units)) return false;
	return charge === undefined || charge.items.includes(item.id) || holds(charge.units);
}

/** The items of a listing with the units that held them at a closing line; at an open line as they are. */
export async function listItemsAt(db: Db, listing: Listing, line: ClosingLine): Promise<Item[]> {
	if (line.open) return listItems(db, listing);
	// Who holds an item today is not who held it then.
	const { units, charge, ...filter } = listing.filter;
	const items = await listItems(db, { ...listing, filter });
	const past = await readPastShares(
		db,
		items.map((item) => item.id),
	);
	return items
		.map((item) => itemAt(item, line, past.get(item.id) ?? []))
		.filter((item) => isWith(item, { ...(units && { units }), ...(charge && { charge }) }));
}
