import type { Command } from '@commander-js/extra-typings';
import type { Session } from '../../session.ts';
import { listProfiles, writeColumns } from '../common/import/profiles.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText('before', examples('ducha profile list', 'ducha 对应 列表'))
		.description('列出导入时记住的列的对应，一种表头一份')
		.action(() => list(session));
}

async function list(session: Session): Promise<void> {
	const ledger = await session.ledger();
	const profiles = await listProfiles(ledger.db);
	await showList(session, ledger, {
		name: 'profile-list',
		fields: [
			{ key: 'id', title: '编号', align: 'right' },
			{ key: 'name', title: '名称' },
			{ key: 'columns', title: '认定的列', weight: 2 },
			{ key: 'day', title: '认定日期' },
		],
		rows: profiles.map(({ id, name, columns, day }) => [id, name, writeColumns(columns), day]),
		above: [`列的对应 ${profiles.length}份`],
	});
	if (profiles.length === 0) session.say('导入时写 --map，或在终端上回答提问，认定的列就会记住');
}
