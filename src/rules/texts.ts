import { type RuleKind, type RuleRow, valuesWith } from './rule-kind.ts';

interface TextRow extends RuleRow {
	text: string;
	/** The words it must be one of; null for words of the office's own. */
	choices: readonly string[] | null;
	/** The colour a lamp's words begin with: screens and sheets colour them by it. */
	colour?: string;
	/** The most characters, 20 where none are given. */
	most?: number;
}

const lamp = { group: '亮灯', basis: '红黄绿灯规则', choices: null } as const;
const ladder = { group: '梯次', basis: '梯次传导加压' } as const;
const approver = { ...ladder, choices: null } as const;
/** The word for a paper that goes out in the office's own name. */
export const ownOrgan = '本室';
const organ = { group: '发文', basis: '公文处理工作条例', text: ownOrgan, choices: null, most: 40 } as const;

const campaign = { group: '专项', basis: '专项督查制', choices: null, most: 100 } as const;

/** Rules whose value is a word: a profile by its name, the post that approves a rung, what a lamp is called; every row can be overridden. */
export const defaultTexts = [
	{ ...lamp, key: 'lamp-overdue', label: '逾期灯', text: '红·逾期', colour: '红' },
	{ ...lamp, key: 'lamp-soon', label: '临期灯', text: '黄·临期', colour: '黄' },
	{ ...lamp, key: 'lamp-behind', label: '滞后灯', text: '黄·滞后', colour: '黄' },
	{ ...lamp, key: 'lamp-normal', label: '正常灯', text: '绿·正常', colour: '绿' },
	{ ...lamp, key: 'lamp-long-term', label: '长期灯', text: '白·长期', colour: '白' },
	{ ...lamp, key: 'lamp-undated', label: '无时限灯', text: '白·无时限', colour: '白' },
	{ ...lamp, key: 'lamp-unread', label: '时限待核灯', text: '白·时限待核', colour: '白' },
	{ ...lamp, key: 'lamp-draft', label: '未立项灯', text: '白·未立项', colour: '白' },
	{ ...lamp, key: 'lamp-suspended', label: '中止灯', text: '灰·中止', colour: '灰' },
	{ ...lamp, key: 'lamp-finished', label: '已办结灯', text: '灰·已办结', colour: '灰' },
	{ ...lamp, key: 'lamp-struck', label: '已销号灯', text: '灰·已销号', colour: '灰' },
	{ ...lamp, key: 'lamp-cancelled', label: '撤销灯', text: '灰·撤销', colour: '灰' },
	{ ...lamp, key: 'lamp-merged', label: '并入灯', text: '灰·并入', colour: '灰' },
	{ key: 'flags', group: '挂旗', label: '挂旗模式', text: '三旗', choices: ['三旗', '带黑旗'], basis: '挂旗规则' },
	{ ...ladder, key: 'ladder', label: '梯次模式', text: '合并式', choices: ['合并式', '句容式', '意见式'] },
	{ ...approver, key: 'urge-approver', label: '催办通知单批准人', text: '督查室主任' },
	{ ...approver, key: 'rectify-approver', label: '限期整改单批准人', text: '办公室主任' },
	{ ...approver, key: 'criticise-approver', label: '通报批评批准人', text: '分管县领导', basis: '意见式梯次' },
	{ ...approver, key: 'yellow-approver', label: '黄色警告批准人', text: '分管县领导' },
	{ ...approver, key: 'red-approver', label: '红牌批准人', text: '主要领导' },
	{ ...approver, key: 'transfer-approver', label: '移交问责建议批准人', text: '主要领导', basis: '责任追究制' },
	{ ...organ, key: 'joint-organ', label: '任务分解立项通知发文机关' },
	{ ...organ, key: 'criticise-organ', label: '通报批评发文机关' },
	{ ...organ, key: 'yellow-organ', label: '黄色警告发文机关' },
	{ ...organ, key: 'red-organ', label: '红牌发文机关' },
	{ ...organ, key: 'transfer-organ', label: '移交问责建议发文机关' },
	{
		...campaign,
		key: 'campaign-slots',
		label: '五个一',
		text: '一个专班、一张清单、一套机制、一月一检查、一季一通报',
	},
	{ ...campaign, key: 'priority-tags', label: '三个优先', text: '涉诉、措施落实、法人诉求' },
] as const satisfies readonly TextRow[];

export type TextKey = (typeof defaultTexts)[number]['key'];
export type Texts = Readonly<Record<TextKey, string>>;

const longest = 20;

/** One line without blanks or what no one sees. */
function readText({ choices }: TextRow, text: string): string | null {
	const word = text.replace(/[\s\p{Cc}\p{Cf}]/gu, '');
	if (word === '' || (choices !== null && !choices.includes(word))) return null;
	return word;
}

function checkText({ colour, most = longest }: TextRow, word: string): string | null {
	if ([...word].length > most) return `不能超过${most}个字`;
	if (colour === undefined) return null;
	if (!word.startsWith(colour)) return `要以“${colour}”字开头，表格和屏幕按它上色`;
	return /[、，,；;]/u.test(word) ? '不能有顿号、逗号、分号' : null;
}

function formOf({ choices, colour, text, group }: TextRow): string {
	if (choices !== null) return `可以是：${choices.join('、')}`;
	if (group === campaign.group) return `几个用、隔开，如 ${text}`;
	if (group === organ.group) return `写机关全称；以本室名义发的写“${ownOrgan}”`;
	return colour === undefined ? `写职务，如 ${text}` : `写灯的名称，如 ${text}`;
}

export const textKind: RuleKind<TextRow, string> = {
	usual: ({ text }) => text,
	read: readText,
	check: checkText,
	write: (_row, text) => text,
	form: formOf,
};

/** The default words with the office's own values (by rule key) laid over them. */
export const textsWith = (own: Readonly<Record<string, string>>): Texts =>
	valuesWith<TextKey, TextRow & { key: TextKey }, string>(defaultTexts, textKind, own);
