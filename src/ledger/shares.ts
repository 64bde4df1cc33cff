import type { Day } from '../rules/day.ts';
import type { Item, Role } from '../rules/item.ts';
import type { PastLeader } from '../rules/item-past.ts';
import { type PastShare, sinceOf } from '../rules/shares.ts';
import type { NewAssignment } from './item-write.ts';
import type { Db } from './open.ts';
import { pagesOf } from './pages.ts';

/** Earlier stretches of the shares of these items. */
export async function readPastShares(db: Db, items: number[]): Promise<Map<number, PastShare[]>> {
	const past = new Map<number, PastShare[]>();
	for (const some of pagesOf(items)) {
		const rows = await db
			.selectFrom('assignment_past')
			.select(['item', 'assignment', 'role', 'since', 'ended'])
			.where('item', 'in', some)
			.orderBy('id')
			.execute();
		for (const { item, ...stretch } of rows) past.set(item, [...(past.get(item) ?? []), stretch]);
	}
	return past;
}

/** Who answered for these items before, in the order they handed over. */
export async function readPastLeaders(db: Db, items: number[]): Promise<Map<number, PastLeader[]>> {
	const past = new Map<number, PastLeader[]>();
	for (const some of pagesOf(items)) {
		const rows = await db
			.selectFrom('move')
			.innerJoin('person', 'person.id', 'move.person')
			.select(['move.item', 'move.day as until', 'person.name'])
			.where('move.item', 'in', some)
			.where('move.act', '=', '交接')
			.orderBy('move.day')
			.orderBy('move.id')
			.execute();
		for (const { item, ...leader } of rows) past.set(item, [...(past.get(item) ?? []), leader]);
	}
	return past;
}

type Standing = Pick<Item, 'id' | 'registered' | 'dispatched'>;

const readShares = (db: Db, item: number) =>
	db
		.selectFrom('assignment')
		.select(['id', 'unit', 'role', 'status', 'since', 'ended', 'sort'])
		.where('item', '=', item)
		.execute();
type ShareRow = Awaited<ReturnType<typeof readShares>>[number];

/** Keeps the stretch of a share that ends on a day, so that a period closed before still finds it. */
async function keepStretch(db: Db, item: number, { id, role, since }: ShareRow, ended: Day): Promise<void> {
	if (since === null || since < ended)
		await db.insertInto('assignment_past').values({ item, assignment: id, role, since, ended }).execute();
}

/** From a day on a unit at work on an item has another role; it was there before the day in the old one. */
async function changeRole(db: Db, item: Standing, share: ShareRow, role: Role, day: Day): Promise<void> {
	const since = sinceOf(item, day);
	if (since !== null) await keepStretch(db, item.id, share, since);
	await db
		.updateTable('assignment')
		.set({ role, since: since ?? share.since })
		.where('id', '=', share.id)
		.execute();
}

/** Adds units to an item from a day on, after those it has; one that had left comes back, one at work only changes its role. */
export async function addAssignments(db: Db, item: Standing, units: NewAssignment[], day: Day): Promise<void> {
	const shares = await readShares(db, item.id);
	let sort = Math.max(-1, ...shares.map((share) => share.sort)) + 1;
	const dispatched = item.dispatched === null ? null : day;
	for (const { unit, role, status, written } of units) {
		const share = shares.find((s) => s.unit === unit);
		if (share !== undefined && share.status !== '解除') {
			if (share.role !== role) await changeRole(db, item, share, role, day);
			continue;
		}
		const begun = { role, status, written, since: sinceOf(item, day), dispatched, sort: sort++ };
		const blank = { ended: null, claimed: null, receipted: null, promised: null };
		const nobody = { principal: null, responsible: null, handler: null };
		if (share === undefined) {
			const values = { item: item.id, unit, ...begun, ...blank, ...nobody };
			await db.insertInto('assignment').values(values).execute();
			continue;
		}
		await keepStretch(db, item.id, share, share.ended ?? day);
		await db
			.updateTable('assignment')
			.set({ ...begun, ...blank, ...nobody })
			.where('id', '=', share.id)
			.execute();
	}
}

/** Puts a unit's share before all others: the first lead is the 汇总单位. */
export async function putFirst(db: Db, item: number, assignment: number): Promise<void> {
	const first = Math.min(...(await readShares(db, item)).map((share) => share.sort));
	await db
		.updateTable('assignment')
		.set({ sort: first - 1 })
		.where('id', '=', assignment)
		.execute();
}
