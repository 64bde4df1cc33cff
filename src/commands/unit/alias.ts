import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { addAlias, readRoster, removeAlias } from '../../ledger/units.ts';
import { unitKey } from '../../reading/unit-names.ts';
import type { Session } from '../../session.ts';
import { indexRoster, needUnit } from '../common/roster.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('alias')
		.addHelpText(
			'before',
			examples('ducha unit alias 县住房和城乡建设局 县住建局 住建局', 'ducha unit alias 县住建局 住建局 --remove'),
		)
		.description('给单位加别名；导入时写别名的都认作它')
		.argument('<unit>', '单位')
		.argument('<aliases...>', '别名')
		.option('--remove', '去掉这些别名')
		.action((unit, aliases, options) => alias(session, unit, aliases, options.remove ?? false));
}

async function alias(session: Session, given: string, aliases: string[], remove: boolean): Promise<void> {
	if (aliases.some((name) => unitKey(name) === ''))
		throw new UserError('别名是空的', {
			exit: 'misused',
			code: 'empty-alias',
			hint: '看用法：ducha unit alias --help',
		});
	const { seq, value } = await session.change('unit alias', async (tx) => {
		const roster = indexRoster(await readRoster(tx), session.today());
		const unit = needUnit(roster, given);
		for (const name of aliases) {
			const owner = roster.find(name);
			if (remove) await removeAlias(tx, unit.id, name);
			else if (owner !== undefined && owner.id !== unit.id)
				throw new UserError(`“${name}”已经指 ${owner.name}`, {
					code: 'alias-taken',
					hint: `先去掉：ducha unit alias ${owner.name} ${name} --remove`,
				});
			else await addAlias(tx, unit.id, name, unitKey(name), '确认');
		}
		return { sentence: `${remove ? '去掉' : '添加'}${unit.name}的别名 ${aliases.join('、')}`, value: unit.name };
	});
	await announce(
		session,
		await session.ledger(),
		'unit-alias',
		{ unit: value, aliases, removed: remove, changed: seq !== null },
		seq === null ? `${value} 的别名没有变化` : `${value}：已${remove ? '去掉' : '添加'}别名 ${aliases.join('、')}`,
	);
}
