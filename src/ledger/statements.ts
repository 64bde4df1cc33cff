import type { Insertable } from 'kysely';
import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';
import type { Tables } from './tables.ts';

type NewStatement = Omit<Insertable<Tables['statement']>, 'id' | 'state' | 'decided_by' | 'decided'>;

/** Writes down a principal's explanation; it waits for a decision. */
export async function addStatement(db: Db, statement: NewStatement): Promise<number> {
	const { id } = await db
		.insertInto('statement')
		.values({ ...statement, state: '待审批', decided_by: null, decided: null })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** One explanation by its id; throws where there is none. */
export const findStatement = (db: Db, id: number) =>
	db
		.selectFrom('statement')
		.select(['id', 'item', 'assignment', 'reason', 'holds_until', 'state'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();

/** The explanation of a unit's share that no one has decided on. */
export const findWaitingStatement = (db: Db, assignment: number) =>
	db
		.selectFrom('statement')
		.select(['id', 'day'])
		.where('assignment', '=', assignment)
		.where('state', '=', '待审批')
		.executeTakeFirst();

/** Writes down how an explanation was decided. */
export async function settleStatement(
	db: Db,
	id: number,
	how: { state: '同意' | '不同意'; decided_by: string; decided: Day },
): Promise<void> {
	await db.updateTable('statement').set(how).where('id', '=', id).execute();
}
