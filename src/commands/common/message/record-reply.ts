import { UserError } from '../../../errors.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import { saveMessage } from '../../../ledger/messages.ts';
import type { Db } from '../../../ledger/open.ts';
import { addAssignments } from '../../../ledger/shares.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { isFinished, leadingShares } from '../../../rules/lifecycle.ts';
import type { Verdict } from '../../../rules/messages.ts';
import { named, nextStatusOf } from '../find-items.ts';
import { recordClaim } from '../life/record-claim.ts';
import { startAsReceived } from '../life/start-item.ts';
import { ensureOwnUnit, startOwn } from '../people/own-unit.ts';
import { passItem } from '../review/item.ts';
import type { Deciding } from '../review/settle-waiting.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem } from '../words.ts';
import type { Message } from './find-message.ts';

/** What the citizen is told, on which day, and what looking into it came to. */
export interface Reply {
	text: string;
	verdict: Verdict | null;
	day: Day;
}

async function reread(tx: Db, { id }: Item): Promise<Item> {
	const [item] = (await listItemsById(tx, [id])) as [Item];
	return item;
}

/** A message nobody was given is answered by the office itself; one that has a unit went to it when it came in. */
async function putUnderWay(tx: Db, item: Item, day: Day): Promise<Item> {
	if (item.status !== '已立项') return item;
	if (leadingShares(item.assignments).length > 0) {
		const started = await startAsReceived(tx, item);
		const step = { item: item.id, day: item.received, act: '交办', text: '随回复补记，按收到之日' };
		await recordMove(tx, { ...step, from_status: item.status, to_status: started.status });
		return started;
	}
	const unit = await ensureOwnUnit(tx);
	await addAssignments(tx, item, [{ unit, role: '牵头', status: '待签收', written: null }], day);
	await startOwn(tx, await reread(tx, item), day);
	return reread(tx, item);
}

/** The short way of a reply the clerk enters: every lead has claimed and the office passes it at once. */
async function finish(tx: Db, item: Item, { text, day }: Reply, { actor, today, rules }: Deciding): Promise<ItemDone> {
	let now = await putUnderWay(tx, item, day);
	if (now.status !== '待审核') nextStatusOf(now, 'claim');
	for (const share of leadingShares(now.assignments).filter((a) => a.status === '待签收' || a.status === '办理中')) {
		now = (await recordClaim(tx, now, share, { day, text }, rules)).item;
	}
	return passItem(tx, now, true, rules, { actor, today });
}

function refuseUnfit({ number, received, status }: Item, day: Day): void {
	if (status === '拟立项')
		throw new UserError(`${number} 还没有立项，不能回复`, {
			code: 'bad-move',
			hint: `先立项：ducha register ${number}`,
		});
	if (day < received)
		throw new UserError(`${number} 的回复日期${day}早于收到日期${received}`, {
			code: 'day-order',
			hint: `改 --day，或先改收到日期：ducha edit ${number} --received 日期`,
		});
}

/**
 * Writes down the reply to a message. Typed by the clerk it needs no review (网民留言简易办结): the units' claim is
 * booked and passed in one go, and the history says so; on a message already answered it is corrected.
 */
export async function recordReply(tx: Db, message: Message, reply: Reply, deciding: Deciding): Promise<ItemDone> {
	const { item, facts } = message;
	const { text, day } = reply;
	const verdict = reply.verdict ?? facts.verdict;
	refuseUnfit(item, day);
	const isCorrection = isFinished(item.status);
	let status = item.status;
	if (!isCorrection) {
		try {
			status = (await finish(tx, item, reply, deciding)).item.status;
		} catch (error) {
			throw named('不能回复', error);
		}
	}
	await saveMessage(tx, item.id, { verdict, reply: text, replied: facts.replied ?? day });
	const act = isCorrection && facts.reply !== null ? '更正回复' : '回复';
	const how = isCorrection ? '' : `（${deciding.actor}录入，直接办结）`;
	await recordMove(tx, {
		item: item.id,
		day,
		act,
		from_status: status,
		to_status: status,
		text: `${verdict === null ? '' : `${verdict}。`}${text}${how}`,
	});
	const words = `${nameItem(item)} ${act}${verdict === null ? '' : `（${verdict}）`}，${status}`;
	return { item: { ...item, status }, warnings: [], words };
}
