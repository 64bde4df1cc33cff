import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';

/** What was settled of the columns under one header; `columns` is kept as given. */
export interface KeptProfile<C> {
	id: number;
	fingerprint: string;
	name: string;
	columns: C[];
	day: Day;
}

/** The profiles in the order they were first kept. */
export async function readProfiles<C>(db: Db): Promise<KeptProfile<C>[]> {
	const rows = await db.selectFrom('import_profile').selectAll().orderBy('id').execute();
	return rows.map(({ name, columns, ...row }) => ({ ...row, name: name ?? '', columns: JSON.parse(columns) as C[] }));
}

/** Keeps a profile, in place of the one of the same header. */
export async function writeProfile(db: Db, profile: Omit<KeptProfile<unknown>, 'id'>): Promise<void> {
	const values = { ...profile, columns: JSON.stringify(profile.columns) };
	const { name, columns, day } = values;
	await db
		.insertInto('import_profile')
		.values(values)
		.onConflict((c) => c.column('fingerprint').doUpdateSet({ name, columns, day }))
		.execute();
}

export async function removeProfile(db: Db, id: number): Promise<void> {
	await db.deleteFrom('import_profile').where('id', '=', id).execute();
}
