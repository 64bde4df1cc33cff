import { type Calendar, workingDaysBetween } from './calendar.ts';
import { type Day, daysBetween, writeMonthDay } from './day.ts';
import type { Assignment, Item } from './item.ts';
import { leadingShares } from './lifecycle.ts';
import type { Limits } from './limits.ts';
import { isOverdue, lateness, writeLateness } from './overdue.ts';
import { isUrgeable, type Pledge, pledgeStanding } from './promise.ts';

interface CallRules {
	calendar: Calendar;
	limits: Limits;
}

/** What is known of one unit's share when it is asked whether to ring. */
export interface CallFacts {
	item: Item;
	share: Assignment;
	pledge: Pledge | null;
	/** Feedback cycles in a row that passed without a word. */
	silent: number;
	/** Since when the slip is waited for; null when it is not, or not long enough. */
	unreceiptedSince: Day | null;
}

type Reason = (facts: CallFacts, on: Day, rules: CallRules) => string | null;

const overdue: Reason = ({ item }, on, { calendar }) =>
	isOverdue(item, on) ? writeLateness(lateness(item, on, calendar)) : null;

const dueSoon: Reason = ({ item }, on, { calendar, limits }) => {
	const due = item.deadline.current;
	if (due === null || due < on) return null;
	const left = workingDaysBetween(calendar, on, due);
	if (left > limits.soon.value) return null;
	if (due === on) return '今天到期';
	return left > 0 ? `还剩${left}个工作日` : `${daysBetween(on, due)}天后到期（休息日）`;
};

const silent: Reason = (facts) =>
	facts.silent === 0 ? null : facts.silent === 1 ? '上期没有反馈' : `连续${facts.silent}期没有反馈`;

const promise: Reason = ({ pledge, share }, on) => {
	const standing = pledge === null ? null : pledgeStanding(pledge, share.claimed, on);
	if (pledge === null || (standing !== '今天' && standing !== '已过')) return null;
	return standing === '今天' ? '承诺今天' : `承诺${writeMonthDay(pledge.promised)}，没有兑现`;
};

const unreceipted: Reason = ({ unreceiptedSince }, on, { calendar }) =>
	unreceiptedSince === null ? null : `交办${workingDaysBetween(calendar, unreceiptedSince, on)}个工作日没有签收`;

/** Why a unit is rung, most pressing first; those on the left ask only the units that lead. */
const ofLeads: readonly Reason[] = [overdue, dueSoon, silent];
const ofAll: readonly Reason[] = [promise, unreceipted];

/** Why a unit should be rung about its share today; nothing when it should not. */
export function reasonsToCall(facts: CallFacts, on: Day, rules: CallRules): string[] {
	const { item, share } = facts;
	const isWorking = share.status === '待签收' || share.status === '办理中';
	if (!isUrgeable(item.status) || !isWorking) return [];
	const leads = leadingShares(item.assignments).some((a) => a.id === share.id);
	return [...(leads ? ofLeads : []), ...ofAll].flatMap((reason) => reason(facts, on, rules) ?? []);
}
