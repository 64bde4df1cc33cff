import type { Day } from '../rules/day.ts';
import type { SourceKind } from '../rules/sources.ts';
import type { Db } from './open.ts';

/** All sources in the order the office has put them. */
export async function readSources(db: Db): Promise<{ id: number; name: string; kind: SourceKind }[]> {
	return db.selectFrom('source').select(['id', 'name', 'kind']).orderBy('sort').execute();
}

export async function addSources(db: Db, sources: { name: string; kind: SourceKind; sort: number }[]): Promise<void> {
	await db.insertInto('source').values(sources).execute();
}

/** The source document of that title and, where one is given, mark; added when new; a title alone means the only one of it. */
export async function ensureDocument(
	db: Db,
	document: { title: string; kind: string; mark: string | null; day: Day | null; received: Day | null },
): Promise<number> {
	const named = await db
		.selectFrom('document')
		.select(['id', 'mark'])
		.where('title', '=', document.title)
		.orderBy('id')
		.execute();
	const only = document.mark === null && named.length === 1 ? named[0] : undefined;
	const found = named.find((d) => d.mark === document.mark) ?? only;
	if (found !== undefined) return found.id;
	const { id } = await db
		.insertInto('document')
		.values({ ...document, issuer: null, note: null })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** The campaign of that name, added when new; its id. */
export async function ensureCampaign(db: Db, name: string): Promise<number> {
	const found = await db.selectFrom('campaign').select('id').where('name', '=', name).executeTakeFirst();
	if (found) return found.id;
	const { id } = await db
		.insertInto('campaign')
		.values({ name, starts: null, ends: null, note: null, enterprises: null })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}
