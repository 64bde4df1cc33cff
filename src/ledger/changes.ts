import type { Referred } from '../rules/change-words.ts';
import type { Db } from './open.ts';

/** A row an operation changed, with the columns it touched. */
export interface Change {
	table: string;
	row: number;
	/** The item it belongs to. */
	item: number | null;
	before: Record<string, unknown> | null;
	after: Record<string, unknown> | null;
}

const image = (text: string | null) => (text === null ? null : (JSON.parse(text) as Record<string, unknown>));

/** The first rows an operation changed, as they were changed. */
export async function readChanges(db: Db, seq: number, limit: number): Promise<Change[]> {
	const rows = await db
		.selectFrom('change')
		.select(['tbl', 'row', 'item', 'before', 'after'])
		.where('operation', '=', seq)
		.orderBy('n')
		.limit(limit)
		.execute();
	return rows.map(({ tbl, before, after, ...place }) => ({
		...place,
		table: tbl,
		before: image(before),
		after: image(after),
	}));
}

/** How the rows that references point at are called now. */
export async function readReferred(db: Db, wanted: ReadonlyMap<Referred, readonly number[]>) {
	const ids = (kind: Referred) => wanted.get(kind) ?? [];
	const named = (table: 'unit' | 'person' | 'source' | 'campaign') =>
		db.selectFrom(table).select(['id', 'name as word']).where('id', 'in', ids(table)).execute();
	const rows: Record<Referred, { id: number; word: string }[]> = {
		unit: await named('unit'),
		person: await named('person'),
		source: await named('source'),
		campaign: await named('campaign'),
		item: await db.selectFrom('item').select(['id', 'number as word']).where('id', 'in', ids('item')).execute(),
		document: await db
			.selectFrom('document')
			.select(['id', 'title as word'])
			.where('id', 'in', ids('document'))
			.execute(),
		paper: await db.selectFrom('paper').select(['id', 'title as word']).where('id', 'in', ids('paper')).execute(),
		assignment: await db
			.selectFrom('assignment as a')
			.innerJoin('unit', 'unit.id', 'a.unit')
			.select(['a.id', 'unit.name as word'])
			.where('a.id', 'in', ids('assignment'))
			.execute(),
	};
	return (kind: Referred, id: number): string | null => rows[kind].find((row) => row.id === id)?.word ?? null;
}
