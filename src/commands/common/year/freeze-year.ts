import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import type { Period } from '../../../rules/period.ts';
import type { OfficeRules } from '../office.ts';
import { changedScores } from '../score/changed-scores.ts';
import { freezeScores } from '../score/freeze-scores.ts';
import { countScores, publishedScores } from '../score/period-scores.ts';

/** Publishes the year's scores with its close: once, and again only where a correction changes them. */
export async function freezeYear(
	tx: Db,
	period: Period,
	{ today, rules, reason }: { today: Day; rules: OfficeRules; reason: string | null },
): Promise<void> {
	const now = await countScores(tx, period, { today, rules });
	const before = await publishedScores(tx, period, today);
	if (now.scores.length === 0) return;
	if (before !== null && (reason === null || changedScores(before.scores, now.scores).length === 0)) return;
	await freezeScores(tx, now, { day: today, reason: before === null ? null : reason, paper: null });
}
