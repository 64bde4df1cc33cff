import { isWorkingDay } from '../../../rules/calendar.ts';
import type { Day } from '../../../rules/day.ts';
import type { Value } from '../../../terminal/formats.ts';
import { promiseJson } from '../calls/pledge-words.ts';
import { missingIn } from '../forms/form-rounds.ts';
import { itemJson } from '../item-fields.ts';
import type { OfficeRules } from '../office.ts';
import type { Duty } from '../overdue/office-duties.ts';
import { waitingJson } from '../review/queue.ts';
import type { Morning } from './morning.ts';

const dutyJson = ({ item, what, unit, from, limit, left }: Duty): { [key: string]: Value } => ({
	number: item.number,
	title: item.title,
	what,
	unit: unit?.name ?? null,
	from,
	limit,
	working_days_left: left,
});

/** The morning as scripts read it: every part with all its values. */
export function morningJson(morning: Morning, today: Day, rules: OfficeRules): { [key: string]: Value } {
	const items = (found: Morning['due']) => found.map((item) => itemJson(item, today, rules));
	const { 逾期, 临期, 滞后, 正常, 无时限, 中止 } = morning.counts;
	return {
		working_day: isWorkingDay(rules.calendar, today),
		since: morning.since,
		counts: {
			open: 逾期 + 临期 + 滞后 + 正常 + 无时限 + 中止,
			overdue: 逾期,
			soon: 临期,
			behind: 滞后,
			normal: 正常,
			undated: 无时限,
			suspended: 中止,
		},
		due_today: items(morning.due),
		feedback_today: items(morning.feedback),
		duties_today: morning.pressing.map(dutyJson),
		proposals: morning.proposals.map(({ item, unit, rung, reason, approver }) => ({
			number: item.number,
			title: item.title,
			unit: unit.name,
			rung,
			reason,
			approver,
		})),
		promises: morning.pledges.map(({ item, ...stood }) => ({
			number: item.number,
			title: item.title,
			...promiseJson(stood),
		})),
		newly_overdue: items(morning.newly),
		soon: items(morning.soon),
		queue: morning.queue.map((waiting) => ({
			...waitingJson(waiting),
			text: waiting.text,
			flags: waiting.flags,
		})),
		office_duties: morning.own.map(dutyJson),
		messages: morning.messages.map((waiting) => ({ ...waiting })),
		replied_in_week: morning.repliedInWeek,
		field_work: {
			plans_due: morning.field.due.map(({ id }) => id),
			plans_missed: morning.field.missed.map(({ id }) => id),
			findings_to_recheck: morning.field.reported.map(({ id }) => id),
			findings_overdue: morning.field.overdue.map(({ id }) => id),
		},
		forms:
			morning.forms === null
				? null
				: {
						period: morning.forms.period,
						sent: morning.forms.forms.length,
						missing: missingIn(morning.forms).map(({ unitName, due }) => ({ unit: unitName, due })),
					},
	};
}
