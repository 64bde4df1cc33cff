import type { Day } from '../rules/day.ts';
import { type Item, statuses } from '../rules/item.ts';
import type { Lit } from '../rules/lamp.ts';
import { isOpen } from '../rules/lifecycle.ts';
import { gather } from './item-rows.ts';
import type { Db } from './open.ts';

/** As little of an open item as shows how it stands and when it owes feedback. */
export interface OpenItem extends Lit, Pick<Item, 'id' | 'reopened' | 'children' | 'received'> {
	deadline: Pick<Item['deadline'], 'kind' | 'current' | 'cycle' | 'alsoLongTerm'>;
	/** The day of its last accepted feedback. */
	heard: Day | null;
}

/** Every open item, parents left out, in three queries however many there are. */
export async function readOpenItems(db: Db): Promise<OpenItem[]> {
	const rows = await db
		.selectFrom('item as i')
		.innerJoin('source', 'source.id', 'i.source')
		.select(['i.id', 'i.year', 'source.name as source', 'i.status', 'i.dispatched', 'i.reopened', 'i.claimed'])
		.select('i.received')
		.select(['i.percent', 'i.deadline_kind', 'i.deadline', 'i.cycle', 'i.also_long_term'])
		.where('i.status', 'in', statuses.filter(isOpen))
		.where((e) => e.not(e.exists(e.selectFrom('item as c').select('c.id').whereRef('c.parent', '=', 'i.id'))))
		.orderBy('i.deadline', (o) => o.asc().nullsLast())
		.orderBy('i.year')
		.orderBy('i.ordinal')
		.orderBy('i.id')
		.execute();
	const milestones = gather(await db.selectFrom('milestone').select(['item', 'title', 'day', 'percent']).execute());
	const heard = await db
		.selectFrom('progress')
		.select((e) => ['item', e.fn.max('day').as('day')])
		.where('state', '=', '已采用')
		.groupBy('item')
		.execute();
	const heardOn = new Map(heard.map((h) => [h.item, h.day]));
	return rows.map(({ deadline, deadline_kind, cycle, also_long_term, ...row }) => ({
		...row,
		children: 0,
		deadline: { kind: deadline_kind, current: deadline, cycle, alsoLongTerm: also_long_term === 1 },
		milestones: milestones.get(row.id) ?? [],
		heard: heardOn.get(row.id) ?? null,
	}));
}
