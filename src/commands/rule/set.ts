import type { Command } from '@commander-js/extra-typings';
import { findRule, ruleStanding } from '../../rules/rule-table.ts';
import type { Session } from '../../session.ts';
import { applyRuleChanges, readOwnRules } from '../common/rules/rule-changes.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('set')
		.addHelpText(
			'before',
			examples(
				'ducha rule set 急件 3个工作日',
				'ducha rule set ordinary 15个工作日 --basis 青办发〔2026〕5号',
				'ducha 规则 设置 梯次模式 句容式',
				'ducha 规则 设置 逾期灯 红灯·超期',
				'ducha 规则 设置 逾期办结 扣3分',
			),
		)
		.description('改一项规则；已有事项的时限不变，新事项按新规则')
		.argument('<rule>', '规则名，见 ducha rule list')
		.argument('<value>', '数值和单位（10个工作日）、是或否、名称、分值（扣2分）')
		.option('--basis <text>', '依据')
		.action((rule, value, options) => setRule(session, rule, value, options.basis ?? null));
}

async function setRule(session: Session, word: string, text: string, basis: string | null): Promise<void> {
	const rule = findRule(word);
	const value = rule.read(text);
	const { seq, value: said } = await session.change('rule set', async (tx) => {
		const own = await readOwnRules(tx);
		const before = ruleStanding(rule, own.values);
		const isSame = !before.isBroken && before.value === value;
		if (!isSame || basis !== null) await applyRuleChanges(tx, own, [{ rule, value, basis }]);
		return isSame
			? { sentence: `规则“${rule.label}”的依据改为${basis}`, value: `规则“${rule.label}”的依据已改为${basis}` }
			: {
					sentence: `规则“${rule.label}”由${before.value}改为${value}`,
					value: `规则“${rule.label}”已改为${value}`,
				};
	});
	await announce(
		session,
		await session.ledger(),
		'rule-set',
		{ rule: rule.label, key: rule.key, value, changed: seq !== null },
		seq === null ? `规则“${rule.label}”本来就是${value}` : said,
	);
}
