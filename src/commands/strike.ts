import type { Command } from '@commander-js/extra-typings';
import { recordMove, updateItem } from '../ledger/item-write.ts';
import type { Session } from '../session.ts';
import { findItems, nextStatusOf, refuseParent } from './common/find-items.ts';
import { sayDone } from './common/say-done.ts';
import { examples, nameItem, nameItems } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('strike')
		.addHelpText('before', examples('ducha strike 12', 'ducha 销号 12 15 20..24'))
		.description('已办结的事项销号')
		.argument('<items...>', '事项编号')
		.action((references) => strike(session, references));
}

async function strike(session: Session, references: string[]): Promise<void> {
	const today = session.today();
	const { value } = await session.change('strike', async (tx) => {
		const done = [];
		for (const item of await findItems(tx, references, today)) {
			refuseParent(item);
			const status = nextStatusOf(item, 'strike');
			await updateItem(tx, item.id, { status, struck: today });
			await recordMove(tx, {
				item: item.id,
				day: today,
				act: '销号',
				from_status: item.status,
				to_status: status,
				text: null,
			});
			done.push({ item, warnings: [], words: nameItem(item) });
		}
		return { sentence: `销号 ${nameItems(done.map((d) => d.item))}`, value: done };
	});
	await sayDone(session, 'strike', '已销号', value);
}
