import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { readRuleBases, readRules, removeRule, writeRule } from '../../../ledger/settings.ts';
import { type Contradiction, contradictionsOf } from '../../../rules/contradictions.ts';
import { type OwnValues, type Rule, ruleStanding } from '../../../rules/rule-table.ts';

/** What stands where an office has set a value of its own and named no paper for it. */
const ownBasis = '本室设定';

/** What an office has of its own: values of rules and the papers they rest on, by key. */
export interface OwnRules {
	values: OwnValues;
	bases: Readonly<Record<string, string>>;
}

export const readOwnRules = async (db: Db): Promise<OwnRules> => ({
	values: await readRules(db),
	bases: await readRuleBases(db),
});

/** One rule as a list shows it. */
export function ruleFacts(rule: Rule, { values, bases }: OwnRules) {
	const standing = ruleStanding(rule, values);
	return { ...standing, basis: bases[rule.key] ?? (standing.isChanged ? ownBasis : rule.basis) };
}

/** A paper written beside a rule; null for one that only says what would stand there anyway. */
export const basisNamed = (rule: Rule, text: string): string | null =>
	['', ownBasis, rule.basis].includes(text) ? null : text;

/** A rule to be given a value of the office's own, or (null) its usual one. */
export interface RuleChange {
	rule: Rule;
	value: string | null;
	basis: string | null;
}

/** What these changes would set against other rules, or each other. */
export function contradictionsIn({ values }: OwnRules, changes: readonly RuleChange[]): Contradiction[] {
	const after = { ...values };
	for (const { rule, value } of changes)
		if (value === null) delete after[rule.key];
		else after[rule.key] = value;
	return contradictionsOf(
		after,
		changes.map(({ rule }) => rule.key),
	);
}

/** Changes the rules, unless they would then contradict each other. */
export async function applyRuleChanges(tx: Db, own: OwnRules, changes: readonly RuleChange[]): Promise<void> {
	const [first] = contradictionsIn(own, changes);
	if (first !== undefined) throw new UserError(first.message, { code: 'rules-contradict', hint: first.hint });
	for (const { rule, value, basis } of changes)
		if (value === null || (value === rule.usual && basis === null)) await removeRule(tx, rule.key);
		else await writeRule(tx, rule.key, value, basis);
}
