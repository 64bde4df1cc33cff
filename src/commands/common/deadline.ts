import { updateItem } from '../../ledger/item-write.ts';
import { replaceMilestones } from '../../ledger/milestones.ts';
import type { Db } from '../../ledger/open.ts';
import { readStatedDeadline } from '../../ledger/stated-deadline.ts';
import { readDeadline } from '../../reading/deadline.ts';
import { type Day, yearOf } from '../../rules/day.ts';
import { type StatedDeadline, settleDeadline } from '../../rules/deadline.ts';
import type { Difficulty, Item, Urgency } from '../../rules/item.ts';
import { leadingShares } from '../../rules/lifecycle.ts';
import type { OfficeRules } from './office.ts';

/** Words typed for a deadline (`--deadline 6月底前`); nothing typed is no stated deadline. */
export const typedDeadline = (text: string | undefined, today: Day): StatedDeadline =>
	readDeadline(text ?? '', { year: yearOf(today), received: null, base: today });

interface Circumstances {
	read: StatedDeadline;
	source: string;
	urgency: Urgency;
	difficulty: Difficulty;
	received: Day;
	dispatched: Day | null;
	receipted: Day | null;
	year: number;
}

/** The deadline columns of an item, with what the clerk should be warned of. */
export function deadlineColumns(given: Circumstances, rules: OfficeRules) {
	const kind = rules.sources.find((s) => s.name === given.source)?.kind ?? '其他';
	const { read, urgency, difficulty, receipted, dispatched, received } = given;
	const settled = settleDeadline({
		read,
		source: kind,
		urgency,
		difficulty,
		receipted,
		dispatched,
		received,
		planYear: given.year,
		calendar: rules.calendar,
		limits: rules.limits,
		statedMoves: rules.switches['stated-moves'],
	});
	return {
		columns: {
			deadline_kind: read.kind,
			deadline_raw: read.raw,
			deadline_n: read.n,
			deadline_unit: read.unit,
			deadline_from: read.from,
			deadline_how: settled.how,
			also_long_term: read.also === 'long_term' ? 1 : 0,
			cycle: settled.cycle,
			deadline_original: settled.original,
			deadline: settled.current,
		} as const,
		warnings: settled.warnings,
	};
}

const firstReceipt = (item: Item): Day | null => leadingShares(item.assignments)[0]?.receipted ?? null;

/** Puts a newly written deadline in the place of an item's old one, with the milestones it names. */
export async function restateDeadline(db: Db, item: Item, read: StatedDeadline, rules: OfficeRules) {
	const { columns, warnings } = deadlineColumns({ ...item, read, receipted: firstReceipt(item) }, rules);
	await updateItem(db, item.id, columns);
	const context = { year: item.year, received: item.received, base: item.received };
	const old = readDeadline(item.deadline.raw ?? '', context).milestones.map((m) => m.title);
	await replaceMilestones(db, item.id, { old, now: read.milestones });
	return { columns, warnings };
}

/** Limits that run from dispatch or receipt are counted again when that day is known; stated and extended days stay. */
export async function recountDeadline(
	db: Db,
	item: Item,
	rules: OfficeRules,
	days: { dispatched: Day | null; receipted: Day | null } = {
		dispatched: item.dispatched,
		receipted: firstReceipt(item),
	},
): Promise<{ current: Day | null; warnings: string[] }> {
	const { kind, raw } = item.deadline;
	const runs = kind === 'relative' || kind === 'immediate' || (kind === 'none' && (raw ?? '').trim() === '');
	// Dispatched again, it keeps the day it was given first.
	const untouched =
		item.reopened === null && item.deadline.extensions === 0 && item.deadline.original === item.deadline.current;
	if (!runs || !untouched) return { current: item.deadline.current, warnings: [] };
	const read = await readStatedDeadline(db, item.id);
	const { columns, warnings } = deadlineColumns({ ...item, read, ...days }, rules);
	await updateItem(db, item.id, columns);
	return { current: columns.deadline, warnings };
}
