import { UserError } from '../../../errors.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { findStatement, settleStatement } from '../../../ledger/statements.ts';
import { type Day, writeDay, writeDayBeside } from '../../../rules/day.ts';
import { type Item, leadsOf } from '../../../rules/item.ts';
import { isOpen } from '../../../rules/lifecycle.ts';
import type { OfficeRules } from '../office.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem, needReason, shortName } from '../words.ts';
import type { Decision } from './decide-extension.ts';

async function findWaiting(tx: Db, id: number) {
	const stated = await findStatement(tx, id);
	const [item] = (await listItemsById(tx, [stated.item])) as [Item];
	if (stated.state !== '待审批')
		throw new UserError(`${item.number} 的书面说明已经审过：${stated.state}`, {
			code: 'already-decided',
			hint: `看办理过程：ducha show ${item.number}`,
		});
	return { stated, item };
}

/** Whose explanation it is, where several lead. */
function unitIn(item: Item, assignment: number | null): string {
	const share = item.assignments.find((a) => a.id === assignment);
	return share === undefined || leadsOf(item).length < 2 ? '' : `${shortName(share.unit)}：`;
}

/** Accepts a principal's explanation, which holds the ladder until its day and moves no deadline, or refuses it with a reason. */
export async function decideStatement(
	tx: Db,
	id: number,
	{ agreed, by, today, reason }: Decision,
	_rules: OfficeRules,
): Promise<ItemDone> {
	const { stated, item } = await findWaiting(tx, id);
	const until = stated.holds_until as Day;
	const move = {
		item: item.id,
		assignment: stated.assignment,
		day: today,
		act: '说明',
		from_status: item.status,
		to_status: item.status,
	};
	if (!agreed) {
		const why = needReason(reason, '不同意书面说明', `ducha review ${item.number} --return 理由`);
		await settleStatement(tx, id, { state: '不同意', decided_by: by, decided: today });
		await recordMove(tx, { ...move, text: `${unitIn(item, stated.assignment)}${by}不同意：${why}` });
		return { item, warnings: [], words: `${nameItem(item)} 不同意书面说明：${why}` };
	}
	if (until < today || !isOpen(item.status))
		throw new UserError(
			until < today
				? `${item.number} 的书面说明只到${until}，已经过去`
				: `${item.number} 是“${item.status}”，不用再审书面说明`,
			{ code: 'statement-over', hint: `退回：ducha review ${item.number} --return 已过期` },
		);
	await settleStatement(tx, id, { state: '同意', decided_by: by, decided: today });
	await recordMove(tx, {
		...move,
		text: `${unitIn(item, stated.assignment)}${stated.reason}，${by}同意，到${writeDayBeside(until, today)}为止不升级`,
	});
	return { item, warnings: [], words: `${nameItem(item)} 到${writeDay(until)}为止不升级，时限不变` };
}
