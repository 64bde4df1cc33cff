import type { CompiledQuery, Insertable } from 'kysely';
import type { Db } from './open.ts';
import type { Tables } from './tables.ts';

/** Rows written per statement: one at a time takes six times as long. */
const batchSize = 100;

/** Tables that are written by the thousand. */
export type ManyTable =
	| 'item'
	| 'assignment'
	| 'instruction'
	| 'milestone'
	| 'item_tag'
	| 'item_document'
	| 'item_instruction'
	| 'progress'
	| 'message'
	| 'form_row'
	| 'batch_row';

/** Columns in which any of the rows has something; the others are NULL by themselves, and most of an item is. */
const filledColumns = <Row extends object>(rows: readonly Row[]): (keyof Row)[] =>
	(Object.keys(rows[0] as Row) as (keyof Row)[]).filter((column) => rows.some((row) => (row[column] ?? null) !== null));

const onlyOf = <Row>(row: Row, columns: readonly (keyof Row)[]): Row =>
	Object.fromEntries(columns.map((column) => [column, row[column]])) as Row;

/** What a statement of many rows binds, row after row. */
function valuesIn<Row>(rows: readonly Row[], columns: readonly (keyof Row)[]): unknown[] {
	const values: unknown[] = [];
	for (const row of rows) for (const column of columns) values.push(row[column]);
	return values;
}

/** Rows a hundred at a time, the last of them fewer. */
function* inBatches<Row>(rows: Iterable<Row>): Generator<Row[]> {
	let some: Row[] = [];
	for (const row of rows) {
		some.push(row);
		if (some.length < batchSize) continue;
		yield some;
		some = [];
	}
	if (some.length > 0) yield some;
}

/** Statements of a hundred rows, by table and columns: to compose one takes as long as to run it. */
const hundreds = new Map<string, CompiledQuery>();

/**
 * Writes many rows of a table, all of the same columns, in statements of a hundred that are composed only once;
 * `breathe` lets Ctrl-C through between them.
 */
export async function insertMany<T extends ManyTable>(
	db: Db,
	table: T,
	rows: Iterable<Insertable<Tables[T]>>,
	breathe: () => Promise<void>,
): Promise<void> {
	const compose = (some: Insertable<Tables[T]>[]) =>
		db
			.insertInto(table as 'item_tag')
			.values(some as Insertable<Tables['item_tag']>[])
			.compile();
	for (const some of inBatches(rows)) {
		if (some.length < batchSize) {
			await db.executeQuery(compose(some));
			continue;
		}
		const columns = filledColumns(some);
		const key = `${table} ${columns.join()}`;
		const hundred = hundreds.get(key) ?? compose(some.map((row) => onlyOf(row, columns)));
		hundreds.set(key, hundred);
		await db.executeQuery({ ...hundred, parameters: valuesIn(some, columns) });
		await breathe();
	}
}

/** The highest id there is in a table: the next rows go on from it. */
export async function lastId(db: Db, table: 'item' | 'assignment' | 'instruction'): Promise<number> {
	const row = await db
		.selectFrom(table)
		.select((e) => e.fn.max('id').as('id'))
		.executeTakeFirst();
	return row?.id ?? 0;
}
