import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';

/** A problem handed to a unit for which no 整改通知 has gone out. */
export interface UnnotifiedFinding {
	id: number;
	item: number;
	unit: { id: number; name: string; short: string | null };
	day: Day | null;
	text: string;
	requirement: string | null;
	deadline: Day;
}

/** Findings about these items that were handed over and have no paper yet, oldest first. */
export async function readUnnotifiedFindings(db: Db, items: number[]): Promise<UnnotifiedFinding[]> {
	const rows = await db
		.selectFrom('finding as f')
		.innerJoin('unit', 'unit.id', 'f.unit')
		.select(['f.id', 'f.item', 'f.day', 'f.text', 'f.requirement', 'f.deadline'])
		.select(['unit.id as unit_id', 'unit.name', 'unit.short'])
		.where('f.item', 'in', items)
		.where('f.state', '=', '交办')
		.where('f.deadline', 'is not', null)
		.where('f.paper', 'is', null)
		.$narrowType<{ item: number; deadline: Day }>()
		.orderBy('f.id')
		.execute();
	return rows.map(({ unit_id: id, name, short, ...finding }) => ({ ...finding, unit: { id, name, short } }));
}

/** Names the 整改通知 a finding went out by. */
export async function setFindingPaper(db: Db, id: number, paper: number): Promise<void> {
	await db.updateTable('finding').set({ paper }).where('id', '=', id).execute();
}
