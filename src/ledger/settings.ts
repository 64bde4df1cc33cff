import type { Db } from './open.ts';

/** One setting; null where it was never made. */
export async function readSetting(db: Db, key: string): Promise<string | null> {
	const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
	return row?.value ?? null;
}

/** All settings, by key. */
export async function readSettings(db: Db): Promise<Record<string, string>> {
	const rows = await db.selectFrom('setting').select(['key', 'value']).execute();
	return Object.fromEntries(rows.map((r) => [r.key, r.value]));
}

/** Makes a setting, in place of what was there. */
export async function writeSetting(db: Db, key: string, value: string): Promise<void> {
	await db
		.insertInto('setting')
		.values({ key, value })
		.onConflict((c) => c.column('key').doUpdateSet({ value }))
		.execute();
}

export async function removeSetting(db: Db, key: string): Promise<void> {
	await db.deleteFrom('setting').where('key', '=', key).execute();
}

/** The office's own values of rules, by key; a rule not here keeps its default. */
export async function readRules(db: Db): Promise<Record<string, string>> {
	const rows = await db.selectFrom('rule').select(['key', 'value']).execute();
	return Object.fromEntries(rows.map((r) => [r.key, r.value]));
}

/** The papers an office's own rules rest on, by key. */
export async function readRuleBases(db: Db): Promise<Record<string, string>> {
	const rows = await db.selectFrom('rule').select(['key', 'basis']).execute();
	return Object.fromEntries(rows.flatMap((r) => (r.basis === null ? [] : [[r.key, r.basis]])));
}

/** Keeps the office's own value of a rule, with the paper it rests on. */
export async function writeRule(db: Db, key: string, value: string, basis: string | null): Promise<void> {
	await db
		.insertInto('rule')
		.values({ key, value, basis })
		.onConflict((c) => c.column('key').doUpdateSet({ value, basis }))
		.execute();
}

/** Takes back an office's own value, so that the default holds again. */
export async function removeRule(db: Db, key: string): Promise<void> {
	await db.deleteFrom('rule').where('key', '=', key).execute();
}
