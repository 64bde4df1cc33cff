import type { Db } from './open.ts';

/** The names a filter may be given, each once; leaders in official order. */
export async function readNames(db: Db, of: 'campaign' | 'leader' | 'tag' | 'document' | 'team'): Promise<string[]> {
	return [...new Set(await readers[of](db))];
}

const readers = {
	campaign: async (db: Db) => (await db.selectFrom('campaign').select('name').execute()).map((r) => r.name),
	team: async (db: Db) => (await db.selectFrom('team').select('name').orderBy('id').execute()).map((r) => r.name),
	tag: async (db: Db) => (await db.selectFrom('item_tag').select('tag').distinct().execute()).map((r) => r.tag),
	leader: async (db: Db) =>
		(
			await db
				.selectFrom('post')
				.innerJoin('person', 'person.id', 'post.person')
				.select('person.name')
				.where('post.role', '=', '县领导')
				.orderBy('post.sort')
				.execute()
		).map((r) => r.name),
	document: async (db: Db) =>
		(await db.selectFrom('document').select(['title', 'mark']).execute()).flatMap((r) =>
			r.mark === null ? [r.title] : [r.title, r.mark],
		),
};
