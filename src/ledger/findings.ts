import { type Insertable, sql, type Updateable } from 'kysely';
import type { Day } from '../rules/day.ts';
import type { FindingFacts } from '../rules/finding.ts';
import { writeMark } from '../rules/series.ts';
import type { Db } from './open.ts';
import type { FindingTable } from './tables-field.ts';

/** A problem with all that lists and papers say of it. */
export interface Finding
	extends Omit<FindingTable, 'id' | 'unit' | 'person' | 'item' | 'paper'>,
		Omit<FindingFacts, 'unit'> {
	id: number;
	unit: { id: number; name: string; short: string | null };
	/** Never in anything that goes out. */
	person: string | null;
	item: { id: number; number: string; title: string; publicity: '公开' | '不公开' } | null;
	/** Its 整改通知, where one stands. */
	paper: number | null;
	/** The number of that notice. */
	mark: string | null;
}

/** What narrows a list of findings. */
export interface FindingFilter {
	ids?: readonly number[];
	units?: readonly number[];
	inspections?: readonly number[];
	items?: readonly number[];
	from?: Day;
	to?: Day;
	states?: readonly FindingTable['state'][];
	exposedOnly?: boolean;
	/** Told of in circulars of these days. */
	circulated?: { from: Day; to: Day };
	/** Neither put right nor dropped. */
	openOnly?: boolean;
}

/** Findings in the order they were entered. */
export async function readFindings(db: Db, filter: FindingFilter): Promise<Finding[]> {
	const { ids, units, inspections, items, from, to, states, exposedOnly, openOnly, circulated } = filter;
	const rows = await db
		.selectFrom('finding as f')
		.innerJoin('unit', 'unit.id', 'f.unit')
		.leftJoin('item', 'item.id', 'f.item')
		.leftJoin('person', 'person.id', 'f.person')
		.leftJoin('paper', (join) => join.onRef('paper.id', '=', 'f.paper').on('paper.state', '<>', '作废'))
		.leftJoin('series', 'series.id', 'paper.series')
		.selectAll('f')
		.select(['unit.name as unit_name', 'unit.short as unit_short', 'person.name as person_name'])
		.select(['item.number', 'item.title', 'item.publicity'])
		.select(['paper.id as standing', 'paper.number as ordinal', 'series.mark as sign', 'series.year'])
		.$if(ids !== undefined, (q) => q.where('f.id', 'in', ids ?? []))
		.$if(units !== undefined, (q) => q.where('f.unit', 'in', units ?? []))
		.$if(inspections !== undefined, (q) => q.where('f.inspection', 'in', inspections ?? []))
		.$if(items !== undefined, (q) => q.where('f.item', 'in', items ?? []))
		.$if(from !== undefined, (q) => q.where('f.day', '>=', from as Day))
		.$if(to !== undefined, (q) => q.where('f.day', '<=', to as Day))
		.$if(states !== undefined, (q) => q.where('f.state', 'in', states ?? []))
		// A literal list, so that the partial index is seen to apply.
		.$if(openOnly === true, (q) => q.where(sql<boolean>`f.state in ('待研判', '交办', '通报')`))
		.$if(exposedOnly === true, (q) => q.where('f.exposed', 'is not', null))
		.$if(circulated !== undefined, (q) =>
			q
				.where('f.circulated', '>=', (circulated as { from: Day }).from)
				.where('f.circulated', '<=', (circulated as { to: Day }).to),
		)
		.orderBy('f.id')
		.execute();
	return rows.map(
		({ unit_name, unit_short, person_name, number, title, publicity, standing, ordinal, sign, year, ...row }) => ({
			...row,
			paper: standing,
			mark: sign === null || year === null || ordinal === null ? null : writeMark(sign, year, ordinal),
			unit: { id: row.unit, name: unit_name, short: unit_short },
			person: person_name,
			item:
				row.item === null || number === null || title === null || publicity === null
					? null
					: { id: row.item, number, title, publicity },
		}),
	);
}

/** Writes a problem down; what is not told is unknown, and it waits for 研判. */
export async function addFinding(
	db: Db,
	finding: Pick<FindingTable, 'unit' | 'day' | 'text'> &
		Omit<Insertable<FindingTable>, 'id' | 'unit' | 'day' | 'text' | 'state'> & { state?: FindingTable['state'] },
): Promise<number> {
	const { id } = await db
		.insertInto('finding')
		.values({ state: '待研判', ...finding })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export async function editFinding(db: Db, id: number, set: Updateable<FindingTable>): Promise<void> {
	await db.updateTable('finding').set(set).where('id', '=', id).execute();
}

/** Feedback whose problems have been made findings already. */
export async function readFoundFeedback(db: Db, feedback: readonly number[]): Promise<Set<number>> {
	const rows = await db.selectFrom('finding').select('progress').where('progress', 'in', feedback).execute();
	return new Set(rows.flatMap(({ progress }) => progress ?? []));
}

/** Problems as last reported of open items, with who reported them. */
export async function readReportedProblems(
	db: Db,
	items: readonly number[] | undefined,
): Promise<{ id: number; item: number; unit: number | null; day: Day; problems: string }[]> {
	return db
		.selectFrom('progress as p')
		.innerJoin('item', 'item.id', 'p.item')
		.leftJoin('assignment', 'assignment.id', 'p.assignment')
		.select(['p.id', 'p.item', 'assignment.unit', 'p.day', 'p.problems'])
		.where('p.state', '=', '已采用')
		.where('p.problems', 'is not', null)
		.where('item.publicity', '=', '公开')
		.where((e) =>
			e.not(
				e.exists(
					e
						.selectFrom('progress as later')
						.select('later.id')
						.whereRef('later.item', '=', 'p.item')
						.where((w) => w('later.assignment', 'is not distinct from', w.ref('p.assignment')))
						.where('later.state', '=', '已采用')
						.whereRef('later.id', '>', 'p.id'),
				),
			),
		)
		.$if(items !== undefined, (q) => q.where('p.item', 'in', items ?? []))
		.$narrowType<{ problems: string }>()
		.orderBy('p.id')
		.execute();
}
