import { UserError } from '../errors.ts';
import { type Calendar, isWorkingDay, unknownYearWords, workingDaysBetween } from './calendar.ts';
import { type Day, writeDay } from './day.ts';
import { reachLimit } from './deadline.ts';
import type { Item, ItemDeadline } from './item.ts';
import { inHand, leadingShares } from './lifecycle.ts';
import { type Limits, writeLimit } from './limits.ts';
import type { SourceKind } from './sources.ts';

/** The day by which an item is on time once it is finished: an extension asked too late does not count (限时办结制). */
export const judgedDay = ({ lateFrom, current }: Pick<ItemDeadline, 'lateFrom' | 'current'>): Day | null =>
	lateFrom ?? current;

/** An application for a later day, with what it is judged by. */
export interface ExtensionCase {
	item: Item;
	kind: SourceKind;
	/** The day the unit asked, and the day it asks for. */
	asked: Day;
	to: Day;
	/** Whether the clerk has said that it is asked too late. */
	late: boolean;
	today: Day;
	/** The stated day of the parent, if the item is a part of one. */
	parentDay: Day | null;
	calendar: Calendar;
	limits: Limits;
}

interface Refusal {
	code: string;
	applies: (given: ExtensionCase) => boolean;
	words: (given: ExtensionCase) => string;
	hint: string | ((given: ExtensionCase) => string);
}

const currentOf = ({ item }: ExtensionCase): Day => item.deadline.current as Day;

/** The day from which an item's whole time runs: the first lead's receipt, else dispatch, else arrival. */
const startOf = ({ item }: ExtensionCase): Day =>
	leadingShares(item.assignments)[0]?.receipted ?? item.dispatched ?? item.received;

/** 建议提案 may not be put off for ever (建议提案办理规定). */
const longestOf = (given: ExtensionCase): Day | null =>
	given.kind === '提案' ? reachLimit(startOf(given), given.limits['proposal-longest'], given.calendar) : null;

/** Why an extension cannot be had, in the order they are looked at; the first that applies is said. */
const refusals: readonly Refusal[] = [
	{
		code: 'is-parent',
		applies: ({ item }) => item.children > 0,
		words: ({ item }) => `已分解为${item.children}件，不能直接延期`,
		hint: ({ item }) => `对分解出的事项申请，如 ${item.number}-1`,
	},
	{
		code: 'not-extendable',
		applies: ({ item }) => !inHand.includes(item.status),
		words: ({ item }) => `是“${item.status}”，不能延期`,
		hint: '已交办、办理中的事项才能延期；已报结的先审核，中止的先恢复办理',
	},
	{
		code: 'no-deadline',
		applies: ({ item }) => item.deadline.current === null,
		words: () => '没有具体时限，不用延期',
		hint: ({ item }) => `要定时限：ducha edit ${item.number} --deadline 11月30日`,
	},
	{
		code: 'day-order',
		applies: ({ item, asked }) => asked < (item.dispatched ?? item.received),
		words: ({ asked }) => `的申请日期${asked}早于交办日期`,
		hint: '改 --day',
	},
	{
		code: 'not-later',
		applies: (given) => given.to <= currentOf(given),
		words: (given) => `要延到的${given.to}不晚于现定时限${currentOf(given)}`,
		hint: (given) => `写${writeDay(currentOf(given))}以后的日期`,
	},
	{
		code: 'past-day',
		applies: ({ to, today }) => to < today,
		words: ({ to }) => `要延到的${to}已经过去`,
		hint: '写今天以后的日期；已办完的走报结：ducha claim',
	},
	{
		code: 'asked-late',
		applies: (given) => given.asked > currentOf(given) && !given.late,
		words: (given) => `时限${currentOf(given)}已过，${given.asked}才申请，不予受理`,
		hint: '应在到期前申请。领导特批的加 --late：准予延期，但按时与否仍按原来的时限算',
	},
	{
		code: 'not-late',
		applies: (given) => given.late && given.asked <= currentOf(given),
		words: (given) => `${given.asked}申请没有过时限${currentOf(given)}，不用加 --late`,
		hint: '去掉 --late',
	},
	{
		code: 'too-many-extensions',
		applies: ({ item, limits }) => item.deadline.extensions >= limits.extensions.value,
		words: ({ item }) => `已延期${item.deadline.extensions}次，不能再延`,
		hint: ({ limits }) =>
			`延期次数上限${writeLimit(limits.extensions)}（ducha rule list）；确有困难的写书面说明：ducha statement`,
	},
	{
		code: 'proposal-too-long',
		applies: (given) => given.to > (longestOf(given) ?? given.to),
		words: (given) => `要延到的${given.to}超过建议提案的最长期限${longestOf(given)}`,
		hint: ({ limits }) => `建议提案延期后，自收到之日起最长${writeLimit(limits['proposal-longest'])}`,
	},
];

/** Refuses an extension that may not be had. */
export function refuseExtension(given: ExtensionCase): void {
	const found = refusals.find(({ applies }) => applies(given));
	if (found === undefined) return;
	const { hint } = found;
	throw new UserError(`${given.item.number} ${found.words(given)}`, {
		code: found.code,
		hint: typeof hint === 'string' ? hint : hint(given),
	});
}

/** What to mind about an extension that may be had. */
const cautions: readonly ((given: ExtensionCase) => string | null)[] = [
	({ to, calendar }) => (isWorkingDay(calendar, to) ? null : `${to}不是工作日`),
	({ asked, to, calendar }) => unknownYearWords(calendar, asked, to).join('；') || null,
	(given) => {
		const { item, to, calendar, limits } = given;
		const days = workingDaysBetween(calendar, startOf(given), to);
		return item.difficulty === '重大疑难' && days > limits.hard.value
			? `自${startOf(given)}起共${days}个工作日，重大疑难事项不得超过${limits.hard.value}个工作日`
			: null;
	},
	({ to, parentDay }) => (parentDay !== null && to > parentDay ? `晚于原事项的时限${parentDay}` : null),
	({ late, item }) => (late ? `逾期后才申请，办结时仍按${judgedDay(item.deadline)}算是否按时` : null),
];

/** Warnings about an extension, for the clerk to read. */
export const extensionWarnings = (given: ExtensionCase): string[] => cautions.flatMap((words) => words(given) ?? []);
