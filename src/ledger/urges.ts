import type { Insertable } from 'kysely';
import type { Day } from '../rules/day.ts';
import { statuses } from '../rules/item.ts';
import { isOpen } from '../rules/lifecycle.ts';
import { latestPledge, type Pledge } from '../rules/promise.ts';
import type { Db } from './open.ts';
import { pagesOf } from './pages.ts';
import type { UrgeTable } from './tables-steps.ts';

/** One call, visit or message to a unit about an item. */
export type Urge = Omit<UrgeTable, 'id'> & { id: number };

export async function addUrge(db: Db, urge: Omit<Insertable<UrgeTable>, 'id'>): Promise<void> {
	await db.insertInto('urge').values(urge).execute();
}

const openStatuses = statuses.filter((status) => isOpen(status) && status !== '中止');
const running = ['待签收', '办理中', '已报结'] as const;

/** The promise that holds for each share of the open items, or of the items given, by the end of a day; those before the last dispatch no longer do. */
export async function readPromises(db: Db, on: Day, items?: number[]): Promise<Pledge[]> {
	const slips = await readSlipPromises(db, items);
	const calls = await readCallPromises(db, on, items);
	const byShare = new Map<number, { slip: Pledge | null; calls: Pledge[] }>();
	const shareOf = (assignment: number) => {
		const found = byShare.get(assignment) ?? { slip: null, calls: [] };
		byShare.set(assignment, found);
		return found;
	};
	for (const slip of slips) shareOf(slip.assignment).slip = slip;
	for (const call of calls) shareOf(call.assignment).calls.push(call);
	return [...byShare.values()].flatMap((share) => latestPledge(share.slip, share.calls) ?? []);
}

const promisedShares = (db: Db, items: number[] | undefined) => {
	const query = db
		.selectFrom('assignment as a')
		.innerJoin('item as i', 'i.id', 'a.item')
		.where('a.status', '<>', '解除');
	return items === undefined
		? query.where('i.status', 'in', openStatuses).where('a.status', 'in', running)
		: query.where('i.id', 'in', items);
};

async function readSlipPromises(db: Db, items: number[] | undefined): Promise<Pledge[]> {
	const rows = await promisedShares(db, items)
		.leftJoin('person', 'person.id', 'a.handler')
		.select(['a.item', 'a.id as assignment', 'a.unit', 'a.promised', 'person.name as whom'])
		.select((e) => e.fn.coalesce('a.promised_on', 'a.receipted').as('made'))
		.where('a.promised', 'is not', null)
		.$narrowType<{ promised: Day }>()
		.execute();
	return rows;
}

async function readCallPromises(db: Db, on: Day, items: number[] | undefined): Promise<Pledge[]> {
	return promisedShares(db, items)
		.innerJoin('urge as u', 'u.assignment', 'a.id')
		.select(['a.item', 'a.id as assignment', 'a.unit', 'u.day as made', 'u.promised', 'u.whom'])
		.where('u.promised', 'is not', null)
		.where('u.day', '<=', on)
		.where((e) => e('u.day', '>=', e.fn.coalesce('i.reopened', 'i.dispatched', 'u.day')))
		.orderBy('u.day')
		.orderBy('u.id')
		.$narrowType<{ promised: Day }>()
		.execute();
}

/** Every call, visit and message about these items, by the share urged, oldest first. */
export async function readUrges(db: Db, items: readonly number[]): Promise<Map<number, Urge[]>> {
	const found = new Map<number, Urge[]>();
	for (const some of pagesOf(items)) {
		const rows = await db
			.selectFrom('urge')
			.selectAll()
			.where('item', 'in', some)
			.where('assignment', 'is not', null)
			.orderBy('day')
			.orderBy('id')
			.$narrowType<{ assignment: number }>()
			.execute();
		for (const urge of rows) found.set(urge.assignment, [...(found.get(urge.assignment) ?? []), urge]);
	}
	return found;
}
