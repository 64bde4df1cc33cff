import type { Insertable } from 'kysely';
import type { Day } from '../rules/day.ts';
import type { MeritKindName } from '../rules/merits.ts';
import type { Db } from './open.ts';
import type { MeritTable } from './tables-scores.ts';

/** Praise, criticism, an award or a mark from outside, as it was entered. */
export interface Merit {
	id: number;
	day: Day;
	kind: MeritKindName;
	/** Of a unit or of a person, by id and name. */
	unit: number | null;
	person: number | null;
	name: string;
	/** The id and number of the item it is about. */
	item: number | null;
	number: string | null;
	basis: string;
	text: string | null;
	points: number | null;
	/** The day it was taken back, and why. */
	voided: Day | null;
	reason: string | null;
}

const selectMerits = (db: Db) =>
	db
		.selectFrom('merit as m')
		.leftJoin('unit', 'unit.id', 'm.unit')
		.leftJoin('person', 'person.id', 'm.person')
		.leftJoin('item', 'item.id', 'm.item')
		.select(['m.id', 'm.day', 'm.kind', 'm.unit', 'm.person', 'm.item', 'item.number', 'm.basis', 'm.text'])
		.select(['m.points', 'm.voided', 'm.reason', 'unit.name as unitName', 'person.name as personName'])
		.orderBy('m.day')
		.orderBy('m.id');
type MeritRow = Awaited<ReturnType<ReturnType<typeof selectMerits>['execute']>>[number];

const named = ({ unitName, personName, ...row }: MeritRow): Merit => ({ ...row, name: unitName ?? personName ?? '' });

/** What was entered for the days of a span, oldest first; void ones too. */
export async function readMerits(db: Db, { from, to }: { from: Day; to: Day }): Promise<Merit[]> {
	return (await selectMerits(db).where('m.day', '>=', from).where('m.day', '<=', to).execute()).map(named);
}

/** One entry by the number it is called by, void ones too; undefined where there is none. */
export async function findMerit(db: Db, id: number): Promise<Merit | undefined> {
	const row = await selectMerits(db).where('m.id', '=', id).executeTakeFirst();
	return row === undefined ? undefined : named(row);
}

/** Enters one; gives the number it is called by. */
export async function addMerit(
	db: Db,
	merit: Omit<Insertable<MeritTable>, 'id' | 'voided' | 'reason'>,
): Promise<number> {
	const { id } = await db
		.insertInto('merit')
		.values({ ...merit, voided: null, reason: null })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Voids an entry: it stays on record and no longer counts. */
export async function voidMerit(db: Db, id: number, { day, reason }: { day: Day; reason: string }): Promise<void> {
	await db.updateTable('merit').set({ voided: day, reason }).where('id', '=', id).execute();
}
