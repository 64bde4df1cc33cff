import { type Connection, connect } from './sqlite.ts';
import { layPast } from './sqlite-as-of.ts';
import { type Head, headOf } from './sqlite-backup.ts';
import { fromSqlite } from './sqlite-errors.ts';
import { findBrokenLink } from './sqlite-journal.ts';
import { migrate, tablesOf } from './sqlite-schema.ts';

/** Something in a ledger file that is not as it was written. */
export interface Fault {
	what: '文件' | '引用' | '日志' | '内容';
	text: string;
}

/** The most faults of one kind that are told. */
const most = 10;

interface Orphan {
	table: string;
	rowid: number;
	parent: string;
}

/** Every page of the file. */
const pageFaults = (db: Connection): Fault[] =>
	(db.pragma(`integrity_check(${most})`) as { integrity_check: string }[])
		.map(({ integrity_check }) => integrity_check)
		.filter((line) => line !== 'ok')
		.map((line) => ({ what: '文件', text: `文件损坏：${line}` }));

/** Every reference from row to row. */
const referenceFaults = (db: Connection): Fault[] =>
	(db.pragma('foreign_key_check') as Orphan[])
		.slice(0, most)
		.map(({ table, rowid, parent }) => ({ what: '引用', text: `${table} 第${rowid}行所指的 ${parent} 不存在` }));

/** Every link of the journal's chain. */
function chainFaults(db: Connection): Fault[] {
	const broken = findBrokenLink(db);
	return broken === null ? [] : [{ what: '日志', text: `第${broken}号记录起不符：日志被改动、删去、调换或添加过` }];
}

/** Rows that are not what the journal says became of them; read by taking the whole journal back in a copy. */
function contentFaults(db: Connection): Fault[] {
	db.pragma('query_only = OFF');
	db.pragma('foreign_keys = OFF');
	db.exec('begin');
	const changed = layPast(db, 0, { guarded: true }).map(({ tbl, row }) => `${tbl} 第${row}行`);
	const left = tablesOf(db).flatMap((table) => {
		const rows = db.prepare(`select id from "${table}" order by id limit ${most}`).pluck().all() as number[];
		return rows.map((row) => `${table} 第${row}行`);
	});
	db.exec('rollback');
	return [...new Set([...changed, ...left])]
		.slice(0, most)
		.map((place) => ({ what: '内容', text: `${place}与日志不符：在 ducha 之外被改动过` }));
}

const triggersOf = (db: Connection): Map<string, string> =>
	new Map(
		(
			db.prepare("select name, sql from sqlite_schema where type = 'trigger' order by name").all() as {
				name: string;
				sql: string;
			}[]
		).map(({ name, sql }) => [name, sql]),
	);

/** The triggers that keep the journal, set against those of a new ledger: without one of them a change would leave no trace. */
function triggerFaults(db: Connection, schemaFolder: URL): Fault[] {
	const fresh = connect(':memory:', 'write');
	try {
		migrate(fresh, schemaFolder);
		const [there, meant] = [triggersOf(db), triggersOf(fresh)];
		return [...new Set([...meant.keys(), ...there.keys()])]
			.filter((name) => there.get(name) !== meant.get(name))
			.slice(0, most)
			.map((name) => ({ what: '日志', text: `触发器 ${name} 被改动、删去或添加过：以后的改动可能不记进日志` }));
	} finally {
		fresh.close();
	}
}

const steps = [pageFaults, referenceFaults, chainFaults, contentFaults, triggerFaults];

async function lookThrough(
	db: Connection,
	schemaFolder: URL,
	breathe: () => Promise<void>,
): Promise<{ faults: Fault[]; head: Head | null }> {
	for (const step of steps) {
		await breathe();
		const faults = step(db, schemaFolder);
		if (faults.length > 0) return { faults, head: null };
	}
	return { faults: [], head: headOf(db) };
}

/** Uses a file for a moment; what SQLite calls damaged is given in words. */
async function reading<T>(path: string, read: (db: Connection) => T | Promise<T>, damaged: T): Promise<T> {
	let db: Connection | undefined;
	try {
		db = connect(path, 'read');
		return await read(db);
	} catch (error) {
		if (fromSqlite(error)?.exit !== 'damaged') throw error;
		return damaged;
	} finally {
		db?.close();
	}
}

/**
 * Looks a ledger file through and repairs nothing; what is damaged below keeps what stands on it from being looked at.
 * `breathe` lets Ctrl-C through between the steps.
 */
export const findFaults = (
	path: string,
	schemaFolder: URL,
	breathe: () => Promise<void>,
): Promise<{ faults: Fault[]; head: Head | null }> =>
	reading(path, (db) => lookThrough(db, schemaFolder, breathe), {
		faults: [{ what: '文件', text: '文件损坏，读不出来' }],
		head: null,
	});

/** The whole hash of an operation, or null where there is no such operation. */
export const hashOf = (path: string, seq: number): Promise<string | null> =>
	reading(
		path,
		(db) => (db.prepare('select hash from operation where seq = ?').pluck().get(seq) as string | undefined) ?? null,
		null,
	);
