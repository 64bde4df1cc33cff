import type { Command } from '@commander-js/extra-typings';
import type { Session } from '../session.ts';
import { stopItems } from './common/life/stop-items.ts';
import { examples } from './common/words.ts';

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
		.action(async (references, options) => {
			const stopped = await stopItems(session, 'suspend', references, options);
			session.say(`接下来：条件具备后 ducha resume ${stopped.map((d) => d.item.number).join(' ')}`);
		});
}
