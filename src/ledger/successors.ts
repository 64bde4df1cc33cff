import { addDays, type Day } from '../rules/day.ts';
import { type Assignment, type Item, statuses } from '../rules/item.ts';
import { isUnfinished } from '../rules/lifecycle.ts';
import { leadingOf } from '../rules/shares.ts';
import { recordMove, updateAssignment } from './item-write.ts';
import type { Db } from './open.ts';
import { addAssignments } from './shares.ts';
import { addUnit } from './units.ts';

const unfinished = statuses.filter(isUnfinished);

/** Ids of the open items and drafts a unit has a share of, in the order of their numbers. */
export async function readOpenShares(db: Db, unit: number): Promise<number[]> {
	const rows = await db
		.selectFrom('assignment as a')
		.innerJoin('item as i', 'i.id', 'a.item')
		.select('i.id')
		.where('a.unit', '=', unit)
		.where('a.status', '<>', '解除')
		.where('i.status', 'in', unfinished)
		.orderBy('i.year')
		.orderBy('i.ordinal')
		.orderBy('i.id')
		.execute();
	return rows.map((row) => row.id);
}

/** A unit that takes another's place from a day on: of its kind, in its place of the official order, with its head. */
export async function addSuccessor(db: Db, old: number, name: string, day: Day): Promise<number> {
	const { kind, sort, phone, leader } = await db
		.selectFrom('unit')
		.select(['kind', 'sort', 'phone', 'leader'])
		.where('id', '=', old)
		.executeTakeFirstOrThrow();
	const id = await addUnit(db, { name, short: null, kind, phone, leader, sort });
	await db.updateTable('unit').set({ valid_from: day }).where('id', '=', id).execute();
	return id;
}

/** The unit is one of its own until the day before; then its names mean the other. */
export async function endUnit(db: Db, unit: number, into: number, day: Day): Promise<void> {
	const ended = { valid_to: addDays(day, -1), merged_into: into };
	await db.updateTable('unit').set(ended).where('id', '=', unit).execute();
}

/** What a unit had besides its items passes on: its groups, its people's posts, whom its liaisons look after, its 督办 and 把关. */
export async function passBelongings(db: Db, old: number, into: number, day: Day, withHead: boolean): Promise<void> {
	const groups = await db.selectFrom('unit_group_member').select('unit_group').where('unit', '=', old).execute();
	for (const { unit_group } of groups)
		await db
			.insertInto('unit_group_member')
			.values({ unit_group, unit: into })
			.onConflict((c) => c.columns(['unit_group', 'unit']).doNothing())
			.execute();
	const charges = await db.selectFrom('liaison_charge').select('liaison').where('unit', '=', old).execute();
	for (const { liaison } of charges)
		await db.insertInto('liaison_charge').values({ liaison, unit: into, item: null }).execute();
	await passPosts(db, old, into, day, withHead);
	for (const column of ['overseer', 'gate'] as const)
		await db
			.updateTable('item')
			.set({ [column]: into })
			.where(column, '=', old)
			.where('status', 'in', unfinished)
			.execute();
	await db
		.updateTable('finding')
		.set({ unit: into })
		.where('unit', '=', old)
		.where('state', 'in', ['待研判', '交办'])
		.execute();
}

async function passPosts(db: Db, old: number, into: number, day: Day, withHead: boolean): Promise<void> {
	const held = await db
		.selectFrom('post')
		.select(['id', 'person', 'role', 'title', 'sort'])
		.where('unit', '=', old)
		.where('valid_to', 'is', null)
		.execute();
	for (const { id, ...post } of held) {
		await db
			.updateTable('post')
			.set({ valid_to: addDays(day, -1) })
			.where('id', '=', id)
			.execute();
		// A unit that existed has a head of its own.
		if (post.role !== '单位第一责任人' || withHead)
			await db
				.insertInto('post')
				.values({ ...post, unit: into, valid_from: day, valid_to: null })
				.execute();
	}
}

/** A share that passes, with the promise that holds for it. */
interface Passing {
	item: Item;
	share: Assignment;
	promised: Day | null;
}

/**
 * Passes a unit's share of an item to its successor from a day on: role, status, people and promise go along; where
 * the successor is on the item already, the stronger role counts, between equals the share that is less advanced.
 */
export async function passShare(
	db: Db,
	{ item, share, promised }: Passing,
	into: number,
	day: Day,
	words: string,
): Promise<void> {
	const from = share.since !== null && share.since > day ? share.since : day;
	const own = item.assignments.find((a) => a.unit.id === into && a.status !== '解除');
	const { id, ...held } = await db
		.selectFrom('assignment')
		.select(['id', 'written', 'dispatched', 'promised_on', 'principal', 'responsible', 'handler'])
		.where('id', '=', share.id)
		.executeTakeFirstOrThrow();
	await updateAssignment(db, id, { status: '解除', ended: from });
	const isLeading = own === undefined || leadingOf(own, share) === share;
	if (isLeading) {
		const { role, status, receipted, claimed, sort } = share;
		await addAssignments(db, item, [{ unit: into, role, status, written: held.written }], from);
		const taken = await findShare(db, item.id, into);
		await updateAssignment(db, taken, { ...held, status, receipted, claimed, promised, sort });
		await passSteps(db, id, taken);
	} else if (share.role === own.role) await updateAssignment(db, own.id, { sort: Math.min(own.sort, share.sort) });
	await passWaiting(db, id, await findShare(db, item.id, into), day);
	await recordMove(db, {
		item: item.id,
		day: from,
		act: '承接',
		from_status: item.status,
		to_status: item.status,
		text: words,
	});
}

async function findShare(db: Db, item: number, unit: number): Promise<number> {
	const row = await db
		.selectFrom('assignment')
		.select('id')
		.where('item', '=', item)
		.where('unit', '=', unit)
		.executeTakeFirstOrThrow();
	return row.id;
}

/** The claim a share stands on is the successor's now. */
async function passSteps(db: Db, from: number, to: number): Promise<void> {
	await db
		.updateTable('claim')
		.set({ assignment: to })
		.where('assignment', '=', from)
		.where('state', 'in', ['待审核', '通过'])
		.execute();
}

/** What waits for the office, and the statement that still holds the ladder, stay with whoever does the work. */
async function passWaiting(db: Db, from: number, to: number, day: Day): Promise<void> {
	await db
		.updateTable('progress')
		.set({ assignment: to })
		.where('assignment', '=', from)
		.where('state', 'in', ['待把关', '待审核'])
		.execute();
	await db
		.updateTable('statement')
		.set({ assignment: to })
		.where('assignment', '=', from)
		.where((e) => e.or([e('state', '=', '待审批'), e('holds_until', '>=', day)]))
		.execute();
}
