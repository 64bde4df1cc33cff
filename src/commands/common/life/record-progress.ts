import { UserError } from '../../../errors.ts';
import { readFeedback } from '../../../ledger/feedback.ts';
import { insertMany } from '../../../ledger/insert-many.ts';
import { recordMove, updateAssignment, updateItem } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Tables } from '../../../ledger/tables.ts';
import type { Day } from '../../../rules/day.ts';
import { lastPercent, reachedPercent } from '../../../rules/goal.ts';
import type { Assignment, AssignmentStatus, Item, Status } from '../../../rules/item.ts';
import { isFinished, leadingShares } from '../../../rules/lifecycle.ts';
import { recountDeadline } from '../deadline.ts';
import { nextShareStatus } from '../find-assignment.ts';
import { nextStatusOf, refuseParent } from '../find-items.ts';
import type { OfficeRules } from '../office.ts';

/** What a unit has reported of its share. */
export interface Reported {
	day: Day;
	text: string;
	/** 0–100; derives from the value where the goal is measured. */
	percent: number | null;
	/** In the unit of the goal: 7.5 公里. */
	value: number | null;
	problems: string | null;
	next: string | null;
	help: string | null;
	origin: Tables['progress']['origin'];
	/** It must still pass 把关 and 审核 before it counts. */
	waits: boolean;
	/** The form it came by, and the period the form asked about. */
	form?: { id: number; period: string };
}

export interface Recording {
	actor: string;
	today: Day;
	rules: OfficeRules;
}

export interface Recorded {
	status: Status;
	/** As it was written down, derived from the value if there is one. */
	percent: number | null;
	warnings: string[];
}

/** The percent reported, or reached by the value; a value needs a measured goal, and leaves no other percent beside it. */
function percentOf(item: Item, { percent, value }: Reported): number | null {
	if (value === null) return percent;
	if (item.measure === null)
		throw new UserError(`${item.number} 没有可计量的目标，不能报数值${value}`, {
			exit: 'misused',
			code: 'no-measure',
			hint: `先写目标：ducha edit ${item.number} --measure 公里 --target 12.6；或改报完成比例`,
		});
	const reached = reachedPercent(value, item.measure.target);
	if (percent === null || percent === reached) return reached;
	throw new UserError(`${item.number} 报了${value}${item.measure.words}，折合${reached}%，与所写的${percent}%不一致`, {
		exit: 'misused',
		code: 'percent-and-value',
		hint: '只写数值，完成比例由数值得出',
	});
}

async function readLastPercent(tx: Db, item: Item, share: Assignment | null, by: Day): Promise<number | null> {
	const accepted = (await readFeedback(tx, [item.id], by)).get(item.id) ?? [];
	const own = accepted.find(({ assignment, percent }) => assignment === share?.id && percent !== null);
	return lastPercent(item, share, own?.percent ?? null);
}

/** What the clerk should look at: a percent or value below the last one. */
function declines(item: Item, last: number | null, percent: number | null, value: number | null): string[] {
	const { measure } = item;
	const current = measure?.current ?? null;
	if (value !== null && current !== null && value < current)
		return [`数值由${current}${measure?.words}降为${value}${measure?.words}，请核对`];
	if (percent !== null && last !== null && percent < last) return [`完成比例由${last}%降为${percent}%，请核对`];
	return [];
}

/** Writes down a receipt nobody had booked, as a unit that reports must have had the paper; counts limits that run from it. */
export async function recordLateReceipt(
	tx: Db,
	item: Item,
	share: Assignment,
	day: Day,
	how: { status: Status; words: string; rules: OfficeRules; standing?: AssignmentStatus },
): Promise<string[]> {
	if (share.receipted !== null || share.status !== '待签收') return [];
	// What was reported before the dispatch came without a notice to receive.
	const sent = item.reopened ?? item.dispatched;
	const receipted = sent !== null && day < sent ? sent : day;
	await updateAssignment(tx, share.id, { receipted, ...(how.standing !== undefined && { status: how.standing }) });
	await recordMove(tx, {
		item: item.id,
		assignment: share.id,
		day: receipted,
		act: '签收',
		from_status: item.status,
		to_status: how.status,
		text: how.words,
	});
	const isFirstLead = leadingShares(item.assignments)[0]?.id === share.id;
	const days = { dispatched: item.dispatched, receipted };
	const counted = isFirstLead ? await recountDeadline(tx, item, how.rules, days) : { warnings: [] };
	return [`此前没有签收记录，已按${receipted}补记`, ...counted.warnings];
}

/** What accepted feedback does to its item and share: the receipt, the start, the percent of the lead's newest word. */
export async function acceptProgress(
	tx: Db,
	item: Item,
	share: Assignment | null,
	{ day, percent }: { day: Day; percent: number | null },
	rules: OfficeRules,
): Promise<{ status: Status; warnings: string[] }> {
	const status = isFinished(item.status) ? item.status : nextStatusOf(item, 'progress');
	const warnings: string[] = [];
	if (share !== null && share.status === '待签收') {
		const standing = nextShareStatus(item, share, 'progress');
		const words = `${share.unit.name}随反馈补记`;
		if (share.receipted === null)
			warnings.push(...(await recordLateReceipt(tx, item, share, day, { status, words, rules, standing })));
		else await updateAssignment(tx, share.id, { status: standing });
	}
	const isNewest = item.progress === null || day >= item.progress.day;
	const counts = percent !== null && isNewest && share?.role !== '配合' && !isFinished(status);
	await updateItem(tx, item.id, {
		status,
		...(item.started === null && { started: day }),
		...(counts && { percent }),
	});
	return { status, warnings };
}

/** What was reported as the ledger keeps it: passed by whoever entered it, or waiting for 把关 (where the item has a 把关单位) or 审核. */
export function progressRow(
	item: Item,
	share: Assignment | null,
	reported: Reported,
	{ actor, today }: Pick<Recording, 'actor' | 'today'>,
) {
	const { waits, form, ...words } = reported;
	const passed = { day: waits ? null : today, by: waits ? null : actor };
	const isGated = item.gate !== null;
	const waiting: Tables['progress']['state'] = isGated ? '待把关' : '待审核';
	return {
		...words,
		item: item.id,
		assignment: share?.id ?? null,
		period: form?.period ?? null,
		form: form?.id ?? null,
		percent: percentOf(item, reported),
		state: waits ? waiting : ('已采用' as const),
		gate_by: isGated ? passed.by : null,
		gate_day: isGated ? passed.day : null,
		review_by: passed.by,
		review_day: passed.day,
		reason: null,
	};
}

/**
 * Writes down what was reported of an item. Typed by the clerk it passes both gates at once; what `waits` is kept for
 * 把关 (where the item has a 把关单位) or 审核 and counts only when accepted.
 */
export async function recordProgress(
	tx: Db,
	item: Item,
	share: Assignment | null,
	reported: Reported,
	{ actor, today, rules }: Recording,
): Promise<Recorded> {
	refuseParent(item);
	nextStatusOf(item, 'progress');
	if (share !== null) nextShareStatus(item, share, 'progress');
	const row = progressRow(item, share, reported, { actor, today });
	const { percent } = row;
	const last = await readLastPercent(tx, item, share, reported.day);
	await insertMany(tx, 'progress', [row], async () => {});
	const warnings = declines(item, last, percent, reported.value);
	if (reported.waits) return { status: item.status, percent, warnings };
	const accepted = await acceptProgress(tx, item, share, { day: reported.day, percent }, rules);
	return { status: accepted.status, percent, warnings: [...accepted.warnings, ...warnings] };
}
