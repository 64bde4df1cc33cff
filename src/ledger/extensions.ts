import type { Insertable } from 'kysely';
import type { Day } from '../rules/day.ts';
import type { GrantedExtension } from '../rules/item-past.ts';
import { gather } from './item-rows.ts';
import type { Db } from './open.ts';
import type { Tables } from './tables.ts';

type NewExtension = Omit<Insertable<Tables['extension']>, 'id' | 'state' | 'decided_by' | 'decided' | 'paper'>;

/** Writes down an application for a later day; it waits for a decision. */
export async function addExtension(db: Db, extension: NewExtension): Promise<number> {
	const { id } = await db
		.insertInto('extension')
		.values({ ...extension, state: '待审批', decided_by: null, decided: null, paper: null })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** One request by its id; throws where there is none. */
export const findExtension = (db: Db, id: number) =>
	db
		.selectFrom('extension')
		.select(['id', 'item', 'from_day', 'to_day', 'reason', 'late', 'state'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();

/** The application of an item that no one has decided on. */
export const findWaitingExtension = (db: Db, item: number) =>
	db
		.selectFrom('extension')
		.select(['id', 'asked', 'to_day'])
		.where('item', '=', item)
		.where('state', '=', '待审批')
		.executeTakeFirst();

const selectExtensions = (db: Db) =>
	db
		.selectFrom('extension as x')
		.leftJoin('person', 'person.id', 'x.principal')
		.select(['x.id', 'x.item', 'x.asked', 'x.from_day as from', 'x.to_day as to', 'x.reason', 'x.progress', 'x.late'])
		.select(['x.state', 'x.decided_by as by', 'x.paper', 'person.name as principal']);
export type LastExtension = Awaited<ReturnType<ReturnType<typeof selectExtensions>['execute']>>[number];

/** The last application of each of these items that has one, with who signed it, as an approval sheet has it. */
export async function readLastExtensions(db: Db, items: readonly number[]): Promise<Map<number, LastExtension>> {
	const rows = await selectExtensions(db).where('x.item', 'in', items).orderBy('x.id').execute();
	return new Map(rows.map((row) => [row.item, row]));
}

/** Every extension that was granted, by item, in the order they were. */
export async function readGrantedExtensions(db: Db): Promise<Map<number, GrantedExtension[]>> {
	const rows = await db
		.selectFrom('extension')
		.select(['item', 'from_day as from', 'decided', 'late'])
		.where('state', '=', '同意')
		.where('decided', 'is not', null)
		.orderBy('decided')
		.orderBy('id')
		.$narrowType<{ decided: Day }>()
		.execute();
	return gather(rows.map((row) => ({ ...row, late: row.late === 1 })));
}

/** Names the sheet an application was approved on. */
export async function setExtensionPaper(db: Db, id: number, paper: number): Promise<void> {
	await db.updateTable('extension').set({ paper }).where('id', '=', id).execute();
}

/** Writes down how a request was decided. */
export async function settleExtension(
	db: Db,
	id: number,
	how: { state: '同意' | '不同意'; decided_by: string; decided: Day },
): Promise<void> {
	await db.updateTable('extension').set(how).where('id', '=', id).execute();
}
