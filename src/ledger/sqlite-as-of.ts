import { misused } from '../errors.ts';
import { type Day, writeDay } from '../rules/day.ts';
import type { Ledger } from './open.ts';
import type { Connection } from './sqlite.ts';
import { type RowChange, rewinder, rowChange } from './sqlite-rewind.ts';

/** The last operation of a past moment: of a day, or the one named. */
type Moment = { seq: number } | { day: Day };

interface Head {
	seq: number;
	day: Day;
}

/** The operation after which the ledger stood as asked, and the day it is looked at. */
function findHead(db: Connection, moment: Moment, now: Day): Head {
	const first = db.prepare('select seq, day from operation order by seq limit 1').get() as Head | undefined;
	const from = first === undefined ? '' : `，台账${writeDay(first.day)}新建`;
	if ('seq' in moment) {
		const found = db.prepare('select seq, day from operation where seq = ?').get(moment.seq) as Head | undefined;
		if (found !== undefined) return found;
		throw misused(`没有 #${moment.seq} 这个操作`, 'no-operation', '序号见 ducha log');
	}
	const { day } = moment;
	if (day > now)
		throw misused(`${writeDay(day)}还没有到，看不了那天的台账`, 'as-of-future', `看那天会怎样：--today ${day}`);
	const seq = db.prepare('select max(seq) from operation where day <= ?').pluck().get(day) as number | null;
	if (seq === null) throw misused(`${writeDay(day)}还没有台账${from}`, 'as-of-before', '换一个较晚的日期');
	return { seq, day };
}

/** The tables changed since, each with whether it has rows that did not exist then. */
const changedSince = (db: Connection, seq: number): string[] =>
	db.prepare('select distinct tbl from change where operation > ? order by tbl').pluck().all(seq) as string[];

const definitions = (db: Connection, table: string) =>
	db
		.prepare(
			`select sql from main.sqlite_schema where tbl_name = ? and type in ('table', 'index') and sql is not null
       order by type desc`,
		)
		.pluck()
		.all(table) as string[];

const temporary = (sql: string): string =>
	sql.replace(/^CREATE TABLE /i, 'create temp table ').replace(/^CREATE (UNIQUE )?INDEX /i, 'create $1index temp.');

/** Puts a copy of a table before the ledger's own, without the rows made since; gives what indexes it. */
function layOver(db: Connection, table: string): string[] {
	const [own = '', ...indexes] = definitions(db, table);
	db.exec(temporary(own));
	db.prepare(
		`insert into temp."${table}" select * from main."${table}"
     where id not in (select row from temp.born where tbl = ?)`,
	).run(table);
	return indexes.map(temporary);
}

/** Lays the state after an operation over the tables of an open connection; the file itself is not touched. */
export function layPast(db: Connection, seq: number, { guarded }: { guarded: boolean }): RowChange[] {
	db.exec('create temp table born (tbl text not null, row integer not null, primary key (tbl, row)) without rowid');
	// Beside min() SQLite gives the columns of the row that holds the minimum.
	if (!guarded)
		db.prepare(
			`insert into temp.born select tbl, row from
       (select tbl, row, before is null as made, min(n) from main.change where operation > ? group by tbl, row)
       where made`,
		).run(seq);
	const indexes = changedSince(db, seq).flatMap((table) => layOver(db, table));
	const rewind = rewinder(db, { guarded });
	const changes = db
		.prepare(
			`select ${rowChange} from main.change c where operation > ?
       and not exists (select 1 from temp.born b where b.tbl = c.tbl and b.row = c.row) order by n desc`,
		)
		.all(seq) as RowChange[];
	const lost = changes.filter((change) => !rewind(change));
	for (const index of indexes) db.exec(index);
	for (const table of ['operation', 'change'])
		db.exec(
			`create temp view "${table}" as select * from main."${table}" where ${table === 'operation' ? 'seq' : 'operation'} <= ${seq}`,
		);
	return lost;
}

/** Lets every report read the ledger as it stood after the last operation of a past moment; gives the day it then was. */
export function lookBack({ connection }: Ledger, moment: Moment, now: Day): Day {
	connection.pragma('query_only = OFF');
	connection.pragma('foreign_keys = OFF');
	connection.pragma('temp_store = MEMORY');
	// All that is read belongs to one moment, whoever writes meanwhile.
	connection.exec('begin');
	const { seq, day } = findHead(connection, moment, now);
	layPast(connection, seq, { guarded: false });
	connection.pragma('query_only = ON');
	return day;
}
