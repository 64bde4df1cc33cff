import type { Command } from '@commander-js/extra-typings';
import { recordMove, updateItem } from '../ledger/item-write.ts';
import type { Session } from '../session.ts';
import { findItems, nextStatusOf, refuseParent } from './common/find-items.ts';
import { neededText } from './common/needed.ts';
import { sayDone } from './common/say-done.ts';
import { examples, nameItem } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('suspend')
		.addHelpText(
			'before',
			examples('ducha suspend 31 --reason 等上级规划批复 --approved-by 方振国', 'ducha 中止 31 --理由 等上级规划批复'),
		)
		.description('中止办理：亮灰灯，不算到期和逾期，时限照旧；恢复用 ducha resume')
		.argument('<items...>', '事项编号')
		.option('--reason <text>', '理由')
		.option('--approved-by <name>', '批准人')
		.action((references, options) => suspend(session, references, options));
}

async function suspend(
	session: Session,
	references: string[],
	options: { reason?: string | undefined; approvedBy?: string | undefined },
): Promise<void> {
	const reason = await neededText(session, '--reason', '理由', options.reason);
	const today = session.today();
	const { value } = await session.change('suspend', async (tx) => {
		const done = [];
		for (const item of await findItems(tx, references, today)) {
			refuseParent(item);
			const status = nextStatusOf(item, 'suspend');
			await updateItem(tx, item.id, { status });
			await recordMove(tx, {
				item: item.id,
				day: today,
				act: '中止',
				from_status: item.status,
				to_status: status,
				text: [reason, options.approvedBy && `${options.approvedBy}批准`].filter(Boolean).join('，'),
			});
			done.push({ item: { ...item, status }, warnings: [], words: `${nameItem(item)}：${reason}` });
		}
		return { sentence: `中止 ${done.map((d) => d.item.number).join('、')}`, value: done };
	});
	await sayDone(session, 'suspend', '已中止', value);
	session.say(`接下来：条件具备后 ducha resume ${value.map((d) => d.item.number).join(' ')}`);
}
