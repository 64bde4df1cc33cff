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
