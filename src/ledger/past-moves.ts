import { type Status, statuses } from '../rules/item.ts';
import type { PastMove, PastWhole } from '../rules/item-past.ts';
import { gather } from './item-rows.ts';
import type { Db } from './open.ts';

const isStatus = (text: string | null): text is Status => statuses.some((status) => status === text);

/** The steps of every item that was stopped (中止, 撤销, 并入) at some time, in the order they were booked. */
export async function readStoppedMoves(db: Db): Promise<Map<number, PastMove[]>> {
	const rows = await db
		.selectFrom('move')
		.select(['item', 'day', 'from_status', 'to_status'])
		.where('item', 'in', (e) =>
			e
				.selectFrom('move as m')
				.select('m.item')
				.where('m.to_status', 'in', ['中止', '撤销', '并入'])
				.whereRef('m.from_status', '<>', 'm.to_status'),
		)
		.whereRef('from_status', '<>', 'to_status')
		.orderBy('id')
		.execute();
	const moves = rows.flatMap(({ item, day, from_status: from, to_status: to }) =>
		isStatus(from) && isStatus(to) ? [{ item, day, from, to }] : [],
	);
	return new Map([...gather(moves)].map(([item, own]) => [item, own.map(({ day, from, to }) => ({ day, from, to }))]));
}

/** What those items were that have since been split into others, by id. */
export async function readPastWholes(db: Db): Promise<Map<number, PastWhole>> {
	const rows = await db
		.selectFrom('item as i')
		.innerJoin('item as c', 'c.parent', 'i.id')
		.select(['i.id', 'i.status', 'i.claimed', 'i.completed', 'i.percent', 'i.deadline as due'])
		.select((e) => e.fn.min('c.registered').as('split'))
		.groupBy('i.id')
		.execute();
	return new Map(rows.flatMap(({ id, split, ...own }) => (split === null ? [] : [[id, { ...own, split }] as const])));
}
