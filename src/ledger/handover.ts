import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';

/** How many items each kind of step was taken with in a span, as the history tells it. */
export async function countActs(db: Db, from: Day, to: Day): Promise<{ act: string; items: number }[]> {
	return db
		.selectFrom('move')
		.select('act')
		.select((e) => e.fn.count<number>('item').distinct().as('items'))
		.where('day', '>=', from)
		.where('day', '<=', to)
		.groupBy('act')
		.orderBy('items', 'desc')
		.orderBy('act')
		.execute();
}

/** How many operations each clerk has been booked with in a span. */
export async function countActors(db: Db, from: Day, to: Day): Promise<{ actor: string; operations: number }[]> {
	return db
		.selectFrom('operation')
		.select('actor')
		.select((e) => e.fn.count<number>('seq').as('operations'))
		.where('day', '>=', from)
		.where('day', '<=', to)
		.groupBy('actor')
		.orderBy('operations', 'desc')
		.execute();
}

/** The day of the first operation since another clerk's last one: since when this clerk has had the desk; null in an empty ledger. */
export async function readTakenOver(db: Db, actor: string): Promise<Day | null> {
	const row = await db
		.selectFrom('operation')
		.select('day')
		.where('seq', '>', (e) =>
			e.fn.coalesce(
				e
					.selectFrom('operation')
					.select((o) => o.fn.max('seq').as('last'))
					.where('actor', '<>', actor),
				e.val(0),
			),
		)
		.orderBy('seq')
		.limit(1)
		.executeTakeFirst();
	return row?.day ?? null;
}
