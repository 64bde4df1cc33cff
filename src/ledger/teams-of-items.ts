import type { Db } from './open.ts';

/** Ids asked for per statement; SQLite allows 32,766 parameters. */
const page = 20_000;

/** The standing team (督查组) in charge of each item that has one, in the order the teams were set up. */
export async function readTeamsOf(db: Db, items: number[]): Promise<{ item: number; name: string }[]> {
	const found: { item: number; name: string; team: number }[] = [];
	for (let from = 0; from < items.length; from += page)
		found.push(
			...(await db
				.selectFrom('item')
				.innerJoin('team', 'team.id', 'item.team')
				.select(['item.id as item', 'team.name', 'team.id as team'])
				.where('item.id', 'in', items.slice(from, from + page))
				.execute()),
		);
	return found.sort((a, b) => a.team - b.team).map(({ item, name }) => ({ item, name }));
}
