import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { ensurePerson } from '../../ledger/persons.ts';
import { chargeTeam, editTeam, replaceMembers } from '../../ledger/teams.ts';
import type { Session } from '../../session.ts';
import { findItems } from '../common/find-items.ts';
import { needChange } from '../common/needed.ts';
import { announce } from '../common/show.ts';
import { needTeam, teamName, teamPeople } from '../common/team/find-team.ts';
import { examples, nameItem, splitNames, typedText } from '../common/words.ts';

interface Options {
	name?: string | undefined;
	leader?: string | undefined;
	members?: string | undefined;
	items?: string | undefined;
	remove?: string | undefined;
	note?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('edit')
		.addHelpText(
			'before',
			examples(
				'ducha team edit 督查一组 --items 31、44 --remove 12',
				'ducha 督查组 修改 督查一组 --领导 李伟 --成员 赵强、孙可',
			),
		)
		.description('修改督查组：改名、换组长，成员按新写的算，加上、去掉负责的事项')
		.argument('<name>', '督查组')
		.option('--name <name>', '新名称')
		.option('--leader <name>', '组长')
		.option('--members <names>', '成员，几个用、隔开；空的去掉全部')
		.option('--items <references>', '再负责哪些事项')
		.option('--remove <references>', '不再负责哪些事项')
		.option('--note <text>', '备注')
		.action((name, options) => edit(session, name, options));
}

async function edit(session: Session, given: string, options: Options): Promise<void> {
	needChange(Object.keys(options).length, 'team edit');
	const today = session.today();
	const { seq, value } = await session.change('team edit', async (tx) => {
		const team = await needTeam(tx, given);
		const { leader, members, items = '', remove = '' } = options;
		const name = options.name === undefined ? team.name : await teamName(tx, options.name, team.id);
		await editTeam(tx, team.id, {
			...(name !== team.name && { name }),
			...(leader !== undefined && { leader: await ensurePerson(tx, leader, '督查人员') }),
			...(options.note !== undefined && { note: typedText(options.note) }),
		});
		if (members !== undefined) await replaceMembers(tx, team.id, await teamPeople(tx, members));
		const taken = await findItems(tx, splitNames(items), today);
		const left = await findItems(tx, splitNames(remove), today);
		const stray = left.find((item) => item.team !== name);
		if (stray !== undefined)
			throw new UserError(`${nameItem(stray)} 不由${team.name}负责`, {
				code: 'not-in-charge',
				hint: `看负责的事项：ducha list --team ${team.name}`,
			});
		const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id);
		await chargeTeam(tx, ids(taken), team.id);
		await chargeTeam(tx, ids(left), null);
		const numbers = (list: readonly { number: string }[]) => list.map(({ number }) => number);
		return { sentence: `修改${name}`, value: { team: name, taken: numbers(taken), left: numbers(left) } };
	});
	const { team, taken, left } = value;
	const words = [
		taken.length > 0 && `负责 ${taken.join('、')}`,
		left.length > 0 && `不再负责 ${left.join('、')}`,
	].filter(Boolean);
	await announce(
		session,
		await session.ledger(),
		'team-edit',
		{ ...value, changed: seq !== null },
		seq === null ? `${team} 没有变化` : `已修改 ${team}${words.length > 0 ? `：${words.join('，')}` : ''}`,
	);
}
