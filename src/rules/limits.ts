import { UserError } from '../errors.ts';

/** `月底` is the end of that month of the plan year, `号` a day of the month. */
type LimitUnit = '工作日' | '日' | '月' | '小时' | '月底' | '号' | '百分点' | '次' | '%';

/** A number of units: 10 工作日, 3 月. */
export interface Limit {
	value: number;
	unit: LimitUnit;
}

/** The limits an office works by when nothing else is stated; every row can be overridden. */
export const defaultLimits = [
	{ key: 'register', label: '立项分解', value: 1, unit: '工作日', basis: '分级督办制' },
	{ key: 'dispatch', label: '发交办通知单', value: 2, unit: '工作日', basis: '分级督办制' },
	{ key: 'dispatch-instruction', label: '发批示件交办单', value: 1, unit: '工作日', basis: '分级督办制' },
	{ key: 'receipt', label: '签收', value: 1, unit: '工作日', basis: '分级督办制' },
	{ key: 'no-slip', label: '交办后未签收提示', value: 3, unit: '工作日', basis: '分级督办制' },
	{ key: 'ordinary', label: '一般事项', value: 10, unit: '工作日', basis: '限时办结制' },
	{ key: 'hard', label: '重大疑难', value: 20, unit: '工作日', most: 20, basis: '限时办结制：不得超过20个工作日' },
	{ key: 'urgent', label: '急件', value: 0, unit: '工作日', basis: '限时办结制：随交随办（0即交办当日）' },
	{ key: 'most-urgent', label: '特急', value: 0, unit: '工作日', basis: '限时办结制：随交随办（0即交办当日）' },
	{ key: 'immediate', label: '立行立改', value: 5, unit: '工作日', basis: '限时办结制' },
	{ key: 'yearly', label: '年度工作', value: 12, unit: '月底', basis: '年度工作要点' },
	{ key: 'proposal', label: '建议提案', value: 3, unit: '月', basis: '建议提案办理规定' },
	{ key: 'proposal-longest', label: '建议提案延期后', value: 6, unit: '月', basis: '建议提案办理规定' },
	{ key: 'message', label: '网民留言', value: 5, unit: '工作日', basis: '网民留言办理制度' },
	{ key: 'hotline', label: '12345工单', value: 5, unit: '工作日', basis: '热线工单办理制度' },
	{ key: 'hotline-urgent', label: '紧急工单', value: 24, unit: '小时', basis: '热线工单办理制度' },
	{ key: 'cycle-yearly', label: '年度工作反馈周期', value: 1, unit: '月', basis: '台账管理制' },
	{ key: 'cycle-undated', label: '长期和无时限事项反馈周期', value: 3, unit: '月', basis: '台账管理制' },
	{ key: 'report-day', label: '每月反馈截止', value: 25, unit: '号', least: 1, most: 28, basis: '台账管理制' },
	{ key: 'soon', label: '临期', value: 3, unit: '工作日', basis: '红黄绿灯规则' },
	{ key: 'behind', label: '滞后', value: 10, unit: '百分点', most: 100, basis: '红黄绿灯规则' },
	{ key: 'interim', label: '批示件中期反馈', value: 10, unit: '工作日', basis: '专项查办制度' },
	{ key: 'same-words', label: '反馈内容雷同', value: 90, unit: '%', least: 50, most: 100, basis: '反馈审核规则' },
	{ key: 'extensions', label: '延期次数上限', value: 2, unit: '次', most: 10, basis: '限时办结制' },
	{ key: 'remind', label: '提醒（到期前）', value: 3, unit: '工作日', basis: '梯次传导加压' },
	{ key: 'urge', label: '催办（逾期满）', value: 1, unit: '工作日', least: 1, basis: '梯次传导加压' },
	{ key: 'rectify-behind', label: '限期整改（落后）', value: 20, unit: '百分点', most: 100, basis: '梯次传导加压' },
	{ key: 'silent', label: '连续不反馈', value: 2, unit: '次', least: 1, most: 12, basis: '梯次传导加压' },
	{ key: 'urge-limit', label: '催办通知单限期', value: 3, unit: '工作日', least: 1, basis: '梯次传导加压' },
	{ key: 'rectify-limit', label: '限期整改单限期', value: 5, unit: '工作日', least: 1, basis: '梯次传导加压' },
	{ key: 'criticise-limit', label: '通报批评限期', value: 5, unit: '工作日', least: 1, basis: '意见式梯次' },
	{ key: 'yellow-limit', label: '黄色警告限期', value: 5, unit: '工作日', least: 1, basis: '梯次传导加压' },
	{ key: 'red-limit', label: '红牌限期', value: 3, unit: '工作日', least: 1, basis: '梯次传导加压' },
	{ key: 'red-flag', label: '红旗（超序时）', value: 5, unit: '百分点', most: 100, basis: '挂旗规则' },
] as const satisfies readonly (Limit & { key: string; label: string; basis: string; least?: number; most?: number })[];

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

interface LimitRow extends Limit {
	key: LimitKey;
	label: string;
	basis: string;
	least?: number;
	most?: number;
}
const rows: readonly LimitRow[] = defaultLimits;

function findRow(word: string): LimitRow {
	const row = rows.find((r) => r.key === word || r.label === word);
	if (row) return row;
	throw new UserError(`没有“${word}”这条规则`, {
		exit: 'misused',
		code: 'unknown-rule',
		hint: `可用的有：${rows.map((r) => `${r.key}（${r.label}）`).join('、')}`,
	});
}

/** A limit as the clerk reads and types it: `10个工作日`, `3个月`, `24小时`. */
export function writeLimit({ value, unit }: Limit): string {
	return `${value}${unit === '工作日' || unit === '月' || unit === '百分点' ? '个' : ''}${unit}`;
}

function readLimit(row: LimitRow, text: string): Limit | null {
	const [, digits, word] = /^(\d{1,4})(?:个)?(\D*)$/u.exec(text.normalize('NFKC').replace(/\s/gu, '')) ?? [];
	if (digits === undefined || word === undefined) return null;
	const unit = word === '' ? row.unit : unitWords[word];
	if (unit === undefined) return null;
	if (unit !== row.unit && !(timeUnits.includes(unit) && timeUnits.includes(row.unit))) return null;
	return { value: Number(digits), unit };
}

/** The rule a key or label names with the value checked against its unit and bounds, ready to store. */
export function checkLimit(word: string, text: string): { key: LimitKey; value: string } {
	const row = findRow(word);
	const limit = readLimit(row, text);
	const most = row.most ?? (row.unit === '月底' ? 12 : 1000);
	const least = row.least ?? (row.unit === '月底' ? 1 : 0);
	if (limit === null)
		throw new UserError(`“${row.label}”的值看不懂：${text}`, {
			exit: 'misused',
			code: 'bad-limit',
			hint: `写成 ${writeLimit(row)} 这样的数字加单位`,
		});
	if (limit.value < least || limit.value > most || (row.most !== undefined && limit.unit !== row.unit))
		throw new UserError(`“${row.label}”应在${least}到${writeLimit({ value: most, unit: row.unit })}之间：${text}`, {
			code: 'limit-out-of-bounds',
			hint: `默认${writeLimit(row)}（${row.basis}）`,
		});
	return { key: row.key, value: writeLimit(limit) };
}

/** The default limits with the office's own values (by rule key) laid over them. */
export function limitsWith(settings: Readonly<Record<string, string>>): Limits {
	const limits = rows.map((row): [LimitKey, Limit] => {
		const own = settings[row.key];
		return [row.key, own === undefined ? row : (readLimit(row, checkLimit(row.key, own).value) ?? row)];
	});
	return Object.fromEntries(limits) as Record<LimitKey, Limit>;
}

/** `每月`, `每季度`, `每年`: how a cycle of so many months is called. */
export function cycleWords({ value }: Limit): string {
	return { 1: '每月', 3: '每季度', 6: '每半年', 12: '每年' }[value] ?? `每${value}个月`;
}
