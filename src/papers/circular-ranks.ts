import type { UnitKind } from '../rules/item.ts';
import { printRate } from '../rules/rate.ts';
import { writeMovement } from '../rules/score-ranking.ts';
import { type RankedUnit, rankFigure } from '../rules/unit-ranking.ts';
import type { CircularCounts } from './circular-counts.ts';
import type { Attachment, PaperColumn, PaperRow } from './paper.ts';

/** How a kind of unit is called above its rows; a county's own departments by its level. */
const kindWords: Readonly<Partial<Record<UnitKind, string>>> = {
	县直: '直单位',
	党群: '党群部门',
	垂管: '垂管单位',
	其他: '其他单位',
};

export const kindTitle = (kind: UnitKind, level: string): string =>
	kind === '县直' ? `${level}${kindWords.县直}` : (kindWords[kind] ?? kind);

interface RankFacts {
	ranked: RankedUnit;
	slow: number;
	flag: string;
}

/** The columns of the ranking in print order; 位次, 升降 and 挂旗 only where there is something to say. */
const rankColumns: (PaperColumn & {
	cell: (facts: RankFacts) => string;
	isSaid?: (counts: CircularCounts) => boolean;
})[] = [
	{
		heading: '位次',
		width: 5,
		align: 'center',
		cell: ({ ranked: { rank } }) => String(rank ?? '—'),
		isSaid: ({ isRanked }) => isRanked,
	},
	{
		heading: '升降',
		width: 6,
		align: 'center',
		cell: ({ ranked }) => writeMovement(ranked.movement),
		isSaid: ({ isRanked, rankedSince }) => isRanked && rankedSince !== null,
	},
	{ heading: '单位', width: 20, align: 'left', cell: ({ ranked: { row } }) => row.label },
	{ heading: '牵头事项', width: 7, align: 'center', cell: ({ ranked: { row } }) => String(row.total) },
	{ heading: '到期', width: 6, align: 'center', cell: ({ ranked: { row } }) => String(row.due) },
	{ heading: '按时办结', width: 7, align: 'center', cell: ({ ranked: { row } }) => String(row.dueOnTime) },
	{ heading: '按期办结率', width: 8, align: 'center', cell: ({ ranked: { row } }) => printRate(row.onTimeRate) },
	{ heading: '逾期未办结', width: 8, align: 'center', cell: ({ ranked: { row } }) => String(row.overdue) },
	{ heading: '滞后', width: 6, align: 'center', cell: ({ slow }) => String(slow) },
	{
		heading: '挂旗',
		width: 7,
		align: 'center',
		cell: ({ flag }) => flag,
		isSaid: ({ flags }) => flags.some(({ flag }) => flag !== null),
	},
];

function rankNotes(counts: CircularCounts): string[] {
	const { fewest, isRanked, rankedSince, flags } = counts;
	const since = rankedSince === null ? '' : `升降是与${rankedSince}的位次相比；`;
	const terms = isRanked
		? `各类单位按${rankFigure.label}由高到低排名，相同的比${rankFigure.tie}；到期不足${fewest}件的不排名；${since}`
		: '';
	return [
		`${terms}几个单位牵头的事项各计一次。`,
		...(flags.some(({ flag }) => flag !== null) ? [counts.flagTerms] : []),
	];
}

/** 附件: units ranked among their kind, with movement and flags; null where there is no one to compare. */
export function rankTable(counts: CircularCounts, level: string): Attachment | null {
	if (counts.marks.ranks === null) return null;
	const columns = rankColumns.filter(({ isSaid }) => isSaid?.(counts) ?? true);
	const flagOf = new Map(counts.flags.map(({ unit, flag }) => [unit.name, flag ?? '—']));
	const slow = new Set(counts.slow.map(({ item }) => item.number));
	const rowOf = (ranked: RankedUnit): PaperRow => {
		const facts = {
			ranked,
			slow: ranked.row.behind.running.filter((number) => slow.has(number)).length,
			flag: flagOf.get(ranked.row.label) ?? '—',
		};
		return { kind: 'item', cells: columns.map(({ cell }) => cell(facts)) };
	};
	return {
		title: counts.isRanked ? '各单位办理情况位次表' : '各单位办理情况表',
		table: {
			columns: columns.map(({ heading, width, align }) => ({ heading, width, align })),
			rows: counts.ranking.flatMap(({ kind, units }): PaperRow[] => [
				{ kind: 'category', cells: [`${kindTitle(kind, level)}（${units.length}家）`] },
				...units.map(rowOf),
			]),
			notes: rankNotes(counts),
		},
	};
}
