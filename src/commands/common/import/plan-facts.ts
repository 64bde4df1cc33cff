import type { Problem } from '../../../reading/item.ts';
import type { RowAction } from '../../../rules/merge.ts';
import type { ImportPlan, PlannedRow, ReadFile } from './plan.ts';

/** Whether a row's units are written: an item keeps those a collective once came to. */
export const takesUnits = ({ action, merge }: PlannedRow): boolean =>
	action === 'add' || merge.updates.some(({ field }) => field === 'lead' || field === 'support');

/** Whether a row is booked as a claim. */
export const claimsFinish = ({ action, merge }: PlannedRow): boolean =>
	action === 'update' && merge.updates.some(({ field }) => field === 'finished');

/** Rows that ask for something and do not say what. */
export const untitledRows = ({ reading }: ReadFile): Problem[] =>
	reading.problems.filter(({ code }) => code === 'no-title');

/** The five counts of a plan; with its files, their rows that name nothing to be done are rejected, too. */
export function countPlan(plan: ImportPlan, files: ReadFile[] = []): Record<RowAction, number> {
	const counts: Record<RowAction, number> = { add: 0, update: 0, same: 0, conflict: 0, reject: 0 };
	for (const { action } of plan) counts[action] += 1;
	for (const file of files) counts.reject += untitledRows(file).length;
	return counts;
}
