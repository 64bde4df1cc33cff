import type { PastFinish } from '../rules/item-past.ts';
import { gather } from './item-rows.ts';
import type { Db } from './open.ts';
import { pagesOf } from './pages.ts';

const selectMoves = (db: Db, items: number[]) =>
	db
		.selectFrom('move')
		.select(['item', 'day', 'act'])
		.where('item', 'in', items)
		.where('act', 'in', ['办结', '再次交办'])
		.orderBy('id')
		.execute();

const selectPassedClaims = (db: Db, items: number[]) =>
	db
		.selectFrom('claim')
		.select(['item', 'day', 'review_day'])
		.where('item', 'in', items)
		.where('state', '=', '通过')
		.orderBy('day')
		.execute();

const selectExtensions = (db: Db, items: number[]) =>
	db
		.selectFrom('extension')
		.select(['item', 'to_day', 'decided'])
		.where('item', 'in', items)
		.where('state', '=', '同意')
		.orderBy('decided')
		.orderBy('id')
		.execute();

type Rows<F extends (db: Db, items: number[]) => Promise<unknown[]>> = Awaited<ReturnType<F>>;

/** What is known of one item that was dispatched again. */
interface Known {
	moves: Rows<typeof selectMoves>;
	claims: Rows<typeof selectPassedClaims>;
	extensions: Rows<typeof selectExtensions>;
	original: PastFinish['due'];
}

/** Each round that ended with a 再次交办: its first 办结, the last claim passed by then, the deadline of the last extension granted by then. */
function finishesOf({ moves, claims, extensions, original }: Known): PastFinish[] {
	return moves.flatMap(({ act, day: until }, end): PastFinish[] => {
		if (act !== '再次交办') return [];
		const round = moves.slice(moves.slice(0, end).findLastIndex((move) => move.act === '再次交办') + 1, end);
		const [first] = round;
		if (first === undefined) return [];
		const claimed = claims.findLast(({ review_day }) => review_day !== null && review_day <= until)?.day ?? null;
		const granted = extensions.findLast(({ decided }) => decided !== null && decided <= until);
		return [{ completed: first.day, claimed, due: granted?.to_day ?? original, until }];
	});
}

/** How those of the items stood finished that were dispatched again (再次交办), round after round. */
export async function readPastFinishes(db: Db, items: number[]): Promise<Map<number, PastFinish[]>> {
	const found = new Map<number, PastFinish[]>();
	for (const some of pagesOf(items)) {
		const again = await db
			.selectFrom('item')
			.select(['id', 'deadline_original'])
			.where('id', 'in', some)
			.where('reopened', 'is not', null)
			.execute();
		const ids = again.map(({ id }) => id);
		if (ids.length === 0) continue;
		const moves = gather(await selectMoves(db, ids));
		const claims = gather(await selectPassedClaims(db, ids));
		const extensions = gather(await selectExtensions(db, ids));
		for (const { id, deadline_original: original } of again)
			found.set(
				id,
				finishesOf({
					moves: moves.get(id) ?? [],
					claims: claims.get(id) ?? [],
					extensions: extensions.get(id) ?? [],
					original,
				}),
			);
	}
	return found;
}
