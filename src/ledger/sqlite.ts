import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import {
	CompiledQuery,
	type Dialect,
	SqliteAdapter,
	type SqliteDatabase,
	SqliteDriver,
	SqliteIntrospector,
	SqliteQueryCompiler,
} from 'kysely';
import { UserError } from '../errors.ts';

export type Connection = Database.Database;

/** `DUCA` in the file's header tells a ledger from any other SQLite file. */
const applicationId = 0x44554341;
/** Milliseconds to wait for another command to let go of the ledger; opening it may have to wait too. */
const usualWait = 10_000;
const oldestSqlite = [3, 53, 2];
const sqliteMagic = 'SQLite format 3\0';

const settings = [
	'journal_mode = DELETE',
	'synchronous = EXTRA',
	'foreign_keys = ON',
	'recursive_triggers = ON',
	'trusted_schema = OFF',
	'cell_size_check = ON',
];

function openToRead(path: string): number {
	try {
		return openSync(path, 'r');
	} catch (cause) {
		throw new UserError(`${path} 打不开`, {
			code: 'cannot-open',
			hint: '检查文件和所在文件夹的权限',
			place: { file: path },
			cause,
		});
	}
}

function firstBytes(path: string): Buffer {
	const file = openToRead(path);
	try {
		const head = Buffer.alloc(100);
		return head.subarray(0, readSync(file, head, 0, head.length, 0));
	} finally {
		closeSync(file);
	}
}

/** Says in words why a file is no ledger, or one of a schema newer than `newest`, before SQLite is let near it. */
export function refuseForeign(path: string, newest = Number.POSITIVE_INFINITY): void {
	const head = firstBytes(path);
	const refuse = (message: string, code: string, hint: string) => {
		throw new UserError(message, { exit: 'noLedger', code, hint, place: { file: path } });
	};
	if (head.length === 0)
		refuse(`${path} 是空文件，不是台账`, 'empty-ledger', '新建台账用 ducha init；已有台账用 --ledger 指明');
	if (head.toString('latin1', 0, 16) !== sqliteMagic)
		refuse(`${path} 不是台账文件`, 'foreign-file', '台账由 ducha init 新建；Excel 表请用 ducha import 导入');
	if (head.length < 100)
		refuse(`${path} 不完整，读不出台账`, 'truncated-ledger', '用最近的备份恢复：ducha restore --dry-run 先看少了什么');
	if (head.readUInt32BE(68) !== applicationId)
		refuse(`${path} 是别的程序的数据库，不是督查台账`, 'foreign-database', '用 --ledger 指明自己的台账');
	if (head.readUInt32BE(60) > newest)
		refuse(
			`${path} 由更新版本的 ducha 创建，本版本不能打开`,
			'newer-ledger',
			'请升级 ducha 后再打开；台账未作任何改动',
		);
}

function assertSqlite(db: Connection): void {
	const { v } = db.prepare('select sqlite_version() as v').get() as { v: string };
	const parts = v.split('.').map(Number);
	const [older] = oldestSqlite.map((n, i) => (parts[i] ?? 0) - n).filter((d) => d !== 0);
	if (older !== undefined && older < 0)
		throw new UserError(`SQLite ${v} 太旧（至少 ${oldestSqlite.join('.')}）`, { hint: '重新安装：npm ci' });
}

/** Codes of errors that come of a native module that is missing, or made for another Node. */
const unbuilt = ['MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'];

function openDatabase(path: string, timeout: number): Connection {
	try {
		return new Database(path, { fileMustExist: true, timeout });
	} catch (cause) {
		if (!unbuilt.includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
		throw new UserError('SQLite 的本机模块没有编译好', {
			hint: '在 ducha 的文件夹里重新安装：npm ci（需要 C++ 编译器）',
			cause,
		});
	}
}

/**
 * Opens an existing file. A reader is opened read-write with `query_only`, because a really read-only connection
 * cannot roll back what a killed writer left behind.
 */
export function connect(path: string, how: 'read' | 'write', wait = usualWait): Connection {
	const db = openDatabase(path, wait);
	assertSqlite(db);
	for (const line of settings) db.pragma(line);
	if (how === 'read') db.pragma('query_only = ON');
	return db;
}

/** Marks a fresh file as a ledger. */
export function stamp(db: Connection): void {
	db.pragma(`application_id = ${applicationId}`);
}

/** Statements kept ready; many rows are written with the same few. */
const statementsKept = 256;

/** A connection that prepares a statement once, however often it is run. */
function keepStatements(database: Connection): SqliteDatabase {
	const kept = new Map<string, Database.Statement>();
	return {
		prepare(sql) {
			const statement = kept.get(sql) ?? database.prepare(sql);
			kept.delete(sql);
			kept.set(sql, statement);
			const [oldest] = kept.keys();
			if (kept.size > statementsKept && oldest !== undefined) kept.delete(oldest);
			return statement as ReturnType<SqliteDatabase['prepare']>;
		},
		close: () => database.close(),
	};
}

/**
 * When a disk was full SQLite leaves it to the next reader to put back what was half written; until then a copy of the
 * file alone would be a broken one.
 */
function putBack(database: Connection): void {
	try {
		database.pragma('user_version');
	} catch {
		// The next command will; failing here would hide why it had to be.
	}
}

/** Kysely over one open connection; a transaction begins IMMEDIATE, else two writers would fail at once as stale. */
export function dialectOver(database: Connection): Dialect {
	return {
		createAdapter: () => new SqliteAdapter(),
		createDriver: () => {
			const driver = new SqliteDriver({ database: keepStatements(database) });
			driver.beginTransaction = async (connection) => {
				await connection.executeQuery(CompiledQuery.raw('begin immediate'));
			};
			driver.rollbackTransaction = async (connection) => {
				// After a full disk SQLite may have rolled back by itself; failing here would hide why.
				if (database.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
				putBack(database);
			};
			return driver;
		},
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler(),
	};
}
