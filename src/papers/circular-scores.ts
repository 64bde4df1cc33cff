import { writeDeductions, writeScore } from '../rules/score-line.ts';
import { type PeriodRanking, type RankedScore, writeMovement } from '../rules/score-ranking.ts';
import { kindTitle } from './circular-ranks.ts';
import type { Attachment, PaperColumn, PaperRow } from './paper.ts';

/** The columns of 考核得分表 in print order; 升降 only where somebody had a place before. */
const columns: (PaperColumn & {
	cell: (score: RankedScore) => string;
	isSaid?: (ranking: PeriodRanking) => boolean;
})[] = [
	{ heading: '位次', width: 5, align: 'center', cell: ({ rank }) => String(rank ?? '—') },
	{
		heading: '升降',
		width: 6,
		align: 'center',
		cell: ({ movement }) => writeMovement(movement),
		isSaid: ({ since }) => since !== null,
	},
	{ heading: '单位', width: 18, align: 'left', cell: ({ unit }) => unit.name },
	{ heading: '牵头', width: 5, align: 'center', cell: ({ leads }) => String(leads) },
	{ heading: '配合', width: 5, align: 'center', cell: ({ supports }) => String(supports) },
	{ heading: '加分', width: 6, align: 'center', cell: ({ awards }) => writeScore(awards) },
	{ heading: '扣分', width: 6, align: 'center', cell: ({ deductions }) => writeScore(-deductions) },
	{ heading: '得分', width: 7, align: 'center', cell: ({ total }) => writeScore(total) },
	{ heading: '主要扣分', width: 22, align: 'left', cell: ({ lines }) => writeDeductions(lines) },
];

/** How scores are made and ranked, in words. */
export function rankingTerms({ scores, fewest, awardCap, since }: PeriodRanking): string[] {
	const base = scores[0]?.base ?? 0;
	return [
		`得分=基础分${base}分+加分-扣分；加分合计最多${awardCap}分，最低0分；同一事项只扣最重的一项，配合单位折算。`,
		`按类别排名，得分相同的并列；承办不足${fewest}件的不排名。${since === null ? '' : `升降是与${since}的位次相比。`}`,
	];
}

/** 附件: units' scores by category, ranked, with movement and the heaviest deductions; null where there are none. */
export function scoreTable(ranking: PeriodRanking | null, level: string): Attachment | null {
	if (ranking === null) return null;
	const { scores } = ranking;
	const shown = columns.filter(({ isSaid }) => isSaid?.(ranking) ?? true);
	const kinds = [...new Set(scores.map(({ unit }) => unit.kind))];
	return {
		title: '考核得分表',
		table: {
			columns: shown.map(({ heading, width, align }) => ({ heading, width, align })),
			rows: kinds.flatMap((kind): PaperRow[] => {
				const own = scores.filter(({ unit }) => unit.kind === kind);
				return [
					{ kind: 'category', cells: [`${kindTitle(kind, level)}（${own.length}家）`] },
					...own.map((score): PaperRow => ({ kind: 'item', cells: shown.map(({ cell }) => cell(score)) })),
				];
			}),
			notes: rankingTerms(ranking),
		},
	};
}

/** `县直单位县财政局102.00分`: who stands first in each category. */
export function firstPlaces({ scores }: PeriodRanking, level: string): string[] {
	return scores
		.filter(({ rank }) => rank === 1)
		.map(({ unit, total }) => `${kindTitle(unit.kind, level)}${unit.name}${writeScore(total)}分`);
}
