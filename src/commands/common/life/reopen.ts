import { readWaitingClaims, settleClaims } from '../../../ledger/claims.ts';
import { recordMove, updateAssignment, updateItem } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import { closeRungs } from '../../../ledger/rungs.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { isOverdue, lateness } from '../../../rules/overdue.ts';
import { nextShareStatus } from '../find-assignment.ts';
import { nextStatusOf, refuseParent } from '../find-items.ts';
import type { OfficeRules } from '../office.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem, writeDeadline } from '../words.ts';

interface Reopening {
	day: Day;
	/** 回访不符, or the words of the new 批示. */
	reason: string;
	/** A new current day; without one the item is late from the day it was due. */
	deadline?: Day | undefined;
}

/** Dispatches a finished item again (再次交办): every unit receives it anew, no claim stands, the original day stays. */
export async function reopenItem(
	tx: Db,
	item: Item,
	{ day, reason, deadline }: Reopening,
	rules: OfficeRules,
): Promise<ItemDone> {
	refuseParent(item);
	const status = nextStatusOf(item, 'reopen');
	const waiting = await readWaitingClaims(tx, [item.id]);
	await settleClaims(
		tx,
		waiting.map((c) => c.id),
		{ state: '退回', review_by: null, review_day: day, reason: '再次交办' },
	);
	for (const share of item.assignments.filter((a) => a.status !== '解除'))
		await updateAssignment(tx, share.id, {
			status: nextShareStatus(item, share, 'reopen'),
			dispatched: day,
			receipted: null,
			promised: null,
			claimed: null,
			ended: null,
		});
	await closeRungs(tx, item.id, day);
	const current = deadline ?? item.deadline.current;
	await updateItem(tx, item.id, {
		status,
		reopened: day,
		claimed: null,
		completed: null,
		struck: null,
		percent: null,
		deadline: current,
	});
	const text = `${reason}${deadline === undefined ? '' : `，限${deadline}`}`;
	await recordMove(tx, { item: item.id, day, act: '再次交办', from_status: item.status, to_status: status, text });
	const open = { ...item, status, claimed: null, completed: null, deadline: { ...item.deadline, current } };
	const late = isOverdue(open, day) ? lateness(open, day, rules.calendar).workingDays : null;
	return {
		item: open,
		warnings: late === null ? [] : [`时限${current}已过，按逾期${late}个工作日计；另定时限加 --deadline`],
		words: `${nameItem(item)} 再次交办，时限 ${writeDeadline(open.deadline)}`,
	};
}
