import { UserError } from '../errors.ts';

/** The parts a list of rules falls into, in order. */
export const ruleGroups = [
	'办理时限',
	'本室时限',
	'反馈',
	'统计',
	'督查',
	'亮灯',
	'挂旗',
	'梯次',
	'发文',
	'得分',
	'专项',
] as const;
export type RuleGroup = (typeof ruleGroups)[number];

/** What every rule has, whatever its kind; the label and the basis are the clerk's words. */
export interface RuleRow {
	key: string;
	label: string;
	group: RuleGroup;
	/** The document a rule comes from. */
	basis: string;
}

/** How the values of one kind of rule are read, checked and written. */
export interface RuleKind<R extends RuleRow, V> {
	/** The value that holds until the office sets its own. */
	usual(row: R): V;
	/** What a text means; null when it means nothing of this kind. */
	read(row: R, text: string): V | null;
	/** Why a value will not do, in words that go on after the rule's name; null when it will. */
	check(row: R, value: V): string | null;
	write(row: R, value: V): string;
	/** How to write a value. */
	form(row: R): string;
}

/** The value a text means for a rule, or a refusal that says how it is written or what its bounds are. */
export function readValue<R extends RuleRow, V>(row: R, kind: RuleKind<R, V>, text: string): V {
	const value = kind.read(row, text);
	if (value === null)
		throw new UserError(text.trim() === '' ? `“${row.label}”没有写值` : `“${row.label}”的值看不懂：${text}`, {
			exit: 'misused',
			code: 'bad-value',
			hint: kind.form(row),
		});
	const complaint = kind.check(row, value);
	if (complaint !== null)
		throw new UserError(`“${row.label}”${complaint}：${text}`, {
			code: 'value-out-of-bounds',
			hint: `默认${kind.write(row, kind.usual(row))}（${row.basis}）`,
		});
	return value;
}

/** The usual values with the office's own (by key) laid over them; an own value that cannot be read is refused by its rule's name. */
export function valuesWith<K extends string, R extends RuleRow & { key: K }, V>(
	rows: readonly R[],
	kind: RuleKind<R, V>,
	own: Readonly<Record<string, string>>,
): Readonly<Record<K, V>> {
	const values = rows.map((row): [K, V] => {
		const text = own[row.key];
		if (text === undefined) return [row.key, kind.usual(row)];
		const value = kind.read(row, text);
		if (value !== null && kind.check(row, value) === null) return [row.key, value];
		throw new UserError(`台账里规则“${row.label}”（${row.key}）的值用不了：${text}`, {
			code: 'broken-rule',
			hint: `恢复默认：ducha rule reset ${row.key}；或重新设置：ducha rule set ${row.key} ${kind.write(row, kind.usual(row))}`,
		});
	});
	return Object.fromEntries(values) as Record<K, V>;
}
