import { writeDeductions, writeScore } from '../rules/score-line.ts';
import { type PeriodRanking, type RankedScore, rankingTerms, writeMovement } from '../rules/score-ranking.ts';
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

/** `县直单位县财政局、县审计局102.00分`: who stands first in each category; who lags behind is not held up in the same paper. */
export function firstPlaces({ scores }: PeriodRanking, level: string, lagging: ReadonlySet<string>): string[] {
	const first = scores.filter(({ rank, unit }) => rank === 1 && !lagging.has(unit.name));
	return [...new Set(first.map(({ unit }) => unit.kind))].map((kind) => {
		const own = first.filter(({ unit }) => unit.kind === kind);
		const names = own.map(({ unit }) => unit.name).join('、');
		return `${kindTitle(kind, level)}${names}${writeScore(own[0]?.total ?? 0)}分`;
	});
}
