import { type RuleKind, type RuleRow, valuesWith } from './rule-kind.ts';

/** `月底` is the end of that month of the plan year, `号` a day of the month. */
type LimitUnit = '工作日' | '日' | '月' | '小时' | '月底' | '号' | '百分点' | '次' | '%';

/** A number of units: 10 工作日, 3 月. */
export interface Limit {
	value: number;
	unit: LimitUnit;
}

interface LimitRow extends RuleRow, Limit {
	/** Bounds of the number, 0 to 1000 where none are given. */
	least?: number;
	most?: number;
}

const handling = { group: '办理时限', basis: '限时办结制' } as const;
const office = { group: '本室时限', basis: '分级督办制' } as const;
const feedback = { group: '反馈', basis: '台账管理制' } as const;
const fieldWork = { group: '督查', basis: '避免重复督查' } as const;
const lamps = { group: '亮灯', basis: '红黄绿灯规则' } as const;
const flags = { group: '挂旗', basis: '挂旗规则' } as const;
const ladder = { group: '梯次', basis: '梯次传导加压' } as const;

/** The limits an office works by when nothing else is stated; every row can be overridden. */
export const defaultLimits = [
	{ ...handling, key: 'receipt', label: '签收', value: 1, unit: '工作日', basis: '分级督办制' },
	{ ...handling, key: 'ordinary', label: '一般事项', value: 10, unit: '工作日' },
	{
		...handling,
		key: 'hard',
		label: '重大疑难',
		value: 20,
		unit: '工作日',
		most: 20,
		basis: '限时办结制：不得超过20个工作日',
	},
	{ ...handling, key: 'urgent', label: '急件', value: 0, unit: '工作日', basis: '限时办结制：随交随办（0即交办当日）' },
	{
		...handling,
		key: 'most-urgent',
		label: '特急',
		value: 0,
		unit: '工作日',
		basis: '限时办结制：随交随办（0即交办当日）',
	},
	{ ...handling, key: 'immediate', label: '立行立改', value: 5, unit: '工作日' },
	{ ...handling, key: 'yearly', label: '年度工作', value: 12, unit: '月底', basis: '年度工作要点' },
	{ ...handling, key: 'proposal', label: '建议提案', value: 3, unit: '月', basis: '建议提案办理规定' },
	{ ...handling, key: 'proposal-longest', label: '建议提案延期后', value: 6, unit: '月', basis: '建议提案办理规定' },
	{ ...handling, key: 'message', label: '网民留言', value: 5, unit: '工作日', basis: '网民留言办理制度' },
	{ ...handling, key: 'hotline', label: '12345工单', value: 5, unit: '工作日', basis: '热线工单办理制度' },
	{ ...handling, key: 'hotline-urgent', label: '紧急工单', value: 24, unit: '小时', basis: '热线工单办理制度' },
	{ ...handling, key: 'extensions', label: '延期次数上限', value: 2, unit: '次', most: 10 },
	{ ...office, key: 'register', label: '立项分解', value: 1, unit: '工作日' },
	{ ...office, key: 'dispatch', label: '发交办通知单', value: 2, unit: '工作日' },
	{ ...office, key: 'dispatch-instruction', label: '发批示件交办单', value: 1, unit: '工作日' },
	{ ...office, key: 'no-slip', label: '交办后未签收提示', value: 3, unit: '工作日' },
	{ ...feedback, key: 'cycle-yearly', label: '年度工作反馈周期', value: 1, unit: '月' },
	{ ...feedback, key: 'cycle-undated', label: '长期和无时限事项反馈周期', value: 3, unit: '月' },
	{ ...feedback, key: 'report-day', label: '每月反馈截止', value: 25, unit: '号', least: 1, most: 28 },
	{ ...feedback, key: 'interim', label: '批示件中期反馈', value: 10, unit: '工作日', basis: '专项查办制度' },
	{
		...feedback,
		key: 'same-words',
		label: '反馈内容雷同',
		value: 90,
		unit: '%',
		least: 50,
		most: 100,
		basis: '反馈审核规则',
	},
	{ ...fieldWork, key: 'clash', label: '重复督查提示', value: 15, unit: '日' },
	{
		...fieldWork,
		key: 'revisit-share',
		label: '办结事项回访比例',
		value: 20,
		unit: '%',
		least: 1,
		most: 100,
		basis: '回访复核制度',
	},
	{
		...fieldWork,
		key: 'revisit-within',
		label: '办结后回访期限',
		value: 30,
		unit: '日',
		least: 1,
		basis: '回访复核制度',
	},
	{ ...lamps, key: 'soon', label: '临期', value: 3, unit: '工作日' },
	{ ...lamps, key: 'behind', label: '滞后', value: 10, unit: '百分点', most: 100 },
	{ ...flags, key: 'red-flag', label: '红旗（超序时）', value: 5, unit: '百分点', most: 100 },
	{ ...flags, key: 'blue-flag', label: '蓝旗（超序时）', value: 0, unit: '百分点', most: 100 },
	{ ...flags, key: 'black-flag', label: '黑旗（落后）', value: 20, unit: '百分点', least: 1, most: 100 },
	{ ...ladder, key: 'remind', label: '提醒（到期前）', value: 3, unit: '工作日' },
	{ ...ladder, key: 'urge', label: '催办（逾期满）', value: 1, unit: '工作日', least: 1 },
	{ ...ladder, key: 'rectify-behind', label: '限期整改（落后）', value: 20, unit: '百分点', most: 100 },
	{ ...ladder, key: 'silent', label: '连续不反馈', value: 2, unit: '次', least: 1, most: 12 },
	{ ...ladder, key: 'urge-limit', label: '催办通知单限期', value: 3, unit: '工作日', least: 1 },
	{ ...ladder, key: 'rectify-limit', label: '限期整改单限期', value: 5, unit: '工作日', least: 1 },
	{ ...ladder, key: 'criticise-limit', label: '通报批评限期', value: 5, unit: '工作日', least: 1, basis: '意见式梯次' },
	{ ...ladder, key: 'yellow-limit', label: '黄色警告限期', value: 5, unit: '工作日', least: 1 },
	{ ...ladder, key: 'red-limit', label: '红牌限期', value: 3, unit: '工作日', least: 1 },
] as const satisfies readonly LimitRow[];

export type LimitKey = (typeof defaultLimits)[number]['key'];
export type Limits = Readonly<Record<LimitKey, Limit>>;

/** Units of time can stand for one another (10工作日 → 15日); the other rows keep theirs. */
const timeUnits: readonly string[] = ['工作日', '日', '月', '小时'] satisfies LimitUnit[];
const unitWords: Readonly<Record<string, LimitUnit>> = {
	工作日: '工作日',
	日: '日',
	天: '日',
	月: '月',
	小时: '小时',
	月底: '月底',
	号: '号',
	百分点: '百分点',
	次: '次',
	'%': '%',
};

/** A limit as the clerk reads and types it: `10个工作日`, `3个月`, `24小时`. */
export function writeLimit({ value, unit }: Limit): string {
	return `${value}${unit === '工作日' || unit === '月' || unit === '百分点' ? '个' : ''}${unit}`;
}

function readLimit(row: LimitRow, text: string): Limit | null {
	const [, digits, word] = /^(\d{1,4})(?:个)?(\D*)$/u.exec(text.normalize('NFKC').replace(/\s/gu, '')) ?? [];
	if (digits === undefined || word === undefined) return null;
	const unit = word === '' ? row.unit : Object.hasOwn(unitWords, word) ? unitWords[word] : undefined;
	if (unit === undefined) return null;
	if (unit !== row.unit && !(timeUnits.includes(unit) && timeUnits.includes(row.unit))) return null;
	return { value: Number(digits), unit };
}

function boundsOf({ unit, least, most }: LimitRow): { least: number; most: number } {
	return unit === '月底' ? { least: 1, most: 12 } : { least: least ?? 0, most: most ?? 1000 };
}

function checkLimit(row: LimitRow, limit: Limit): string | null {
	const { least, most } = boundsOf(row);
	const isBounded = row.most === undefined || limit.unit === row.unit;
	if (isBounded && limit.value >= least && limit.value <= most) return null;
	return `应在${least}到${writeLimit({ value: most, unit: row.unit })}之间`;
}

export const limitKind: RuleKind<LimitRow, Limit> = {
	usual: ({ value, unit }) => ({ value, unit }),
	read: readLimit,
	check: checkLimit,
	write: (_row, limit) => writeLimit(limit),
	form: ({ value, unit }) => `写成 ${writeLimit({ value: value || 1, unit })} 这样的数字加单位`,
};

/** The default limits with the office's own values (by rule key) laid over them. */
export const limitsWith = (own: Readonly<Record<string, string>>): Limits =>
	valuesWith<LimitKey, LimitRow & { key: LimitKey }, Limit>(defaultLimits, limitKind, own);

/** `每月`, `每季度`, `每年`: how a cycle of so many months is called. */
export function cycleWords({ value }: Limit): string {
	return { 1: '每月', 3: '每季度', 6: '每半年', 12: '每年' }[value] ?? `每${value}个月`;
}

/** Calendar days a limit of time takes at most, rest days and holidays included. */
export const mostDays = ({ value, unit }: Limit): number => value * (unit === '月' ? 31 : 2) + 31;
