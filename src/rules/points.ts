import { type RuleKind, type RuleRow, valuesWith } from './rule-kind.ts';

interface PointRow extends RuleRow {
	/** What an award adds and a deduction takes (below 0); a plain number where it does neither. */
	value: number;
	unit: '分' | '%' | '件';
	way: '加' | '扣' | null;
}

const scoring = { group: '得分', basis: '得分规则' } as const;
const ladder = { group: '得分', basis: '梯次传导加压' } as const;

/** The lines of a unit's score; every row can be overridden. */
export const defaultPoints = [
	{ ...scoring, key: 'score-base', label: '基础分', value: 100, unit: '分', way: null },
	{ ...scoring, key: 'score-on-time', label: '按时办结', value: 1, unit: '分', way: '加' },
	{ ...scoring, key: 'score-early', label: '提前办结', value: 0.5, unit: '分', way: '加' },
	{ ...scoring, key: 'score-late', label: '逾期办结', value: -2, unit: '分', way: '扣' },
	{ ...scoring, key: 'score-overdue', label: '逾期未办结', value: -3, unit: '分', way: '扣' },
	{ ...scoring, key: 'score-schedule', label: '序时进度（最多加或扣）', value: 5, unit: '分', way: null },
	{ ...ladder, key: 'score-urge', label: '催办通知单扣分', value: -0.5, unit: '分', way: '扣' },
	{ ...ladder, key: 'score-rectify', label: '限期整改单扣分', value: -2, unit: '分', way: '扣' },
	{
		...ladder,
		key: 'score-criticise',
		label: '梯次通报批评扣分',
		value: -3,
		unit: '分',
		way: '扣',
		basis: '意见式梯次',
	},
	{ ...ladder, key: 'score-yellow', label: '黄色警告扣分', value: -5, unit: '分', way: '扣' },
	{ ...ladder, key: 'score-red', label: '红牌扣分', value: -10, unit: '分', way: '扣' },
	{ ...scoring, key: 'score-returned', label: '报结第一次退回', value: -0.5, unit: '分', way: '扣' },
	{ ...scoring, key: 'score-returned-twice', label: '报结第二次退回', value: -1, unit: '分', way: '扣' },
	{ ...scoring, key: 'score-returned-often', label: '报结第三次及以后退回', value: -2, unit: '分', way: '扣' },
	{ ...scoring, key: 'score-form-late', label: '反馈表迟报', value: -0.1, unit: '分', way: '扣' },
	{ ...scoring, key: 'score-form-missing', label: '反馈表漏报', value: -0.5, unit: '分', way: '扣' },
	{ ...scoring, key: 'score-false', label: '反馈失实', value: -1, unit: '分', way: '扣', basis: '回访复核' },
	{ ...scoring, key: 'score-praised', label: '通报表扬', value: 1, unit: '分', way: '加', basis: '督查通报制' },
	{ ...scoring, key: 'score-criticised', label: '通报批评', value: -1, unit: '分', way: '扣', basis: '督查通报制' },
	{ ...scoring, key: 'score-commended', label: '领导批示肯定', value: 2, unit: '分', way: '加' },
	{ ...scoring, key: 'score-award-cap', label: '加分合计最多', value: 10, unit: '分', way: null },
	{ ...scoring, key: 'score-support', label: '配合单位折算', value: 50, unit: '%', way: null },
	{ ...scoring, key: 'score-fewest', label: '参加排名至少', value: 3, unit: '件', way: null },
] as const satisfies readonly PointRow[];

export type PointKey = (typeof defaultPoints)[number]['key'];
/** What each line gives or takes (deductions below 0), in points; 折算 in percent 0–100, 至少 in items. */
export type Points = Readonly<Record<PointKey, number>>;

const bounds: Readonly<Record<PointRow['unit'], [least: number, most: number]>> = {
	分: [0, 1000],
	'%': [0, 100],
	件: [1, 100],
};

const writtenForm = /^([加扣+-])?(\d{1,4}(?:\.\d{1,2})?)(分|%|件)?$/u;

/** `扣2分`, `-2` and, for what is deducted anyway, plain `2` are one. */
function readPoints(row: PointRow, text: string): number | null {
	const folded = text.normalize('NFKC').replaceAll('−', '-').replace(/\s/gu, '');
	const [, sign, digits, unit = row.unit] = writtenForm.exec(folded) ?? [];
	if (digits === undefined || unit !== row.unit || (unit === '件' && digits.includes('.'))) return null;
	const isTaken = sign === undefined ? row.way === '扣' : sign === '扣' || sign === '-';
	return isTaken && Number(digits) > 0 ? -Number(digits) : Number(digits);
}

function checkPoints({ unit, way }: PointRow, value: number): string | null {
	if (way === '扣' && value > 0) return '是扣分，不能加分';
	if (way === '加' && value < 0) return '是加分，不能扣分';
	const [least, most] = bounds[unit];
	const size = way === null ? value : Math.abs(value);
	return size >= least && size <= most ? null : `应在${least}到${most}${unit}之间`;
}

const writePoints = ({ unit, way }: PointRow, value: number): string => `${way ?? ''}${Math.abs(value)}${unit}`;

export const pointKind: RuleKind<PointRow, number> = {
	usual: ({ value }) => value,
	read: readPoints,
	check: checkPoints,
	write: writePoints,
	form: (row) => `写成 ${writePoints(row, row.value)}${row.unit === '件' ? '' : '，最多两位小数'}`,
};

/** The default score lines with the office's own values (by rule key) laid over them. */
export const pointsWith = (own: Readonly<Record<string, string>>): Points =>
	valuesWith<PointKey, PointRow & { key: PointKey }, number>(defaultPoints, pointKind, own);
