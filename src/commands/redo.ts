import type { Command } from '@commander-js/extra-typings';
import type { Session } from '../session.ts';
import { takeBackOne } from './common/take-back.ts';
import { examples } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('redo')
		.addHelpText('before', examples('ducha redo            恢复最近一次撤回的内容', 'ducha 重做 15'))
		.description('把撤回的操作恢复过来')
		.argument('[seq]', '撤回那一项在日志里的序号，不写是最近一次撤回')
		.option('--dry-run', '只看会恢复什么，不写入')
		.action((seq, options) => takeBackOne(session, 'redo', seq, { dryRun: options.dryRun === true }));
}
