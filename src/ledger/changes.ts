import type { Referred } from '../rules/change-words.ts';
import type { Db, Ledger } from './open.ts';
import { columnsOf } from './sqlite-schema.ts';

/** A row an operation changed, with the columns it touched. */
export interface Change {
	table: string;
	row: number;
	/** The item it belongs to. */
	item: number | null;
	before: Image | null;
	after: Image | null;
}

type Image = Record<string, unknown>;

/** A row by the names of its columns: a whole one stands in their order, the columns of a changed one stand by name. */
function readImage(text: string | null, columns: readonly string[]): Image | null {
	if (text === null) return null;
	const image = JSON.parse(text) as Image | unknown[];
	return Array.isArray(image) ? Object.fromEntries(image.map((value, place) => [columns[place], value])) : image;
}

/** The first rows an operation changed, as they were changed. */
export async function readChanges({ db, connection }: Ledger, seq: number, limit: number): Promise<Change[]> {
	const rows = await db
		.selectFrom('change')
		.select(['tbl', 'row', 'item', 'before', 'after'])
		.where('operation', '=', seq)
		.orderBy('n')
		.limit(limit)
		.execute();
	const columns = new Map(
		[...new Set(rows.map(({ tbl }) => tbl))].map((table) => [table, columnsOf(connection, table)]),
	);
	return rows.map(({ tbl, before, after, ...place }) => ({
		...place,
		table: tbl,
		before: readImage(before, columns.get(tbl) ?? []),
		after: readImage(after, columns.get(tbl) ?? []),
	}));
}

/** How the rows that references point at are called now. */
export async function readReferred(db: Db, wanted: ReadonlyMap<Referred, readonly number[]>) {
	const ids = (kind: Referred) => wanted.get(kind) ?? [];
	const named = (table: 'unit' | 'unit_group' | 'person' | 'team' | 'source' | 'campaign') =>
		db.selectFrom(table).select(['id', 'name as word']).where('id', 'in', ids(table)).execute();
	const titled = (table: 'document' | 'paper' | 'meeting') =>
		db.selectFrom(table).select(['id', 'title as word']).where('id', 'in', ids(table)).execute();
	const read: Record<Referred, () => Promise<{ id: number; word: string }[]>> = {
		unit: () => named('unit'),
		unit_group: () => named('unit_group'),
		person: () => named('person'),
		team: () => named('team'),
		source: () => named('source'),
		campaign: () => named('campaign'),
		document: () => titled('document'),
		paper: () => titled('paper'),
		meeting: () => titled('meeting'),
		item: () => db.selectFrom('item').select(['id', 'number as word']).where('id', 'in', ids('item')).execute(),
		plan: () => db.selectFrom('plan').select(['id', 'content as word']).where('id', 'in', ids('plan')).execute(),
		finding: () => db.selectFrom('finding').select(['id', 'text as word']).where('id', 'in', ids('finding')).execute(),
		instruction: () =>
			db.selectFrom('instruction').select(['id', 'words as word']).where('id', 'in', ids('instruction')).execute(),
		inspection: () =>
			db.selectFrom('inspection').select(['id', 'topic as word']).where('id', 'in', ids('inspection')).execute(),
		assignment: () =>
			db
				.selectFrom('assignment as a')
				.innerJoin('unit', 'unit.id', 'a.unit')
				.select(['a.id', 'unit.name as word'])
				.where('a.id', 'in', ids('assignment'))
				.execute(),
		liaison: () =>
			db
				.selectFrom('liaison as l')
				.innerJoin('person', 'person.id', 'l.person')
				.select(['l.id', 'person.name as word'])
				.where('l.id', 'in', ids('liaison'))
				.execute(),
	};
	const rows = new Map<Referred, { id: number; word: string }[]>();
	for (const kind of wanted.keys()) rows.set(kind, await read[kind]());
	return (kind: Referred, id: number): string | null => rows.get(kind)?.find((row) => row.id === id)?.word ?? null;
}
