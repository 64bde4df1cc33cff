import type { Command } from '@commander-js/extra-typings';
import { ruleTable } from '../../rules/rule-table.ts';
import type { Session } from '../../session.ts';
import { writeCsvFile } from '../common/csv-file.ts';
import { readOwnRules, ruleFacts } from '../common/rules/rule-changes.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('export')
		.addHelpText('before', examples('ducha rule export', 'ducha rule export 规则.csv --force', 'ducha 规则 导出'))
		.description('全部规则导出成一张表，Excel 能直接打开；改好后用 ducha rule import 导入')
		.argument('[file]', '文件名，默认 规则-今天.csv')
		.action((file) => exportRules(session, file));
}

async function exportRules(session: Session, file: string | undefined): Promise<void> {
	const ledger = await session.ledger();
	const own = await readOwnRules(ledger.db);
	const rows = ruleTable.map((rule) => {
		const { value, basis } = ruleFacts(rule, own);
		return [rule.key, rule.label, value, rule.usual, basis];
	});
	const given = file ?? session.options.output ?? `规则-${session.today()}.csv`;
	const path = await writeCsvFile(session, given, ['规则', '含义', '数值', '默认', '依据'], rows);
	await announce(
		session,
		ledger,
		'rule-export',
		{ file: path, rules: rows.length },
		`已导出 ${path}（${rows.length}项）`,
	);
}
