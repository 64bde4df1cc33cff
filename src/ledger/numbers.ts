import type { Db } from './open.ts';

/** Takes `count` running numbers of a year; they are never given out again. Returns the first. */
export async function takeNumbers(db: Db, name: '事项' | '草稿', year: number, count: number): Promise<number> {
	const row = await db
		.selectFrom('counter')
		.select(['id', 'next'])
		.where('name', '=', name)
		.where('year', '=', year)
		.executeTakeFirst();
	const first = row?.next ?? 1;
	const next = first + count;
	if (row) await db.updateTable('counter').set({ next }).where('id', '=', row.id).execute();
	else await db.insertInto('counter').values({ name, year, next }).execute();
	return first;
}
