import { UserError } from '../../../errors.ts';
import { recordMove, updateAssignment, updateItem } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import { type Item, leadsOf } from '../../../rules/item.ts';
import { recountDeadline } from '../deadline.ts';
import { nextStatusOf, refuseParent } from '../find-items.ts';
import type { OfficeRules } from '../office.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem, writeDeadline } from '../words.ts';

/** Hands an item to its units on a day; limits that run from dispatch are counted from it. */
export async function dispatchItem(tx: Db, item: Item, day: Day, rules: OfficeRules): Promise<ItemDone> {
	refuseParent(item);
	const status = nextStatusOf(item, 'dispatch');
	if (leadsOf(item).length === 0)
		throw new UserError(`${nameItem(item)} 还没有牵头单位，不能交办`, {
			code: 'no-lead',
			hint: `先分办：ducha assign ${item.number} --lead 单位`,
		});
	if (day < item.received)
		throw new UserError(`${item.number} 的交办日期${day}早于收文日期${item.received}`, {
			code: 'day-order',
			hint: '改交办日期，或先用 ducha edit 改收文日期',
		});
	await updateItem(tx, item.id, { status, dispatched: day });
	for (const { id } of item.assignments.filter((a) => a.status !== '解除'))
		await updateAssignment(tx, id, { dispatched: day });
	const { current, warnings } = await recountDeadline(tx, item, rules, { dispatched: day, receipted: null });
	await recordMove(tx, {
		item: item.id,
		day,
		act: '交办',
		from_status: item.status,
		to_status: status,
		text: `交${leadsOf(item)
			.map((u) => u.name)
			.join('、')}`,
	});
	const late = `交办日期${day}已经过了时限${current}，一交办就逾期；时限不对的改：ducha edit ${item.number} --deadline 日期`;
	const isLate = current !== null && day > current;
	return {
		item,
		warnings: isLate ? [...warnings, late] : warnings,
		words: `${nameItem(item)} 时限 ${writeDeadline({ ...item.deadline, current })}`,
	};
}
