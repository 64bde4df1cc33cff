import type { Day } from '../rules/day.ts';
import { postingActs } from '../rules/posting.ts';
import type { Db } from './open.ts';
import { pagesOf } from './pages.ts';

/** The items that hang on the public list at the end of a day, each with the day it was posted. */
export async function readPosted(db: Db, by: Day): Promise<Map<number, Day>> {
	const moves = await db
		.selectFrom('move')
		.select(['item', 'act', 'day'])
		.where('act', 'in', [...postingActs])
		.where('day', '<=', by)
		.orderBy('id')
		.execute();
	const posted = new Map<number, Day>();
	for (const { item, act, day } of moves) {
		if (act === '挂牌') posted.set(item, day);
		else posted.delete(item);
	}
	return posted;
}

/** Who is named for a unit's share; never a telephone number. */
export interface NamedShare {
	item: number;
	unit: number;
	principal: string | null;
	handler: string | null;
}

/** The principal and the handler named for each share of these items. */
export async function readNamedShares(db: Db, items: readonly number[]): Promise<NamedShare[]> {
	const found: NamedShare[] = [];
	for (const some of pagesOf(items))
		found.push(
			...(await db
				.selectFrom('assignment as a')
				.leftJoin('person as p', 'p.id', 'a.principal')
				.leftJoin('person as h', 'h.id', 'a.handler')
				.select(['a.item', 'a.unit', 'p.name as principal', 'h.name as handler'])
				.where('a.item', 'in', some)
				.orderBy('a.sort')
				.execute()),
		);
	return found;
}

/** The words of the 批示 these items rest on. */
export async function readInstructionWords(db: Db, items: readonly number[]): Promise<Map<number, string[]>> {
	const found = new Map<number, string[]>();
	for (const some of pagesOf(items)) {
		const rows = await db
			.selectFrom('item_instruction as n')
			.innerJoin('instruction', 'instruction.id', 'n.instruction')
			.select(['n.item', 'instruction.words'])
			.where('n.item', 'in', some)
			.execute();
		for (const { item, words } of rows) found.set(item, [...(found.get(item) ?? []), words]);
	}
	return found;
}
