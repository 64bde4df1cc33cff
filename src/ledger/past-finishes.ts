import type { Day } from '../rules/day.ts';
import type { PastFinish } from '../rules/shares.ts';
import { gather } from './item-rows.ts';
import type { Db } from './open.ts';

/** Items looked up per statement; SQLite allows 32,766 parameters. */
const page = 2000;

/** How those of the items stood finished that were dispatched again (再次交办) after a closing line. */
export async function readPastFinishes(db: Db, items: number[], line: Day): Promise<Map<number, PastFinish>> {
	const found = new Map<number, PastFinish>();
	for (let from = 0; from < items.length; from += page) {
		const again = await readReopenings(db, items.slice(from, from + page), line);
		for (const [item, { completed, until }] of again) {
			const claimed = await readPassedClaim(db, item, until);
			found.set(item, { completed, claimed, due: await readDueThen(db, item, until) });
		}
	}
	return found;
}

/** The first 办结 of the round that the first 再次交办 after the line ended, and that day. */
async function readReopenings(
	db: Db,
	items: number[],
	line: Day,
): Promise<Map<number, { completed: Day; until: Day }>> {
	const late = await db.selectFrom('item').select('id').where('id', 'in', items).where('reopened', '>', line).execute();
	if (late.length === 0) return new Map();
	const moves = await db
		.selectFrom('move')
		.select(['item', 'day', 'act'])
		.where(
			'item',
			'in',
			late.map(({ id }) => id),
		)
		.where('act', 'in', ['办结', '再次交办'])
		.orderBy('id')
		.execute();
	const found = new Map<number, { completed: Day; until: Day }>();
	for (const [item, own] of gather(moves)) {
		const end = own.findIndex(({ act, day }) => act === '再次交办' && day > line);
		const round = own.slice(own.slice(0, end).findLastIndex(({ act }) => act === '再次交办') + 1, end);
		const [first] = round;
		const until = own[end]?.day;
		if (first !== undefined && until !== undefined) found.set(item, { completed: first.day, until });
	}
	return found;
}

/** The day of the last claim that had passed by a day. */
async function readPassedClaim(db: Db, item: number, until: Day): Promise<Day | null> {
	const row = await db
		.selectFrom('claim')
		.select((e) => e.fn.max('day').as('day'))
		.where('item', '=', item)
		.where('state', '=', '通过')
		.where('review_day', '<=', until)
		.executeTakeFirst();
	return row?.day ?? null;
}

/** The deadline before a day: of the last extension granted by then, else the original. */
async function readDueThen(db: Db, item: number, until: Day): Promise<Day | null> {
	const extension = await db
		.selectFrom('extension')
		.select('to_day')
		.where('item', '=', item)
		.where('state', '=', '同意')
		.where('decided', '<=', until)
		.orderBy('decided', 'desc')
		.orderBy('id', 'desc')
		.executeTakeFirst();
	if (extension !== undefined) return extension.to_day;
	const row = await db.selectFrom('item').select('deadline_original').where('id', '=', item).executeTakeFirst();
	return row?.deadline_original ?? null;
}
