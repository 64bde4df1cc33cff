import { workingDaysBetween } from './calendar.ts';
import { type Day, daysBetween, writeMonthDay } from './day.ts';
import type { Assignment, Item } from './item.ts';
import type { LampRules } from './lamp.ts';
import { inHand, isFinished, isOpen, leadingShares } from './lifecycle.ts';
import { isOverdue } from './overdue.ts';
import { limitDayOf, type RungName, stepsOf, type Trigger } from './rungs.ts';
import { pointsBehind } from './schedule.ts';
import type { Texts } from './texts.ts';

export interface LadderRules extends LampRules {
	texts: Texts;
}

/** A rung that was issued and has not been lifted by an extension or a new dispatch. */
export interface StandingRung {
	/** The unit it was issued to, or the one that unit has been merged into. */
	unit: number;
	finding: number | null;
	rung: RungName;
	mark: string | null;
	day: Day;
	until: Day | null;
}

/** A verified finding whose day has passed without its being put right. */
export interface LateFinding {
	id: number;
	unit: number;
	text: string;
	deadline: Day;
}

/** All that decides what one unit of an item is to be sent. */
export interface LadderCase {
	item: Item;
	share: Assignment;
	standing: readonly StandingRung[];
	/** The day until which an accepted statement holds the ladder. */
	heldUntil: Day | null;
	finding: LateFinding | null;
	/** Feedback cycles in a row without feedback. */
	silent: number;
}

const claimed: readonly Assignment['status'][] = ['已报结', '已办结', '解除'];

/** The units a paper may be due to: leads that have not claimed, and whoever has not put a finding right. */
export function answerableShares(item: Item, findings: readonly LateFinding[]): Assignment[] {
	const leads = leadingShares(item.assignments);
	return item.assignments.filter(
		(a) => (leads.includes(a) && !claimed.includes(a.status)) || findings.some((f) => f.unit === a.unit.id),
	);
}

/** Whether a unit is pressed at all: it leads an item at work that was dispatched and not split, and has not claimed. */
export const isAtWork = ({ item, share }: LadderCase): boolean =>
	inHand.includes(item.status) &&
	item.dispatched !== null &&
	item.children === 0 &&
	!claimed.includes(share.status) &&
	leadingShares(item.assignments).some((a) => a.id === share.id);

/** A finding is pursued after the item is done too, but not while it rests or once it is dropped. */
const isPursued = ({ status }: Item): boolean => status !== '中止' && (isOpen(status) || isFinished(status));

const longestText = 20;

function shorten(text: string): string {
	const signs = [...text.replace(/\s+/g, '')];
	return signs.length > longestText ? `${signs.slice(0, longestText).join('')}…` : signs.join('');
}

interface Matter {
	trigger: Trigger;
	words: (given: LadderCase, today: Day, rules: LadderRules) => string | null;
}

function pointsLate({ item }: LadderCase, today: Day, { yearly }: LadderRules): number {
	const due = item.deadline.current;
	// Past its day an item is overdue; to be 45 points behind as well is no second matter.
	return due !== null && due < today ? 0 : (pointsBehind(item, today, yearly) ?? 0);
}

/** Whether the day comes before a 限期整改单 sent today would run out: then the day itself is the limit, and a 催办 is what helps. */
function isTooLateToRectify({ item }: LadderCase, today: Day, { calendar, limits }: LadderRules): boolean {
	const due = item.deadline.current;
	const allowed = limitDayOf('限期整改单', today, calendar, limits);
	return due !== null && allowed !== null && due < allowed;
}

function soonWords({ item }: LadderCase, today: Day, { calendar, limits }: LadderRules): string | null {
	const due = item.deadline.current;
	if (due === null || due < today) return null;
	const left = workingDaysBetween(calendar, today, due);
	if (left > limits.remind.value) return null;
	if (due === today) return '今天到期';
	return left > 0 ? `还有${left}个工作日到期` : `${daysBetween(today, due)}天后到期（休息日）`;
}

/** What may be wrong with a unit's work, heaviest first, each with its words where it is so. */
const matters: readonly Matter[] = [
	{
		trigger: '问题未整改',
		words: ({ item, finding }, today) =>
			finding === null || finding.deadline >= today || !isPursued(item)
				? null
				: `问题“${shorten(finding.text)}”${writeMonthDay(finding.deadline)}期满未整改`,
	},
	{
		trigger: '逾期',
		words: (given, today, { calendar, limits }) => {
			const { item } = given;
			const due = item.deadline.current;
			if (!isAtWork(given) || due === null || !isOverdue(item, today)) return null;
			const late = workingDaysBetween(calendar, due, today);
			return late >= limits.urge.value ? `逾期${late}个工作日` : null;
		},
	},
	{
		trigger: '严重滞后',
		words: (given, today, rules) => {
			const points = pointsLate(given, today, rules);
			const isSevere = points >= rules.limits['rectify-behind'].value && !isTooLateToRectify(given, today, rules);
			return isAtWork(given) && isSevere ? `落后序时进度${points}个百分点` : null;
		},
	},
	{
		trigger: '滞后',
		words: (given, today, rules) => {
			const points = pointsLate(given, today, rules);
			return isAtWork(given) && points > rules.limits.behind.value ? `落后序时进度${points}个百分点` : null;
		},
	},
	{
		trigger: '不反馈',
		words: (given, _today, { limits }) =>
			isAtWork(given) && given.silent >= limits.silent.value ? `连续${given.silent}次未反馈` : null,
	},
	{
		trigger: '临期',
		words: (given, today, rules) => (isAtWork(given) ? soonWords(given, today, rules) : null),
	},
];

/** The matters that are so, heaviest first, each with the rung it asks for by itself. */
export function presentMatters(given: LadderCase, today: Day, rules: LadderRules) {
	const steps = stepsOf(rules.texts);
	return matters.flatMap(({ trigger, words }) => {
		const said = words(given, today, rules);
		const step = steps.find((s) => s.triggers.includes(trigger));
		return said === null || step === undefined ? [] : [{ trigger, rung: step.rung, words: said }];
	});
}
