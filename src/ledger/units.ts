import type { Day } from '../rules/day.ts';
import type { Unit, UnitKind } from '../rules/item.ts';
import type { Db } from './open.ts';

/** A unit of the roster with all the names it goes by. */
export interface RosterUnit extends Unit {
	aliases: string[];
	groups: string[];
	leader: string | null;
	phone: string | null;
	validFrom: Day | null;
	/** The last day it was a unit of its own. */
	validTo: Day | null;
	/** The unit its work and its names passed to. */
	mergedInto: number | null;
}

/** The whole roster in official order; units no longer valid come too, for papers that name them. */
export async function readRoster(db: Db): Promise<RosterUnit[]> {
	const units = await db
		.selectFrom('unit')
		.leftJoin('person', 'person.id', 'unit.leader')
		.select(['unit.id', 'unit.name', 'short', 'kind', 'sort', 'unit.phone', 'person.name as leader'])
		.select(['valid_from', 'valid_to', 'merged_into'])
		.orderBy('sort')
		.orderBy('unit.id')
		.execute();
	const aliases = await db.selectFrom('unit_alias').select(['unit', 'alias']).orderBy('id').execute();
	const groups = await db
		.selectFrom('unit_group_member as m')
		.innerJoin('unit_group as g', 'g.id', 'm.unit_group')
		.select(['m.unit', 'g.name'])
		.orderBy('g.id')
		.execute();
	const aliasesOf = gather(aliases, (r) => r.alias);
	const groupsOf = gather(groups, (r) => r.name);
	return units.map(({ valid_from, valid_to, merged_into, ...unit }) => ({
		...unit,
		validFrom: valid_from,
		validTo: valid_to,
		mergedInto: merged_into,
		aliases: aliasesOf.get(unit.id) ?? [],
		groups: groupsOf.get(unit.id) ?? [],
	}));
}

function gather<R extends { unit: number }>(rows: R[], value: (row: R) => string): Map<number, string[]> {
	const map = new Map<number, string[]>();
	for (const row of rows) map.set(row.unit, [...(map.get(row.unit) ?? []), value(row)]);
	return map;
}

export interface NewUnit {
	name: string;
	short: string | null;
	kind: UnitKind;
	phone: string | null;
	leader: number | null;
	/** Place in the official order; null puts it last. */
	sort: number | null;
}

/** Adds a unit, by default last in the official order; its id. */
export async function addUnit(db: Db, unit: NewUnit): Promise<number> {
	const last = await db
		.selectFrom('unit')
		.select((e) => e.fn.max('sort').as('sort'))
		.executeTakeFirst();
	const { id } = await db
		.insertInto('unit')
		.values({
			...unit,
			sort: unit.sort ?? (last?.sort ?? 0) + 10,
			valid_from: null,
			valid_to: null,
			merged_into: null,
			note: null,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Changes what is given of a unit and leaves the rest. */
export async function editUnit(
	db: Db,
	id: number,
	set: Partial<Omit<NewUnit, 'sort'>> & { sort?: number },
): Promise<void> {
	if (Object.keys(set).length > 0) await db.updateTable('unit').set(set).where('id', '=', id).execute();
}

/** `spelling` is the alias in the form names are compared in. */
export async function addAlias(
	db: Db,
	unit: number,
	alias: string,
	spelling: string,
	origin: '名册' | '确认' | '更名',
): Promise<void> {
	await db
		.insertInto('unit_alias')
		.values({ unit, alias, spelling, origin })
		.onConflict((c) => c.column('spelling').doNothing())
		.execute();
}

export async function removeAlias(db: Db, unit: number, alias: string): Promise<void> {
	await db.deleteFrom('unit_alias').where('unit', '=', unit).where('alias', '=', alias).execute();
}

async function ensureGroup(db: Db, name: string): Promise<number> {
	const found = await db.selectFrom('unit_group').select('id').where('name', '=', name).executeTakeFirst();
	if (found) return found.id;
	const { id } = await db.insertInto('unit_group').values({ name }).returning('id').executeTakeFirstOrThrow();
	return id;
}

export async function addToGroup(db: Db, name: string, units: number[]): Promise<void> {
	const unit_group = await ensureGroup(db, name);
	for (const unit of units)
		await db
			.insertInto('unit_group_member')
			.values({ unit_group, unit })
			.onConflict((c) => c.columns(['unit_group', 'unit']).doNothing())
			.execute();
}

export async function removeFromGroup(db: Db, name: string, units: number[]): Promise<void> {
	await db
		.deleteFrom('unit_group_member')
		.where('unit', 'in', units)
		.where('unit_group', 'in', db.selectFrom('unit_group').select('id').where('name', '=', name))
		.execute();
}
