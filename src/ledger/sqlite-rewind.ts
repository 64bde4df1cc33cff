import type { Connection } from './sqlite.ts';
import { columnsOf, image, quote } from './sqlite-schema.ts';

/** One row of the journal, as far as it must be known to take it back; its values stay in SQL, so that none is rounded. */
export interface RowChange {
	n: number;
	tbl: string;
	row: number;
	kind: 'insert' | 'delete' | 'update';
	/** The columns an update changed, or those a row had in an older schema, with commas between; null where it has all of them. */
	columns: string | null;
}

const kindOf = `case when before is null then 'insert' when after is null then 'delete' else 'update' end`;
const touched = `(select group_concat(key) from (select key from json_each(before) union select key from json_each(after)))`;

const isOlder = `(select o.schema from main.operation o where o.seq = operation) < (select user_version from pragma_user_version)`;
const had = `(select group_concat(name order by cid) from pragma_table_info(tbl)
    where cid < json_array_length(coalesce(before, after)))`;

/** What is read of a change to take it back. */
export const rowChange = `n, tbl, row, ${kindOf} as kind,
  case when before is not null and after is not null then ${touched} when ${isOlder} then ${had} end as columns`;

const valueIn = (of: 'before' | 'after', column: string) => `json_extract(c.${of}, '$."${column}"')`;
const valueAt = (place: number) => `json_extract(c.before, '$[${place}]')`;

/** The statement that takes such changes back; a guarded one finds no row that is not as the change left it. */
function inverse(db: Connection, { tbl, kind, columns }: RowChange, guarded: boolean): string {
	const names = columns?.split(',') ?? columnsOf(db, tbl);
	if (kind === 'insert') {
		const same = `(select after from change where n = $n) = ${image(null, names)}`;
		return `delete from ${quote(tbl)} where id = $row${guarded ? ` and ${same}` : ''}`;
	}
	if (kind === 'delete') {
		return `insert into ${quote(tbl)} (${names.map(quote).join(', ')})
      select ${names.map((_, place) => valueAt(place)).join(', ')} from change c where c.n = $n and c.row = $row`;
	}
	const set = names.map((name) => `${quote(name)} = ${valueIn('before', name)}`).join(', ');
	const same = names.map((name) => ` and t.${quote(name)} is ${valueIn('after', name)}`).join('');
	return `update ${quote(tbl)} as t set ${set} from change c where c.n = $n and t.id = $row${guarded ? same : ''}`;
}

/**
 * Takes changes back one after another on a connection, each with a statement prepared once; says whether the row was
 * found. SQLite refuses a change another row hangs on.
 */
export function rewinder(db: Connection, { guarded }: { guarded: boolean }): (change: RowChange) => boolean {
	const kept = new Map<string, ReturnType<Connection['prepare']>>();
	return (change) => {
		const key = `${change.tbl} ${change.kind} ${change.columns ?? ''}`;
		const statement = kept.get(key) ?? db.prepare(inverse(db, change, guarded));
		kept.set(key, statement);
		return statement.run({ n: change.n, row: change.row }).changes === 1;
	};
}
