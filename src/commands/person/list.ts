import { type Command, Option } from '@commander-js/extra-typings';
import { readPosts } from '../../ledger/persons.ts';
import { isHeld, type PostRole, postRoles } from '../../rules/posts.ts';
import type { Session } from '../../session.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options {
	role?: PostRole | undefined;
	all?: true | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText(
			'before',
			examples('ducha person list', 'ducha person list --role 县领导 --all', 'ducha 人员 列表 --身份 承办人'),
		)
		.description('按建制顺序列出县领导、单位负责人、承办人等')
		.addOption(new Option('--role <role>', '只列这种身份').choices(postRoles))
		.option('--all', '连同已不在任的')
		.action((options) => list(session, options));
}

async function list(session: Session, { role, all }: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const posts = await readPosts(ledger.db);
	const shown = posts.filter((p) => (role === undefined || p.role === role) && (all || isHeld(p, today)));
	await showList(session, ledger, {
		name: 'person-list',
		fields: [
			{ key: 'place', title: '排位', align: 'right' },
			{ key: 'name', title: '姓名' },
			{ key: 'role', title: '身份' },
			{ key: 'position', title: '职务', weight: 2 },
			{ key: 'unit', title: '单位', weight: 2 },
			{ key: 'phone', title: '电话', min: 12 },
			{ key: 'from', title: '任职起' },
			{ key: 'until', title: '止' },
		],
		rows: shown.map((p) => [p.sort, p.name, p.role, p.position, p.unit?.name ?? null, p.phone, p.from, p.to]),
		above: [`人员 ${shown.length}人次`],
	});
	if (posts.length === 0) session.say('还没有登记人员。登记县领导：ducha person add 周明远 --position 县委书记');
}
