import { UserError } from '../../../errors.ts';
import { readMessages } from '../../../ledger/messages.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { bareMessage, type MessageFacts, messageSources } from '../../../rules/messages.ts';
import { findItem, refuseParent } from '../find-items.ts';
import type { OfficeRules } from '../office.ts';

/** An item as a citizen's message. */
export interface Message {
	item: Item;
	facts: MessageFacts;
}

/** Each of these items with what is known of it as a message. */
export async function withFacts(db: Db, items: readonly Item[]): Promise<Message[]> {
	const known = await readMessages(
		db,
		items.map((item) => item.id),
	);
	return items.map((item) => ({ item, facts: known.get(item.id) ?? bareMessage }));
}

/** The message a reference names; an item of another source is none. */
export async function findMessage(tx: Db, reference: string, rules: OfficeRules, today: Day): Promise<Message> {
	const item = await findItem(tx, reference, today);
	const names = messageSources(rules.sources).map((source) => source.name);
	if (!names.includes(item.source))
		throw new UserError(`${item.number} 的来源是${item.source}，不是${names.join('、')}`, {
			exit: 'misused',
			code: 'not-a-message',
			hint: `看留言、工单：ducha message list；来源登记错的：ducha edit ${item.number} --source ${names[0]}`,
		});
	refuseParent(item);
	const [message] = (await withFacts(tx, [item])) as [Message];
	return message;
}
