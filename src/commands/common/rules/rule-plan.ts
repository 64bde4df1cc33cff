import { UserError } from '../../../errors.ts';
import type { RuleLine } from '../../../reading/rule-file.ts';
import { findRule, type Rule } from '../../../rules/rule-table.ts';
import type { Session } from '../../../session.ts';
import { basisNamed, contradictionsIn, type OwnRules, type RuleChange, ruleFacts } from './rule-changes.ts';

/** A change with the row it was read from. */
export interface PlannedChange extends RuleChange {
	value: string;
	before: string;
	line: RuleLine;
}

interface Trouble {
	message: string;
	hint: string;
	code: string;
	at: RuleLine['rule'];
}

const troubleOf = (error: unknown, at: RuleLine['rule']): Trouble => {
	if (!(error instanceof UserError)) throw error;
	return { message: error.message, hint: error.hint, code: error.code, at };
};

/** The rule of a line that no earlier line was about. */
function ruleOnce(line: RuleLine, seen: Map<Rule, RuleLine>): Rule {
	const rule = findRule(line.rule.text);
	const earlier = seen.get(rule);
	if (earlier !== undefined)
		throw new UserError(`“${rule.label}”写了两次，前一次在第${earlier.rule.row}行`, {
			code: 'rule-twice',
			hint: '留下一行',
		});
	seen.set(rule, line);
	return rule;
}

/** What a line changes; null when it says what holds anyway. */
function changeOf(rule: Rule, line: RuleLine, own: OwnRules): PlannedChange | null {
	const value = rule.read(line.value.text);
	const basis = basisNamed(rule, line.basis);
	const { value: before, isBroken } = ruleFacts(rule, own);
	const isSame = value === before && !isBroken && basis === (own.bases[rule.key] ?? null);
	return isSame ? null : { rule, value, basis, before, line };
}

/** What a file would change, and everything that is wrong with it. */
export function planRuleChanges(
	lines: readonly RuleLine[],
	own: OwnRules,
): { changes: PlannedChange[]; troubles: Trouble[] } {
	const changes: PlannedChange[] = [];
	const troubles: Trouble[] = [];
	const seen = new Map<Rule, RuleLine>();
	for (const line of lines) {
		let at = line.rule;
		try {
			const rule = ruleOnce(line, seen);
			at = line.value;
			const change = changeOf(rule, line, own);
			if (change !== null) changes.push(change);
		} catch (error) {
			troubles.push(troubleOf(error, at));
		}
	}
	const lineOf = new Map(changes.map(({ rule, line }) => [rule.key, line]));
	for (const { keys, message, hint } of contradictionsIn(own, changes)) {
		const line = lineOf.get(keys[0]) ?? lineOf.get(keys[1]);
		if (line !== undefined) troubles.push({ message, hint, code: 'rules-contradict', at: line.value });
	}
	return { changes, troubles };
}

const placeOf = (file: string, { sheet, row, column }: RuleLine['rule']) => ({
	file,
	...(sheet !== '' && { sheet }),
	row,
	column,
});

/** Refuses a file with anything wrong in it: the first is the error, the others are said before it. */
export function refuseTroubles(session: Session, file: string, troubles: readonly Trouble[]): void {
	const [first, ...others] = troubles;
	if (first === undefined) return;
	for (const { message, at } of others) session.say(`问题：第${at.row}行${at.column}列 ${message}`);
	throw new UserError(first.message, {
		code: first.code,
		hint: `${first.hint}；一项也没有改`,
		place: placeOf(file, first.at),
	});
}
