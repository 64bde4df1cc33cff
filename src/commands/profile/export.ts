import type { Command } from '@commander-js/extra-typings';
import { fieldNames } from '../../reading/fields.ts';
import type { Session } from '../../session.ts';
import { writeCsvFile } from '../common/csv-file.ts';
import { columnsOf, listProfiles } from '../common/import/profiles.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('export')
		.addHelpText('before', examples('ducha profile export', 'ducha 对应 导出 列的对应.csv --force'))
		.description('全部列的对应导出成一张表，Excel 能直接打开；改好后用 ducha profile import 导入')
		.argument('[file]', '文件名，默认 列的对应-今天.csv')
		.action((file) => exportProfiles(session, file));
}

async function exportProfiles(session: Session, file: string | undefined): Promise<void> {
	const ledger = await session.ledger();
	const profiles = await listProfiles(ledger.db);
	const rows = profiles.flatMap((profile) =>
		columnsOf(profile).map(({ place, heading, field }) => [
			profile.name,
			place,
			heading,
			field === null ? '' : fieldNames[field],
		]),
	);
	const given = file ?? session.options.output ?? `列的对应-${session.today()}.csv`;
	const path = await writeCsvFile(session, given, ['名称', '列', '表头', '对应'], rows);
	const value = { file: path, profiles: profiles.length };
	await announce(session, ledger, 'profile-export', value, `已导出 ${path}（${profiles.length}份）`);
}
