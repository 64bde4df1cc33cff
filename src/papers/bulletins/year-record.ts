import { type Day, writeDay, yearOf } from '../../rules/day.ts';
import { type ClosingLine, type FigureRow, figuresOf } from '../../rules/figures.ts';
import { unitKinds } from '../../rules/item.ts';
import { printRate } from '../../rules/rate.ts';
import { suggestionOf } from '../../rules/unit-suggestion.ts';
import { type Paper, type PaperColumn, type PaperRow, paragraph, plainPaper } from '../paper.ts';
import type { ItemRecord, SentPaper } from './item-record.ts';
import type { ReportOffice } from './office.ts';
import { kindTitle, recordsByUnit, type UnitRecords } from './unit-records.ts';
import { countPapers } from './words.ts';

/** What 年度工作实绩建议表 is made from. */
export interface YearRecordInput {
	office: ReportOffice;
	year: number;
	today: Day;
	line: ClosingLine;
	/** The items of the year at the line. */
	records: readonly ItemRecord[];
	/** Ids of items whose revisit in the year found 不符. */
	untrue: ReadonlySet<number>;
}

/** A unit's year, or someone's share of it. */
export interface YearOfUnit {
	name: string;
	row: FigureRow;
	papers: SentPaper[];
	returns: number;
	untrue: number;
}

const inYear = (day: Day, year: number): boolean => yearOf(day) === year;

export function yearOfUnit(
	{ unit, records }: UnitRecords,
	{ year, line, untrue }: Pick<YearRecordInput, 'year' | 'line' | 'untrue'>,
): YearOfUnit {
	return {
		name: unit.name,
		row: figuresOf(
			records.map(({ item }) => item),
			line,
		),
		papers: records.flatMap(({ papers }) =>
			papers.filter((paper) => paper.unit === unit.name && inYear(paper.day, year)),
		),
		returns: records.flatMap(({ returned }) => returned.filter((day) => inYear(day, year))).length,
		untrue: records.filter(({ item }) => untrue.has(item.id)).length,
	};
}

const count = (n: number): string => (n === 0 ? '' : String(n));

interface RecordColumn extends PaperColumn {
	isRare?: true;
	cell: (own: YearOfUnit) => string;
}

/** What the ledger tells of a year, column by column in print order; those nobody fills are left out. */
export const factColumns: readonly RecordColumn[] = [
	{ heading: '牵头件数', width: 5, align: 'center', cell: ({ row }) => String(row.total) },
	{ heading: '按时办结', width: 5, align: 'center', cell: ({ row }) => String(row.onTime) },
	{ heading: '逾期办结', width: 5, align: 'center', cell: ({ row }) => String(row.lateDone) },
	{ heading: '逾期未办结', width: 6, align: 'center', cell: ({ row }) => String(row.overdue) },
	{ heading: '其他在办', width: 5, align: 'center', cell: ({ row }) => String(row.running - row.overdue) },
	{ heading: '按期办结率', width: 6.5, align: 'center', cell: ({ row }) => printRate(row.onTimeRate) },
	{ heading: '收到文书', width: 15, align: 'left', isRare: true, cell: ({ papers }) => countPapers(papers) },
	{ heading: '报结退回（次）', width: 6, align: 'center', isRare: true, cell: ({ returns }) => count(returns) },
	{ heading: '回访不符（件）', width: 6, align: 'center', isRare: true, cell: ({ untrue }) => count(untrue) },
];

const columns: readonly RecordColumn[] = [
	{ heading: '单位', width: 14, align: 'left', cell: ({ name }) => name },
	...factColumns,
	{
		heading: '建议',
		width: 15,
		align: 'left',
		isRare: true,
		cell: (own) => suggestionOf({ ...own, rungs: own.papers.map(({ rung }) => rung) }) ?? '',
	},
];

/** 年度工作实绩建议表: each unit's year from the ledger, and what may be considered, by kind; null where no unit led anything. */
export function yearRecord(input: YearRecordInput): Paper | null {
	const { office, year, today, line, records } = input;
	const units = recordsByUnit(records);
	if (units.length === 0) return null;
	const all = units.map((own) => ({ kind: own.unit.kind, own: yearOfUnit(own, input) }));
	const kept = columns.filter(({ isRare, cell }) => !isRare || all.some(({ own }) => cell(own) !== ''));
	const kinds = unitKinds.filter((kind) => all.some((one) => one.kind === kind));
	const rows = kinds.flatMap((kind): PaperRow[] => {
		const own = all.filter((one) => one.kind === kind);
		return [
			...(kinds.length > 1
				? [{ kind: 'category' as const, cells: [`${kindTitle(kind, office.level)}（${own.length}家）`] }]
				: []),
			...own.map((one): PaperRow => ({ kind: 'item', cells: kept.map(({ cell }) => cell(one.own)) })),
		];
	});
	return {
		...plainPaper,
		head: { kind: 'report' },
		office: office.name,
		day: today,
		title: `${year}年度工作实绩建议表`,
		blocks: [
			paragraph(
				`现将${year}年度各单位牵头办理督查事项的情况列出（见附件），供年度考核和干部实绩评价参考。表中只列台账记录的事实，“建议”仅供参考，由有权机关决定。`,
			),
		],
		attachments: [
			{
				title: `${year}年度工作实绩建议表`,
				table: {
					columns: kept.map(({ heading, width, align }) => ({ heading, width, align })),
					rows,
					notes: [
						`统计截至${writeDay(line.day)}；几家共同牵头的事项各计一次，单位之间不相加。`,
						'按期办结率=到期事项中按时办结的÷到期事项；没有到期事项的不计算。',
					],
				},
			},
		],
		signature: { office: office.name, day: today, isSealed: false },
	};
}
