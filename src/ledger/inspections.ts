import type { Insertable, Updateable } from 'kysely';
import type { Day } from '../rules/day.ts';
import type { Check } from '../rules/inspection.ts';
import type { Db } from './open.ts';
import type { InspectionTable } from './tables-field.ts';

/** A unit as lists name it. */
interface NamedUnit {
	id: number;
	name: string;
	short: string | null;
}

/** What an inspection or a row of the plan has to do with. */
export interface Subjects {
	units: NamedUnit[];
	items: { id: number; number: string; title: string; publicity: string }[];
}

/** An inspection with all that hangs on it. */
export interface Inspection
	extends Omit<InspectionTable, 'id' | 'campaign' | 'team' | 'liaison' | 'overseer'>,
		Subjects {
	id: number;
	campaign: string | null;
	team: string | null;
	liaison: string | null;
	overseer: NamedUnit | null;
}

export type InspectionColumns = Omit<InspectionTable, 'id'>;

export async function addInspection(db: Db, row: Insertable<InspectionTable>): Promise<number> {
	const { id } = await db.insertInto('inspection').values(row).returning('id').executeTakeFirstOrThrow();
	return id;
}

export async function editInspection(db: Db, id: number, set: Updateable<InspectionTable>): Promise<void> {
	if (Object.keys(set).length > 0) await db.updateTable('inspection').set(set).where('id', '=', id).execute();
}

type Holder = { inspection: number } | { plan: number };

/** What it is about from now on: units in the place of those before, items likewise; left out, they stay. */
export async function replaceSubjects(
	db: Db,
	holder: Holder,
	{ unit, item }: { unit?: readonly number[] | undefined; item?: readonly number[] | undefined },
): Promise<void> {
	const [[column, id]] = Object.entries(holder) as [['inspection' | 'plan', number]];
	for (const [what, wanted] of Object.entries({ unit, item }) as ['unit' | 'item', readonly number[] | undefined][]) {
		if (wanted === undefined) continue;
		const rows = await db
			.selectFrom('inspection_subject')
			.select(['id', `${what} as what`])
			.where(column, '=', id)
			.where(what, 'is not', null)
			.execute();
		const gone = rows.filter((row) => !wanted.includes(row.what as number)).map((row) => row.id);
		await db.deleteFrom('inspection_subject').where('id', 'in', gone).execute();
		const added = wanted.filter((each) => !rows.some((row) => row.what === each));
		if (added.length > 0)
			await db
				.insertInto('inspection_subject')
				.values(
					added.map((each) => ({ inspection: null, plan: null, unit: null, item: null, [column]: id, [what]: each })),
				)
				.execute();
	}
}

/** What each of these inspections or rows of the plan has to do with: units in official order, items by number. */
export async function readSubjects(
	db: Db,
	column: 'inspection' | 'plan',
	ids: readonly number[],
): Promise<Map<number, Subjects>> {
	const units = await db
		.selectFrom('inspection_subject as s')
		.innerJoin('unit', 'unit.id', 's.unit')
		.select([`s.${column} as of`, 'unit.id', 'unit.name', 'unit.short'])
		.where(`s.${column}`, 'in', ids)
		.orderBy('unit.sort')
		.orderBy('unit.id')
		.execute();
	const items = await db
		.selectFrom('inspection_subject as s')
		.innerJoin('item', 'item.id', 's.item')
		.select([`s.${column} as of`, 'item.id', 'item.number', 'item.title', 'item.publicity'])
		.where(`s.${column}`, 'in', ids)
		.orderBy('item.year')
		.orderBy('item.ordinal')
		.orderBy('item.id')
		.execute();
	const subjects = new Map<number, Subjects>(ids.map((id) => [id, { units: [], items: [] }]));
	for (const { of, ...unit } of units) subjects.get(of as number)?.units.push(unit);
	for (const { of, ...item } of items) subjects.get(of as number)?.items.push(item);
	return subjects;
}

/** What narrows a list of inspections. */
export interface InspectionFilter {
	ids?: readonly number[];
	from?: Day;
	to?: Day;
	plans?: readonly number[];
}

/** Inspections by day, the earliest first. */
export async function readInspections(db: Db, { ids, from, to, plans }: InspectionFilter): Promise<Inspection[]> {
	const rows = await db
		.selectFrom('inspection as i')
		.leftJoin('campaign', 'campaign.id', 'i.campaign')
		.leftJoin('team', 'team.id', 'i.team')
		.leftJoin('liaison', 'liaison.id', 'i.liaison')
		.leftJoin('person', 'person.id', 'liaison.person')
		.leftJoin('unit as overseer', 'overseer.id', 'i.overseer')
		.select(['i.id', 'i.plan', 'i.kind', 'i.topic', 'i.day', 'i.place', 'i.authorised_by', 'i.members'])
		.select(['i.interviews', 'i.record', 'i.product'])
		.select(['campaign.name as campaign', 'team.name as team', 'person.name as liaison'])
		.select(['overseer.id as overseer_id', 'overseer.name as overseer_name', 'overseer.short as overseer_short'])
		.$if(ids !== undefined, (q) => q.where('i.id', 'in', ids ?? []))
		.$if(plans !== undefined, (q) => q.where('i.plan', 'in', plans ?? []))
		.$if(from !== undefined, (q) => q.where('i.day', '>=', from as Day))
		.$if(to !== undefined, (q) => q.where('i.day', '<=', to as Day))
		.orderBy('i.day')
		.orderBy('i.id')
		.execute();
	const subjects = await readSubjects(
		db,
		'inspection',
		rows.map((row) => row.id),
	);
	return rows.map(({ overseer_id: id, overseer_name: name, overseer_short: short, ...row }) => ({
		...row,
		...(subjects.get(row.id) as Subjects),
		overseer: id === null || name === null ? null : { id, name, short },
	}));
}

/** The same as far as it decides whether two inspections meet. */
export const asCheck = ({ id, day, units, items }: Inspection): Check => ({
	id,
	day,
	units: units.map((unit) => unit.id),
	items: items.map((item) => item.number),
});

/** How many inspections each engagement of a liaison has to show for itself. */
export async function countLiaisonChecks(db: Db): Promise<Map<number, number>> {
	const rows = await db
		.selectFrom('inspection')
		.select((e) => ['liaison', e.fn.countAll<number>().as('n')])
		.where('liaison', 'is not', null)
		.$narrowType<{ liaison: number }>()
		.groupBy('liaison')
		.execute();
	return new Map(rows.map(({ liaison, n }) => [liaison, n]));
}
