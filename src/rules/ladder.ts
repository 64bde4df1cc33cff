import { UserError } from '../errors.ts';
import { addWorkingDays, workingDaysBetween } from './calendar.ts';
import { type Day, daysBetween, writeMonthDay } from './day.ts';
import type { Assignment, Item, Status } from './item.ts';
import type { LampRules } from './lamp.ts';
import { isFinished, isOpen, leadingShares } from './lifecycle.ts';
import { isOverdue } from './overdue.ts';
import { type RungName, rungNames, stepsOf, type Trigger, weightOf } from './rungs.ts';
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

/** What the ladder proposes for a unit of an item, and why. */
export interface RungProposal {
	rung: RungName;
	reason: string;
	finding: number | null;
}

const pressed: readonly Status[] = ['已交办', '办理中'];
const claimed: readonly Assignment['status'][] = ['已报结', '已办结', '解除'];

/** The units a paper may be due to: leads that have not claimed, and whoever has not put a finding right. */
export function answerableShares(item: Item, findings: readonly LateFinding[]): Assignment[] {
	const leads = leadingShares(item.assignments);
	return item.assignments.filter(
		(a) => (leads.includes(a) && !claimed.includes(a.status)) || findings.some((f) => f.unit === a.unit.id),
	);
}

const isAtWork = ({ item, share }: LadderCase): boolean =>
	pressed.includes(item.status) &&
	item.dispatched !== null &&
	item.children === 0 &&
	!claimed.includes(share.status) &&
	leadingShares(item.assignments).some((a) => a.id === share.id);

/** A finding is pursued after the item is done too, but not while it rests or once it is dropped. */
const isPursued = ({ status }: Item): boolean => status !== '中止' && (isOpen(status) || isFinished(status));

interface Matter {
	trigger: Trigger;
	words: (given: LadderCase, today: Day, rules: LadderRules) => string | null;
}

function pointsLate({ item }: LadderCase, today: Day, { yearly }: LadderRules): number {
	const due = item.deadline.current;
	// Past its day an item is overdue; to be 45 points behind as well is no second matter.
	return due !== null && due < today ? 0 : (pointsBehind(item, today, yearly) ?? 0);
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
				: `问题“${finding.text.slice(0, 20)}”${writeMonthDay(finding.deadline)}期满未整改`,
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
			return isAtWork(given) && points >= rules.limits['rectify-behind'].value ? `落后序时进度${points}个百分点` : null;
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

/** A finished item is pressed no more; only what was found wrong with it afterwards is. */
const countedRungs = ({ item, standing, share }: LadderCase): StandingRung[] =>
	standing.filter((r) => r.unit === share.unit.id && (!isFinished(item.status) || r.finding !== null));

const isRunning = (rung: StandingRung, today: Day): boolean => rung.until !== null && rung.until >= today;

function heaviest(standing: readonly StandingRung[]): StandingRung | null {
	return standing
		.filter((r) => r.rung !== '提醒')
		.reduce<StandingRung | null>((top, r) => (top === null || weightOf(r.rung) >= weightOf(top.rung) ? r : top), null);
}

function isReminded(given: LadderCase, { calendar, limits }: LadderRules): boolean {
	const due = given.item.deadline.current;
	if (due === null) return true;
	const first = addWorkingDays(calendar, due, -limits.remind.value);
	return countedRungs(given).some((r) => r.rung === '提醒' && r.day >= first && r.day <= due);
}

/** `限期整改单（青督改〔2026〕4号）10月30日期满`. */
const expiryWords = ({ rung, mark, until }: StandingRung): string =>
	`${rung}${mark === null ? '' : `（${mark}）`}${until === null ? '已发' : `${writeMonthDay(until)}期满`}`;

/** The rung each present matter asks for by itself. */
function asked(given: LadderCase, today: Day, rules: LadderRules) {
	const steps = stepsOf(rules.texts);
	return matters.flatMap(({ trigger, words }) => {
		const said = words(given, today, rules);
		const step = steps.find((s) => s.triggers.includes(trigger));
		return said === null || step === undefined ? [] : [{ trigger, rung: step.rung, words: said }];
	});
}

const isHeld = ({ heldUntil }: LadderCase, today: Day): boolean => heldUntil !== null && heldUntil >= today;

/**
 * The next rung for one unit of an item on a day, or null: none while a paper runs, while a statement holds, once the
 * unit has claimed, when nothing is wrong any more; the same rung never twice, a lighter one never after a heavier.
 */
export function proposeRung(given: LadderCase, today: Day, rules: LadderRules): RungProposal | null {
	const standing = countedRungs(given);
	if (isHeld(given, today) || standing.some((r) => isRunning(r, today))) return null;
	const present = asked(given, today, rules);
	const [first] = present;
	if (first === undefined) return null;
	const finding = present.some((m) => m.trigger === '问题未整改') ? (given.finding?.id ?? null) : null;
	const heavy = present.reduce((top, m) => (weightOf(m.rung) > weightOf(top.rung) ? m : top), first);
	const last = heaviest(standing);
	if (last === null) {
		if (heavy.rung === '提醒' && isReminded(given, rules)) return null;
		return { rung: heavy.rung, reason: heavy.words, finding };
	}
	const next = stepsOf(rules.texts).find((s) => weightOf(s.rung) > weightOf(last.rung));
	if (next === undefined || present.every((m) => m.trigger === '临期')) return null;
	const rung = weightOf(heavy.rung) > weightOf(next.rung) ? heavy.rung : next.rung;
	return { rung, reason: `${first.words}，${expiryWords(last)}`, finding };
}

const refuse = (message: string, hint: string, code: string, exit: 'refused' | 'misused' = 'refused') =>
	new UserError(message, { exit, code, hint });

/** Whether what is said to have brought a rung about is so: computed matters and 期满 as proposed, the rest by a person's word. */
function isTrue(reason: Trigger, rung: RungName, given: LadderCase, today: Day, rules: LadderRules): boolean {
	if (reason === '情节特别严重') return true;
	if (reason === '期满') return proposeRung(given, today, rules)?.rung === rung;
	if (reason !== '整改不力') return asked(given, today, rules).some((m) => m.trigger === reason);
	const steps = stepsOf(rules.texts);
	const before = steps[steps.findIndex((s) => s.rung === rung) - 1]?.rung;
	return before !== undefined && heaviest(countedRungs(given))?.rung === before;
}

/** A rung the office names itself, with its reason; refuses one its ladder lacks, one not above the standing one, a reason that does not hold. */
export function demandRung(
	given: LadderCase,
	wanted: { rung: string; reason: string },
	today: Day,
	rules: LadderRules,
): RungProposal {
	const step = stepsOf(rules.texts).find((s) => s.rung === wanted.rung);
	if (step === undefined)
		throw refuse(
			`${rules.texts.ladder}梯次里没有“${wanted.rung}”`,
			`可以是：${stepsOf(rules.texts)
				.map((s) => s.rung)
				.join('、')}`,
			'unknown-rung',
			'misused',
		);
	const { rung } = step;
	const name = `${given.item.number} ${given.share.unit.name}`;
	const last = heaviest(countedRungs(given));
	if (last !== null && weightOf(rung) <= weightOf(last.rung))
		throw refuse(
			`${name} 已发${last.rung}${last.mark === null ? '' : `（${last.mark}）`}，不能再发${rung}`,
			'同一文书不重发，也不往回发；看理由：ducha escalate',
			'rung-not-above',
		);
	if (isHeld(given, today))
		throw refuse(
			`${name} 的书面说明已同意，到${writeMonthDay(given.heldUntil as Day)}为止不升级`,
			'到期仍未办结的再升级',
			'held-by-statement',
		);
	const trigger = step.triggers.find((t) => t === wanted.reason);
	if (trigger === undefined)
		throw refuse(
			`发${rung}的理由没有“${wanted.reason}”`,
			`可以是：${step.triggers.join('、')}`,
			'unknown-reason',
			'misused',
		);
	if (!isAtWork(given) && given.finding === null)
		throw refuse(`${name} 现在不能升级：事项“${given.item.status}”`, '已交办、办理中且未报结的才升级', 'not-pressed');
	if (!isTrue(trigger, rung, given, today, rules))
		throw refuse(
			`${name} 不符合“${trigger}”，不能发${rung}`,
			last === null
				? '还没有发过文书；看达到条件的：ducha escalate'
				: `已发到${last.rung}；看达到条件的：ducha escalate`,
			'reason-not-met',
		);
	const proposed = trigger === '期满' ? proposeRung(given, today, rules)?.reason : undefined;
	const matter = asked(given, today, rules).find((m) => m.trigger === trigger)?.words ?? trigger;
	const before = last === null ? '' : `，已发${last.rung}${last.mark === null ? '' : `（${last.mark}）`}`;
	const finding = trigger === '问题未整改' ? (given.finding?.id ?? null) : null;
	return { rung, reason: proposed ?? `${matter}${before}`, finding };
}

/** How many papers of each rung, lightest first; rungs without any are left out. */
export function countRungs(list: readonly { rung: RungName }[]): { rung: RungName; count: number }[] {
	return rungNames
		.map((rung) => ({ rung, count: list.filter((one) => one.rung === rung).length }))
		.filter(({ count }) => count > 0);
}
