import type { Day } from '../rules/day.ts';
import { gather } from './item-rows.ts';
import type { Db } from './open.ts';

/** How often claims of each item were returned by the end of a day; items never returned are not in it. */
export async function readReturns(db: Db, by: Day): Promise<Map<number, Day[]>> {
	const rows = await db
		.selectFrom('move')
		.select(['item', 'day'])
		.where('act', '=', '退回')
		.where('day', '<=', by)
		.orderBy('id')
		.execute();
	return new Map([...gather(rows)].map(([item, own]) => [item, own.map(({ day }) => day)]));
}

/** Why units say an item is late, in explanations and applications the office has accepted by a day, oldest first. */
export async function readCauses(db: Db, by: Day): Promise<Map<number, string[]>> {
	const statements = await db
		.selectFrom('statement')
		.select(['item', 'day', 'reason'])
		.where('state', '=', '同意')
		.where('decided', '<=', by)
		.execute();
	const extensions = await db
		.selectFrom('extension')
		.select(['item', 'asked as day', 'reason'])
		.where('state', '=', '同意')
		.where('decided', '<=', by)
		.execute();
	const rows = [...statements, ...extensions].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
	return new Map([...gather(rows)].map(([item, own]) => [item, [...new Set(own.map(({ reason }) => reason))]]));
}

/** What was reported as done of each item in the claim that was passed by a day; a lead's goes before a support's, the later before the earlier. */
export async function readPassedResults(db: Db, by: Day): Promise<Map<number, { day: Day; text: string }>> {
	const rows = await db
		.selectFrom('claim')
		.innerJoin('assignment', 'assignment.id', 'claim.assignment')
		.select(['claim.item', 'claim.day', 'claim.text'])
		.where('claim.state', '=', '通过')
		.where('claim.review_day', '<=', by)
		.where('claim.text', 'is not', null)
		.$narrowType<{ text: string }>()
		.orderBy((e) => e('assignment.role', '=', '牵头'))
		.orderBy('claim.day')
		.orderBy('claim.id')
		.execute();
	return new Map(rows.map(({ item, day, text }) => [item, { day, text }]));
}
