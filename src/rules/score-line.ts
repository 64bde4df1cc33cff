import type { Day } from './day.ts';
import type { Role } from './item.ts';
import type { PointKey, Points } from './points.ts';
import type { RungName } from './rungs.ts';

/** What a line of a score is given or taken for: a rule, a paper of the ladder, a mark from outside, the limit on awards. */
type LineKey = PointKey | RungName | '外部评价' | '加分封顶';

/** One line of a unit's score, with what it rests on (得分规则). */
export interface ScoreLine {
	key: LineKey;
	reason: string;
	/** The item's number; null for what is about no item. */
	item: string | null;
	/** As what the unit has to do with the item; a support's points are a part of a lead's. */
	role: Role | null;
	day: Day;
	/** Points, deductions below 0, at most two decimals. */
	points: number;
	/** What the item's lateness has cost the unit so far (0 or below), this and earlier periods together, also where a heavier line stands for it. */
	late: number;
	/** Lighter deductions for the same item, and the same event told twice, that are not taken as well. */
	absorbs: string[];
}

/** A line before it is weighed against others. */
export interface Candidate extends Omit<ScoreLine, 'absorbs'> {
	/** The paper it was told in; null where there is none. */
	event: string | null;
	/** Praise, criticism and commendation: the same event counts once, whoever entered it again. */
	isTold: boolean;
}

/** A line about no item, told in no paper, where nothing else is said. */
export const candidate = (
	line: Pick<Candidate, 'key' | 'reason' | 'day' | 'points'> & Partial<Candidate>,
): Candidate => ({ item: null, role: null, late: 0, event: null, isTold: false, ...line });

/** Points to two decimals, halves away from 0. */
export const roundPoints = (points: number): number =>
	points === 0 ? 0 : (Math.sign(points) * Math.round(Math.abs(points) * 100 + 1e-7)) / 100;

/** A sum of points without the dust of binary fractions. */
export const sumPoints = (points: readonly number[]): number =>
	points.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100;

/** `加1.5分`, `扣2分`; `不再扣` for lateness that has cost enough already. */
export const writePoints = (points: number): string =>
	points === 0 ? '不再扣' : `${points > 0 ? '加' : '扣'}${Math.abs(points)}分`;

/** A score, or a sum of awards or deductions, as tables print it: two decimals, `99.70`. */
export const writeScore = (points: number): string => (points === 0 ? 0 : points).toFixed(2);

/** Named at most in one cell. */
const mostNamed = 3;

/** `2026-003逾期未办结（3分）、绩效审计（1.5分）`: the heaviest deductions of a unit in short. */
export function writeDeductions(lines: readonly ScoreLine[]): string {
	const taken = lines.filter(({ points, key }) => points < 0 && key !== '加分封顶').sort((a, b) => a.points - b.points);
	const words = taken
		.slice(0, mostNamed)
		.map(({ item, reason, points }) => `${item ?? ''}${reason.replace(/（.*$/su, '')}（${-points}分）`);
	return `${words.join('、')}${taken.length > mostNamed ? `等${taken.length}项` : ''}`;
}

/** What a line is worth to a unit in its role: 配合 gets a part (percent 0–100). */
export const worth = (points: number, role: Role | null, rules: Points): number =>
	roundPoints(role === '配合' ? (points * rules['score-support']) / 100 : points);

/** `逾期办结（扣2分）`: an absorbed line as the heavier one names it. */
const named = ({ reason, points }: Candidate): string =>
	points === 0 ? reason : `${reason}，应${points > 0 ? '加' : '扣'}${Math.abs(points)}分`;

type Weighed = Candidate & { absorbs: string[] };

const heaviest = (lines: readonly Weighed[]): Weighed | undefined =>
	lines.reduce<Weighed | undefined>(
		(most, line) => (most === undefined || Math.abs(line.points) > Math.abs(most.points) ? line : most),
		undefined,
	);

function grouped(lines: readonly Weighed[], groupOf: (line: Weighed) => string | null): Weighed[][] {
	const groups = new Map<string, Weighed[]>();
	for (const line of lines) {
		const group = groupOf(line);
		if (group !== null) groups.set(group, [...(groups.get(group) ?? []), line]);
	}
	return [...groups.values()];
}

/** The lines without those a heavier one stands for, which it names. */
function absorb(lines: readonly Weighed[], pairs: readonly { top: Weighed; others: readonly Weighed[] }[]): Weighed[] {
	const behind = new Map(pairs.map(({ top, others }) => [top, others]));
	const gone = new Set(pairs.flatMap(({ others }) => others));
	return lines
		.filter((line) => !gone.has(line))
		.map((line) => ({
			...line,
			late: Math.min(line.late, ...(behind.get(line) ?? []).map(({ late }) => late)),
			absorbs: [...line.absorbs, ...(behind.get(line) ?? []).flatMap((other) => [named(other), ...other.absorbs])],
		}));
}

/** An event counts once: what is told of it in the same paper again stands behind the rung, else behind the heaviest. */
function onceEach(lines: readonly Weighed[]): Weighed[] {
	const events = grouped(lines, ({ event, points }) => (event === null ? null : `${points < 0} ${event}`));
	return absorb(
		lines,
		events.flatMap((event) => {
			const told = event.filter(({ isTold }) => isTold);
			const top = heaviest(event.filter(({ isTold }) => !isTold)) ?? heaviest(told);
			return top === undefined ? [] : [{ top, others: told.filter((line) => line !== top) }];
		}),
	);
}

/** Per item only the heaviest deduction counts. */
function onePerItem(lines: readonly Weighed[]): Weighed[] {
	const items = grouped(lines, ({ item, points, late }) => (points < 0 || late < 0 ? item : null));
	return absorb(
		lines,
		items.flatMap((own) => {
			const top = heaviest(own);
			return top === undefined ? [] : [{ top, others: own.filter((line) => line !== top) }];
		}),
	);
}

/** What counts of all that may: the same event once, and per item only the heaviest deduction, naming those it absorbs. */
export const weigh = (candidates: readonly Candidate[]): ScoreLine[] =>
	onePerItem(onceEach(candidates.map((line) => ({ ...line, absorbs: [] })))).map(
		({ event: _event, isTold: _isTold, ...line }) => line,
	);
