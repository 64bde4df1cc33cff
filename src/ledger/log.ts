import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';

export interface LogLine {
	seq: number;
	day: Day;
	at: string;
	command: string;
	sentence: string;
	actor: string;
	hash: string;
	/** Rows changed by the operation. */
	changes: number;
}

/** An operation as it stands in the journal. */
export interface Operation {
	seq: number;
	day: Day;
	command: string;
	sentence: string;
	actor: string;
	undoes: number | null;
}

/** Every operation in the order they were done, the one under way included. */
export const listOperations = (db: Db): Promise<Operation[]> =>
	db.selectFrom('operation').select(['seq', 'day', 'command', 'sentence', 'actor', 'undoes']).orderBy('seq').execute();

/** What narrows the log; all of it together holds. */
export interface LogFilter {
	seq?: number;
	/** Operations that touched this item. */
	item?: number;
	actor?: string;
	since?: Day;
	command?: string;
	limit?: number;
}

/** Operations, newest first. */
export async function readLog(db: Db, { seq, item, actor, since, command, limit }: LogFilter): Promise<LogLine[]> {
	let query = db
		.selectFrom('operation as o')
		.select(['o.seq', 'o.day', 'o.at', 'o.command', 'o.sentence', 'o.actor', 'o.hash'])
		.select((e) =>
			e
				.selectFrom('change as c')
				.select((c) => c.fn.countAll<number>().as('n'))
				.whereRef('c.operation', '=', 'o.seq')
				.as('changes'),
		)
		.orderBy('o.seq', 'desc');
	if (seq !== undefined) query = query.where('o.seq', '=', seq);
	if (item !== undefined)
		query = query.where('o.seq', 'in', db.selectFrom('change').select('operation').where('item', '=', item));
	if (actor !== undefined) query = query.where('o.actor', '=', actor);
	if (since !== undefined) query = query.where('o.day', '>=', since);
	if (command !== undefined) query = query.where('o.command', '=', command);
	if (limit !== undefined) query = query.limit(limit);
	return (await query.execute()).map(({ hash, changes, ...line }) => ({
		...line,
		hash: hash ?? '',
		changes: changes ?? 0,
	}));
}

/** Everyone who is booked in the log, or every command, each once. */
export async function listLogged(db: Db, what: 'actor' | 'command'): Promise<string[]> {
	const rows = await db.selectFrom('operation').select(what).distinct().orderBy(what).execute();
	return rows.map((row) => (row as Record<typeof what, string>)[what]);
}
