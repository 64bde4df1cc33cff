import type { Command } from '@commander-js/extra-typings';
import { interrupted, UserError } from '../../errors.ts';
import { readRuleLines } from '../../reading/rule-file.ts';
import type { Session } from '../../session.ts';
import { readSheetFile } from '../common/read-file.ts';
import { applyRuleChanges, readOwnRules } from '../common/rules/rule-changes.ts';
import { type PlannedChange, planRuleChanges, refuseTroubles } from '../common/rules/rule-plan.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('import')
		.addHelpText('before', examples('ducha rule import 规则.csv --dry-run', 'ducha 规则 导入 规则.xlsx'))
		.description('从表格导入规则：先列出改动；有一处不对就都不改；表里没有的规则不变')
		.argument('<file>', '表格，要有“规则”“数值”两列，可有“依据”')
		.option('-n, --dry-run', '只预览，不写入')
		.action((file, options) => importRules(session, file, options.dryRun ?? false));
}

async function importRules(session: Session, path: string, dryRun: boolean): Promise<void> {
	const { name, workbook } = await readSheetFile(session, path);
	const lines = readRuleLines(workbook);
	if (lines === null || lines.length === 0)
		throw new UserError('没有找到规则：表头里要有“规则”和“数值”两列', {
			code: 'no-rules',
			hint: '先 ducha rule export 导出一张，在上面改',
			place: { file: name },
		});
	const planIn = async (db: Parameters<typeof readOwnRules>[0]) => {
		const own = await readOwnRules(db);
		const { changes, troubles } = planRuleChanges(lines, own);
		refuseTroubles(session, name, troubles);
		return { own, changes };
	};
	const ledger = await session.ledger();
	const { changes } = await planIn(ledger.db);
	if (!dryRun && changes.length > 0) {
		if (session.canAsk() && !(await askFirst(session, changes))) throw interrupted();
		await session.change('rule import', async (tx) => {
			const now = await planIn(tx);
			await applyRuleChanges(tx, now.own, now.changes);
			return { sentence: `导入规则 ${name}：改${now.changes.length}项（${labels(now.changes)}）`, value: null };
		});
	}
	await showPlan(session, changes, {
		unchanged: lines.length - changes.length,
		end: dryRun ? '预演，没有写入' : changes.length === 0 ? '规则没有变化' : `已导入 ${name}`,
	});
}

const labels = (changes: readonly PlannedChange[]): string => changes.map(({ rule }) => rule.label).join('、');

async function askFirst(session: Session, changes: readonly PlannedChange[]): Promise<boolean> {
	for (const { rule, before, value } of changes) session.say(`  ${rule.label}：${before} → ${value}`);
	return (await session.asker()).askYes(`改${changes.length}项规则？`, { suggested: true });
}

async function showPlan(
	session: Session,
	changes: readonly PlannedChange[],
	{ unchanged, end }: { unchanged: number; end: string },
): Promise<void> {
	await showList(session, await session.ledger(), {
		name: 'rule-import',
		fields: [
			{ key: 'key', title: '规则' },
			{ key: 'label', title: '含义', weight: 1 },
			{ key: 'before', title: '现行', weight: 1 },
			{ key: 'value', title: '改为', weight: 1 },
			{ key: 'basis', title: '依据', weight: 1 },
		],
		rows: changes.map(({ rule, before, value, basis }) => [rule.key, rule.label, before, value, basis ?? '']),
		above: [`改${changes.length}项，不变${unchanged}项`],
		below: [end],
	});
}
