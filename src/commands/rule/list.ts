import type { Command } from '@commander-js/extra-typings';
import { readRuleBases, readRules } from '../../ledger/settings.ts';
import { defaultLimits, limitsWith, writeLimit } from '../../rules/limits.ts';
import type { Session } from '../../session.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText('before', examples('ducha rule list', 'ducha 规则 列表 --format md'))
		.description('列出办理时限等规则：现行数值、默认数值和依据')
		.action(() => listRules(session));
}

async function listRules(session: Session): Promise<void> {
	const ledger = await session.ledger();
	const own = await readRules(ledger.db);
	const bases = await readRuleBases(ledger.db);
	const limits = limitsWith(own);
	await showList(session, ledger, {
		name: 'rule-list',
		fields: [
			{ key: 'key', title: '规则' },
			{ key: 'label', title: '含义', weight: 2 },
			{ key: 'value', title: '现行' },
			{ key: 'default', title: '默认' },
			{ key: 'basis', title: '依据', weight: 2 },
		],
		rows: defaultLimits.map((row) => [
			row.key,
			row.label,
			writeLimit(limits[row.key]),
			writeLimit(row),
			bases[row.key] ?? row.basis,
		]),
	});
}
