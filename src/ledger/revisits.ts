import type { Insertable } from 'kysely';
import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';
import type { RevisitTable } from './tables-steps.ts';

type Kind = RevisitTable['kind'];

export interface Revisit {
	id: number;
	item: number;
	kind: Kind;
	planned: Day | null;
	day: Day | null;
	result: RevisitTable['result'];
	text: string | null;
	visitor: string | null;
}

/** Revisits planned and made, the planned ones first, then the latest. */
export async function readRevisits(db: Db, items?: number[]): Promise<Revisit[]> {
	const query = db
		.selectFrom('revisit')
		.select(['id', 'item', 'kind', 'planned', 'day', 'result', 'text', 'visitor'])
		.orderBy((e) => e.case().when('day', 'is', null).then(0).else(1).end())
		.orderBy('day', 'desc')
		.orderBy('planned')
		.orderBy('id');
	return (items === undefined ? query : query.where('item', 'in', items)).execute();
}

/** The revisit of that kind that is planned of an item and not yet made. */
async function findPlanned(
	db: Db,
	item: number,
	kind: Kind,
): Promise<{ id: number; visitor: string | null } | undefined> {
	return db
		.selectFrom('revisit')
		.select(['id', 'visitor'])
		.where('item', '=', item)
		.where('kind', '=', kind)
		.where('day', 'is', null)
		.orderBy('planned')
		.limit(1)
		.executeTakeFirst();
}

/** Plans a revisit for a day; one of the same kind that was planned before moves to it. */
export async function planRevisit(db: Db, item: number, kind: Kind, planned: Day, who: string | null): Promise<void> {
	const known = await findPlanned(db, item, kind);
	const visitor = who ?? known?.visitor ?? null;
	if (known !== undefined) {
		await db.updateTable('revisit').set({ planned, visitor }).where('id', '=', known.id).execute();
		return;
	}
	const row = { item, kind, planned, visitor, day: null, result: null, text: null, reopened: 0 as const };
	await db.insertInto('revisit').values(row).execute();
}

/** Writes down a revisit that was made, in the place of the one planned if there is one; gives who made it. */
export async function recordRevisit(
	db: Db,
	made: Omit<Insertable<RevisitTable>, 'id' | 'planned' | 'visitor'>,
	{ visitor, otherwise }: { visitor: string | undefined; otherwise: string },
): Promise<{ id: number; visitor: string }> {
	const known = await findPlanned(db, made.item, made.kind);
	const row = { ...made, visitor: visitor ?? known?.visitor ?? otherwise };
	if (known !== undefined) {
		await db.updateTable('revisit').set(row).where('id', '=', known.id).execute();
		return { id: known.id, visitor: row.visitor };
	}
	const { id } = await db
		.insertInto('revisit')
		.values({ ...row, planned: null })
		.returning('id')
		.executeTakeFirstOrThrow();
	return { id, visitor: row.visitor };
}

/** Finished items completed within a span, public or not, parents left out, with the day each was first revisited after that. */
export async function readFinished(
	db: Db,
	from: Day,
	to: Day,
): Promise<{ id: number; completed: Day; revisited: Day | null }[]> {
	return db
		.selectFrom('item as i')
		.select(['i.id', 'i.completed'])
		.select((e) =>
			e
				.selectFrom('revisit as r')
				.select((r) => r.fn.min('r.day').as('day'))
				.whereRef('r.item', '=', 'i.id')
				.whereRef('r.day', '>=', 'i.completed')
				.as('revisited'),
		)
		.where('i.status', 'in', ['已办结', '已销号'])
		.where('i.completed', '>=', from)
		.where('i.completed', '<=', to)
		.where((e) => e.not(e.exists(e.selectFrom('item as c').select('c.id').whereRef('c.parent', '=', 'i.id'))))
		.$narrowType<{ completed: Day }>()
		.orderBy('i.completed')
		.orderBy('i.id')
		.execute();
}
