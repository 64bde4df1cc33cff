import { type Day, writeDay, yearOf } from '../../../rules/day.ts';
import type { PaperKindName } from '../../../rules/paper-kinds.ts';
import { type ScoreLine, writePoints, writeScore } from '../../../rules/score-line.ts';
import { type RankedScore, rankingTerms, writeMovement } from '../../../rules/score-ranking.ts';
import { writePaperNumber } from '../../../rules/series.ts';
import type { Field, Value } from '../../../terminal/formats.ts';
import { shortName } from '../words.ts';
import type { PeriodScores } from './period-scores.ts';

export const scoreFields: Field[] = [
	{ key: 'rank', title: '位次', align: 'right', write: (rank) => String(rank ?? '—') },
	{ key: 'movement', title: '升降', isRare: true, write: (movement) => writeMovement(movement as number | null) },
	{ key: 'unit', title: '单位', weight: 2 },
	{ key: 'leads', title: '牵头', align: 'right' },
	{ key: 'supports', title: '配合', align: 'right' },
	{ key: 'awards', title: '加分', align: 'right', write: (points) => writeScore(points as number) },
	{ key: 'deductions', title: '扣分', align: 'right', write: (points) => writeScore(-(points as number)) },
	{ key: 'total', title: '得分', align: 'right', write: (points) => writeScore(points as number) },
];

export const scoreRow = ({
	rank,
	movement,
	unit,
	leads,
	supports,
	awards,
	deductions,
	total,
}: RankedScore): Value[] => [rank, movement, shortName(unit), leads, supports, awards, deductions, total];

/** A line as it is read: the item, why, the day, what stands behind it. */
function lineWords({ item, role, reason, day, absorbs }: ScoreLine): string {
	const about = item === null ? '' : `${item}${role === '配合' ? '（配合）' : ' '}`;
	const behind = absorbs.length === 0 ? '' : `；同一事项只扣最重，不再计：${absorbs.join('；')}`;
	return `${about}${reason}${behind}  ${day}`;
}

/** The lines of each unit under its row. */
export const scoreNotes = (scores: readonly RankedScore[]): Map<number, [string, string][]> =>
	new Map(
		scores.map(({ lines }, at) => [
			at,
			lines.length === 0
				? [['', '没有加减分']]
				: lines.map((line): [string, string] => [writePoints(line.points), lineWords(line)]),
		]),
	);

/** The category of units above the first of each kind. */
export function kindHeadings(scores: readonly RankedScore[]): Map<number, string> {
	const headings = new Map<number, string>();
	for (const [at, { unit }] of scores.entries())
		if (scores[at - 1]?.unit.kind !== unit.kind)
			headings.set(at, `■ ${unit.kind}  ${scores.filter((other) => other.unit.kind === unit.kind).length}家`);
	return headings;
}

/** Lines outside a table: one row each, with the unit in front. */
export const lineFields: Field[] = [
	{ key: 'unit', title: '单位' },
	{ key: 'kind', title: '类别' },
	{ key: 'day', title: '日期' },
	{ key: 'item', title: '编号' },
	{ key: 'role', title: '身份' },
	{ key: 'reason', title: '事由' },
	{ key: 'points', title: '加扣分' },
	{ key: 'absorbs', title: '不再重复扣' },
];

export const lineRows = (scores: readonly RankedScore[]): Value[][] =>
	scores.flatMap(({ unit, lines }) =>
		lines.map(({ day, item, role, reason, points, absorbs }) => [
			unit.name,
			unit.kind,
			day,
			item,
			role,
			reason,
			points,
			absorbs.join('；'),
		]),
	);

export const scoreJson = ({ unit, lines, ...score }: RankedScore): { [key: string]: Value } => ({
	unit: unit.name,
	kind: unit.kind,
	...score,
	lines: lines.map(({ key, late: _late, ...line }) => ({ rule: key, ...line })),
});

/** The paper that published scores, as it is called. */
export const publishedBy = (sheet: {
	paperKind: string | null;
	paperNumber: number | null;
	day: Day;
}): string | null =>
	sheet.paperKind === null || sheet.paperNumber === null
		? null
		: writePaperNumber({
				kind: sheet.paperKind as PaperKindName,
				mark: null,
				year: yearOf(sheet.day),
				number: sheet.paperNumber,
			});

/** Whether these are the published scores or those of now: `第1版，2026年11月3日公布（督查通报第10期）`. */
export function standingWords({ sheet }: PeriodScores): string {
	if (sheet === null) return '未公布，按现在的台账计算';
	const paper = publishedBy(sheet);
	return `第${sheet.version}版，${writeDay(sheet.day)}公布${paper === null ? '' : `（${paper}）`}`;
}

/** How scores are made, and what is not in them. */
export const scoreTerms = (found: PeriodScores): string[] => [
	...rankingTerms(found),
	`不公开事项不计分${found.collective === 0 ? '。' : `；${found.collective}件由集体（如各乡镇）牵头，集体不计分。`}`,
];
