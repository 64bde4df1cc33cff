import type { Insertable } from 'kysely';
import type { Day } from '../rules/day.ts';
import type { Item } from '../rules/item.ts';
import { inHand } from '../rules/lifecycle.ts';
import type { LateFinding, StandingRung } from '../rules/matters.ts';
import { writeMark } from '../rules/series.ts';
import { gather } from './item-rows.ts';
import type { Db } from './open.ts';
import type { Tables } from './tables.ts';

/** As little of an item at work as shows whether the ladder may have anything to do with it. */
export interface WorkingItem
	extends Pick<
		Item,
		'id' | 'year' | 'source' | 'status' | 'dispatched' | 'reopened' | 'claimed' | 'children' | 'percent'
	> {
	deadline: Pick<Item['deadline'], 'current' | 'cycle' | 'alsoLongTerm'>;
	milestones: { title: string; day: Day; percent: number }[];
	/** The day of its last accepted feedback. */
	heard: Day | null;
}

/** Every dispatched item at work (or those of the ids), parents left out, in three queries however many there are. */
export async function readWorkingItems(db: Db, only?: readonly number[]): Promise<WorkingItem[]> {
	const rows = await db
		.selectFrom('item as i')
		.innerJoin('source', 'source.id', 'i.source')
		.select([
			'i.id',
			'i.year',
			'source.name as source',
			'i.status',
			'i.dispatched',
			'i.reopened',
			'i.claimed',
			'i.percent',
		])
		.select(['i.deadline', 'i.cycle', 'i.also_long_term'])
		.where('i.status', 'in', inHand)
		.where('i.dispatched', 'is not', null)
		.where((e) => e.not(e.exists(e.selectFrom('item as c').select('c.id').whereRef('c.parent', '=', 'i.id'))))
		.$if(only !== undefined, (q) => q.where('i.id', 'in', only ?? []))
		.execute();
	const heard = await db
		.selectFrom('progress')
		.select((e) => ['item', e.fn.max('day').as('day')])
		.where('state', '=', '已采用')
		.$if(only !== undefined, (q) => q.where('item', 'in', only ?? []))
		.groupBy('item')
		.execute();
	const milestones = await db
		.selectFrom('milestone')
		.select(['item', 'title', 'day', 'percent'])
		.$if(only !== undefined, (q) => q.where('item', 'in', only ?? []))
		.execute();
	const heardOn = new Map(heard.map((h) => [h.item, h.day]));
	const milestonesOf = gather(milestones);
	return rows.map(({ deadline, cycle, also_long_term, ...row }) => ({
		...row,
		children: 0,
		deadline: { current: deadline, cycle, alsoLongTerm: also_long_term === 1 },
		milestones: milestonesOf.get(row.id) ?? [],
		heard: heardOn.get(row.id) ?? null,
	}));
}

/** Which unit stands in for which, the last successor where one followed another. */
async function readSuccessors(db: Db): Promise<(unit: number) => number> {
	const rows = await db
		.selectFrom('unit')
		.select(['id', 'merged_into'])
		.where('merged_into', 'is not', null)
		.$narrowType<{ merged_into: number }>()
		.execute();
	const into = new Map(rows.map((r) => [r.id, r.merged_into]));
	const follow = (unit: number, left = into.size): number => {
		const next = into.get(unit);
		return next === undefined || left === 0 ? unit : follow(next, left - 1);
	};
	return follow;
}

const selectRungs = (db: Db, only: readonly number[] | undefined) =>
	db
		.selectFrom('rung as r')
		.innerJoin('item as i', 'i.id', 'r.item')
		.leftJoin('paper', 'paper.id', 'r.paper')
		.leftJoin('series', 'series.id', 'paper.series')
		.leftJoin('finding', 'finding.id', 'r.finding')
		.select(['r.item', 'r.unit', 'r.finding', 'r.rung', 'r.day', 'r.limit_day as until'])
		.select(['paper.number', 'series.mark as sign', 'series.year'])
		.$if(only !== undefined, (q) => q.where('r.item', 'in', only ?? []))
		.where((e) => e.or([e('paper.state', 'is', null), e('paper.state', '<>', '作废')]))
		.orderBy('r.day')
		.orderBy('r.id');
type RungRow = Awaited<ReturnType<ReturnType<typeof selectRungs>['execute']>>[number];
type FoundRung = StandingRung & { item: number };

/** The rungs with their marks, under the units that answer for them now. */
async function withMarks(db: Db, rows: RungRow[]): Promise<FoundRung[]> {
	const successor = await readSuccessors(db);
	return rows.map(({ number, sign, year, ...row }) => ({
		...row,
		unit: successor(row.unit),
		mark: number === null || sign === null || year === null ? null : writeMark(sign, year, number),
	}));
}

/** Rungs that stand, oldest first, under the units that answer for them now; those of void papers, and of findings put right, do not stand. */
export async function readStandingRungs(db: Db, only?: readonly number[]): Promise<FoundRung[]> {
	const rows = await selectRungs(db, only)
		.where('r.closed', 'is', null)
		.where('i.status', 'not in', ['撤销', '并入'])
		.where((e) => e.or([e('finding.state', 'is', null), e('finding.state', '<>', '已整改')]))
		.execute();
	return withMarks(db, rows);
}

/** Every rung ever sent about these items, oldest first, but for void ones: what an extension lifted was sent all the same. */
export const readSentRungs = async (db: Db, items: readonly number[]): Promise<FoundRung[]> =>
	withMarks(db, await selectRungs(db, items).where('r.rung', '<>', '提醒').execute());

/** Findings verified and handed out whose day has passed without their being put right, the oldest first. */
export async function readLateFindings(db: Db, today: Day): Promise<(LateFinding & { item: number })[]> {
	const rows = await db
		.selectFrom('finding')
		.select(['id', 'item', 'unit', 'text', 'deadline'])
		.where('state', 'in', ['交办', '通报'])
		// What its unit reports put right waits for the office, not for the unit.
		.where('rectified', 'is', null)
		.where('item', 'is not', null)
		.where('deadline', '<', today)
		.$narrowType<{ item: number; deadline: Day }>()
		.orderBy('deadline')
		.orderBy('id')
		.execute();
	const successor = await readSuccessors(db);
	return rows.map((row) => ({ ...row, unit: successor(row.unit) }));
}

/** What was found and what is asked for, by the finding. */
export async function readFindingWords(
	db: Db,
	ids: readonly number[],
): Promise<Map<number, { text: string; requirement: string | null }>> {
	const rows = await db.selectFrom('finding').select(['id', 'text', 'requirement']).where('id', 'in', ids).execute();
	return new Map(rows.map(({ id, ...words }) => [id, words]));
}

/** Accepted statements that hold the ladder on a day: of one share, or of the whole item. */
export async function readHolds(
	db: Db,
	on: Day,
): Promise<{ item: number; assignment: number | null; holds_until: Day }[]> {
	return db
		.selectFrom('statement')
		.select(['item', 'assignment', 'holds_until'])
		.where('state', '=', '同意')
		.where('holds_until', '>=', on)
		.$narrowType<{ holds_until: Day }>()
		.execute();
}

/** Writes down a rung that was issued; it stands until it is closed. */
export async function addRung(db: Db, rung: Omit<Insertable<Tables['rung']>, 'id' | 'closed'>): Promise<void> {
	await db
		.insertInto('rung')
		.values({ ...rung, closed: null })
		.execute();
}

/** An approved extension, or a new dispatch, takes an item off the ladder; what was issued for a finding stands on, and all stays counted. */
export async function closeRungs(db: Db, item: number, day: Day): Promise<void> {
	await db
		.updateTable('rung')
		.set({ closed: day })
		.where('item', '=', item)
		.where('finding', 'is', null)
		.where('closed', 'is', null)
		.execute();
}
