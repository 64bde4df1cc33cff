import { type ScoreLine, writeDeductions } from '../../rules/score-line.ts';
import { type PeriodRanking, type RankedScore, rankingTerms, writeMovement } from '../../rules/score-ranking.ts';
import type { LayoutRow, SheetLayout } from '../layout.ts';
import { type About, type ColumnOf, fillColumns, headLines, headRow } from './fill.ts';

const number = (heading: string, value: (score: RankedScore) => number | string): ColumnOf<RankedScore> => ({
	heading,
	width: 8,
	kind: 'number',
	align: 'center',
	value,
});

const points = (heading: string, value: (score: RankedScore) => number): ColumnOf<RankedScore> => ({
	...number(heading, value),
	kind: 'points',
});

/** 考核得分表 from left to right; 升降 only where somebody had a place before. */
const scoreColumns: readonly ColumnOf<RankedScore>[] = [
	number('位次', ({ rank }) => rank ?? '—'),
	{
		heading: '升降',
		width: 8,
		kind: 'text',
		align: 'center',
		optional: true,
		value: ({ movement }) => (movement === null ? '' : writeMovement(movement)),
	},
	{ heading: '单位', width: 24, kind: 'text', align: 'left', value: ({ unit }) => unit.name },
	number('牵头', ({ leads }) => leads),
	number('配合', ({ supports }) => supports),
	points('基础分', ({ base }) => base),
	points('加分', ({ awards }) => awards),
	points('扣分', ({ deductions }) => -deductions),
	points('得分', ({ total }) => total),
	{ heading: '主要扣分', width: 44, kind: 'text', align: 'left', value: ({ lines }) => writeDeductions(lines) || null },
];

interface UnitLine {
	unit: string;
	line: ScoreLine;
}

/** 得分依据 from left to right, under headings no ledger has: it is not to be taken for one. */
const lineColumns: readonly ColumnOf<UnitLine>[] = [
	{ heading: '考核对象', width: 20, kind: 'text', align: 'left', value: ({ unit }) => unit },
	{ heading: '计分日', width: 12, kind: 'date', align: 'center', value: ({ line }) => line.day },
	{ heading: '所涉编号', width: 11, kind: 'text', align: 'center', value: ({ line }) => line.item },
	{ heading: '身份', width: 8, kind: 'text', align: 'center', value: ({ line }) => line.role },
	{ heading: '加扣分', width: 8, kind: 'points', align: 'center', value: ({ line }) => line.points },
	{ heading: '加扣分依据', width: 48, kind: 'text', align: 'left', value: ({ line }) => line.reason },
	{
		heading: '不再重复扣',
		width: 40,
		kind: 'text',
		align: 'left',
		optional: true,
		value: ({ line }) => line.absorbs.join('；'),
	},
];

/** 考核得分表 by category, and what each point rests on. */
export function layScores(
	ranking: PeriodRanking,
	{ label, standing }: { label: string; standing: string },
	about: About,
): SheetLayout[] {
	const { scores } = ranking;
	const kinds = [...new Set(scores.map(({ unit }) => unit.kind))];
	const { columns, rows } = fillColumns(scoreColumns, scores);
	const lines = scores.flatMap(({ unit, lines: own }) => own.map((line): UnitLine => ({ unit: unit.name, line })));
	const style = { landscape: true, frozenColumns: 1 } as const;
	return [
		{
			name: '考核得分表',
			...headLines(about, `${label}考核得分表`, `共${scores.length}个单位`),
			columns,
			rows: kinds.flatMap((kind): LayoutRow[] => [
				headRow(kind),
				...rows.filter((_, at) => scores[at]?.unit.kind === kind),
			]),
			notes: [`说明：${standing}。`, ...rankingTerms(ranking)],
			...style,
		},
		{
			name: '得分依据',
			...headLines(about, `${label}考核得分依据`, `共${lines.length}条`),
			...fillColumns(lineColumns, lines),
			notes: [],
			...style,
		},
	];
}
