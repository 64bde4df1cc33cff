import { addWorkingDays, type Calendar, workingDaysBetween } from './calendar.ts';
import type { Day } from './day.ts';
import type { Item, Unit } from './item.ts';
import type { LimitKey, Limits } from './limits.ts';
import { isUrgeable } from './promise.ts';
import type { SourceKind } from './sources.ts';

interface OfficeDutyRules {
	calendar: Calendar;
	limits: Limits;
	sources: readonly { name: string; kind: SourceKind }[];
}

export const dutyNames = ['立项', '交办', '催签收'] as const;
/** What the office itself owes an item (分级督办制). */
export type DutyName = (typeof dutyNames)[number];

/** One duty of the office: by when, and when it was done. */
export interface OfficeDuty {
	what: DutyName;
	/** The unit that has not receipted; null for what the office does alone. */
	unit: Unit | null;
	from: Day;
	limit: Day;
	done: Day | null;
}

const isInstruction = (item: Item, { sources }: OfficeDutyRules): boolean =>
	sources.find((source) => source.name === item.source)?.kind === '批示';

/** The duties of the office towards an item, done or still owed, in the order they fall; limits in working days from the step before. */
export function officeDuties(item: Item, rules: OfficeDutyRules): OfficeDuty[] {
	if (item.children > 0) return [];
	const duty = (what: DutyName, limit: LimitKey, from: Day, done: Day | null, unit: Unit | null = null) => ({
		what,
		unit,
		from,
		limit: addWorkingDays(rules.calendar, from, rules.limits[limit].value),
		done,
	});
	const { received, registered, dispatched } = item;
	const all: OfficeDuty[] = [
		// Parts come of an item that was registered before.
		...(item.parent === null ? [duty('立项', 'register', received, registered)] : []),
		...(registered === null
			? []
			: [duty('交办', isInstruction(item, rules) ? 'dispatch-instruction' : 'dispatch', registered, dispatched)]),
		...item.assignments.flatMap(({ status, since, receipted, unit }) => {
			// Shares under way without a receipt came in with a list that tells of progress.
			if (dispatched === null || (status !== '待签收' && receipted === null)) return [];
			const from = [dispatched, item.reopened, since].reduce<Day>((a, b) => (b !== null && b > a ? b : a), dispatched);
			return [duty('催签收', 'no-slip', from, receipted, unit)];
		}),
	];
	return all.filter((one) => one.done !== null || isOwed[one.what](item));
}

/** The statuses in which a duty not yet done is still owed. */
const isOwed: Readonly<Record<DutyName, (item: Item) => boolean>> = {
	立项: ({ status }) => status === '拟立项',
	交办: ({ status }) => status === '已立项',
	催签收: ({ status }) => isUrgeable(status),
};

/**
 * What of an item's duties the office still owes on a day, with the working days left (negative when late); a receipt
 * is asked after once its limit `no-slip` is reached.
 */
export function dutiesOwed(item: Item, on: Day, rules: OfficeDutyRules): (OfficeDuty & { left: number })[] {
	return officeDuties(item, rules)
		.filter((duty) => duty.done === null)
		.map((duty) => ({ ...duty, left: workingDaysBetween(rules.calendar, on, duty.limit) }))
		.filter((duty) => duty.what !== '催签收' || duty.left <= 0);
}

/** How a duty stands at a line: 按时, 超时 (done late, or not done and past its limit) or 未到限. */
export function dutyStanding({ limit, done }: OfficeDuty, line: Day): '按时' | '超时' | '未到限' {
	if (done !== null && done <= line) return done <= limit ? '按时' : '超时';
	return line > limit ? '超时' : '未到限';
}
