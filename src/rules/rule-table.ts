import { UserError } from '../errors.ts';
import { defaultLimits, limitKind } from './limits.ts';
import { defaultPoints, pointKind } from './points.ts';
import { type RuleGroup, type RuleKind, type RuleRow, readValue, ruleGroups } from './rule-kind.ts';
import { defaultSwitches, switchKind } from './switches.ts';
import { defaultTexts, textKind } from './texts.ts';

/** One rule of any kind as the clerk lists and changes it: its values are texts. */
export interface Rule extends RuleRow {
	/** The value that holds until the office sets its own. */
	usual: string;
	/** A value as typed, in the form it is stored and printed in; refuses what the rule does not take. */
	read(text: string): string;
}

/** The office's own values of rules, by key. */
export type OwnValues = Readonly<Record<string, string>>;

function rulesFrom<R extends RuleRow, V>(rows: readonly R[], kind: RuleKind<R, V>): Rule[] {
	return rows.map((row) => ({
		key: row.key,
		label: row.label,
		group: row.group,
		basis: row.basis,
		usual: kind.write(row, kind.usual(row)),
		read: (text) => kind.write(row, readValue(row, kind, text)),
	}));
}

const everyRule: readonly Rule[] = [
	...rulesFrom(defaultLimits, limitKind),
	...rulesFrom(defaultSwitches, switchKind),
	...rulesFrom(defaultTexts, textKind),
	...rulesFrom(defaultPoints, pointKind),
];

/** Every rule an office can change, group by group. */
export const ruleTable: readonly Rule[] = ruleGroups.flatMap((group) => everyRule.filter((r) => r.group === group));

/** The rules most like a mistyped word, by the characters they share. */
function likeliest(word: string): Rule[] {
	const signs = new Set(word);
	const likeness = ({ key, label }: Rule) => {
		const shared = [...new Set(/\p{Script=Han}/u.test(word) ? label : key)].filter((sign) => signs.has(sign)).length;
		return shared / Math.max(signs.size, 1);
	};
	return ruleTable
		.map((rule) => ({ rule, like: likeness(rule) }))
		.filter(({ like }) => like >= 0.5)
		.sort((a, b) => b.like - a.like)
		.slice(0, 3)
		.map(({ rule }) => rule);
}

/** The rule of a key or a label, or a refusal that names the likeliest. */
export function findRule(word: string): Rule {
	const found = ruleTable.find((rule) => rule.key === word || rule.label === word);
	if (found !== undefined) return found;
	const near = likeliest(word).map(({ key, label }) => `${key}（${label}）`);
	throw new UserError(`没有“${word}”这条规则`, {
		exit: 'misused',
		code: 'unknown-rule',
		hint: `${near.length > 0 ? `是不是 ${near.join('、')}？` : ''}全部规则：ducha rule list`,
	});
}

/** The group of a word, or a refusal that lists them. */
export function findRuleGroup(word: string): RuleGroup {
	const found = ruleGroups.find((group) => group === word);
	if (found !== undefined) return found;
	throw new UserError(`没有“${word}”这组规则`, {
		exit: 'misused',
		code: 'unknown-rule-group',
		hint: `可以是：${ruleGroups.join('、')}`,
	});
}

/** The value a stored text comes to, or null when it cannot be read. */
function storedValue(rule: Rule, text: string): string | null {
	try {
		return rule.read(text);
	} catch (error) {
		if (error instanceof UserError) return null;
		throw error;
	}
}

/** What holds for a rule: `isBroken` where the stored value cannot be read, which every other command refuses. */
export function ruleStanding(rule: Rule, own: OwnValues): { value: string; isChanged: boolean; isBroken: boolean } {
	const stored = own[rule.key];
	if (stored === undefined) return { value: rule.usual, isChanged: false, isBroken: false };
	const value = storedValue(rule, stored);
	return { value: value ?? stored, isChanged: value !== rule.usual, isBroken: value === null };
}

/** The own values that can be read. */
export const soundValues = (own: OwnValues): OwnValues =>
	Object.fromEntries(
		ruleTable.flatMap((rule) => {
			const value = own[rule.key] === undefined ? null : storedValue(rule, own[rule.key] as string);
			return value === null ? [] : [[rule.key, value]];
		}),
	);
