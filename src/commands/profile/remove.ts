import type { Command } from '@commander-js/extra-typings';
import { removeProfile } from '../../ledger/import-profiles.ts';
import type { Session } from '../../session.ts';
import { listProfiles, needProfile } from '../common/import/profiles.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('remove')
		.addHelpText('before', examples('ducha profile remove 1', 'ducha 对应 删去 科室表'))
		.description('忘掉一种表头的列的对应，再导入时重新认')
		.argument('<profile>', '编号或名称，见 ducha profile list')
		.action((word) => remove(session, word));
}

async function remove(session: Session, word: string): Promise<void> {
	const { value } = await session.change('profile remove', async (tx) => {
		const { id, name } = needProfile(await listProfiles(tx), word);
		await removeProfile(tx, id);
		return { sentence: `删去列的对应“${name}”`, value: { id, name } };
	});
	const words = `已删去“${value.name}”；已经导入的事项不变`;
	await announce(session, await session.ledger(), 'profile-remove', value, words);
}
