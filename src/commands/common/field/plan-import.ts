import { UserError } from '../../../errors.ts';
import { replaceSubjects } from '../../../ledger/inspections.ts';
import type { Db } from '../../../ledger/open.ts';
import { addPlan, editPlan, keepMonths, type Plan, readPlans } from '../../../ledger/plans.ts';
import { readRoster } from '../../../ledger/units.ts';
import type { PlanRemark, PlanRow, PlanTable } from '../../../reading/plan-table.ts';
import type { Day } from '../../../rules/day.ts';
import { indexRoster, type Roster } from '../roster.ts';
import { samePlanWarnings } from './plan-entry.ts';
import { unitsNamed } from './subjects.ts';

interface Wanted extends PlanRow {
	unit: number[];
	/** The row of the plan it is, where the year has one of the same content. */
	known: Plan | null;
}

/** What a file would do to the plan of a year. */
export interface PlanImport {
	add: Wanted[];
	update: Wanted[];
	same: number;
	rejected: PlanRemark[];
}

/** The file tells of a row what its cells hold: what is not written there stays. */
function differs({ unit, months, kind, deadline }: Wanted, plan: Plan): boolean {
	const had = plan.units.map(({ id }) => id);
	return (
		months.join() !== plan.months.join() ||
		(kind !== null && kind !== plan.kind) ||
		(deadline !== null && deadline !== plan.deadline) ||
		(unit.length > 0 && (unit.length !== had.length || unit.some((id) => !had.includes(id))))
	);
}

function unitsOrWords(roster: Roster, names: readonly string[]): number[] | string {
	try {
		return unitsNamed(roster, names);
	} catch (error) {
		if (error instanceof UserError) return `${error.message}（${error.hint}）`;
		throw error;
	}
}

/** Compares the rows of a file with the plan of the year: told by their content, each once. */
export async function planImport(db: Db, { rows, rejected }: PlanTable, year: number, today: Day): Promise<PlanImport> {
	const roster = indexRoster(await readRoster(db), today);
	const byContent = new Map((await readPlans(db, { year })).map((plan) => [plan.content, plan]));
	const found: PlanImport = { add: [], update: [], same: 0, rejected: [...rejected] };
	const seen = new Set<string>();
	for (const row of rows) {
		const unit = unitsOrWords(roster, row.units);
		const place = { row: row.row, content: row.content };
		if (typeof unit === 'string') found.rejected.push({ ...place, message: unit });
		else if (seen.has(row.content)) found.rejected.push({ ...place, message: '内容与前面一行相同，只收前一行' });
		else {
			seen.add(row.content);
			const known = byContent.get(row.content) ?? null;
			const wanted = { ...row, unit, known };
			if (known === null) found.add.push(wanted);
			else if (known.state === '执行中' && differs(wanted, known)) found.update.push(wanted);
			else found.same += 1;
		}
	}
	found.rejected.sort((a, b) => a.row - b.row);
	return found;
}

/** Carries it out; gives the numbers of the new rows. */
export async function applyPlanImport(tx: Db, { add, update }: PlanImport, year: number): Promise<number[]> {
	const ids: number[] = [];
	for (const { content, unit, months, kind, deadline } of add) {
		const row = { year, content, kind: kind ?? '现场督查', deadline, months: keepMonths(months), state: '执行中' };
		const id = await addPlan(tx, row as Parameters<typeof addPlan>[1]);
		await replaceSubjects(tx, { plan: id }, { unit });
		ids.push(id);
	}
	for (const { known, unit, months, kind, deadline } of update) {
		const { id } = known as Plan;
		await editPlan(tx, id, {
			months: keepMonths(months),
			...(kind !== null && { kind }),
			...(deadline !== null && { deadline }),
		});
		if (unit.length > 0) await replaceSubjects(tx, { plan: id }, { unit });
	}
	return ids;
}

/** Where new rows send somebody to a unit in a month that has an inspection already. */
export async function repeatedVisits(db: Db, year: number, added: readonly number[]): Promise<string[]> {
	const plans = await readPlans(db, { year });
	return plans
		.filter(({ id }) => added.includes(id))
		.flatMap(({ id, units, months }) =>
			samePlanWarnings(
				plans.filter((other) => other.id < id),
				{ units: units.map((unit) => unit.id), months },
			),
		);
}
