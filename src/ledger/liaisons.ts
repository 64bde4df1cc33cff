import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';

/** What a liaison looks after on a day: ids of units and of items. */
export interface Charge {
	liaison: string;
	units: number[];
	items: number[];
}

/** Who of the liaisons engaged on a day looks after what, in the order they were engaged; one entry a name. */
export async function readCharges(db: Db, on: Day): Promise<Charge[]> {
	const rows = await db
		.selectFrom('liaison as l')
		.innerJoin('person', 'person.id', 'l.person')
		.leftJoin('liaison_charge as c', 'c.liaison', 'l.id')
		.select(['person.name', 'c.unit', 'c.item'])
		.where('l.valid_from', '<=', on)
		.where((e) => e.or([e('l.valid_to', 'is', null), e('l.valid_to', '>=', on)]))
		.orderBy('l.id')
		.orderBy('c.id')
		.execute();
	const charges = new Map<string, { units: Set<number>; items: Set<number> }>();
	for (const { name, unit, item } of rows) {
		const charge = charges.get(name) ?? { units: new Set(), items: new Set() };
		if (unit !== null) charge.units.add(unit);
		if (item !== null) charge.items.add(item);
		charges.set(name, charge);
	}
	return [...charges].map(([liaison, { units, items }]) => ({ liaison, units: [...units], items: [...items] }));
}

/** An engagement (聘任) with its term, and what the liaison looks after in names. */
export interface Liaison {
	id: number;
	person: number;
	name: string;
	phone: string | null;
	unit: { id: number; name: string };
	/** 聘书号. */
	letter: string | null;
	from: Day;
	/** The last day of the term. */
	until: Day | null;
	units: string[];
	items: string[];
}

/** All engagements, in the order they were made; units in official order, items by number. */
export async function readLiaisons(db: Db): Promise<Liaison[]> {
	const rows = await db
		.selectFrom('liaison as l')
		.innerJoin('person', 'person.id', 'l.person')
		.innerJoin('unit', 'unit.id', 'l.unit')
		.select(['l.id', 'l.person', 'l.letter', 'l.valid_from as from', 'l.valid_to as until'])
		.select(['person.name', 'person.phone', 'unit.id as unit_id', 'unit.name as unit_name'])
		.orderBy('l.id')
		.execute();
	const charges = await db
		.selectFrom('liaison_charge as c')
		.leftJoin('unit', 'unit.id', 'c.unit')
		.leftJoin('item', 'item.id', 'c.item')
		.select(['c.liaison', 'unit.name as unit', 'item.number as item'])
		.orderBy('unit.sort')
		.orderBy('item.year')
		.orderBy('item.ordinal')
		.orderBy('c.id')
		.execute();
	return rows.map(({ unit_id, unit_name, ...row }) => {
		const own = charges.filter((c) => c.liaison === row.id);
		return {
			...row,
			unit: { id: unit_id, name: unit_name },
			units: own.flatMap((c) => c.unit ?? []),
			items: own.flatMap((c) => c.item ?? []),
		};
	});
}

export async function addLiaison(
	db: Db,
	{ from, until, ...liaison }: Pick<Liaison, 'person' | 'letter' | 'from' | 'until'> & { unit: number },
): Promise<number> {
	const { id } = await db
		.insertInto('liaison')
		.values({ ...liaison, valid_from: from, valid_to: until })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export async function editLiaison(
	db: Db,
	id: number,
	{ letter, from, until }: { letter?: string; from?: Day; until?: Day },
): Promise<void> {
	const set = {
		...(letter !== undefined && { letter }),
		...(from !== undefined && { valid_from: from }),
		...(until !== undefined && { valid_to: until }),
	};
	if (Object.keys(set).length > 0) await db.updateTable('liaison').set(set).where('id', '=', id).execute();
}

/** Gives a liaison these units or items to look after, in the place of those before. */
export async function replaceCharges(
	db: Db,
	liaison: number,
	{ units, items }: { units?: number[]; items?: number[] },
): Promise<void> {
	for (const [column, wanted] of [
		['unit', units],
		['item', items],
	] as const) {
		if (wanted === undefined) continue;
		const rows = await db
			.selectFrom('liaison_charge')
			.select(['id', `${column} as what`])
			.where('liaison', '=', liaison)
			.where(column, 'is not', null)
			.execute();
		const gone = rows.filter((row) => !wanted.includes(row.what as number)).map((row) => row.id);
		await db.deleteFrom('liaison_charge').where('id', 'in', gone).execute();
		const added = wanted.filter((what) => !rows.some((row) => row.what === what));
		for (const what of added)
			await db
				.insertInto('liaison_charge')
				.values({ unit: null, item: null, [column]: what, liaison })
				.execute();
	}
}
