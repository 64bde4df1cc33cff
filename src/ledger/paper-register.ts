import type { Day } from '../rules/day.ts';
import { type PaperKindName, paperKinds } from '../rules/paper-kinds.ts';
import { type PaperReference, writeMark } from '../rules/series.ts';
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

/** A paper as it goes into the register; `content` is the value it is printed from. */
export interface NewPaper {
	/** Null for a paper without a number. */
	numbered: { series: number; number: number } | null;
	kind: PaperKindName;
	title: string;
	day: Day;
	signer: string | null;
	/** The span it reports on, `2026-10-01/2026-10-31`. */
	period: string | null;
	/** The paper it takes the place of. */
	replaces: number | null;
	asOf: number;
	content: object;
	/** SHA-256 of the file as issued. */
	sha256: string;
	units: { unit: number | null; person: number | null }[];
	items: { item: number; unit: number | null }[];
}

/** Registers a paper as issued; gives its id. */
export async function addPaper(db: Db, paper: NewPaper): Promise<number> {
	const { numbered, kind, units, items, asOf, content, ...row } = paper;
	const { id } = await db
		.insertInto('paper')
		.values({
			...row,
			kind,
			series: numbered?.series ?? null,
			number: numbered?.number ?? null,
			state: '已发',
			as_of: asOf,
			content: JSON.stringify(content),
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	for (const to of units)
		await db
			.insertInto('paper_unit')
			.values({ paper: id, delivered: null, way: null, receipted: null, ...to })
			.execute();
	for (const about of items)
		await db
			.insertInto('paper_item')
			.values({ paper: id, how: kind, ...about })
			.execute();
	return id;
}

/** A paper of the register. */
export interface RegisteredPaper {
	id: number;
	kind: PaperKindName;
	mark: string | null;
	year: number;
	number: number;
	title: string;
	day: Day;
	signer: string | null;
	period: string | null;
	state: '草稿' | '已发' | '作废';
	sha256: string | null;
	units: string[];
	items: string[];
}

const selectPapers = (db: Db) =>
	db
		.selectFrom('paper as p')
		.innerJoin('series as s', 's.id', 'p.series')
		.select(['p.id', 'p.kind', 's.mark', 's.year', 'p.number', 'p.title', 'p.day', 'p.signer', 'p.period', 'p.state'])
		.select('p.sha256')
		.$narrowType<{ kind: PaperKindName; number: number }>();
type PaperRow = Awaited<ReturnType<ReturnType<typeof selectPapers>['execute']>>[number];

/** Whom papers are addressed to and what they are about, in two queries however many there are. */
async function withParties(db: Db, papers: PaperRow[]): Promise<RegisteredPaper[]> {
	const ids = papers.map((p) => p.id);
	const units = await db
		.selectFrom('paper_unit as u')
		.innerJoin('unit', 'unit.id', 'u.unit')
		.select(['u.paper', 'unit.name'])
		.where('u.paper', 'in', ids)
		.orderBy('u.id')
		.execute();
	const items = await db
		.selectFrom('paper_item as i')
		.innerJoin('item', 'item.id', 'i.item')
		.select(['i.paper', 'item.number'])
		.where('i.paper', 'in', ids)
		.orderBy('i.id')
		.execute();
	const listOf = <R extends { paper: number }>(rows: R[], word: (row: R) => string) => {
		const lists = new Map<number, string[]>();
		for (const row of rows) lists.set(row.paper, [...(lists.get(row.paper) ?? []), word(row)]);
		return (id: number) => [...new Set(lists.get(id) ?? [])];
	};
	const [unitsOf, itemsOf] = [listOf(units, (u) => u.name), listOf(items, (i) => i.number)];
	return papers.map((paper) => ({ ...paper, units: unitsOf(paper.id), items: itemsOf(paper.id) }));
}

/** What a list of papers may be narrowed to; all of them together hold. */
export interface PaperFilter {
	from?: Day;
	to?: Day;
	kind?: PaperKindName;
	/** Addressed to this unit. */
	unit?: number;
	/** About this item. */
	item?: number;
}

/** Papers of the register, oldest first. */
export async function listPapers(db: Db, { from, to, kind, unit, item }: PaperFilter): Promise<RegisteredPaper[]> {
	let query = selectPapers(db);
	if (from !== undefined) query = query.where('p.day', '>=', from);
	if (to !== undefined) query = query.where('p.day', '<=', to);
	if (kind !== undefined) query = query.where('p.kind', '=', kind);
	if (unit !== undefined)
		query = query.where('p.id', 'in', (e) => e.selectFrom('paper_unit').select('paper').where('unit', '=', unit));
	if (item !== undefined)
		query = query.where('p.id', 'in', (e) => e.selectFrom('paper_item').select('paper').where('item', '=', item));
	return withParties(db, await query.orderBy('p.day').orderBy('p.id').execute());
}

/** The papers a reference may mean; without a year, of every year. */
export async function findPapers(db: Db, reference: PaperReference): Promise<RegisteredPaper[]> {
	let query = selectPapers(db).where('p.number', '=', reference.number);
	query = 'mark' in reference ? query.where('s.mark', '=', reference.mark) : query.where('p.kind', '=', reference.kind);
	if (reference.year !== null) query = query.where('s.year', '=', reference.year);
	return withParties(db, await query.orderBy('s.year').execute());
}

/** The value a paper was printed from. */
export async function readPaperContent(db: Db, id: number): Promise<object> {
	const { content } = await db.selectFrom('paper').select('content').where('id', '=', id).executeTakeFirstOrThrow();
	return JSON.parse(content) as object;
}

/** A void paper keeps its number, which is not used again; what it brought about no longer stands. */
export async function voidPaper(db: Db, id: number): Promise<void> {
	await db.updateTable('paper').set({ state: '作废' }).where('id', '=', id).execute();
}

/** The papers by which each of these items was handed out, the last where there were several. */
export async function readDispatchMarks(db: Db, items: readonly number[]): Promise<Map<number, string>> {
	const kinds: PaperKindName[] = ['交办通知单', '任务分解立项通知'];
	const rows = await db
		.selectFrom('paper_item as i')
		.innerJoin('paper as p', 'p.id', 'i.paper')
		.innerJoin('series as s', 's.id', 'p.series')
		.select(['i.item', 's.mark', 's.year', 'p.number'])
		.where('i.item', 'in', items)
		.where('p.kind', 'in', kinds)
		.where('p.state', '=', '已发')
		.orderBy('p.day')
		.orderBy('p.id')
		.$narrowType<{ mark: string; number: number }>()
		.execute();
	return new Map(rows.map(({ item, mark, year, number }) => [item, writeMark(mark, year, number)]));
}
