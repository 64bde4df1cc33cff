import type { Db } from './open.ts';

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

/** What an item is told by; the others (how a deadline was counted, ids of what is joined by name) stay in the ledger. */
const itemColumns = [
	...(['i.id', 'i.number', 'i.year', 'i.outside_number', 'i.title', 'i.content', 'i.goal', 'i.measure'] as const),
	...(['i.target', 'i.category', 'i.urgency', 'i.difficulty', 'i.publicity', 'i.parent', 'i.again_of'] as const),
	...(['i.merged_into', 'i.deadline_kind', 'i.deadline_raw', 'i.deadline_how', 'i.deadline_original'] as const),
	...(['i.deadline', 'i.also_long_term', 'i.cycle', 'i.status', 'i.received', 'i.registered'] as const),
	...([
		'i.dispatched',
		'i.reopened',
		'i.started',
		'i.claimed',
		'i.completed',
		'i.struck',
		'i.percent',
		'i.note',
	] as const),
] as const;

export const selectItems = (db: Db, ids: number[]) =>
	db
		.selectFrom('item as i')
		.innerJoin('source', 'source.id', 'i.source')
		.leftJoin('campaign', 'campaign.id', 'i.campaign')
		.leftJoin('person as leader', 'leader.id', 'i.leader')
		.leftJoin('unit as overseer', 'overseer.id', 'i.overseer')
		.leftJoin('unit as gate', 'gate.id', 'i.gate')
		.leftJoin('team', 'team.id', 'i.team')
		.select(itemColumns)
		.select(['source.name as source_name', 'campaign.name as campaign_name', 'leader.name as leader_name'])
		.select(['overseer.name as overseer_name', 'gate.name as gate_name', 'team.name as team_name'])
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
export type ItemRow = Awaited<ReturnType<typeof selectItems>>[number];

export const selectAssignments = (db: Db, ids: number[]) =>
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
export type AssignmentRow = Awaited<ReturnType<typeof selectAssignments>>[number];

export const selectMilestones = (db: Db, ids: number[]) =>
	db.selectFrom('milestone').selectAll().where('item', 'in', ids).orderBy('item').orderBy('ordinal').execute();

export const selectDocuments = (db: Db, ids: number[]) =>
	db
		.selectFrom('item_document as d')
		.innerJoin('document', 'document.id', 'd.document')
		.select(['d.item', 'document.title'])
		.where('d.item', 'in', ids)
		.orderBy('d.id')
		.execute();

export const selectInstructingLeaders = (db: Db, ids: number[]) =>
	db
		.selectFrom('item_instruction as n')
		.innerJoin('instruction', 'instruction.id', 'n.instruction')
		.innerJoin('person', 'person.id', 'instruction.leader')
		.select(['n.item', 'person.name'])
		.where('n.item', 'in', ids)
		.orderBy('n.id')
		.execute();

/** The last accepted feedback of each item. */
export const selectLatestProgress = (db: Db, ids: number[]) =>
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
export const selectLatestValues = (db: Db, ids: number[]) =>
	db
		.selectFrom('progress')
		.select(['item', 'value'])
		.where('item', 'in', ids)
		.where('state', '=', '已采用')
		.where('value', 'is not', null)
		.orderBy('day', 'desc')
		.orderBy('id', 'desc')
		.execute();

export const selectChildren = (db: Db, ids: number[]) =>
	db
		.selectFrom('item')
		.select(['parent as item', 'status', 'deadline', 'percent', 'claimed', 'completed'])
		.where('parent', 'in', ids)
		.$narrowType<{ item: number }>()
		.execute();
