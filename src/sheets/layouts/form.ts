import { type Day, writeDay } from '../../rules/day.ts';

/** A unit's form of a period, free of any spreadsheet package. */
export interface FormSheet {
	key: string;
	period: string;
	/** `10月份`. */
	label: string;
	unit: string;
	version: number;
	office: string;
	/** Whom to ask, with the telephone. */
	contact: string | null;
	day: Day;
	due: Day;
	hash: string;
	rows: FormSheetRow[];
}

export interface FormSheetRow {
	number: string;
	title: string;
	deadline: string;
	role: string;
	last: string;
	base: number | null;
}

/** A column of the form: what the office prints is locked, what the unit fills in is not. */
export interface FormColumn {
	heading: string;
	width: number;
	align: 'left' | 'center';
	value: ((row: FormSheetRow, index: number) => string | number) | null;
	filled?: 'percent' | 'claim';
}

export const formColumns: readonly FormColumn[] = [
	{ heading: '序号', width: 5, align: 'center', value: (_, index) => index + 1 },
	{ heading: '编号', width: 10, align: 'center', value: ({ number }) => number },
	{ heading: '事项', width: 22, align: 'left', value: ({ title }) => title },
	{ heading: '完成时限', width: 11, align: 'center', value: ({ deadline }) => deadline },
	{ heading: '承办', width: 6, align: 'center', value: ({ role }) => role },
	{ heading: '上次反馈', width: 20, align: 'left', value: ({ last }) => last },
	{ heading: '本期进展', width: 26, align: 'left', value: null },
	{ heading: '完成百分比\n（0—100）', width: 12, align: 'center', value: null, filled: 'percent' },
	{ heading: '存在问题', width: 14, align: 'left', value: null },
	{ heading: '下步打算', width: 14, align: 'left', value: null },
	{ heading: '需协调事项', width: 12, align: 'left', value: null },
	{ heading: '是否申\n请办结', width: 8, align: 'center', value: null, filled: 'claim' },
];

export const formTitle = ({ label }: FormSheet): string => `${label}督查事项进展反馈表`;

export const formSubtitle = ({ unit, due, office, version, key }: FormSheet): readonly [string, string] => [
	`填报单位：${unit}`,
	`请于${writeDay(due)}前报${office}    表号：${key}${version > 1 ? `（第${version}版，以此为准）` : ''}`,
];

/** 填表说明 above the table, a line each. */
export const formInstructions = ({ contact }: FormSheet): string[] => [
	'填表说明：1.只填右边六栏白底的格，灰底的由督查室填写；“完成百分比”填0到100的数；确已办结的，“是否申请办结”选“是”。',
	'2.“本期进展”写做了什么、做到什么程度，不写“正在推进”；没有的栏空着。3.需补报的事项写在表末空行，编号空着。',
	`4.填好后原样发回，另存、换行次序不影响收表；不要改编号。${contact === null ? '' : `联系人：${contact}。`}`,
];

/** Lines left for matters the unit adds. */
export const spareRows = 2;
export const formFoot =
	'单位主要负责人：                    填表人：                    联系电话：                    年    月    日';
