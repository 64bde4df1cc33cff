import { type Day, writeDay } from '../../rules/day.ts';
import { printRate } from '../../rules/rate.ts';
import type { RankedKind } from '../../rules/unit-ranking.ts';
import { type Paper, type PaperColumn, type PaperRow, paragraph, plainPaper } from '../paper.ts';
import type { ReportOffice } from './office.ts';
import { kindTitle } from './unit-records.ts';

interface CampaignYear {
	office: ReportOffice;
	campaign: string;
	year: number;
	today: Day;
	/** The closing day of the figures. */
	last: Day;
	/** How the campaign stood, in sentences. */
	summary: string[];
	ranking: readonly RankedKind[];
}

type Ranked = RankedKind['units'][number];
const columns: readonly (PaperColumn & { cell: (unit: Ranked) => string })[] = [
	{ heading: '名次', width: 5, align: 'center', cell: ({ rank }) => (rank === null ? '' : String(rank)) },
	{ heading: '单位', width: 15, align: 'left', cell: ({ row }) => row.label },
	{ heading: '牵头件数', width: 6, align: 'center', cell: ({ row }) => String(row.total) },
	{ heading: '按时办结', width: 6, align: 'center', cell: ({ row }) => String(row.onTime) },
	{ heading: '逾期办结', width: 6, align: 'center', cell: ({ row }) => String(row.lateDone) },
	{ heading: '逾期未办结', width: 7, align: 'center', cell: ({ row }) => String(row.overdue) },
	{ heading: '其他在办', width: 6, align: 'center', cell: ({ row }) => String(row.running - row.overdue) },
	{ heading: '办结率', width: 7, align: 'center', cell: ({ row }) => printRate(row.finishRate) },
	{ heading: '按期办结率', width: 7, align: 'center', cell: ({ row }) => printRate(row.onTimeRate) },
];

/** 年考核 of a campaign: how it was carried on, and each unit's year in a table by kind. */
export function campaignYear({ office, campaign, year, today, last, summary, ranking }: CampaignYear): Paper {
	const rows = ranking.flatMap(({ kind, units }): PaperRow[] => [
		{ kind: 'category', cells: [`${kindTitle(kind, office.level)}（${units.length}家）`] },
		...units.map((unit): PaperRow => ({ kind: 'item', cells: columns.map(({ cell }) => cell(unit)) })),
	]);
	return {
		...plainPaper,
		head: { kind: 'notice', mark: null },
		office: office.name,
		day: today,
		title: `“${campaign}”专项${year}年度考核情况`,
		blocks: [
			...summary.map((text) => paragraph(text)),
			{
				kind: 'table',
				table: {
					columns: columns.map(({ heading, width, align }) => ({ heading, width, align })),
					rows,
					notes: [
						`统计截至${writeDay(last)}；几家共同牵头的事项各计一次。名次在同一类单位内按按期办结率排，相同的看到期件数；没有到期事项的不排，同类只有一家有的也不排。`,
					],
				},
			},
		],
		signature: { office: office.name, day: today, isSealed: false },
	};
}
