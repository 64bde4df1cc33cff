import type { Command } from '@commander-js/extra-typings';
import type { Session } from '../session.ts';
import { stopItems } from './common/life/stop-items.ts';
import { examples } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('cancel')
		.addHelpText('before', examples('ducha cancel 31 --reason 县政府决定不再实施', 'ducha 撤销 草3 --理由 重复登记'))
		.description('撤销事项：不再办理，不计入统计；编号不再用，记录都留着')
		.argument('<items...>', '事项编号')
		.option('--reason <text>', '理由')
		.option('--approved-by <name>', '批准人')
		.action(async (references, options) => {
			await stopItems(session, 'cancel', references, options);
		});
}
