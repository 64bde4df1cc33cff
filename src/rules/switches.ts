/** Choices of an office that are yes or no; every row can be overridden. */
export const defaultSwitches = [
	{ key: 'first-lead-alone', label: '汇总单位报结即送审', on: false, basis: '责任落实制' },
	{ key: 'stated-moves', label: '规定日期遇休息日顺延', on: false, basis: '限时办结制：规定日期不顺延' },
] as const;

export type SwitchKey = (typeof defaultSwitches)[number]['key'];
export type Switches = Readonly<Record<SwitchKey, boolean>>;

/** The default switches with the office's own values (by rule key, 是 or 否) laid over them. */
export const switchesWith = (settings: Readonly<Record<string, string>>): Switches =>
	Object.fromEntries(
		defaultSwitches.map(({ key, on }) => [key, settings[key] === undefined ? on : settings[key] === '是']),
	) as Record<SwitchKey, boolean>;
