import type { StatedDeadline } from '../rules/deadline.ts';
import type { Db } from './open.ts';

/** An item's deadline as it was first written, so that a limit can be counted again from receipt. */
export async function readStatedDeadline(db: Db, item: number): Promise<StatedDeadline> {
	const row = await db
		.selectFrom('item')
		.select(['deadline_kind', 'deadline_raw', 'deadline_n', 'deadline_unit', 'deadline_from', 'deadline_how'])
		.select(['deadline_original', 'cycle', 'also_long_term'])
		.where('id', '=', item)
		.executeTakeFirstOrThrow();
	return {
		kind: row.deadline_kind,
		date: row.deadline_kind === 'date' ? row.deadline_original : null,
		raw: row.deadline_raw,
		note: row.deadline_kind === 'date' ? row.deadline_how : null,
		n: row.deadline_n,
		unit: row.deadline_unit as StatedDeadline['unit'],
		from: row.deadline_from,
		cycle: row.cycle,
		also: row.also_long_term === 1 ? 'long_term' : null,
		milestones: [],
		qualifier: null,
	};
}
