import { type RuleKind, type RuleRow, valuesWith } from './rule-kind.ts';

interface SwitchRow extends RuleRow {
	on: boolean;
}

/** Choices of an office that are yes or no; every row can be overridden. */
export const defaultSwitches = [
	{
		key: 'stated-moves',
		group: '办理时限',
		label: '规定日期遇休息日顺延',
		on: false,
		basis: '限时办结制：规定日期不顺延',
	},
	{ key: 'first-lead-alone', group: '反馈', label: '汇总单位报结即送审', on: false, basis: '责任落实制' },
	{ key: 'messages-counted', group: '统计', label: '留言工单计入统计通报', on: true, basis: '数字口径' },
] as const satisfies readonly SwitchRow[];

export type SwitchKey = (typeof defaultSwitches)[number]['key'];
export type Switches = Readonly<Record<SwitchKey, boolean>>;

const words: ReadonlyMap<string, boolean> = new Map([
	['是', true],
	['否', false],
]);

export const switchKind: RuleKind<SwitchRow, boolean> = {
	usual: ({ on }) => on,
	read: (_row, text) => words.get(text.trim()) ?? null,
	check: () => null,
	write: (_row, on) => (on ? '是' : '否'),
	form: () => '写“是”或“否”',
};

/** The default switches with the office's own values (by rule key, 是 or 否) laid over them. */
export const switchesWith = (own: Readonly<Record<string, string>>): Switches =>
	valuesWith<SwitchKey, SwitchRow & { key: SwitchKey }, boolean>(defaultSwitches, switchKind, own);
