import type { Day } from '../rules/day.ts';
import type { PaperKindName } from '../rules/paper-kinds.ts';
import { type PaperReference, writeMark } from '../rules/series.ts';
import type { Db } from './open.ts';

/** Rows per statement. */
const batch = 100;

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
	const untold = { delivered: null, way: null, receipted: null };
	for (let from = 0; from < units.length; from += batch)
		await db
			.insertInto('paper_unit')
			.values(units.slice(from, from + batch).map((to) => ({ paper: id, ...untold, ...to })))
			.execute();
	for (let from = 0; from < items.length; from += batch)
		await db
			.insertInto('paper_item')
			.values(items.slice(from, from + batch).map((about) => ({ paper: id, how: kind, ...about })))
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

/** The numbers of the items papers are about, in the order they stand in each. */
export const readPaperItems = (db: Db, papers: readonly number[]): Promise<{ paper: number; number: string }[]> =>
	db
		.selectFrom('paper_item as i')
		.innerJoin('item', 'item.id', 'i.item')
		.select(['i.paper', 'item.number'])
		.where('i.paper', 'in', papers)
		.orderBy('i.id')
		.execute();

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
	const items = await readPaperItems(db, ids);
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

/** The papers of a kind that stand and report on a span, with the values they were printed from. */
export async function readIssuedContents(
	db: Db,
	kind: PaperKindName,
	period: string,
): Promise<{ kind: PaperKindName; mark: string | null; year: number; number: number; content: object }[]> {
	const rows = await selectPapers(db)
		.select('p.content')
		.where('p.kind', '=', kind)
		.where('p.state', '=', '已发')
		.where('p.period', '=', period)
		.execute();
	return rows.map(({ content, ...row }) => ({ ...row, content: JSON.parse(content) as object }));
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
