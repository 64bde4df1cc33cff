import { oneLine } from '../../../reading/text.ts';
import { actionOf } from '../../../rules/merge.ts';
import type { Session } from '../../../session.ts';
import { compareRow, type ImportPlan, type PlannedRow } from './plan.ts';
import { placeOf } from './preview.ts';
import { fieldWords } from './values.ts';

export type Side = 'ledger' | 'file';

/** A row whose conflicting fields each go to a side; those that go to neither stay conflicts. */
function settleRow(planned: PlannedRow, sideOf: (field: string) => Side | null): PlannedRow {
	const { conflicts } = planned.merge;
	if (conflicts.length === 0) return planned;
	const taken = conflicts.flatMap(({ field, ledger, file }) =>
		sideOf(field) === 'file' && file !== null ? [{ field, before: ledger, after: file }] : [],
	);
	const left = conflicts.filter(({ field }) => sideOf(field) === null);
	const merge = { ...planned.merge, conflicts: left, updates: [...planned.merge.updates, ...taken] };
	return { ...planned, merge, action: actionOf(merge), isSettled: left.length === 0 };
}

/** Conflicting fields all go to the side preferred; a row that may be several items stays a conflict. */
export const preferSide = (plan: ImportPlan, side: Side | null): ImportPlan =>
	side === null ? plan : plan.map((planned) => settleRow(planned, () => side));

/** Asks which of several items a row is. */
async function askItem(session: Session, planned: PlannedRow, taken: ImportPlan): Promise<PlannedRow> {
	const asker = await session.asker();
	const title = oneLine(planned.row.title);
	const free = planned.candidates.filter(({ item }) => !taken.some((other) => other.item?.id === item.id));
	const choices = free.map((candidate) => {
		const { item } = candidate;
		const due = item.deadline.current ?? item.deadline.raw ?? '无时限';
		return { name: `${item.number}（${item.status}，${due}）`, value: compareRow(planned, candidate) };
	});
	return asker.askChoice(`${placeOf(planned)} ${title} 是哪一件`, [
		...choices,
		{ name: '都不是，作新事项', value: { ...planned, action: 'add', candidates: [], why: null } },
		{ name: '先不管', value: planned },
	]);
}

/** Asks, field by field, which side is right. */
async function askSides(session: Session, planned: PlannedRow): Promise<PlannedRow> {
	const asker = await session.asker();
	const sides = new Map<string, Side | null>();
	for (const { field, ledger, file } of planned.merge.conflicts) {
		const words = `${planned.item?.number} ${oneLine(planned.row.title)} ${fieldWords[field]}以哪边为准`;
		const side = await asker.askChoice<Side | null>(words, [
			{ name: `台账：${oneLine(ledger ?? '（空）')}`, value: 'ledger' },
			{ name: `文件：${oneLine(file ?? '（空）')}`, value: 'file' },
			{ name: '先不管', value: null },
		]);
		sides.set(field, side);
	}
	return settleRow(planned, (field) => sides.get(field) ?? null);
}

/** On a terminal every conflict is settled by the clerk, one by one; what she leaves stays one. */
export async function askConflicts(session: Session, plan: ImportPlan): Promise<ImportPlan> {
	const settled: ImportPlan = [];
	for (const planned of plan) {
		const known = planned.candidates.length > 0 ? await askItem(session, planned, settled) : planned;
		settled.push(known.merge.conflicts.length > 0 ? await askSides(session, known) : known);
	}
	return settled;
}
