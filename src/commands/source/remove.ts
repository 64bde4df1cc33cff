import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { readSourceTable, removeSource } from '../../ledger/source-table.ts';
import type { Session } from '../../session.ts';
import { needSource } from '../common/office.ts';
import { announce } from '../common/show.ts';
import { refuseLast } from '../common/source.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('remove')
		.addHelpText('before', examples('ducha source remove 文件部署', 'ducha 来源 删去 文件部署'))
		.description('删去来源；有事项用着的不能删')
		.argument('<name>', '来源')
		.action((name) => remove(session, name));
}

async function remove(session: Session, name: string): Promise<void> {
	await session.change('source remove', async (tx) => {
		const sources = await readSourceTable(tx);
		const source = needSource(sources, name);
		if (source.items > 0)
			throw new UserError(`“${name}”有${source.items}件事项，不能删`, {
				code: 'source-in-use',
				hint: `先改到别的来源：ducha edit 编号 --source 名称；是哪些：ducha list --source ${name}`,
			});
		refuseLast(sources, source, '删');
		await removeSource(tx, source.id);
		return { sentence: `删去来源 ${name}`, value: null };
	});
	await announce(session, await session.ledger(), 'source-remove', { source: name }, `已删去 来源“${name}”`);
}
