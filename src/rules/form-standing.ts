import { addDays, type Day, dayOf, monthOf, yearOf } from './day.ts';
import type { Limits } from './limits.ts';
import type { Period } from './period.ts';

/** Where a unit's form of a period stands. */
export type FormStanding = '已收' | '迟报' | '未收' | '未到期';

/** A form returned on its due day is in time; one not returned by then is missing (反馈表制度). */
export function formStanding({ due, returned }: { due: Day; returned: Day | null }, today: Day): FormStanding {
	if (returned !== null) return returned <= due ? '已收' : '迟报';
	return due < today ? '未收' : '未到期';
}

/** The office's report day in the last month of a period; of a week, its Friday. */
export const reportDay = ({ kind, to }: Pick<Period, 'kind' | 'to'>, limits: Limits): Day =>
	kind === 'week' ? addDays(to, -2) : (dayOf(yearOf(to), monthOf(to), limits['report-day'].value) ?? to);
