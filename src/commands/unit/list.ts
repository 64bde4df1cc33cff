import type { Command } from '@commander-js/extra-typings';
import { readRoster } from '../../ledger/units.ts';
import type { Session } from '../../session.ts';
import { indexRoster, membersOf } from '../common/roster.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText('before', examples('ducha unit list', 'ducha unit list --group 乡镇', 'ducha 单位 列表 --全部'))
		.description('按建制顺序列出单位')
		.option('--group <name>', '只列这个分组')
		.option('--all', '连同已经并入、更名的')
		.action((options) => listUnits(session, options));
}

async function listUnits(
	session: Session,
	options: { group?: string | undefined; all?: true | undefined },
): Promise<void> {
	const ledger = await session.ledger();
	const units = await readRoster(ledger.db);
	const roster = options.all ? units : indexRoster(units, session.today()).units;
	const nameOf = (id: number | null) => units.find((u) => u.id === id)?.name ?? null;
	const shown = options.group === undefined ? roster : membersOf(roster, options.group);
	await showList(session, ledger, {
		name: 'unit-list',
		fields: [
			{ key: 'sort', title: '排位', align: 'right' },
			{ key: 'name', title: '单位', weight: 3 },
			{ key: 'short', title: '简称' },
			{ key: 'kind', title: '类别' },
			{ key: 'groups', title: '分组' },
			{ key: 'aliases', title: '别名', weight: 2 },
			{ key: 'leader', title: '负责人' },
			{ key: 'phone', title: '电话', min: 12 },
			...(options.all
				? [
						{ key: 'valid_to', title: '止于' },
						{ key: 'merged_into', title: '由谁承接' },
					]
				: []),
		],
		rows: shown.map((u) => [
			u.sort,
			u.name,
			u.short,
			u.kind,
			u.groups,
			u.aliases.filter((name) => name !== u.short),
			u.leader,
			u.phone,
			...(options.all ? [u.validTo, nameOf(u.mergedInto)] : []),
		]),
		above: [`单位 ${shown.length}个`],
	});
	if (units.length === 0) session.say('名册是空的。导入名册：ducha unit import 名册.xlsx');
}
