import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';

export interface WaitingClaim {
	id: number;
	item: number;
	assignment: number;
	day: Day;
	text: string | null;
	unit: string;
}

/** Writes down a claim, which then waits for review. */
export async function addClaim(
	db: Db,
	claim: { item: number; assignment: number; day: Day; text: string | null },
): Promise<void> {
	await db
		.insertInto('claim')
		.values({ ...claim, state: '待审核', review_by: null, review_day: null, reason: null })
		.execute();
}

/** Claims no one has reviewed yet, oldest first; those of units that have left wait for no one. */
export async function readWaitingClaims(db: Db, items?: number[]): Promise<WaitingClaim[]> {
	const query = db
		.selectFrom('claim')
		.innerJoin('assignment', 'assignment.id', 'claim.assignment')
		.innerJoin('unit', 'unit.id', 'assignment.unit')
		.select(['claim.id', 'claim.item', 'claim.assignment', 'claim.day', 'claim.text', 'unit.name as unit'])
		.where('claim.state', '=', '待审核')
		.where('assignment.status', '=', '已报结')
		.orderBy('claim.day')
		.orderBy('claim.id');
	return (items === undefined ? query : query.where('claim.item', 'in', items)).execute();
}

/** Writes down how claims were reviewed. */
export async function settleClaims(
	db: Db,
	ids: number[],
	how: { state: '通过' | '退回'; review_by: string | null; review_day: Day; reason: string | null },
): Promise<void> {
	if (ids.length > 0) await db.updateTable('claim').set(how).where('id', 'in', ids).execute();
}

/** The claim each of these shares stands on, passed or not. */
export async function readStandingClaims(db: Db, assignments: number[]): Promise<number[]> {
	const rows = await db
		.selectFrom('claim')
		.select((e) => e.fn.max('id').as('id'))
		.where('assignment', 'in', assignments)
		.groupBy('assignment')
		.execute();
	return rows.map((r) => r.id);
}

/** What was claimed last of each item, in the units' words. */
export async function readLastResults(db: Db, items: number[]): Promise<Map<number, string | null>> {
	if (items.length === 0) return new Map();
	const rows = await db
		.selectFrom('claim')
		.select(['item', 'text'])
		.where('item', 'in', items)
		.orderBy('day')
		.orderBy('id')
		.execute();
	return new Map(rows.map((r) => [r.item, r.text]));
}

/** What each unit says it has done, of the claims that stand, oldest first, by item. */
export async function readResults(
	db: Db,
	items: readonly number[],
): Promise<Map<number, { unit: string; text: string }[]>> {
	const rows = await db
		.selectFrom('claim')
		.innerJoin('assignment', 'assignment.id', 'claim.assignment')
		.innerJoin('unit', 'unit.id', 'assignment.unit')
		.select(['claim.item', 'unit.name as unit', 'claim.text'])
		.where('claim.item', 'in', items)
		.where('claim.state', '<>', '退回')
		.where('claim.text', 'is not', null)
		.$narrowType<{ text: string }>()
		.orderBy('claim.day')
		.orderBy('claim.id')
		.execute();
	const results = new Map<number, { unit: string; text: string }[]>();
	for (const { item, ...said } of rows) results.set(item, [...(results.get(item) ?? []), said]);
	return results;
}

/** How many times an item has been returned; one return may send back the claims of several units. */
export async function countReturns(db: Db, item: number): Promise<number> {
	const row = await db
		.selectFrom('move')
		.select((e) => e.fn.countAll<number>().as('n'))
		.where('item', '=', item)
		.where('act', '=', '退回')
		.executeTakeFirstOrThrow();
	return row.n;
}
