import { readdirSync, readFileSync } from 'node:fs';
import type { Connection } from './sqlite.ts';

/** The numbered files of a schema folder in their order; each brings a ledger one version further. */
const stepsIn = (folder: URL): string[] =>
	readdirSync(folder)
		.filter((name) => /^\d{4}-.*\.sql$/.test(name))
		.sort();

/** The newest schema this program knows: the number of files in `schema/`. */
export const newestSchema = (folder: URL): number => stepsIn(folder).length;

/** The schema a file is written in. */
export const schemaOf = (db: Connection): number => db.pragma('user_version', { simple: true }) as number;

/** The journal's own tables are not written down in the journal. */
const unjournalled = new Set(['operation', 'change']);

interface Column {
	name: string;
}

/** The tables of the trade: all but the journal's own. */
export function tablesOf(db: Connection): string[] {
	const rows = db.prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'").all();
	return (rows as Column[]).map((r) => r.name).filter((name) => !unjournalled.has(name));
}

/** A name of the schema as SQL writes it. */
export const quote = (name: string): string => `"${name}"`;
/**
 * A whole row as the journal keeps it, the old or new one of a trigger, or the one a statement is at: its values in the
 * order of its columns, which later schemas only add to. Named values would take twice the room and half as long again.
 */
export const image = (of: 'old' | 'new' | null, columns: readonly string[]): string =>
	`json_array(${columns.map((c) => `${of === null ? '' : `${of}.`}${quote(c)}`).join(', ')})`;

/** The columns of a table in their order. */
export const columnsOf = (db: Connection, table: string): string[] =>
	(db.pragma(`table_info(${quote(table)})`) as Column[]).map(({ name }) => name);

/**
 * Triggers that write each change of a table into the journal, so that no query can forget to.
 * Inserts keep the row after, deletes the row before, updates only the columns that changed, by name, where a missing
 * one stands for NULL. A write outside an open operation finds no operation to belong to and fails.
 */
function journalTriggers(table: string, columns: string[]): string[] {
	const itemOf = (of: 'old' | 'new') =>
		table === 'item' ? `${of}.id` : columns.includes('item') ? `${of}.item` : 'null';
	const head = 'insert into change (operation, tbl, row, item, before, after)';
	const values = (of: 'old' | 'new') =>
		`(select seq from operation where hash is null), '${table}', ${of}.id, ${itemOf(of)}`;
	const pairs = columns.map((c) => `select '${c}' c, old.${quote(c)} o, new.${quote(c)} n`).join(' union all ');
	const changed = (value: string) => `json_group_object(c, ${value}) filter (where ${value} is not null)`;
	return [
		`create trigger journal_${table}_insert after insert on ${quote(table)} begin ${head}
      values (${values('new')}, null, ${image('new', columns)}); end`,
		`create trigger journal_${table}_delete after delete on ${quote(table)} begin ${head}
      values (${values('old')}, ${image('old', columns)}, null); end`,
		`create trigger journal_${table}_update after update on ${quote(table)} begin ${head}
      select ${values('new')}, ${changed('o')}, ${changed('n')} from (${pairs}) where o is not n having count(*) > 0; end`,
	];
}

/** The journal's triggers go while a migration rewrites tables: it is no operation of anybody's. */
function dropTriggers(db: Connection): void {
	const named = db.prepare(
		"select name from sqlite_schema where type = 'trigger' and name like 'journal\\_%' escape '\\'",
	);
	for (const { name } of named.all() as Column[]) db.exec(`drop trigger ${quote(name)}`);
}

function createTriggers(db: Connection): void {
	for (const table of tablesOf(db)) {
		for (const trigger of journalTriggers(table, columnsOf(db, table))) db.exec(trigger);
	}
}

/**
 * Brings a file from the schema it is written in to the newest, in one transaction. `folder` holds `0001-….sql` and on;
 * `before` runs once nobody else can write any more and before anything is changed.
 */
export function migrate(db: Connection, folder: URL, before = (): void => {}): void {
	const steps = stepsIn(folder);
	db.exec('begin immediate');
	try {
		// Asked under the lock: another process may have come first.
		const missing = steps.slice(schemaOf(db));
		if (missing.length > 0) {
			before();
			dropTriggers(db);
			for (const name of missing) db.exec(readFileSync(new URL(name, folder), 'utf8'));
			createTriggers(db);
			db.pragma(`user_version = ${steps.length}`);
		}
		db.exec('commit');
	} catch (error) {
		if (db.inTransaction) db.exec('rollback');
		throw error;
	}
}
