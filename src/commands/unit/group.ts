import type { Command } from '@commander-js/extra-typings';
import { addToGroup, readRoster, removeFromGroup } from '../../ledger/units.ts';
import type { Session } from '../../session.ts';
import { indexRoster, membersOf, needUnits } from '../common/roster.ts';
import { announce, showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('group')
		.addHelpText(
			'before',
			examples(
				'ducha unit group',
				'ducha unit group 乡镇 沙河镇 石门镇 白水乡',
				'ducha unit group 乡镇 白水乡 --remove',
			),
		)
		.description('不写单位时列出各分组；写单位时加入分组')
		.argument('[name]', '分组名')
		.argument('[units...]', '单位')
		.option('--remove', '移出分组')
		.action((name, units, options) =>
			name === undefined || units.length === 0
				? showGroups(session, name)
				: setGroup(session, name, units, options.remove ?? false),
		);
}

async function showGroups(session: Session, only: string | undefined): Promise<void> {
	const ledger = await session.ledger();
	const roster = indexRoster(await readRoster(ledger.db), session.today()).units;
	const names = only === undefined ? [...new Set(roster.flatMap((u) => u.groups))] : [only];
	const members = (group: string) => membersOf(roster, group).map((u) => u.name);
	await showList(session, ledger, {
		name: 'unit-group',
		fields: [
			{ key: 'name', title: '分组' },
			{ key: 'count', title: '个数', align: 'right' },
			{ key: 'units', title: '单位', weight: 3 },
		],
		rows: names.map((name) => [name, members(name).length, members(name)]),
		above: [`分组 ${names.length}个`],
	});
	if (names.length === 0) session.say('还没有分组。设分组：ducha unit group 乡镇 沙河镇 石门镇');
}

async function setGroup(session: Session, group: string, names: string[], remove: boolean): Promise<void> {
	const { seq } = await session.change('unit group', async (tx) => {
		const roster = indexRoster(await readRoster(tx), session.today());
		const units = names.flatMap((name) => needUnits(roster, name));
		const ids = units.map((u) => u.id);
		await (remove ? removeFromGroup(tx, group, ids) : addToGroup(tx, group, ids));
		const list = units.map((u) => u.name).join('、');
		return { sentence: `${remove ? '移出' : '加入'}分组 ${group}：${list}`, value: null };
	});
	await announce(
		session,
		await session.ledger(),
		'unit-group',
		{ group, units: names, removed: remove, changed: seq !== null },
		seq === null ? `分组 ${group} 没有变化` : `分组 ${group}：已${remove ? '移出' : '加入'} ${names.join('、')}`,
	);
}
