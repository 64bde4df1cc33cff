import type { Insertable, Updateable } from 'kysely';
import type { Day } from '../rules/day.ts';
import type { PlanFacts } from '../rules/plan.ts';
import { readSubjects, type Subjects } from './inspections.ts';
import type { Db } from './open.ts';
import type { PlanTable } from './tables-field.ts';

/** A row of the yearly plan with what it is about and what came of it. */
export interface Plan extends Omit<PlanTable, 'id' | 'months'>, PlanFacts, Subjects {
	id: number;
	/** Items that were opened to carry it out. */
	carried: { id: number; number: string }[];
	/** How many problems its inspections brought up. */
	findings: number;
}

export async function addPlan(db: Db, row: Insertable<PlanTable>): Promise<number> {
	const { id } = await db.insertInto('plan').values(row).returning('id').executeTakeFirstOrThrow();
	return id;
}

export async function editPlan(db: Db, id: number, set: Updateable<PlanTable>): Promise<void> {
	if (Object.keys(set).length > 0) await db.updateTable('plan').set(set).where('id', '=', id).execute();
}

/** Months as the ledger keeps them. */
export const keepMonths = (months: readonly number[]): string => months.join(' ');

/** Rows of the plan, of a year or by their numbers, in the order they were entered. */
export async function readPlans(db: Db, { year, ids }: { year?: number; ids?: readonly number[] }): Promise<Plan[]> {
	const rows = await db
		.selectFrom('plan')
		.selectAll()
		.$if(year !== undefined, (q) => q.where('year', '=', year as number))
		.$if(ids !== undefined, (q) => q.where('id', 'in', ids ?? []))
		.orderBy('year')
		.orderBy('id')
		.execute();
	const found = rows.map((row) => row.id);
	const subjects = await readSubjects(db, 'plan', found);
	const made = await db.selectFrom('inspection').select(['id', 'plan', 'day']).where('plan', 'in', found).execute();
	const findings = await db
		.selectFrom('finding')
		.innerJoin('inspection', 'inspection.id', 'finding.inspection')
		.select('inspection.plan')
		.where('inspection.plan', 'in', found)
		.execute();
	const carried = await db
		.selectFrom('item')
		.select(['id', 'number', 'plan'])
		.where('plan', 'in', found)
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		...row,
		...(subjects.get(row.id) as Subjects),
		months: row.months.split(' ').map(Number),
		made: made.filter(({ plan }) => plan === row.id).map(({ day }) => day),
		carried: carried.filter(({ plan }) => plan === row.id).map(({ id, number }) => ({ id, number })),
		findings: findings.filter(({ plan }) => plan === row.id).length,
	}));
}

/** Closes a row of the plan: carried out, or dropped. */
export async function closePlan(
	db: Db,
	id: number,
	{ state, day, result }: { state: PlanTable['state']; day: Day; result: string | null },
): Promise<void> {
	await editPlan(db, id, { state, closed: day, result });
}
