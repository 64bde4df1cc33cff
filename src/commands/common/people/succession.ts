import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { addSuccessor, endUnit, passBelongings, passShare, readOpenShares } from '../../../ledger/successors.ts';
import type { RosterUnit } from '../../../ledger/units.ts';
import { readPromises } from '../../../ledger/urges.ts';
import type { Day } from '../../../rules/day.ts';
import type { Assignment, Item, Role } from '../../../rules/item.ts';
import { settleStanding } from '../review/claim-standing.ts';
import { nameItem } from '../words.ts';

/** A share that passes to the unit's successor, and what the successor has of the item already. */
export interface Passing {
	item: Item;
	share: Assignment;
	own: Assignment | null;
}

const running = (item: Item, unit: number): Assignment | null =>
	item.assignments.find((a) => a.unit.id === unit && a.status !== '解除') ?? null;

/** The shares of open items and drafts that a unit has and its successor will have. */
export async function planSuccession(db: Db, old: RosterUnit, into: RosterUnit | null): Promise<Passing[]> {
	const items = await listItemsById(db, await readOpenShares(db, old.id));
	return items.map((item) => ({
		item,
		share: running(item, old.id) as Assignment,
		own: into === null ? null : running(item, into.id),
	}));
}

/** The role the successor has of it: the stronger of the two. */
export const roleAfter = ({ share, own }: Passing): Role =>
	share.role === '牵头' || own?.role === '牵头' ? '牵头' : '配合';

/** What passes, for the plan and for the screen. */
export const passingWords = (passing: Passing): string =>
	`${nameItem(passing.item)} ${roleAfter(passing)}${passing.own === null ? '' : `（原已${passing.own.role}，两份并为一份）`}`;

/** From a day on the successor stands in the unit's place: its open shares, groups, people and names pass on. */
export async function applySuccession(
	tx: Db,
	plan: Passing[],
	old: RosterUnit,
	into: RosterUnit | string,
	{ day, today, breathe }: { day: Day; today: Day; breathe: () => Promise<void> },
): Promise<void> {
	const isNew = typeof into === 'string';
	const id = isNew ? await addSuccessor(tx, old.id, into, day) : into.id;
	const name = isNew ? into : into.name;
	const items = plan.map(({ item }) => item.id);
	const promises = await readPromises(tx, today, items);
	for (const { item, share } of plan) {
		await breathe();
		const promised = promises.find((p) => p.assignment === share.id)?.promised ?? share.promised;
		const words = `${old.name}${isNew ? '更名为' : '并入'}${name}，${share.role}由${name}承接`;
		await passShare(tx, { item, share, promised }, id, day, words);
		await settleStanding(tx, item.id);
	}
	await passBelongings(tx, old.id, id, day, isNew);
	await endUnit(tx, old.id, id, day);
}
