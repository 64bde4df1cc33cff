import type { Command } from '@commander-js/extra-typings';
import { countLiaisonChecks } from '../../ledger/inspections.ts';
import { readLiaisons } from '../../ledger/liaisons.ts';
import { isHeld } from '../../rules/posts.ts';
import type { Session } from '../../session.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText('before', examples('ducha liaison list', 'ducha 联络员 列表 --全部'))
		.description('列出在聘的督查联络员：聘书、聘期、联系的单位和事项')
		.option('--all', '连同聘期已满和还没到的')
		.action((options) => list(session, options.all ?? false));
}

async function list(session: Session, all: boolean): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const liaisons = await readLiaisons(ledger.db);
	const checks = await countLiaisonChecks(ledger.db);
	const shown = liaisons.filter((l) => all || isHeld({ from: l.from, to: l.until }, today));
	await showList(session, ledger, {
		name: 'liaison-list',
		fields: [
			{ key: 'name', title: '姓名' },
			{ key: 'unit', title: '所在单位', weight: 2 },
			{ key: 'phone', title: '电话', min: 12, isRare: true },
			{ key: 'letter', title: '聘书' },
			{ key: 'from', title: '聘期自' },
			{ key: 'until', title: '至', isRare: true },
			{ key: 'units', title: '联系单位', weight: 2 },
			{ key: 'items', title: '联系事项', isRare: true },
			{ key: 'checks', title: '督查次数', align: 'right', isRare: true },
		],
		rows: shown.map((l) => [
			...[l.name, l.unit.name, l.phone, l.letter, l.from, l.until, l.units, l.items],
			checks.get(l.id) ?? null,
		]),
		above: [`督查联络员 ${shown.length}人`],
	});
	if (liaisons.length === 0) session.say('还没有聘请联络员。聘请：ducha liaison add 钱宁 --unit 县审计局');
}
