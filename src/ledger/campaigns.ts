import type { Updateable } from 'kysely';
import type { Day } from '../rules/day.ts';
import { isFinished } from '../rules/lifecycle.ts';
import type { Visit } from '../rules/visits.ts';
import type { Db } from './open.ts';
import type { Tables } from './tables.ts';

/** A campaign (专项) with what stands in each of its slots; `enterprises` names the group visited each month. */
export interface Campaign {
	id: number;
	name: string;
	starts: Day | null;
	ends: Day | null;
	note: string | null;
	enterprises: string | null;
	slots: { name: string; content: string | null }[];
}

/** All campaigns with their slots, in the order they began. */
export async function readCampaigns(db: Db): Promise<Campaign[]> {
	const slots = await db.selectFrom('campaign_slot').select(['campaign', 'name', 'content']).orderBy('id').execute();
	const rows = await db
		.selectFrom('campaign as c')
		.leftJoin('unit_group as g', 'g.id', 'c.enterprises')
		.select(['c.id', 'c.name', 'c.starts', 'c.ends', 'c.note', 'g.name as enterprises'])
		.orderBy('c.starts')
		.orderBy('c.id')
		.execute();
	return rows.map((row) => ({
		...row,
		slots: slots.filter(({ campaign }) => campaign === row.id).map(({ name, content }) => ({ name, content })),
	}));
}

export async function editCampaign(db: Db, id: number, set: Updateable<Tables['campaign']>): Promise<void> {
	if (Object.keys(set).length > 0) await db.updateTable('campaign').set(set).where('id', '=', id).execute();
}

/** Puts content into a slot, a new one where there is none of that name; null empties it. */
export async function fillSlot(db: Db, campaign: number, name: string, content: string | null): Promise<void> {
	await db
		.insertInto('campaign_slot')
		.values({ campaign, name, content })
		.onConflict((c) => c.columns(['campaign', 'name']).doUpdateSet({ content }))
		.execute();
}

/** The id of a group of units, null where there is none of that name. */
export async function findGroup(db: Db, name: string): Promise<number | null> {
	const row = await db.selectFrom('unit_group').select('id').where('name', '=', name).executeTakeFirst();
	return row?.id ?? null;
}

/** The days of a campaign's inspections, by campaign. */
export async function readInspectionDays(db: Db): Promise<Map<number, Day[]>> {
	const rows = await db
		.selectFrom('inspection')
		.select(['campaign', 'day'])
		.where('campaign', 'is not', null)
		.orderBy('day')
		.execute();
	const days = new Map<number, Day[]>();
	for (const { campaign, day } of rows) if (campaign !== null) days.set(campaign, [...(days.get(campaign) ?? []), day]);
	return days;
}

export interface KeptVisit extends Visit {
	campaign: number;
	name: string;
	visitor: string | null;
}

/** Every visit, oldest first. */
export async function readVisits(db: Db): Promise<KeptVisit[]> {
	const rows = await db
		.selectFrom('visit as v')
		.innerJoin('unit as u', 'u.id', 'v.unit')
		.leftJoin('item as i', 'i.id', 'v.item')
		.select(['v.campaign', 'v.unit', 'u.name', 'v.day', 'v.visitor', 'v.problem', 'v.result', 'i.number', 'i.status'])
		.orderBy('v.day')
		.orderBy('v.id')
		.execute();
	return rows.map(({ number, status, ...row }) => ({
		...row,
		item: number === null || status === null ? null : { number, isFinished: isFinished(status) },
	}));
}

export async function addVisit(db: Db, visit: Omit<Tables['visit'], 'id'>): Promise<void> {
	await db.insertInto('visit').values(visit).execute();
}
