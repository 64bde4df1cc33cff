import type { Day } from '../rules/day.ts';
import { type PaperKindName, paperKinds } from '../rules/paper-kinds.ts';
import type { Db } from './open.ts';

/** One year's series of numbers. */
export interface Series {
	name: string;
	form: '文号' | '期号';
	year: number;
	mark: string | null;
	/** The number the next paper takes. */
	next: number;
	/** Papers that took theirs from it, and of those the void ones. */
	issued: number;
	voided: number;
}

/** The series of a year (or of all years) in the order they were begun. */
export async function readSeries(db: Db, year?: number): Promise<Series[]> {
	return db
		.selectFrom('series as s')
		.leftJoin('paper as p', 'p.series', 's.id')
		.select(['s.name', 's.form', 's.year', 's.mark', 's.next'])
		.select((e) => e.fn.count<number>('p.id').as('issued'))
		.select((e) => e.fn.count<number>('p.id').filterWhere('p.state', '=', '作废').as('voided'))
		.$if(year !== undefined, (q) => q.where('s.year', '=', year as number))
		.groupBy('s.id')
		.orderBy('s.year')
		.orderBy('s.id')
		.execute();
}

/** The next numbers of a year's series, by kind; a series not begun starts at 1. */
export async function readNextNumbers(db: Db, year: number): Promise<Map<string, number>> {
	const rows = await db.selectFrom('series').select(['name', 'next']).where('year', '=', year).execute();
	return new Map(rows.map((r) => [r.name, r.next]));
}

interface SeriesKey {
	kind: PaperKindName;
	/** What its marks begin with; null for a publication. */
	mark: string | null;
	year: number;
}

async function ensureSeries(db: Db, { kind, mark, year }: SeriesKey): Promise<{ id: number; next: number }> {
	const begun = await db
		.selectFrom('series')
		.select(['id', 'next'])
		.where('name', '=', kind)
		.where('year', '=', year)
		.executeTakeFirst();
	return (
		begun ??
		(await db
			.insertInto('series')
			.values({ name: kind, form: paperKinds[kind].form, year, mark, next: 1 })
			.returning(['id', 'next'])
			.executeTakeFirstOrThrow())
	);
}

/** Says with which number a series goes on. */
export async function setNextNumber(db: Db, key: SeriesKey, next: number): Promise<void> {
	const { id } = await ensureSeries(db, key);
	await db.updateTable('series').set({ next, mark: key.mark }).where('id', '=', id).execute();
}

const inSeries = (db: Db, kind: PaperKindName, year: number) =>
	db
		.selectFrom('paper as p')
		.innerJoin('series as s', 's.id', 'p.series')
		.where('s.name', '=', kind)
		.where('s.year', '=', year);

/** The highest number a series has given out, 0 for none. */
export async function lastNumber(db: Db, kind: PaperKindName, year: number): Promise<number> {
	const row = await inSeries(db, kind, year)
		.select((e) => e.fn.max('p.number').as('last'))
		.executeTakeFirst();
	return row?.last ?? 0;
}

/** The day of the last paper of a series, or null for none. */
export async function readSeriesEnd(db: Db, kind: PaperKindName, year: number): Promise<Day | null> {
	const row = await inSeries(db, kind, year)
		.select((e) => e.fn.max('p.day').as('last'))
		.executeTakeFirst();
	return row?.last ?? null;
}

/** Takes the next number of a series; it is never given out again. */
export async function takeNumber(db: Db, key: SeriesKey): Promise<{ series: number; number: number }> {
	const { id, next } = await ensureSeries(db, key);
	await db
		.updateTable('series')
		.set({ next: next + 1 })
		.where('id', '=', id)
		.execute();
	return { series: id, number: next };
}
