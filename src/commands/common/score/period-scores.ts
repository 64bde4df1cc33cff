import type { Db } from '../../../ledger/open.ts';
import { findSheet, type ScoreSheet } from '../../../ledger/scores.ts';
import type { Day } from '../../../rules/day.ts';
import { type ClosingLine, closingLine } from '../../../rules/figures.ts';
import { type Period, periodBefore, periodKey } from '../../../rules/period.ts';
import { type PeriodRanking, type Places, placesOf, rankScores } from '../../../rules/score-ranking.ts';
import type { OfficeRules } from '../office.ts';
import { computeScores } from './compute-scores.ts';

/** The scores of a period, published or as the ledger has them now. */
export interface PeriodScores extends PeriodRanking {
	period: Period;
	line: ClosingLine;
	/** The version published; null for scores counted now. */
	sheet: Omit<ScoreSheet, 'content'> | null;
	/** Of scores counted now: items led by collectives, and items claimed that wait for review. */
	collective: number;
	waiting: number;
}

interface Asking {
	today: Day;
	/** Today is a past day seen from its end. */
	isOver?: boolean;
	rules: OfficeRules;
}

/** What a published sheet keeps: everything that was shown. */
const frozenIn = (sheet: ScoreSheet | null): PeriodRanking | null =>
	sheet === null ? null : (sheet.content as PeriodRanking);

/** The period whose places a period's are compared with; a span of days has none. */
const comparedWith = (period: Period, today: Day): Period | null =>
	period.kind === 'range' ? null : periodBefore(period, today);

/** The places in the period before: as published, else as they come out now; null where nobody had any. */
async function placesBefore(db: Db, period: Period, { today, rules }: Asking): Promise<Places | null> {
	const before = comparedWith(period, today);
	if (before === null) return null;
	const frozen = frozenIn(await findSheet(db, periodKey(before)));
	const fewest = rules.points['score-fewest'];
	const scores =
		frozen?.scores ??
		rankScores((await computeScores(db, before, { today, rules, published: null })).scores, fewest, null);
	const places = placesOf(scores);
	return places.size === 0 ? null : places;
}

/** Counts and ranks the scores of a period as the ledger has them now. */
export async function countScores(db: Db, period: Period, asking: Asking): Promise<PeriodScores> {
	const { today, isOver, rules } = asking;
	const before = comparedWith(period, today);
	const published = before === null ? null : frozenIn(await findSheet(db, periodKey(before)));
	const { scores, line, collective, waiting } = await computeScores(db, period, {
		today,
		isOver,
		rules,
		published: published?.scores ?? null,
	});
	const fewest = rules.points['score-fewest'];
	const ranked = rankScores(scores, fewest, await placesBefore(db, period, asking));
	const hasMoved = ranked.some(({ movement }) => movement !== null);
	return {
		period,
		line,
		scores: ranked,
		since: hasMoved ? (before?.label ?? null) : null,
		fewest,
		awardCap: rules.points['score-award-cap'],
		sheet: null,
		collective,
		waiting,
	};
}

/** The published scores of a period, the last version unless one is named; null where none are. */
export async function publishedScores(
	db: Db,
	period: Period,
	today: Day,
	version?: number,
): Promise<PeriodScores | null> {
	const found = await findSheet(db, periodKey(period), version);
	if (found === null) return null;
	const { content, ...sheet } = found;
	return {
		...(content as PeriodRanking),
		period,
		line: closingLine(period.to, today),
		sheet,
		collective: 0,
		waiting: 0,
	};
}

/** The scores a period goes by: the published ones, else those counted now. */
export const readScores = async (db: Db, period: Period, asking: Asking): Promise<PeriodScores> =>
	(await publishedScores(db, period, asking.today)) ?? (await countScores(db, period, asking));

/** The scores papers and screens show: of a month or longer that is over, with somebody to be compared; else null. */
export async function scoresToShow(db: Db, period: Period, asking: Asking): Promise<PeriodScores | null> {
	if (period.kind === 'week' || period.kind === 'range' || period.to >= asking.today) return null;
	const found = await readScores(db, period, asking);
	return found.scores.length > 1 ? found : null;
}
