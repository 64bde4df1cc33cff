import type { Day } from '../rules/day.ts';
import { statuses } from '../rules/item.ts';
import { isOpen } from '../rules/lifecycle.ts';
import { insertMany } from './insert-many.ts';
import type { Db } from './open.ts';

/** A row as it was taken from a file: the base of the next comparison. */
export interface TakenRow {
	item: number;
	sheet: string;
	row: number;
	rowKey: string;
	taken: string;
}

/** Rows taken before from tables with this header, and the file each was taken from; the latest of each key last. */
export async function readTakenRows(
	db: Db,
	fingerprint: string,
): Promise<{ item: number; rowKey: string; taken: string; file: string; sha256: string }[]> {
	const rows = await db
		.selectFrom('batch_row')
		.innerJoin('batch', 'batch.id', 'batch_row.batch')
		.select(['item', 'row_key', 'taken', 'file', 'sha256'])
		.where('row_key', '>=', `${fingerprint}§`)
		.where('row_key', '<', `${fingerprint}¨`)
		.orderBy('batch_row.id')
		.execute();
	return rows.map(({ row_key, ...row }) => ({ ...row, rowKey: row_key }));
}

/** Rows taken before for items of these titles, under whatever header, the latest of each item first. */
export async function readTakenByTitle(
	db: Db,
	titles: readonly string[],
): Promise<{ item: number; rowKey: string; taken: string }[]> {
	const found: { item: number; rowKey: string; taken: string }[] = [];
	for (let from = 0; from < titles.length; from += 2000) {
		const rows = await db
			.selectFrom('item')
			.innerJoin('batch_row', 'batch_row.item', 'item.id')
			.select(['batch_row.item', 'batch_row.row_key', 'batch_row.taken'])
			.where('item.title', 'in', titles.slice(from, from + 2000))
			.orderBy('batch_row.id', 'desc')
			.execute();
		for (const { row_key, ...row } of rows) found.push({ ...row, rowKey: row_key });
	}
	return found;
}

export async function writeBatch(
	db: Db,
	batch: { kind: '事项' | '反馈表' | '名册'; file: string; sha256: string; day: Day; form?: number },
	rows: Iterable<TakenRow>,
	breathe: () => Promise<void>,
): Promise<void> {
	const { id } = await db
		.insertInto('batch')
		.values({ form: null, ...batch })
		.returning('id')
		.executeTakeFirstOrThrow();
	await insertMany(db, 'batch_row', batchRows(id, rows), breathe);
}

function* batchRows(batch: number, rows: Iterable<TakenRow>) {
	for (const { rowKey, item, sheet, row, taken } of rows) yield { batch, row_key: rowKey, item, sheet, row, taken };
}

/** Titles already in the ledger, to point out the same matter under another source. */
export async function readTitles(db: Db, titles: string[]): Promise<Map<string, string>> {
	const found = new Map<string, string>();
	for (let from = 0; from < titles.length; from += 2000) {
		const rows = await db
			.selectFrom('item')
			.select(['title', 'number'])
			.where('title', 'in', titles.slice(from, from + 2000))
			.execute();
		for (const row of rows) found.set(row.title, row.number);
	}
	return found;
}

/** The words groups of units were written with (各乡镇) where the roster's units took their place. */
export async function readExpandedWords(db: Db): Promise<string[]> {
	const rows = await db
		.selectFrom('assignment')
		.select('written')
		.distinct()
		.where('written', 'is not', null)
		.execute();
	return rows.flatMap(({ written }) => written ?? []);
}

/** Every open item once under each unit at work on it. */
export async function readOpenTitles(db: Db): Promise<{ number: string; title: string; unit: string }[]> {
	return db
		.selectFrom('item')
		.innerJoin('assignment', 'assignment.item', 'item.id')
		.innerJoin('unit', 'unit.id', 'assignment.unit')
		.select(['item.number', 'item.title', 'unit.name as unit'])
		.where('item.status', 'in', statuses.filter(isOpen))
		.where('assignment.status', '<>', '解除')
		.orderBy('item.id')
		.execute();
}
