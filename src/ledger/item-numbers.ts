import { childNumber, draftNumber, itemNumber } from '../rules/numbering.ts';
import { takeNumbers } from './numbers.ts';
import type { Db } from './open.ts';
import { pagesOf } from './pages.ts';

/** Drafts are counted over all years. */
const draftYear = 0;

/** What an item's number depends on. */
interface Unnumbered {
	row: { year: number; parent: number | null; registered: string | null };
}

/** Numbers in the order given: drafts 草N, children after their parent's, the rest from the year's counter. */
export async function numberItems(db: Db, items: Unnumbered[]): Promise<{ number: string; ordinal: number | null }[]> {
	const numbers: { number: string; ordinal: number | null }[] = [];
	const next = new Map<number, number>();
	const wanted = new Map<number, number>();
	const yearOf = ({ row }: Unnumbered) => (row.registered === null ? draftYear : row.year);
	for (const item of items) if (item.row.parent === null) wanted.set(yearOf(item), (wanted.get(yearOf(item)) ?? 0) + 1);
	for (const [year, count] of wanted)
		next.set(year, await takeNumbers(db, year === draftYear ? '草稿' : '事项', year, count));
	const nextChild = await childCounter(db, items);
	for (const item of items) {
		if (item.row.parent !== null) {
			numbers.push(nextChild(item.row.parent));
			continue;
		}
		const n = next.get(yearOf(item)) as number;
		next.set(yearOf(item), n + 1);
		numbers.push(
			item.row.registered === null
				? { number: draftNumber(n), ordinal: null }
				: { number: itemNumber(item.row.year, n), ordinal: n },
		);
	}
	return numbers;
}

const readParents = (db: Db, parents: number[]) =>
	db
		.selectFrom('item')
		.select(['id', 'number', 'ordinal'])
		.where('id', 'in', parents)
		.select((e) =>
			e
				.selectFrom('item as c')
				.select((c) => c.fn.countAll<number>().as('n'))
				.whereRef('c.parent', '=', 'item.id')
				.as('children'),
		)
		.execute();

/** Gives each parent's next children their numbers; a child shares its parent's running number. */
async function childCounter(db: Db, items: Unnumbered[]) {
	const parents = [...new Set(items.flatMap(({ row }) => row.parent ?? []))];
	const rows = parents.length === 0 ? [] : await readParents(db, parents);
	const last = new Map(rows.map((r) => [r.id, r.children ?? 0]));
	return (parent: number) => {
		const row = rows.find((r) => r.id === parent);
		if (row === undefined) throw new RangeError(`no item ${parent}`);
		const n = (last.get(parent) ?? 0) + 1;
		last.set(parent, n);
		return { number: childNumber(row.number, n), ordinal: row.ordinal };
	};
}

/** Ids of the items a reference names: a printed number, or a running number of a year (children excluded). */
export async function findByNumber(db: Db, numbers: string[]): Promise<{ id: number; number: string }[]> {
	const found: { id: number; number: string }[] = [];
	for (const some of pagesOf(numbers)) {
		found.push(...(await db.selectFrom('item').select(['id', 'number']).where('number', 'in', some).execute()));
	}
	return found;
}

const endedStatuses = ['已办结', '已销号', '撤销', '并入'];

/** Items of any year by their running numbers, parts left out. */
export async function findByOrdinal(
	db: Db,
	ordinals: number[],
): Promise<{ id: number; year: number; ordinal: number; isOpen: boolean }[]> {
	const found: { id: number; year: number; ordinal: number; isOpen: boolean }[] = [];
	for (const some of pagesOf(ordinals)) {
		const rows = await db
			.selectFrom('item')
			.select(['id', 'year', 'ordinal', 'completed', 'status'])
			.where('ordinal', 'in', some)
			.where('parent', 'is', null)
			.$narrowType<{ ordinal: number }>()
			.execute();
		for (const { id, year, ordinal, status } of rows)
			found.push({ id, year, ordinal, isOpen: !endedStatuses.includes(status) });
	}
	return found;
}
