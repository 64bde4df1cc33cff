import { UserError } from '../../../errors.ts';
import type { Day } from '../../../rules/day.ts';
import { reachLimit } from '../../../rules/deadline.ts';
import type { Limit } from '../../../rules/limits.ts';
import { typedDeadline } from '../deadline.ts';
import type { OfficeRules } from '../office.ts';

/** When a problem is to be put right: a day, or a limit that runs from the day it is handed over. */
export interface FindingDeadline {
	deadline: Day | null;
	deadline_raw: string | null;
}

/** The limit words mean, if they are one. */
function limitIn(words: string, today: Day, { limits }: OfficeRules): Limit | null {
	const read = typedDeadline(words, today);
	if (read.kind === 'immediate') return limits.immediate;
	return read.kind === 'relative' && read.n !== null && read.unit !== null ? { value: read.n, unit: read.unit } : null;
}

/** Words typed for the day something is to be put right by: `11-20`, `11月底前`, `5个工作日`, `立行立改`. */
export function readFindingDeadline(text: string, today: Day, rules: OfficeRules): FindingDeadline {
	const monthDay = /^\d{1,2}[-/]\d{1,2}$/.test(text.trim())
		? `${today.slice(0, 4)}-${text.trim().replace('/', '-')}`
		: text;
	const read = typedDeadline(monthDay, today);
	if (read.kind === 'date' && read.date !== null) return { deadline: read.date, deadline_raw: null };
	if (limitIn(text, today, rules) !== null) return { deadline: null, deadline_raw: text.trim() };
	throw new UserError(`整改时限看不懂：${text}`, {
		exit: 'misused',
		code: 'bad-deadline',
		hint: '写成 11-20、11月底前、5个工作日、立行立改',
	});
}

/** The day a limit reaches when it runs from the day a problem is handed over. */
export function reachFindingDeadline(
	{ deadline, deadline_raw }: FindingDeadline,
	handed: Day,
	rules: OfficeRules,
): Day | null {
	if (deadline !== null || deadline_raw === null) return deadline;
	const limit = limitIn(deadline_raw, handed, rules);
	return limit === null ? null : reachLimit(handed, limit, rules.calendar);
}
