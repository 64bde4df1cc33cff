import { UserError } from '../../../errors.ts';
import type { Day } from '../../../rules/day.ts';
import type { Period } from '../../../rules/period.ts';
import type { Session } from '../../../session.ts';
import { typedFilters } from '../circular/scope.ts';
import type { FilterOptions } from '../filters.ts';
import type { OfficeRules } from '../office.ts';
import { begunPeriod } from '../papers/report-setting.ts';
import { type PeriodScores, readScores } from '../score/period-scores.ts';

/** The scores of the period typed, last month's without one; of all units, or of those asked for. */
export async function exportedScores(
	session: Session,
	typed: Period | null,
	{
		units,
		options,
		rules,
		today,
	}: { units: readonly number[] | null; options: FilterOptions; rules: OfficeRules; today: Day },
): Promise<PeriodScores> {
	const other = Object.keys(typedFilters(options)).find((key) => key !== 'unit');
	if (other !== undefined)
		throw new UserError('考核得分按全部事项计，不能只取一部分', {
			exit: 'misused',
			code: 'part-of-scores',
			hint: '筛选只能用 --unit；别的表分开导出',
		});
	const period = typed ?? begunPeriod('上月', today);
	const found = await readScores((await session.ledger()).db, period, { today, rules, isOver: session.isOver() });
	return { ...found, scores: found.scores.filter(({ unit }) => units?.includes(unit.id) ?? true) };
}
