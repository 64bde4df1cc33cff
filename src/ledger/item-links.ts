import type { Db } from './open.ts';

/** Why two items are named together. */
type LinkKind = '并入' | '再次交办' | '关联';

/** Names `item` and `other` together: the first was merged into, dispatched again after, or belongs with the second. */
export async function linkItems(db: Db, item: number, other: number, kind: LinkKind): Promise<void> {
	await db
		.insertInto('item_link')
		.values({ item, other, kind })
		.onConflict((c) => c.columns(['item', 'other', 'kind']).doNothing())
		.execute();
}

/** The items named together with one, in the order they were; `isOwn` when the link starts from it. */
export async function readLinks(
	db: Db,
	item: number,
): Promise<{ kind: string; isOwn: boolean; number: string; title: string; status: string }[]> {
	const rows = await db
		.selectFrom('item_link as l')
		.innerJoin('item as i', (join) =>
			join.on((e) =>
				e.or([
					e.and([e('l.item', '=', item), e('i.id', '=', e.ref('l.other'))]),
					e.and([e('l.other', '=', item), e('i.id', '=', e.ref('l.item'))]),
				]),
			),
		)
		.select(['l.kind', 'l.item', 'i.number', 'i.title', 'i.status'])
		.orderBy('l.id')
		.execute();
	return rows.map(({ item: from, ...row }) => ({ ...row, isOwn: from === item }));
}
