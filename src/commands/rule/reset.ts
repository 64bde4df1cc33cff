import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { findRule, ruleStanding, ruleTable } from '../../rules/rule-table.ts';
import type { Session } from '../../session.ts';
import { applyRuleChanges, readOwnRules } from '../common/rules/rule-changes.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('reset')
		.addHelpText(
			'before',
			examples('ducha rule reset 急件', 'ducha rule reset ordinary hard', 'ducha 规则 恢复 --全部'),
		)
		.description('规则恢复默认')
		.argument('[rules...]', '规则名，见 ducha rule list')
		.option('--all', '全部规则')
		.action((words, options) => resetRules(session, words, options.all ?? false));
}

async function resetRules(session: Session, words: string[], all: boolean): Promise<void> {
	if (all === words.length > 0)
		throw new UserError(all ? '写了 --all 就不要再写规则名' : '没有说恢复哪条规则', {
			exit: 'misused',
			code: 'which-rules',
			hint: '写规则名，如 ducha rule reset 急件；全部恢复：ducha rule reset --all',
		});
	const asked = all ? ruleTable : [...new Set(words.map(findRule))];
	const { value: reset } = await session.change('rule reset', async (tx) => {
		const own = await readOwnRules(tx);
		const kept = asked.filter(({ key }) => own.values[key] !== undefined);
		await applyRuleChanges(
			tx,
			own,
			kept.map((rule) => ({ rule, value: null, basis: null })),
		);
		const changes = kept.map((rule) => ({ rule, before: ruleStanding(rule, own.values).value }));
		const words = changes.map(({ rule, before }) => `“${rule.label}”由${before}恢复为${rule.usual}`);
		return { sentence: `规则恢复默认：${words.join('、')}`, value: changes };
	});
	await announce(
		session,
		await session.ledger(),
		'rule-reset',
		{ rules: reset.map(({ rule, before }) => ({ key: rule.key, rule: rule.label, before, value: rule.usual })) },
		reset.length === 0
			? '这些规则本来就是默认'
			: [
					`已恢复默认 ${reset.length}项`,
					...reset.map(({ rule, before }) => `  ${rule.label}：${before} → ${rule.usual}`),
				].join('\n'),
	);
}
