import type { Db } from '../../../ledger/open.ts';
import { addSheet } from '../../../ledger/scores.ts';
import type { Day } from '../../../rules/day.ts';
import { periodKey } from '../../../rules/period.ts';
import type { PeriodScores } from './period-scores.ts';

/** What a paper that published scores for the first time says of them; null where it did not. */
export const frozenWords = (scores: PeriodScores | null): string | null =>
	scores === null || scores.sheet !== null
		? null
		: `${scores.period.label}考核得分同时公布定版，以后台账再变也不变：ducha score list`;

/** Publishes scores as they were counted: what the ledger does later never moves them; gives the version. */
export function freezeScores(
	tx: Db,
	{ period, scores, since, fewest, awardCap }: PeriodScores,
	{ day, reason, paper }: { day: Day; reason: string | null; paper: number | null },
): Promise<number> {
	const content = { scores, since, fewest, awardCap };
	return addSheet(tx, { period: periodKey(period), day, reason, paper, content });
}
