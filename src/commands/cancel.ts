import type { Command } from '@commander-js/extra-typings';
import { recordMove, updateItem } from '../ledger/item-write.ts';
import type { Session } from '../session.ts';
import { findItems, nextStatusOf, refuseParent } from './common/find-items.ts';
import { neededText } from './common/needed.ts';
import { sayDone } from './common/say-done.ts';
import { examples, nameItem } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('cancel')
		.addHelpText('before', examples('ducha cancel 31 --reason 县政府决定不再实施', 'ducha 撤销 草3 --理由 重复登记'))
		.description('撤销事项：不再办理，不计入统计；编号不再用，记录都留着')
		.argument('<items...>', '事项编号')
		.option('--reason <text>', '理由')
		.option('--approved-by <name>', '批准人')
		.action((references, options) => cancel(session, references, options));
}

async function cancel(
	session: Session,
	references: string[],
	options: { reason?: string | undefined; approvedBy?: string | undefined },
): Promise<void> {
	const reason = await neededText(session, '--reason', '理由', options.reason);
	const today = session.today();
	const { value } = await session.change('cancel', async (tx) => {
		const done = [];
		for (const item of await findItems(tx, references, today)) {
			refuseParent(item);
			const status = nextStatusOf(item, 'cancel');
			await updateItem(tx, item.id, { status });
			await recordMove(tx, {
				item: item.id,
				day: today,
				act: '撤销',
				from_status: item.status,
				to_status: status,
				text: [reason, options.approvedBy && `${options.approvedBy}批准`].filter(Boolean).join('，'),
			});
			done.push({ item: { ...item, status }, warnings: [], words: `${nameItem(item)}：${reason}` });
		}
		return { sentence: `撤销 ${done.map((d) => d.item.number).join('、')}`, value: done };
	});
	await sayDone(session, 'cancel', '已撤销', value);
}
