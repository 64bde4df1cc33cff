import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Day } from '../rules/day.ts';
import { type Publicity, type Status, statuses } from '../rules/item.ts';
import { isOpen } from '../rules/lifecycle.ts';
import type { Tables } from './tables.ts';

/** What narrows a list of items; every command that lists takes the same. */
export interface ItemFilter {
	ids?: number[];
	/** Children of these items. */
	parents?: number[];
	/** Ids of units that lead or support. */
	units?: number[];
	sources?: string[];
	document?: string;
	campaign?: string;
	statuses?: readonly Status[];
	leader?: string;
	instructedBy?: string;
	/** What a liaison looks after: items themselves, and those of units. */
	charge?: { units: number[]; items: number[] };
	/** 督查组, by its name. */
	team?: string;
	/** In the charge of any team. */
	teams?: true;
	/** Ids of units in charge of supervising (督办责任单位). */
	overseers?: number[];
	tag?: string;
	text?: string;
	dueBefore?: Day;
	dueAfter?: Day;
	/** Registered on or after. */
	since?: Day;
	publicity?: Publicity;
	/** Open, not 中止, and with a day: what may fall due. */
	pressing?: true;
	/** Pressing, due before this day, and without a standing claim made in time. */
	overdueAt?: Day;
	/** Open, dispatched by this day, and with a unit that has not receipted. */
	unreceiptedAt?: Day;
	/** Open, dispatched, not 中止 and without a standing claim: what feedback is owed for. */
	underWay?: true;
	/** Leaves parents out: their children speak for them. */
	leavesOnly?: true;
	/** With a 督办责任单位. */
	overseen?: true;
}

export type ItemSort = 'number' | 'deadline' | 'unit' | 'source' | 'priority';

type ItemQuery<O> = SelectQueryBuilder<Tables & { i: Tables['item'] }, 'i', O>;
type Where = ExpressionBuilder<Tables & { i: Tables['item'] }, 'i'>;

/** The statuses in which a day that has passed counts against no one; the same list as the index `item_due`. */
const restful = statuses.filter((s) => !isOpen(s) || s === '中止');

const hasChildren = (e: Where) => e.exists(e.selectFrom('item as c').select('c.id').whereRef('c.parent', '=', 'i.id'));

/** One of these units leads or supports the item. */
const isWith = (e: Where, units: number[]) =>
	e.exists(
		e
			.selectFrom('assignment as a')
			.select('a.id')
			.whereRef('a.item', '=', 'i.id')
			.where('a.unit', 'in', units)
			.where('a.status', '<>', '解除'),
	);

/** A literal list in the SQL text, so that the partial index is seen to apply. */
const restfulList = sql.raw(restful.map((s) => `'${s}'`).join(', '));

type Narrow = {
	[K in keyof ItemFilter]-?: <O>(query: ItemQuery<O>, value: NonNullable<ItemFilter[K]>) => ItemQuery<O>;
};

const like = (text: string) => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/** One row per filter. */
const narrow: Narrow = {
	ids: (q, ids) => q.where('i.id', 'in', ids),
	parents: (q, ids) => q.where('i.parent', 'in', ids),
	units: (q, ids) => q.where((e) => isWith(e, ids)),
	sources: (q, names) =>
		q.where((e) => e('i.source', 'in', e.selectFrom('source').select('source.id').where('source.name', 'in', names))),
	document: (q, text) =>
		q.where((e) =>
			e.exists(
				e
					.selectFrom('item_document as d')
					.innerJoin('document', 'document.id', 'd.document')
					.select('d.id')
					.whereRef('d.item', '=', 'i.id')
					.where(
						sql<boolean>`(document.title like ${like(text)} escape '\\' or document.mark like ${like(text)} escape '\\')`,
					),
			),
		),
	campaign: (q, name) =>
		q.where((e) =>
			e('i.campaign', 'in', e.selectFrom('campaign').select('campaign.id').where('campaign.name', '=', name)),
		),
	statuses: (q, list) => q.where((e) => e.or([e('i.status', 'in', list), hasChildren(e)])),
	leader: (q, name) =>
		q.where((e) => e('i.leader', 'in', e.selectFrom('person').select('person.id').where('person.name', '=', name))),
	instructedBy: (q, name) =>
		q.where((e) =>
			e.exists(
				e
					.selectFrom('item_instruction as n')
					.innerJoin('instruction', 'instruction.id', 'n.instruction')
					.innerJoin('person', 'person.id', 'instruction.leader')
					.select('n.id')
					.whereRef('n.item', '=', 'i.id')
					.where('person.name', '=', name),
			),
		),
	charge: (q, { units, items }) => q.where((e) => e.or([isWith(e, units), e('i.id', 'in', items)])),
	team: (q, name) =>
		q.where((e) => e('i.team', 'in', e.selectFrom('team').select('team.id').where('team.name', '=', name))),
	teams: (q) => q.where('i.team', 'is not', null),
	overseers: (q, ids) => q.where('i.overseer', 'in', ids),
	tag: (q, tag) =>
		q.where((e) =>
			e.exists(e.selectFrom('item_tag as t').select('t.id').whereRef('t.item', '=', 'i.id').where('t.tag', '=', tag)),
		),
	text: (q, text) =>
		q.where(
			sql<boolean>`(i.title like ${like(text)} escape '\\' or i.content like ${like(text)} escape '\\' or i.number like ${like(text)} escape '\\')`,
		),
	dueBefore: (q, day) => q.where('i.deadline', '<=', day),
	dueAfter: (q, day) => q.where('i.deadline', '>=', day),
	since: (q, day) => q.where('i.registered', '>=', day),
	publicity: (q, publicity) => q.where('i.publicity', '=', publicity),
	pressing: (q) => q.where(sql<boolean>`i.status not in (${restfulList})`).where('i.deadline', 'is not', null),
	overdueAt: (q, day) =>
		q
			.where('i.deadline', '<', day)
			.where((e) => e.or([e('i.claimed', 'is', null), e('i.claimed', '>', e.ref('i.deadline'))])),
	unreceiptedAt: (q, day) =>
		q
			.where(sql<boolean>`i.status not in (${restfulList})`)
			.where('i.dispatched', '<=', day)
			.where((e) =>
				e.exists(
					e
						.selectFrom('assignment as a')
						.select('a.id')
						.whereRef('a.item', '=', 'i.id')
						.where('a.status', '=', '待签收'),
				),
			),
	underWay: (q) =>
		q
			.where(sql<boolean>`i.status not in (${restfulList})`)
			.where('i.dispatched', 'is not', null)
			.where('i.claimed', 'is', null),
	leavesOnly: (q) => q.where((e) => e.not(hasChildren(e))),
	overseen: (q) => q.where('i.overseer', 'is not', null),
};

/** Adds each condition of the filter to a query over `item as i`. */
export function narrowBy<O>(query: ItemQuery<O>, filter: ItemFilter): ItemQuery<O> {
	let narrowed = query;
	for (const key of Object.keys(filter) as (keyof ItemFilter)[]) {
		const value = filter[key];
		if (value !== undefined) narrowed = (narrow[key] as Narrow['text'])(narrowed, value as string);
	}
	return narrowed;
}
