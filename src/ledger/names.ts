import type { Db } from './open.ts';

/** The names a filter may be given, each once. */
export async function readNames(db: Db, of: 'campaign' | 'person' | 'item_tag'): Promise<string[]> {
	if (of === 'item_tag') return (await db.selectFrom('item_tag').select('tag').distinct().execute()).map((r) => r.tag);
	return (await db.selectFrom(of).select('name').distinct().execute()).map((r) => r.name);
}
