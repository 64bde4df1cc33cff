import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';

export type Rows = Record<string, unknown[]>;

const journal = ['operation', 'change'];

export function tradeTables(db: Database.Database): string[] {
	const names = db
		.prepare("select name from sqlite_schema where type = 'table' order by name")
		.pluck()
		.all() as string[];
	return names.filter((name) => !journal.includes(name));
}

/** Every row of every trade table, ids and kinds of values included. */
export function readRows(db: Database.Database): Rows {
	return Object.fromEntries(
		tradeTables(db).map((table) => [table, db.prepare(`select * from "${table}" order by id`).all()]),
	);
}

function readFile<T>(path: string, read: (db: Database.Database) => T): T {
	const db = new Database(path, { readonly: true });
	try {
		return read(db);
	} finally {
		db.close();
	}
}

/** The same of a file no one holds open. */
export const readFileRows = (path: string): Rows => readFile(path, readRows);

/** The number of the newest operation in a file. */
export const readSequence = (path: string): number =>
	readFile(path, (db) => db.prepare('select max(seq) from operation').pluck().get() as number);

interface Change {
	n: number;
	tbl: string;
	row: number;
	before: string | null;
	after: string | null;
}

const columnsOf = (db: Database.Database, table: string) =>
	(db.pragma(`table_info("${table}")`) as { name: string }[]).map((column) => column.name);

/** Takes one row of the journal back; values never leave SQL, so that nothing is rounded. */
function takeBack(db: Database.Database, { n, tbl, row, before, after }: Change): void {
	const old = (path: string) => `(select json_extract(before, '$${path}') from change where n = ${n})`;
	if (before === null) db.prepare(`delete from "${tbl}" where id = ?`).run(row);
	else if (after === null) {
		const columns = columnsOf(db, tbl);
		db.exec(
			`insert into "${tbl}" (${columns.map((c) => `"${c}"`).join(', ')}) values (${columns.map((_, place) => old(`[${place}]`)).join(', ')})`,
		);
	} else {
		const touched = new Set([...Object.keys(JSON.parse(before)), ...Object.keys(JSON.parse(after))]);
		const set = [...touched].map((column) => `"${column}" = ${old(`."${column}"`)}`).join(', ');
		db.prepare(`update "${tbl}" set ${set} where id = ?`).run(row);
	}
}

/** The rows as they stood after operation `seq`, found by replaying the journal backwards in a copy of the file. */
export function rewindTo(path: string, seq: number): Rows {
	const db = new Database(readFileSync(path));
	try {
		db.pragma('foreign_keys = OFF');
		db.transaction(() => {
			for (const table of tradeTables(db))
				for (const what of ['insert', 'update', 'delete']) db.exec(`drop trigger "journal_${table}_${what}"`);
			const changes = db.prepare('select * from change where operation > ? order by n desc').all(seq) as Change[];
			for (const change of changes) takeBack(db, change);
		})();
		return readRows(db);
	} finally {
		db.close();
	}
}
