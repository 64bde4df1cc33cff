import { recordMove, updateItem } from '../../../ledger/item-write.ts';
import type { Session } from '../../../session.ts';
import { findItems, nextStatusOf, refuseParent } from '../find-items.ts';
import { neededText } from '../needed.ts';
import { type ItemDone, sayDone } from '../say-done.ts';
import { nameItem, nameItems } from '../words.ts';

/** How each way of stopping work is written down. */
const stops = { suspend: '中止', cancel: '撤销' } as const;

/** Stops whole items, for a while or for good, with the reason and who approved it. */
export async function stopItems(
	session: Session,
	act: keyof typeof stops,
	references: string[],
	given: { reason?: string | undefined; approvedBy?: string | undefined },
): Promise<ItemDone[]> {
	const reason = await neededText(session, '--reason 理由', '理由', given.reason);
	const today = session.today();
	const { value } = await session.change(act, async (tx) => {
		const done: ItemDone[] = [];
		for (const item of await findItems(tx, references, today)) {
			refuseParent(item);
			const status = nextStatusOf(item, act);
			await updateItem(tx, item.id, { status });
			await recordMove(tx, {
				item: item.id,
				day: today,
				act: stops[act],
				from_status: item.status,
				to_status: status,
				text: [reason, given.approvedBy && `${given.approvedBy}批准`].filter(Boolean).join('，'),
			});
			done.push({ item: { ...item, status }, warnings: [], words: `${nameItem(item)}：${reason}` });
		}
		return { sentence: `${stops[act]} ${nameItems(done.map((d) => d.item))}`, value: done };
	});
	await sayDone(session, act, `已${stops[act]}`, value);
	return value;
}
