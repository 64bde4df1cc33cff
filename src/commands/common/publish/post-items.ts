import { UserError } from '../../../errors.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import { readInstructionWords, readPosted } from '../../../ledger/postings.ts';
import { type Day, writeDay } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { type postingActs, unfitForPublic } from '../../../rules/posting.ts';
import type { Session } from '../../../session.ts';
import { findItems } from '../find-items.ts';
import { sayDone } from '../say-done.ts';
import { nameItem, nameItems } from '../words.ts';

type PostingAct = (typeof postingActs)[number];

const refused = (item: Item, why: string, hint: string) =>
	new UserError(`${item.number}：${why}`, { code: 'not-postable', hint });

/** Refuses what is posted already, or may not be read by everybody. */
function refusePost(item: Item, posted: ReadonlyMap<number, Day>, words: readonly string[]): void {
	const since = posted.get(item.id);
	if (since !== undefined)
		throw refused(item, `${writeDay(since)}已经挂牌`, `摘牌：ducha publish --take-down ${item.number}`);
	const unfit = unfitForPublic(item, words);
	if (unfit !== null) throw refused(item, `不能挂牌：${unfit.why}`, unfit.hint);
}

/** Puts items on the public list, or takes them off. */
export async function postItems(session: Session, references: readonly string[], act: PostingAct): Promise<void> {
	const today = session.today();
	const { value } = await session.change('publish', async (tx) => {
		const items = await findItems(tx, references, today);
		const posted = await readPosted(tx, today);
		const words = await readInstructionWords(
			tx,
			items.map((item) => item.id),
		);
		const done = [];
		for (const item of items) {
			if (act === '挂牌') refusePost(item, posted, words.get(item.id) ?? []);
			else if (!posted.has(item.id)) throw refused(item, '没有挂牌', '挂牌的有哪些：ducha publish');
			const { id, status } = item;
			await recordMove(tx, { item: id, day: today, act, from_status: status, to_status: status, text: null });
			done.push({ item, warnings: [], words: nameItem(item) });
		}
		return { sentence: `${act} ${nameItems(done.map((d) => d.item))}`, value: done };
	});
	await sayDone(session, 'publish', `已${act}`, value);
	session.say('接下来：ducha publish 出公示');
}
