import { readFeedback } from '../../../ledger/feedback.ts';
import { listItems } from '../../../ledger/items.ts';
import type { Ledger } from '../../../ledger/open.ts';
import { isWorkingDay, workingDaysBetween } from '../../../rules/calendar.ts';
import { type Day, writeDay } from '../../../rules/day.ts';
import { writeDistance } from '../../../rules/day-count.ts';
import { cycleOf, hasReported, interimDay, nextFeedbackDay } from '../../../rules/feedback-cycle.ts';
import type { Item } from '../../../rules/item.ts';
import type { Session } from '../../../session.ts';
import { type FilterOptions, keepLamps, limitOf, readFilter, sortOf } from '../filters.ts';
import { type GroupOption, groupItems } from '../grouping.ts';
import { itemColumns, itemJson, leadNames, shortDay, shownTitle } from '../item-fields.ts';
import type { OfficeRules } from '../office.ts';
import { showItems } from '../show.ts';

interface Given {
	session: Session;
	ledger: Ledger;
	rules: OfficeRules;
	today: Day;
	options: FilterOptions & GroupOption & { quietIfEmpty?: boolean };
	until: Day;
	words: string;
}

interface Owed {
	item: Item;
	day: Day;
	/** The cycle it belongs to, or 中期反馈. */
	cycle: string;
	last: { day: Day; text: string } | null;
}

/** Items whose feedback day comes by a day, the soonest first, and how many of all that come have been given already. */
async function readOwed({ ledger, rules, today, options, until }: Given): Promise<{ owed: Owed[]; given: number }> {
	const filter = await readFilter(ledger.db, options, rules, today);
	const found = await listItems(ledger.db, {
		filter: { ...filter, underWay: true, leavesOnly: true },
		sort: sortOf(options),
	});
	const coming = keepLamps(found, options, rules, today).flatMap((item) => {
		const day = nextFeedbackDay(item, today, rules);
		return day === null || day > until ? [] : [{ item, day }];
	});
	const feedback = await readFeedback(
		ledger.db,
		coming.map(({ item }) => item.id),
		today,
	);
	const daysOf = (item: Item) => (feedback.get(item.id) ?? []).map((f) => f.day);
	const owed = coming
		.filter(({ item, day }) => !hasReported(item, daysOf(item), day, rules))
		.map(({ item, day }) => ({
			item,
			day,
			cycle: day === interimDay(item, rules) ? '中期反馈' : (cycleOf(item, rules.limits) ?? ''),
			last: feedback.get(item.id)?.[0] ?? null,
		}));
	if (options.sort === undefined) owed.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
	return { owed, given: coming.length - owed.length };
}

/** What is to be reported in the days asked for; gives how many. */
export async function showFeedbackDue(asked: Given): Promise<number> {
	const { session, ledger, rules, today, options, until, words } = asked;
	const { owed, given } = await readOwed(asked);
	const shown = owed.slice(0, limitOf(options));
	if (owed.length === 0 && options.quietIfEmpty) return 0;
	const of = new Map(shown.map((one) => [one.item, one]));
	const items = shown.map(({ item }) => item);
	const left = (day: Day) => workingDaysBetween(rules.calendar, today, day);
	const resting = shown.some(({ day }) => !isWorkingDay(rules.calendar, day));
	await showItems(session, ledger, {
		name: 'feedback-due',
		fields: [
			...itemColumns.slice(0, 3),
			{ title: '周期', min: 6 },
			{ title: '反馈日', min: 5 },
			{ title: '还剩', min: 8 },
			{ title: '上次反馈', weight: 2, min: 10 },
		],
		items,
		row: (item) => {
			const { day, cycle, last } = of.get(item) as Owed;
			return [
				item.number,
				shownTitle(item),
				leadNames(item),
				cycle,
				shortDay(day, today),
				writeDistance(rules.calendar, today, day),
				last === null ? '未反馈' : `${shortDay(last.day, today)} ${last.text}`,
			];
		},
		json: (item) => {
			const { day, cycle, last } = of.get(item) as Owed;
			return {
				...itemJson(item, today, rules),
				feedback_day: day,
				cycle,
				working_days_left: left(day),
				last_feedback: last === null ? null : { day: last.day, text: last.text },
			};
		},
		above: [
			`${words}该反馈的事项 ${owed.length}件${owed.length > shown.length ? `，列出前${shown.length}件` : ''}（含今天）      ${writeDay(today)}`,
		],
		below: [
			...(owed.length === 0 ? [`到${writeDay(until)}没有要反馈的`] : []),
			...(given > 0 ? [`另有${given}件本期已反馈，没有列。`] : []),
			...(resting ? ['反馈日遇休息日不顺延。'] : []),
		],
		extra: { until, count: owed.length },
		grouped: await groupItems(options.group, { db: ledger.db, items, rules, today }, (own) => `${own.length}件`),
	});
	return owed.length;
}
