import type { Day } from '../../rules/day.ts';
import { gapOf } from '../../rules/goal.ts';
import { type Item, leadsOf, supportsOf } from '../../rules/item.ts';
import { lampOf } from '../../rules/lamp.ts';
import { lateness } from '../../rules/overdue.ts';
import type { Field, Value } from '../../terminal/formats.ts';
import type { OfficeRules } from './office.ts';
import { shortName } from './words.ts';

/** An item as JSON gives it: every key present, null where empty. */
export function itemJson(item: Item, today: Day, rules: OfficeRules): { [key: string]: Value } {
	const late = lateness(item, today, rules.calendar);
	return {
		number: item.number,
		outside_number: item.outsideNumber,
		title: item.title,
		content: item.content,
		goal: item.goal,
		measure:
			item.measure === null
				? null
				: {
						unit: item.measure.words,
						target: item.measure.target,
						current: item.measure.current,
						gap: gapOf(item.measure),
					},
		category: item.category,
		source: item.source,
		document: item.document,
		campaign: item.campaign,
		leader: item.leader,
		instructed_by: item.instructedBy,
		overseer: item.overseer,
		gate: item.gate,
		team: item.team,
		lead: leadsOf(item).map((u) => u.name),
		support: supportsOf(item).map((u) => u.name),
		deadline: {
			kind: item.deadline.kind,
			raw: item.deadline.raw,
			original: item.deadline.original,
			current: item.deadline.current,
			note: item.deadline.how,
		},
		status: item.status,
		lamp: lampOf(item, today, rules),
		late_working_days: late.workingDays,
		late_days: late.days,
		percent: item.percent,
		progress: item.progress === null ? null : { day: item.progress.day, text: item.progress.text },
		publicity: item.publicity,
		urgency: item.urgency,
		difficulty: item.difficulty,
		tags: item.tags,
		received: item.received,
		registered: item.registered,
		dispatched: item.dispatched,
		reopened: item.reopened,
		claimed: item.claimed,
		completed: item.completed,
		struck: item.struck,
		note: item.note,
	};
}

/** The lead units of a narrow table, in short names. */
export const leadNames = (item: Item): string => leadsOf(item).map(shortName).join('、');

/** `09-15`, with its year when that is not this one. */
export function shortDay(day: Day | null, today: Day): string {
	if (day === null) return '';
	return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}

/** The deadline in a narrow table: a day, or the words. */
export const shortDeadline = (item: Item, today: Day): string =>
	item.deadline.current === null ? (item.deadline.raw ?? '未定') : shortDay(item.deadline.current, today);

/** The columns every list of items begins with. */
export const itemColumns: Omit<Field, 'key'>[] = [
	{ title: '编号', min: 8 },
	{ title: '事项', weight: 2, min: 16 },
	{ title: '牵头', weight: 1, min: 10 },
	{ title: '时限', min: 5 },
];

/** A title in the clerk's own lists; what must not go out is marked. */
export const shownTitle = ({ title, publicity }: Pick<Item, 'title' | 'publicity'>): string =>
	`${title}${publicity === '不公开' ? '（不公开）' : ''}`;
