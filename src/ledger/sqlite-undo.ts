import type { Connection } from './sqlite.ts';
import { type RowChange, rewinder, rowChange } from './sqlite-rewind.ts';
import { columnsOf, tablesOf } from './sqlite-schema.ts';

/** Numbers once given are never given again, whatever is taken back. */
const neverBack = `'counter'`;
/** Changes between two looks at whether somebody wants to stop. */
const stretch = 2000;

/** What became of an undoing: rows changed back, and the changes that others stand upon. */
export interface TakenBack {
	rows: number;
	stuck: RowChange[];
}

const isRefusal = (error: unknown): boolean =>
	String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT');

/** Takes every change of an operation back, newest first, inside the operation under way; what later work has changed or built upon stays and is named. */
export async function takeBack(db: Connection, seq: number, breathe: () => Promise<void>): Promise<TakenBack> {
	const changes = db
		.prepare(`select ${rowChange} from change where operation = ? and tbl <> ${neverBack} order by n desc`)
		.all(seq) as RowChange[];
	const rewind = rewinder(db, { guarded: true });
	const stuck: RowChange[] = [];
	for (const [at, change] of changes.entries()) {
		if (at % stretch === 0) await breathe();
		try {
			if (!rewind(change)) stuck.push(change);
		} catch (error) {
			if (!isRefusal(error)) throw error;
			stuck.push(change);
		}
	}
	return { rows: changes.length - stuck.length, stuck };
}

/** Which tables an operation changed. */
export function tablesChanged(db: Connection, seq: number): Map<string, number> {
	const rows = db.prepare('select tbl, count(*) as n from change where operation = ? group by tbl').all(seq);
	return new Map((rows as { tbl: string; n: number }[]).map(({ tbl, n }) => [tbl, n]));
}

/** Whether an operation voided a paper. */
export function hasVoided(db: Connection, seq: number): boolean {
	const voided = `select 1 from change where operation = ? and tbl = 'paper' and before is not null and after ->> 'state' = '作废'`;
	return db.prepare(voided).get(seq) !== undefined;
}

interface Reference {
	table: string;
	column: string;
	to: string;
}

function referencesIn(db: Connection): Reference[] {
	return tablesOf(db).flatMap((table) =>
		(db.pragma(`foreign_key_list("${table}")`) as { table: string; from: string }[]).map(({ table: to, from }) => ({
			table,
			column: from,
			to,
		})),
	);
}

/** The operations after `seq` that changed the rows which could not be taken back, or made rows that name them. */
export function builtUpon(db: Connection, seq: number, stuck: readonly RowChange[]): Set<number> {
	const later = db.prepare('select distinct operation from change where tbl = ? and row = ? and operation > ?').pluck();
	const references = referencesIn(db).filter(({ table, column }) => columnsOf(db, table).includes(column));
	const found = new Set<number>();
	for (const { tbl, row, kind } of stuck) {
		for (const operation of later.all(tbl, row, seq)) found.add(operation as number);
		if (kind !== 'insert') continue;
		for (const { table, column } of references.filter(({ to }) => to === tbl)) {
			const rows = db.prepare(`select id from "${table}" where "${column}" = ?`).pluck().all(row);
			for (const id of rows) for (const operation of later.all(table, id, seq)) found.add(operation as number);
		}
	}
	return found;
}
