import type { Day } from '../rules/day.ts';
import { readSequence } from './head.ts';
import type { Db } from './open.ts';

/** A year as it was closed; `content` is what was shown. */
export interface YearClose {
	year: number;
	version: number;
	day: Day;
	asOf: number;
	content: object;
	reason: string | null;
}

/** The last version of a year's close, or null where it has not been closed. */
export async function findYearClose(db: Db, year: number): Promise<YearClose | null> {
	const row = await db
		.selectFrom('year_close')
		.selectAll()
		.where('year', '=', year)
		.orderBy('version', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (row === undefined) return null;
	const { id: _id, as_of: asOf, content, ...known } = row;
	return { ...known, asOf, content: JSON.parse(content) as object };
}

/** Closes a year: what is kept never changes; a correction is the next version. */
export async function addYearClose(db: Db, close: Omit<YearClose, 'asOf'>): Promise<void> {
	const { content, ...row } = close;
	const text = JSON.stringify(content);
	await db
		.insertInto('year_close')
		.values({ ...row, as_of: await readSequence(db), content: text })
		.execute();
}
