import { statSync } from 'node:fs';
import { Kysely, type KyselyPlugin, type Transaction } from 'kysely';
import { UserError } from '../errors.ts';
import { type Connection, connect, dialectOver, refuseForeign } from './sqlite.ts';
import { newestSchema, schemaOf } from './sqlite-schema.ts';
import type { Tables } from './tables.ts';

/** An open ledger. Queries take `db`, or the transaction `change` hands them. */
export interface Ledger {
	path: string;
	connection: Connection;
	db: Kysely<Tables>;
	/** Whether it is still written in an older schema and must be brought up to this one before it is used. */
	isOlder: boolean;
	/** Ends what `holdMoment` began. */
	letGo(): void;
	close(): void;
}

/** What a query file needs: the ledger's Kysely, inside a transaction or not. */
export type Db = Kysely<Tables> | Transaction<Tables>;

/** Milliseconds of queries in a row before Ctrl-C is let through. */
const longestBreath = 50;

/** Between queries that follow one another for long, `breathe` may end the work. */
function breathing(breathe: () => Promise<void>): KyselyPlugin {
	let last = Date.now();
	return {
		transformQuery: ({ node }) => node,
		transformResult: async ({ result }) => {
			if (Date.now() - last > longestBreath) {
				await breathe();
				last = Date.now();
			}
			return result;
		},
	};
}

function wrap(path: string, connection: Connection, isOlder: boolean, breathe?: () => Promise<void>): Ledger {
	return {
		path,
		connection,
		isOlder,
		letGo: () => {
			if (connection.inTransaction) connection.exec('commit');
		},
		db: new Kysely<Tables>({
			dialect: dialectOver(connection),
			plugins: breathe === undefined ? [] : [breathing(breathe)],
		}),
		close: () => connection.close(),
	};
}

/** Opens an existing ledger and waits `wait` milliseconds for another command; refuses foreign, empty and newer files. Long work on it stops to `breathe`. */
export function openLedger(
	path: string,
	how: 'read' | 'write',
	schemaFolder: URL,
	{ wait, breathe }: { wait?: number | undefined; breathe?: () => Promise<void> } = {},
): Ledger {
	const found = statSync(path, { throwIfNoEntry: false });
	if (found === undefined)
		throw new UserError(`没有这个台账：${path}`, {
			exit: 'noLedger',
			code: 'no-ledger',
			hint: '新建台账用 ducha init；已有台账用 --ledger 文件 指明',
			place: { file: path },
		});
	if (!found.isFile())
		throw new UserError(`${path} 不是文件，不能当台账打开`, {
			exit: 'noLedger',
			code: 'not-a-file',
			hint: '用 --ledger 指明台账文件',
			place: { file: path },
		});
	const newest = newestSchema(schemaFolder);
	refuseForeign(path, newest);
	const connection = connect(path, how, wait);
	return wrap(path, connection, schemaOf(connection) < newest, breathe);
}

/** From the next query on all that is read is of one moment, whoever writes meanwhile; writers wait for its end before they commit. */
export function holdMoment({ connection }: Ledger): void {
	connection.exec('begin');
}

/** Lets a ledger that was opened for reading be written; opening it anew would read its whole schema again. */
export function allowWriting({ connection, letGo }: Ledger): void {
	letGo();
	connection.pragma('query_only = OFF');
}

/** Leaves it to the system when changes reach the disk: for a ledger of samples, which can be made again. */
export function hurry({ connection }: Ledger): void {
	connection.pragma('synchronous = OFF');
}
