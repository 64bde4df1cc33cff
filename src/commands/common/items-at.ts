import { readGrantedExtensions } from '../../ledger/extensions.ts';
import type { ItemFilter } from '../../ledger/item-filter.ts';
import { type Listing, listItems } from '../../ledger/items.ts';
import type { Db } from '../../ledger/open.ts';
import { readPastFinishes } from '../../ledger/past-finishes.ts';
import { readPastWholes, readStoppedMoves } from '../../ledger/past-moves.ts';
import { percentsAt, readReportedPercents } from '../../ledger/percents.ts';
import { readPastLeaders, readPastShares } from '../../ledger/shares.ts';
import type { ClosingLine } from '../../rules/figures.ts';
import type { ItemsAt } from '../../rules/flow.ts';
import type { Item } from '../../rules/item.ts';
import { type ItemPast, itemAt } from '../../rules/item-past.ts';

/** Whether an item is one of a filter's units, leader, liaison's charge or statuses, by what it is here. */
function isOf(item: Item, { units, leader, charge, statuses, leavesOnly }: ItemFilter): boolean {
	if (leavesOnly === true && item.children > 0) return false;
	if (statuses !== undefined && !statuses.includes(item.status)) return false;
	if (leader !== undefined && item.leader !== leader) return false;
	const holds = (ids: number[]) => item.assignments.some((a) => a.status !== '解除' && ids.includes(a.unit.id));
	if (units !== undefined && !holds(units)) return false;
	return charge === undefined || charge.items.includes(item.id) || holds(charge.units);
}

/** What the items were before today, by line. */
async function readPasts(db: Db, items: readonly Item[]): Promise<(line: ClosingLine) => (item: Item) => ItemPast> {
	const ids = items.map((item) => item.id);
	const shares = await readPastShares(db, ids);
	const leaders = await readPastLeaders(db, ids);
	const finishes = await readPastFinishes(db, ids);
	const extensions = await readGrantedExtensions(db);
	const moves = await readStoppedMoves(db);
	const wholes = await readPastWholes(db);
	const reported = await readReportedPercents(db);
	return (line) => {
		const percents = percentsAt(reported, line.day);
		return ({ id }) => ({
			shares: shares.get(id) ?? [],
			leaders: leaders.get(id) ?? [],
			finishes: finishes.get(id) ?? [],
			extensions: extensions.get(id) ?? [],
			moves: moves.get(id) ?? [],
			whole: wholes.get(id) ?? null,
			percent: percents.get(id),
		});
	};
}

/** Reads the items of a listing once, to be seen at any line: with the units and leaders they had, and as they stood; at an open line as they are. */
export async function readItemsAt(db: Db, listing: Listing): Promise<ItemsAt> {
	// Who holds an item today is not who held it then, and what it is today is not what it was.
	const { units: _u, leader: _l, charge: _c, statuses: _s, leavesOnly: _o, ...filter } = listing.filter;
	const items = await listItems(db, { ...listing, filter });
	const pasts = await readPasts(db, items);
	const seen = new Map<string, readonly Item[]>();
	return (line) => {
		const key = line.open ? '' : line.day;
		const known = seen.get(key);
		if (known !== undefined) return known;
		const pastOf = pasts(line);
		const found = items.map((item) => itemAt(item, line, pastOf(item))).filter((item) => isOf(item, listing.filter));
		seen.set(key, found);
		return found;
	};
}

/** The items of a listing as they stood at a closing line; at an open line as they are. */
export async function listItemsAt(db: Db, listing: Listing, line: ClosingLine): Promise<Item[]> {
	if (line.open) return listItems(db, listing);
	return [...(await readItemsAt(db, listing))(line)];
}
