import type { SourceKind } from '../rules/sources.ts';
import type { Db } from './open.ts';

/** A source with its place in every table, and how many items come from it. */
export interface SourceEntry {
	id: number;
	name: string;
	kind: SourceKind;
	sort: number;
	items: number;
}

/** The sources in their order. */
export async function readSourceTable(db: Db): Promise<SourceEntry[]> {
	return db
		.selectFrom('source as s')
		.leftJoin('item', 'item.source', 's.id')
		.select(['s.id', 's.name', 's.kind', 's.sort'])
		.select((e) => e.fn.count<number>('item.id').as('items'))
		.groupBy('s.id')
		.orderBy('s.sort')
		.orderBy('s.id')
		.execute();
}

export async function editSource(
	db: Db,
	id: number,
	set: { name?: string; kind?: SourceKind; sort?: number },
): Promise<void> {
	if (Object.keys(set).length > 0) await db.updateTable('source').set(set).where('id', '=', id).execute();
}

/** Removes a source that nothing rests on; SQLite refuses another. */
export async function removeSource(db: Db, id: number): Promise<void> {
	await db.deleteFrom('source').where('id', '=', id).execute();
}
