import type { Assignment, Item, Milestone } from '../rules/item.ts';
import { parentStatus } from '../rules/lifecycle.ts';
import { type ItemFilter, type ItemSort, narrowBy } from './item-filter.ts';
import type { Db } from './open.ts';

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

/** Rows by the item they belong to, in their order. */
export function gather<R extends { item: number }>(rows: R[]): Map<number, R[]> {
	const map = new Map<number, R[]>();
	for (const row of rows) {
		const list = map.get(row.item);
		if (list === undefined) map.set(row.item, [row]);
		else list.push(row);
	}
	return map;
}

const selectItems = (db: Db, ids: number[]) =>
	db
		.selectFrom('item as i')
		.innerJoin('source', 'source.id', 'i.source')
		.leftJoin('campaign', 'campaign.id', 'i.campaign')
		.leftJoin('person as leader', 'leader.id', 'i.leader')
		.leftJoin('unit as overseer', 'overseer.id', 'i.overseer')
		.leftJoin('unit as gate', 'gate.id', 'i.gate')
		.selectAll('i')
		.select(['source.name as source_name', 'campaign.name as campaign_name', 'leader.name as leader_name'])
		.select(['overseer.name as overseer_name', 'gate.name as gate_name'])
		.select((e) =>
			e
				.selectFrom('extension as x')
				.select((x) => x.fn.countAll<number>().as('n'))
				.whereRef('x.item', '=', 'i.id')
				.where('x.state', '=', '同意')
				.as('extensions'),
		)
		.select((e) =>
			e
				.selectFrom('extension as x')
				.select((x) => x.fn.min('x.from_day').as('day'))
				.whereRef('x.item', '=', 'i.id')
				.where('x.state', '=', '同意')
				.where('x.late', '=', 1)
				.where((w) => w.or([w('i.reopened', 'is', null), w('x.decided', '>', w.ref('i.reopened'))]))
				.as('late_from'),
		)
		.where('i.id', 'in', ids)
		.execute();
type ItemRow = Awaited<ReturnType<typeof selectItems>>[number];

const selectAssignments = (db: Db, ids: number[]) =>
	db
		.selectFrom('assignment as a')
		.innerJoin('unit', 'unit.id', 'a.unit')
		.select(['a.item', 'a.id', 'a.role', 'a.status', 'a.written', 'a.promised', 'a.receipted', 'a.claimed', 'a.sort'])
		.select(['a.since', 'a.ended'])
		.select(['unit.id as unit_id', 'unit.name', 'unit.short', 'unit.kind', 'unit.sort as unit_sort'])
		.where('a.item', 'in', ids)
		.orderBy('a.item')
		.orderBy((e) => e.case().when('a.role', '=', '牵头').then(0).else(1).end())
		.orderBy('a.sort')
		.execute();
type AssignmentRow = Awaited<ReturnType<typeof selectAssignments>>[number];

const selectMilestones = (db: Db, ids: number[]) =>
	db.selectFrom('milestone').selectAll().where('item', 'in', ids).orderBy('item').orderBy('ordinal').execute();

const selectDocuments = (db: Db, ids: number[]) =>
	db
		.selectFrom('item_document as d')
		.innerJoin('document', 'document.id', 'd.document')
		.select(['d.item', 'document.title'])
		.where('d.item', 'in', ids)
		.orderBy('d.id')
		.execute();

const selectInstructingLeaders = (db: Db, ids: number[]) =>
	db
		.selectFrom('item_instruction as n')
		.innerJoin('instruction', 'instruction.id', 'n.instruction')
		.innerJoin('person', 'person.id', 'instruction.leader')
		.select(['n.item', 'person.name'])
		.where('n.item', 'in', ids)
		.orderBy('n.id')
		.execute();

/** The last accepted feedback of each item. */
const selectLatestProgress = (db: Db, ids: number[]) =>
	db
		.selectFrom('progress as p')
		.select(['p.item', 'p.day', 'p.text'])
		.where('p.item', 'in', ids)
		.where((e) =>
			e(
				'p.id',
				'=',
				e
					.selectFrom('progress as q')
					.select('q.id')
					.whereRef('q.item', '=', 'p.item')
					.where('q.state', '=', '已采用')
					.orderBy('q.day', 'desc')
					.orderBy('q.id', 'desc')
					.limit(1),
			),
		)
		.execute();

/** What was last reported of measured goals, newest first. */
const selectLatestValues = (db: Db, ids: number[]) =>
	db
		.selectFrom('progress')
		.select(['item', 'value'])
		.where('item', 'in', ids)
		.where('state', '=', '已采用')
		.where('value', 'is not', null)
		.orderBy('day', 'desc')
		.orderBy('id', 'desc')
		.execute();

const selectChildren = (db: Db, ids: number[]) =>
	db
		.selectFrom('item')
		.select(['parent as item', 'status', 'deadline', 'percent', 'claimed', 'completed'])
		.where('parent', 'in', ids)
		.$narrowType<{ item: number }>()
		.execute();
type ChildRow = Awaited<ReturnType<typeof selectChildren>>[number];

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

/** Status of the least advanced child, the latest of their days, the mean of their percents. */
function takeFromChildren(item: Item, children: ChildRow[]): void {
	item.children = children.length;
	if (children.length === 0) return;
	const latest = <D extends string>(days: (D | null)[]): D | null =>
		days.reduce<D | null>((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
	item.status = parentStatus(children.map((c) => c.status));
	item.deadline.current = latest(children.map((c) => c.deadline)) ?? item.deadline.current;
	item.percent = children.reduce((sum, c) => sum + (c.percent ?? 0), 0) / children.length;
	const allClaimed = children.every((c) => c.claimed !== null);
	item.claimed = allClaimed ? latest(children.map((c) => c.claimed)) : null;
	item.completed = allClaimed ? latest(children.map((c) => c.completed)) : null;
}
