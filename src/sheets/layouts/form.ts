import { type Day, writeDay } from '../../rules/day.ts';

/** One unit's form of a period as it is sent, free of any spreadsheet package. */
export interface FormPart {
	key: string;
	period: string;
	unit: string;
	version: number;
	hash: string;
	rows: FormSheetRow[];
}

/** A workbook of one unit's form, or of those of all units someone collects from. */
export interface FormSheet {
	/** `10月份`. */
	label: string;
	office: string;
	/** Whom to ask, with the telephone. */
	contact: string | null;
	day: Day;
	due: Day;
	recipient: { kind: '单位' | '联络员' | '分组'; name: string };
	parts: FormPart[];
}

export interface FormSheetRow {
	number: string;
	title: string;
	deadline: string;
	role: string;
	last: string;
	base: number | null;
	/** What a measured goal is to reach, and what it is counted in. */
	goal: { target: number; words: string } | null;
}

/** A row with whose it is. */
export type ShownRow = FormSheetRow & { unit: string };

/** A column of the form: what the office prints is locked, what the unit fills in is not. */
export interface FormColumn {
	heading: string;
	width: number;
	align: 'left' | 'center';
	/** What the office prints into a row; null leaves the cell to the unit. */
	value: (row: ShownRow, index: number) => string | number | null;
	filled?: 'text' | 'percent' | 'value' | 'claim';
}

/** In a cell that is not to be filled in for this row. */
const notAsked = '—';

const own = (heading: string, width: number): FormColumn => ({
	heading,
	width,
	align: 'left',
	value: () => null,
	filled: 'text',
});

/** 单位 only where there are several, 目标值 and 完成值 only where a goal is measured. */
export function formColumns(sheet: FormSheet): FormColumn[] {
	const isMeasured = rowsOf(sheet).some(({ goal }) => goal !== null);
	const when = (is: boolean, column: FormColumn): FormColumn[] => (is ? [column] : []);
	return [
		{ heading: '序号', width: 5, align: 'center', value: (_, index) => index + 1 },
		{ heading: '编号', width: 10, align: 'center', value: ({ number }) => number },
		...when(isForSeveral(sheet), { heading: '单位', width: 12, align: 'center', value: ({ unit }) => unit }),
		{ heading: '事项', width: 22, align: 'left', value: ({ title }) => title },
		{ heading: '完成时限', width: 11, align: 'center', value: ({ deadline }) => deadline },
		{ heading: '承办', width: 6, align: 'center', value: ({ role }) => role },
		{ heading: '上次反馈', width: 20, align: 'left', value: ({ last }) => last },
		own('本期进展', 26),
		...when(isMeasured, { heading: '目标值', width: 9, align: 'center', value: ({ goal }) => writeTarget(goal) }),
		...when(isMeasured, {
			heading: '完成值\n（累计）',
			width: 11,
			align: 'center',
			value: ({ goal }) => (goal === null ? notAsked : null),
			filled: 'value',
		}),
		{
			heading: '完成百分比\n（0—100）',
			width: 12,
			align: 'center',
			value: ({ goal }) => (goal === null ? null : notAsked),
			filled: 'percent',
		},
		own('存在问题', 14),
		own('下步打算', 14),
		own('需协调事项', 12),
		{ heading: '是否申\n请办结', width: 8, align: 'center', value: () => null, filled: 'claim' },
	];
}

/** `12.6公里`. */
export const writeTarget = (goal: FormSheetRow['goal']): string =>
	goal === null ? notAsked : `${goal.target}${goal.words}`;

const isForSeveral = ({ recipient }: FormSheet): boolean => recipient.kind !== '单位';

export const rowsOf = ({ parts }: FormSheet): ShownRow[] =>
	parts.flatMap(({ unit, rows }) => rows.map((row) => ({ ...row, unit })));

/** The last version of any form in the workbook. */
export const versionOf = ({ parts }: FormSheet): number => Math.max(...parts.map(({ version }) => version));

export const formTitle = ({ label }: FormSheet): string => `${label}督查事项进展反馈表`;

export function formSubtitle(sheet: FormSheet): readonly [string, string] {
	const { recipient, parts, due, office } = sheet;
	const version = versionOf(sheet);
	const until = `请于${writeDay(due)}前报${office}`;
	const edition = version > 1 ? `（第${version}版，以此为准）` : '';
	return isForSeveral(sheet)
		? [`${recipient.kind}：${recipient.name}（${parts.length}家）`, `${until}${edition}`]
		: [`填报单位：${recipient.name}`, `${until}    表号：${parts[0]?.key}${edition}`];
}

/** 填表说明 above the table, a line each. */
export function formInstructions(sheet: FormSheet): string[] {
	const { contact } = sheet;
	const isMeasured = rowsOf(sheet).some(({ goal }) => goal !== null);
	const percent = isMeasured
		? '有目标值的填“完成值”，从开始到现在累计，只写数；没有目标值的填“完成百分比”，0到100的数'
		: '“完成百分比”填0到100的数';
	const unit = isForSeveral(sheet) ? '，写明单位' : '';
	return [
		`填表说明：1.只填右边白底的格，灰底的由督查室填写；${percent}；确已办结的，“是否申请办结”选“是”。`,
		`2.“本期进展”写做了什么、做到什么程度，不写“正在推进”；没有的栏空着。3.需补报的事项写在表末空行，编号空着${unit}。`,
		`4.填好后原样发回，另存、换行次序不影响收表；不要改编号。${contact === null ? '' : `联系人：${contact}。`}`,
	];
}

/** Lines left for matters the unit adds. */
export const spareRows = 2;
export const formFoot =
	'单位主要负责人：                    填表人：                    联系电话：                    年    月    日';
