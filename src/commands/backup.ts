import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { listBackups } from '../ledger/sqlite-backup.ts';
import type { Session } from '../session.ts';
import { attachmentFolder } from './common/entry/attach-file.ts';
import { showList, showValue } from './common/show.ts';
import { examples } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('backup')
		.addHelpText('before', examples('ducha backup', 'ducha 备份 --list       有哪些备份'))
		.description('备份台账：核对过的整份拷贝，放在台账旁边的“.备份”文件夹；导入、收表前会自动备份')
		.option('--list', '列出已有的备份')
		.action((options) => (options.list ? list(session) : backup(session)));
}

async function backup(session: Session): Promise<void> {
	const ledger = await session.ledger();
	const file = await session.backUp();
	await showValue(session, ledger, 'backup', { file }, () => `已备份到 ${file}`);
	session.say(`拷到别的盘上更稳妥；附件在台账旁边的“${basename(attachmentFolder(session))}”文件夹，一并拷走`);
}

async function list(session: Session): Promise<void> {
	const backups = listBackups(session.ledgerPath());
	await showList(session, await session.ledger(), {
		name: 'backups',
		fields: [
			{ key: 'seq', title: '到第几项', align: 'right', write: (seq) => `#${seq}` },
			{ key: 'day', title: '日期' },
			{ key: 'bytes', title: '大小', align: 'right', write: (bytes) => `${(Number(bytes) / 1048576).toFixed(1)} MB` },
			{ key: 'file', title: '文件', weight: 3 },
		],
		rows: backups.map(({ seq, day, path }) => [seq, day, statSync(path).size, path]),
		above: [backups.length === 0 ? '还没有备份：ducha backup' : `备份 ${backups.length}份，新的在前`],
	});
}
