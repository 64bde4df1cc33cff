import type { Command } from '@commander-js/extra-typings';
import { readRules, writeRule } from '../../ledger/settings.ts';
import { checkLimit, defaultLimits, limitsWith, writeLimit } from '../../rules/limits.ts';
import type { Session } from '../../session.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('set')
		.addHelpText(
			'before',
			examples('ducha rule set 急件 3个工作日', 'ducha rule set ordinary 15个工作日 --basis 青办发〔2026〕5号'),
		)
		.description('改一项规则；已有事项的时限不变，新事项按新规则')
		.argument('<rule>', '规则名，见 ducha rule list')
		.argument('<value>', '数值和单位，如 10个工作日')
		.option('--basis <text>', '依据')
		.action((rule, value, options) => setRule(session, rule, value, options.basis ?? null));
}

async function setRule(session: Session, word: string, text: string, basis: string | null): Promise<void> {
	const { key, value } = checkLimit(word, text);
	const label = defaultLimits.find((row) => row.key === key)?.label ?? key;
	const { seq } = await session.change('rule set', async (tx) => {
		const before = writeLimit(limitsWith(await readRules(tx))[key]);
		if (before !== value || basis !== null) await writeRule(tx, key, value, basis);
		return { sentence: `规则“${label}”由${before}改为${value}`, value: null };
	});
	await announce(
		session,
		await session.ledger(),
		'rule-set',
		{ rule: label, value, changed: seq !== null },
		seq === null ? `规则“${label}”本来就是${value}` : `规则“${label}”已改为${value}`,
	);
}
