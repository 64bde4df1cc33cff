/** Rules whose value is a word: a profile by its name, the post that approves a rung; every row can be overridden. */
export const defaultTexts = [
	{ key: 'ladder', label: '梯次模式', text: '合并式', choices: ['合并式', '句容式', '意见式'], basis: '梯次传导加压' },
	{ key: 'urge-approver', label: '催办通知单批准人', text: '督查室主任', choices: null, basis: '梯次传导加压' },
	{ key: 'rectify-approver', label: '限期整改单批准人', text: '办公室主任', choices: null, basis: '梯次传导加压' },
	{ key: 'criticise-approver', label: '通报批评批准人', text: '分管县领导', choices: null, basis: '意见式梯次' },
	{ key: 'yellow-approver', label: '黄色警告批准人', text: '分管县领导', choices: null, basis: '梯次传导加压' },
	{ key: 'red-approver', label: '红牌批准人', text: '主要领导', choices: null, basis: '梯次传导加压' },
	{ key: 'transfer-approver', label: '移交问责建议批准人', text: '主要领导', choices: null, basis: '责任追究制' },
] as const;

export type TextKey = (typeof defaultTexts)[number]['key'];
export type Texts = Readonly<Record<TextKey, string>>;

/** The default words with the office's own values (by rule key) laid over them. */
export const textsWith = (settings: Readonly<Record<string, string>>): Texts =>
	Object.fromEntries(defaultTexts.map(({ key, text }) => [key, settings[key] ?? text])) as Record<TextKey, string>;
