import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { writeProfile } from '../../ledger/import-profiles.ts';
import { readProfileLines } from '../../reading/profile-file.ts';
import type { Session } from '../../session.ts';
import { listProfiles } from '../common/import/profiles.ts';
import { readSheetFile } from '../common/read-file.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('import')
		.addHelpText('before', examples('ducha profile import 列的对应.csv', 'ducha 对应 导入 列的对应.csv'))
		.description('从导出的表导入列的对应：同样的表头以表里为准；有一处不对就都不改')
		.argument('<file>', 'ducha profile export 导出的表：名称、列、表头、对应')
		.action((file) => importProfiles(session, file));
}

async function importProfiles(session: Session, path: string): Promise<void> {
	const { name: file, workbook } = await readSheetFile(session, path);
	const read = readProfileLines(workbook);
	if (read === null || read.profiles.length === 0)
		throw new UserError('没有找到列的对应：第一行要有“名称”“列”“表头”“对应”', {
			code: 'no-profiles',
			hint: '先 ducha profile export 导出一张，在上面改',
			place: { file },
		});
	if (read.unknown.length > 0)
		throw new UserError(`没有这样的字段：${read.unknown.join('、')}`, {
			code: 'unknown-field',
			hint: '写 事项、牵头单位、完成时限 这样的字段；不要的列写 不导入，空着就是看表头',
			place: { file },
		});
	const { value } = await session.change('profile import', async (tx) => {
		const kept = await listProfiles(tx);
		const changed: string[] = [];
		for (const { name, headings, columns } of read.profiles) {
			const fingerprint = headings.join('|');
			const before = kept.find((profile) => profile.fingerprint === fingerprint);
			const isSame = before?.name === name && JSON.stringify(before.columns) === JSON.stringify(columns);
			if (isSame) continue;
			await writeProfile(tx, { name, fingerprint, columns, day: session.today() });
			changed.push(name);
		}
		return { sentence: `导入列的对应 ${file}：${changed.join('、')}`, value: changed };
	});
	const same = read.profiles.length - value.length;
	const words = `已导入列的对应：新增或更新${value.length}份，未变${same}份`;
	await announce(session, await session.ledger(), 'profile-import', { changed: value, same }, words);
}
