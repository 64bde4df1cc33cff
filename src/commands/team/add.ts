import type { Command } from '@commander-js/extra-typings';
import { ensurePerson } from '../../ledger/persons.ts';
import { addTeam, chargeTeam, replaceMembers } from '../../ledger/teams.ts';
import type { Session } from '../../session.ts';
import { findItems } from '../common/find-items.ts';
import { announce } from '../common/show.ts';
import { teamName, teamPeople } from '../common/team/find-team.ts';
import { examples, splitNames, typedText } from '../common/words.ts';

interface Options {
	leader: string;
	members?: string | undefined;
	items?: string | undefined;
	note?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples(
				'ducha team add 督查一组 --leader 王敏 --members 李伟、赵强 --items 12、15、20..24',
				'ducha 督查组 设立 督查二组 --领导 陈静',
			),
		)
		.description('设立督查组：组长、成员、负责的事项（督查小组过程跟踪）')
		.argument('<name>', '名称，如 督查一组')
		.requiredOption('--leader <name>', '组长')
		.option('--members <names>', '成员，几个用、隔开')
		.option('--items <references>', '负责的事项编号，几个用、隔开')
		.option('--note <text>', '备注，如 负责城建口重点项目')
		.action((name, options) => add(session, name, options));
}

async function add(session: Session, given: string, options: Options): Promise<void> {
	const { leader, members = '', items: references = '' } = options;
	const { value } = await session.change('team add', async (tx) => {
		const name = await teamName(tx, given);
		const id = await addTeam(tx, {
			name,
			leader: await ensurePerson(tx, leader, '督查人员'),
			note: typedText(options.note),
		});
		await replaceMembers(tx, id, await teamPeople(tx, members));
		const items = await findItems(tx, splitNames(references), session.today());
		await chargeTeam(
			tx,
			items.map((item) => item.id),
			id,
		);
		return { sentence: `设立${name}，组长${leader}`, value: { name, items: items.map((item) => item.number) } };
	});
	const { name, items } = value;
	const people = splitNames(members);
	await announce(
		session,
		await session.ledger(),
		'team-add',
		{ team: name, leader, members: people, items },
		`已设立 ${name}，组长 ${leader}${people.length > 0 ? `，成员 ${people.join('、')}` : ''}，负责${items.length}件`,
	);
	if (items.length === 0) session.say(`接下来：ducha edit 编号 --team ${name}`);
}
