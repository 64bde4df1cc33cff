import type { Db } from './open.ts';

/** Whose an item is and what it rests on: what its parts take over. */
export interface Belonging {
	leader: number | null;
	campaign: number | null;
	document: number | null;
	instruction: number | null;
}

/** What the parts of an item take over from it; throws where there is no such item. */
export async function readBelonging(db: Db, item: number): Promise<Belonging> {
	const row = await db
		.selectFrom('item')
		.select(['leader', 'campaign'])
		.where('id', '=', item)
		.executeTakeFirstOrThrow();
	const document = await db
		.selectFrom('item_document')
		.select('document')
		.where('item', '=', item)
		.orderBy('id')
		.executeTakeFirst();
	const instruction = await db
		.selectFrom('item_instruction')
		.select('instruction')
		.where('item', '=', item)
		.orderBy('id')
		.executeTakeFirst();
	return { ...row, document: document?.document ?? null, instruction: instruction?.instruction ?? null };
}
