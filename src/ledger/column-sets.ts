import type { Db } from './open.ts';
import { removeSetting, writeSetting } from './settings.ts';

const prefix = 'columns:';

/** The office's own sets of columns, by name: the columns' names in their order. */
export async function readColumnSets(db: Db): Promise<Map<string, string[]>> {
	const rows = await db
		.selectFrom('setting')
		.select(['key', 'value'])
		.where('key', 'like', `${prefix}%`)
		.orderBy('id')
		.execute();
	return new Map(rows.map(({ key, value }) => [key.slice(prefix.length), value.split('、')]));
}

/** Keeps a set of columns under a name; one of that name is replaced. */
export const writeColumnSet = (tx: Db, name: string, columns: readonly string[]): Promise<void> =>
	writeSetting(tx, `${prefix}${name}`, columns.join('、'));

export const removeColumnSet = (tx: Db, name: string): Promise<void> => removeSetting(tx, `${prefix}${name}`);
