import { UserError } from '../../../errors.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import { addUrge, type Urge } from '../../../ledger/urges.ts';
import type { Day } from '../../../rules/day.ts';
import type { Assignment, Item, Unit } from '../../../rules/item.ts';
import { faultOfPromise, isUrgeable } from '../../../rules/promise.ts';
import { shareOf } from '../find-assignment.ts';
import { refuseParent } from '../find-items.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem, shortName } from '../words.ts';

/** What was said, by whom, on which channel. */
export type Spoken = Pick<Urge, 'day' | 'channel' | 'whom' | 'answer' | 'promised'>;

/** The share of the unit that is urged, the first lead's when none is named; a parent is urged through its children. */
export function shareToUrge(item: Item, unit: Pick<Unit, 'id' | 'name'> | null): Assignment {
	refuseParent(item);
	return shareOf(item, unit);
}

/** Only a unit that has the matter in hand can be urged: dispatched, running, not yet reported done. */
function refuseUrging(item: Item, share: Assignment, day: Day): void {
	const sent = item.reopened ?? item.dispatched;
	if (!isUrgeable(item.status))
		throw new UserError(`${nameItem(item)} 是“${item.status}”，不用催办`, {
			code: 'not-running',
			hint: item.status === '已立项' ? `先交办：ducha dispatch ${item.number}` : `看情况：ducha show ${item.number}`,
		});
	if (share.status !== '待签收' && share.status !== '办理中')
		throw new UserError(`${nameItem(item)} ${share.unit.name}“${share.status}”，不用催办`, {
			code: 'already-claimed',
			hint: '报结的等本室审核：ducha review；材料不够的先退回',
		});
	if (sent !== null && day < sent)
		throw new UserError(`${item.number} 的催办日期${day}早于交办日期${sent}`, {
			code: 'day-order',
			hint: '改催办日期',
		});
}

function refusePromise(item: Item, { day, promised }: Spoken): void {
	const fault = promised === null ? null : faultOfPromise(promised, day, item);
	if (fault === null) return;
	throw new UserError(`${nameItem(item)} ${fault.message}`, {
		code: 'bad-promise',
		hint: fault.isLate
			? `请单位改承诺；确不能按时的，走延期申请：ducha extend ${item.number}`
			: '承诺的日期要在答复当天或以后',
	});
}

/** A call on one line: `县水利局赵明：已完成清障，承诺2026-11-05`. */
export const writeSpoken = (
	unit: string,
	{ whom, answer, promised }: Pick<Spoken, 'whom' | 'answer' | 'promised'>,
): string => {
	const said = [answer, promised && `承诺${promised}`].filter(Boolean).join('，');
	return `${unit}${whom ?? ''}${said === '' ? '' : `：${said}`}`;
};

/** Refuses what cannot be written down as a call, visit or message. */
export function checkUrge(item: Item, share: Assignment, spoken: Spoken): void {
	refuseUrging(item, share, spoken.day);
	refusePromise(item, spoken);
}

/**
 * Writes down that a unit was urged, what it answered and promised; a call is no paper and costs no score. What is
 * booked as feedback as well (`isReported`) is not told twice in the history.
 */
export async function recordUrge(
	tx: Db,
	item: Item,
	share: Assignment,
	spoken: Spoken,
	{ isReported = false }: { isReported?: boolean } = {},
): Promise<ItemDone> {
	checkUrge(item, share, spoken);
	await addUrge(tx, { item: item.id, assignment: share.id, ...spoken });
	const unit = shortName(share.unit);
	await recordMove(tx, {
		item: item.id,
		assignment: share.id,
		day: spoken.day,
		act: '催办',
		from_status: item.status,
		to_status: item.status,
		text: `${spoken.channel}，${writeSpoken(unit, isReported ? { ...spoken, answer: null } : spoken)}`,
	});
	return { item, warnings: [], words: `${nameItem(item)} ${spoken.channel}，${writeSpoken(unit, spoken)}` };
}
