import type { Command } from '@commander-js/extra-typings';
import type { Session } from '../session.ts';
import { takeBackOne } from './common/take-back.ts';
import { examples } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('undo')
		.addHelpText(
			'before',
			examples(
				'ducha undo            撤回最近一项操作（一次导入算一项）',
				'ducha 撤回 12         撤回日志里的 #12',
				'ducha undo --dry-run',
			),
		)
		.description('撤回一项操作，日志里两项都在；后来的改动以它为基础时不撤，列出是哪些；已发的文书用作废')
		.argument('[seq]', '日志里的序号，不写是最近一项')
		.option('--dry-run', '只看会撤回什么，不写入')
		.action((seq, options) => takeBackOne(session, 'undo', seq, { dryRun: options.dryRun === true }));
}
