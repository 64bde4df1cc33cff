import type { Day } from '../rules/day.ts';
import type { Milestone } from '../rules/item.ts';
import type { Db } from './open.ts';

/** A milestone with its row and the day it was really reached. */
export interface KeptMilestone extends Milestone {
	id: number;
	reached: Day | null;
}

/** An item's milestones in order of their days. */
export async function readMilestones(db: Db, item: number): Promise<KeptMilestone[]> {
	return db
		.selectFrom('milestone')
		.select(['id', 'title', 'day', 'percent', 'reached'])
		.where('item', '=', item)
		.orderBy('day')
		.orderBy('ordinal')
		.execute();
}

/** Adds a milestone, or changes the one of that title. */
export async function keepMilestone(db: Db, item: number, milestone: Milestone): Promise<void> {
	const { title, ...set } = milestone;
	const known = await db
		.selectFrom('milestone')
		.select('id')
		.where('item', '=', item)
		.where('title', '=', title)
		.executeTakeFirst();
	if (known !== undefined) {
		await db.updateTable('milestone').set(set).where('id', '=', known.id).execute();
		return;
	}
	const last = await db
		.selectFrom('milestone')
		.select((e) => e.fn.max('ordinal').as('ordinal'))
		.where('item', '=', item)
		.executeTakeFirst();
	const ordinal = (last?.ordinal ?? 0) + 1;
	await db
		.insertInto('milestone')
		.values({ item, ordinal, ...milestone, reached: null })
		.execute();
}

/** Writes down the day a milestone was reached. */
export async function reachMilestone(db: Db, id: number, reached: Day): Promise<void> {
	await db.updateTable('milestone').set({ reached }).where('id', '=', id).execute();
}

export async function removeMilestone(db: Db, id: number): Promise<void> {
	await db.deleteFrom('milestone').where('id', '=', id).execute();
}

/** Puts the milestones a new wording names in the place of those the old one named; others stay. */
export async function replaceMilestones(
	db: Db,
	item: number,
	named: { old: readonly string[]; now: readonly Milestone[] },
): Promise<void> {
	const titles = [...named.old, ...named.now.map((m) => m.title)];
	if (titles.length > 0)
		await db.deleteFrom('milestone').where('item', '=', item).where('title', 'in', titles).execute();
	for (const milestone of named.now) await keepMilestone(db, item, milestone);
}
