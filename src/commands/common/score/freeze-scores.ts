import type { Db } from '../../../ledger/open.ts';
import { addSheet } from '../../../ledger/scores.ts';
import type { Day } from '../../../rules/day.ts';
import { periodKey } from '../../../rules/period.ts';
import type { PeriodScores } from './period-scores.ts';

/** Publishes scores as they were counted: what the ledger does later never moves them; gives the version. */
export function freezeScores(
	tx: Db,
	{ period, scores, since, fewest, awardCap }: PeriodScores,
	{ day, reason, paper }: { day: Day; reason: string | null; paper: number | null },
): Promise<number> {
	const content = { scores, since, fewest, awardCap };
	return addSheet(tx, { period: periodKey(period), day, reason, paper, content });
}
