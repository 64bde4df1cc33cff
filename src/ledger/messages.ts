import type { Insertable } from 'kysely';
import type { Day } from '../rules/day.ts';
import { bareMessage, type MessageFacts } from '../rules/messages.ts';
import type { Db } from './open.ts';
import type { Tables } from './tables.ts';

/** Ids per statement; SQLite allows 32,766 parameters. */
const page = 20_000;

/** A message as its table keeps it. */
export const messageRow = (item: number, { order, ...facts }: MessageFacts): Insertable<Tables['message']> => ({
	item,
	...facts,
	order_number: order,
});

/** What is known of these items as messages; items nobody wrote anything of are left out. */
export async function readMessages(db: Db, items: readonly number[]): Promise<Map<number, MessageFacts>> {
	const found = new Map<number, MessageFacts>();
	for (let from = 0; from < items.length; from += page) {
		const rows = await db
			.selectFrom('message')
			.selectAll()
			.where('item', 'in', items.slice(from, from + page))
			.execute();
		for (const { id: _id, item, order_number: order, ...facts } of rows) found.set(item, { ...facts, order });
	}
	return found;
}

/** How many messages were replied to in these days. */
export async function countReplied(db: Db, from: Day, to: Day): Promise<number> {
	const { n } = await db
		.selectFrom('message')
		.select((e) => e.fn.countAll<number>().as('n'))
		.where('replied', '>=', from)
		.where('replied', '<=', to)
		.executeTakeFirstOrThrow();
	return n;
}

/** Writes what has become known of a message; what is not named stays. */
export async function saveMessage(db: Db, item: number, set: Partial<MessageFacts>): Promise<void> {
	const known = (await readMessages(db, [item])).get(item);
	const row = messageRow(item, { ...bareMessage, ...known, ...set });
	if (known === undefined) await db.insertInto('message').values(row).execute();
	else await db.updateTable('message').set(row).where('item', '=', item).execute();
}

/** The items that bear these numbers of their site or line. */
export async function findOrders(db: Db, orders: readonly string[]): Promise<Map<string, number>> {
	const found = new Map<string, number>();
	for (let from = 0; from < orders.length; from += page)
		for (const { item, order } of await db
			.selectFrom('message')
			.select(['item', 'order_number as order'])
			.where('order_number', 'in', orders.slice(from, from + page))
			.$narrowType<{ order: string }>()
			.execute())
			found.set(order, item);
	return found;
}
