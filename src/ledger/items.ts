import { takeFromChildren } from '../rules/children.ts';
import type { Assignment, Item, Milestone } from '../rules/item.ts';
import { textsWith } from '../rules/texts.ts';
import { type ItemFilter, type ItemSort, narrowBy } from './item-filter.ts';
import {
	type AssignmentRow,
	gather,
	type ItemRow,
	selectAssignments,
	selectChildren,
	selectDocuments,
	selectInstructingLeaders,
	selectItems,
	selectLatestProgress,
	selectLatestValues,
	selectMilestones,
} from './item-rows.ts';
import type { Db } from './open.ts';
import { readRules } from './settings.ts';

/** Items read per round; SQLite allows 32,766 parameters a statement. */
const page = 2000;

export interface Listing {
	filter: ItemFilter;
	sort?: ItemSort;
	limit?: number;
}

/** How many items a filter finds. */
export async function countItems(db: Db, filter: ItemFilter): Promise<number> {
	const row = await narrowBy(db.selectFrom('item as i'), filter)
		.select((e) => e.fn.countAll<number>().as('n'))
		.executeTakeFirstOrThrow();
	return row.n;
}

/** Ids of the items a filter finds, in order. */
export async function findIds(db: Db, { filter, sort = 'number', limit }: Listing): Promise<number[]> {
	let query = narrowBy(db.selectFrom('item as i'), filter).select('i.id');
	if (sort === 'priority') {
		const words = textsWith(await readRules(db))['priority-tags'].split('、');
		query = query
			.orderBy(
				(e) =>
					e.exists(
						e.selectFrom('item_tag as t').select('t.id').whereRef('t.item', '=', 'i.id').where('t.tag', 'in', words),
					),
				'desc',
			)
			.orderBy('i.deadline', (o) => o.asc().nullsLast());
	}
	if (sort === 'deadline') query = query.orderBy('i.deadline', (o) => o.asc().nullsLast()).orderBy('i.id');
	if (sort === 'source')
		query = query.orderBy((e) => e.selectFrom('source').select('source.sort').whereRef('source.id', '=', 'i.source'));
	if (sort === 'unit')
		query = query.orderBy((e) =>
			e
				.selectFrom('assignment as a')
				.innerJoin('unit', 'unit.id', 'a.unit')
				.select('unit.sort')
				.whereRef('a.item', '=', 'i.id')
				.orderBy('a.sort')
				.limit(1),
		);
	query = query.orderBy('i.year').orderBy('i.ordinal').orderBy('i.id');
	if (limit !== undefined) query = query.limit(limit);
	return (await query.execute()).map((r) => r.id);
}

/** Items as lists, sheets and papers read them; a parent's status, percent and day come from its children. */
export async function listItems(db: Db, listing: Listing): Promise<Item[]> {
	const items = await listItemsById(db, await findIds(db, listing));
	const { statuses } = listing.filter;
	return statuses === undefined ? items : items.filter((item) => statuses.includes(item.status));
}

/** The items of these ids, in the order given. */
export async function listItemsById(db: Db, ids: number[]): Promise<Item[]> {
	const items: Item[] = [];
	for (let from = 0; from < ids.length; from += page)
		items.push(...(await readItems(db, ids.slice(from, from + page))));
	return items;
}

async function readItems(db: Db, ids: number[]): Promise<Item[]> {
	const rows = await selectItems(db, ids);
	const assignments = gather(await selectAssignments(db, ids));
	const milestones = gather(await selectMilestones(db, ids));
	const tags = gather(
		await db.selectFrom('item_tag').select(['item', 'tag']).where('item', 'in', ids).orderBy('id').execute(),
	);
	const documents = gather(await selectDocuments(db, ids));
	const leaders = gather(await selectInstructingLeaders(db, ids));
	const latest = gather(await selectLatestProgress(db, ids));
	const measured = rows.filter((row) => row.target !== null).map((row) => row.id);
	const values = gather(measured.length === 0 ? [] : await selectLatestValues(db, measured));
	const children = gather(await selectChildren(db, ids));
	const byId = new Map<number, Item>();
	for (const row of rows) {
		const item = toItem(row);
		item.assignments = (assignments.get(row.id) ?? []).map(toAssignment);
		item.milestones = (milestones.get(row.id) ?? []).map(
			({ title, day, percent }): Milestone => ({ title, day, percent }),
		);
		item.tags = (tags.get(row.id) ?? []).map((t) => t.tag);
		item.document = documents.get(row.id)?.[0]?.title ?? null;
		item.instructedBy = leaders.get(row.id)?.[0]?.name ?? null;
		const last = latest.get(row.id)?.[0];
		item.progress = last === undefined ? null : { day: last.day, text: last.text };
		if (item.measure !== null) item.measure.current = values.get(row.id)?.[0]?.value ?? null;
		takeFromChildren(item, children.get(row.id) ?? []);
		byId.set(row.id, item);
	}
	return ids.map((id) => byId.get(id) as Item);
}

function toItem(row: ItemRow): Item {
	return {
		id: row.id,
		number: row.number,
		year: row.year,
		outsideNumber: row.outside_number,
		title: row.title,
		content: row.content,
		goal: row.goal,
		measure: row.target === null ? null : { words: row.measure ?? '', target: row.target, current: null },
		category: row.category,
		source: row.source_name,
		document: null,
		campaign: row.campaign_name,
		urgency: row.urgency,
		difficulty: row.difficulty,
		publicity: row.publicity,
		leader: row.leader_name,
		instructedBy: null,
		overseer: row.overseer_name,
		gate: row.gate_name,
		team: row.team_name,
		tags: [],
		parent: row.parent,
		againOf: row.again_of,
		mergedInto: row.merged_into,
		children: 0,
		deadline: {
			kind: row.deadline_kind,
			raw: row.deadline_raw,
			how: row.deadline_how,
			original: row.deadline_original,
			current: row.deadline,
			extensions: row.extensions ?? 0,
			lateFrom: row.late_from,
			alsoLongTerm: row.also_long_term === 1,
			cycle: row.cycle,
		},
		milestones: [],
		status: row.status,
		received: row.received,
		registered: row.registered,
		dispatched: row.dispatched,
		reopened: row.reopened,
		started: row.started,
		claimed: row.claimed,
		completed: row.completed,
		struck: row.struck,
		assignments: [],
		percent: row.percent,
		progress: null,
		note: row.note,
	};
}

function toAssignment(row: AssignmentRow): Assignment {
	const { id, role, status, written, promised, receipted, claimed, since, ended, sort } = row;
	const unit = { id: row.unit_id, name: row.name, short: row.short, kind: row.kind, sort: row.unit_sort };
	return { id, unit, role, status, written, promised, receipted, claimed, since, ended, sort };
}
