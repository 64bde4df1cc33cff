import { UserError } from '../errors.ts';
import { addWorkingDays } from './calendar.ts';
import { type Day, writeMonthDay } from './day.ts';
import { isFinished } from './lifecycle.ts';
import { isAtWork, type LadderCase, type LadderRules, presentMatters, type StandingRung } from './matters.ts';
import { type RungName, stepsOf, type Trigger, weightOf } from './rungs.ts';

/** What the ladder proposes for a unit of an item, and why. */
export interface RungProposal {
	rung: RungName;
	reason: string;
	finding: number | null;
	/** The paper it goes beyond. */
	before: StandingRung | null;
	/** What brings it about, as its step has it. */
	trigger: Trigger;
	/** What is wrong today, heaviest first. */
	matters: Matter[];
}

/** Something that is wrong with a unit's work, in words. */
export interface Matter {
	trigger: Trigger;
	words: string;
}

const bareMatters = (present: readonly Matter[]): Matter[] => present.map(({ trigger, words }) => ({ trigger, words }));

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

/** `限期整改单（青督改〔2026〕4号）`. */
const namedRung = ({ rung, mark }: Pick<StandingRung, 'rung' | 'mark'>): string =>
	mark === null ? rung : `${rung}（${mark}）`;

/** `限期整改单（青督改〔2026〕4号）10月30日期满`. */
const expiryWords = ({ until, ...named }: StandingRung): string =>
	`${namedRung(named)}${until === null ? '已发' : `${writeMonthDay(until)}期满`}`;

const isHeld = ({ heldUntil }: LadderCase, today: Day): boolean => heldUntil !== null && heldUntil >= today;

/**
 * The next rung for one unit of an item on a day, or null: none while a paper runs, while a statement holds, once the
 * unit has claimed, when nothing is wrong any more; the same rung never twice, a lighter one never after a heavier.
 */
export function proposeRung(given: LadderCase, today: Day, rules: LadderRules): RungProposal | null {
	const standing = countedRungs(given);
	if (isHeld(given, today) || standing.some((r) => isRunning(r, today))) return null;
	const present = presentMatters(given, today, rules);
	const [first] = present;
	if (first === undefined) return null;
	const finding = present.some((m) => m.trigger === '问题未整改') ? (given.finding?.id ?? null) : null;
	const heavy = present.reduce((top, m) => (weightOf(m.rung) > weightOf(top.rung) ? m : top), first);
	const last = heaviest(standing);
	const wrong = { matters: bareMatters(present) };
	if (last === null) {
		if (heavy.rung === '提醒' && isReminded(given, rules)) return null;
		return { ...wrong, rung: heavy.rung, reason: heavy.words, finding, before: null, trigger: heavy.trigger };
	}
	const next = stepsOf(rules.texts).find((s) => weightOf(s.rung) > weightOf(last.rung));
	if (next === undefined || present.every((m) => m.trigger === '临期')) return null;
	const rung = weightOf(heavy.rung) > weightOf(next.rung) ? heavy.rung : next.rung;
	return { ...wrong, rung, reason: `${first.words}，${expiryWords(last)}`, finding, before: last, trigger: '期满' };
}

const refuse = (message: string, hint: string, code: string, exit: 'refused' | 'misused' = 'refused') =>
	new UserError(message, { exit, code, hint });

/** Whether what is said to have brought a rung about is so: computed matters and 期满 as proposed, the rest by a person's word. */
function isTrue(reason: Trigger, rung: RungName, given: LadderCase, today: Day, rules: LadderRules): boolean {
	if (reason === '情节特别严重') return true;
	if (reason === '期满') return proposeRung(given, today, rules)?.rung === rung;
	if (reason !== '整改不力') return presentMatters(given, today, rules).some((m) => m.trigger === reason);
	const steps = stepsOf(rules.texts);
	const before = steps[steps.findIndex((s) => s.rung === rung) - 1]?.rung;
	const last = heaviest(countedRungs(given));
	// A rung of another ladder, chosen before this one, may stand between the two.
	return before !== undefined && last !== null && weightOf(last.rung) >= weightOf(before);
}

/** `因逾期发的是催办通知单`; nothing for a reason no rung has. */
function whereReasonFits({ texts }: Pick<LadderRules, 'texts'>, reason: string): string {
	const fit = stepsOf(texts).filter(({ triggers }) => triggers.some((trigger) => trigger === reason));
	return fit.length === 0 ? '' : `因${reason}发的是${fit.map(({ rung }) => rung).join('、')}`;
}

/** The step of the office's ladder a rung is, by its name. */
function findStep({ texts }: LadderRules, rung: string) {
	const steps = stepsOf(texts);
	const step = steps.find((s) => s.rung === rung);
	if (step !== undefined) return step;
	const known = steps.map((s) => s.rung).join('、');
	throw refuse(`${texts.ladder}梯次里没有“${rung}”`, `可以是：${known}`, 'unknown-rung', 'misused');
}

/** The reason named, as one the step can be issued for. */
function findTrigger({ rung, triggers }: ReturnType<typeof findStep>, reason: string, rules: LadderRules): Trigger {
	const trigger = triggers.find((t) => t === reason);
	if (trigger !== undefined) return trigger;
	const hints = [whereReasonFits(rules, reason), `发${rung}可以是：${triggers.join('、')}`];
	throw refuse(`发${rung}的理由没有“${reason}”`, hints.filter(Boolean).join('；'), 'unknown-reason', 'misused');
}

/** A rung the office names itself, with its reason; refuses one its ladder lacks, one not above the standing one, a reason that does not hold. */
export function demandRung(
	given: LadderCase,
	wanted: { rung: string; reason: string },
	today: Day,
	rules: LadderRules,
): RungProposal {
	const step = findStep(rules, wanted.rung);
	const { rung } = step;
	const name = `${given.item.number} ${given.share.unit.name}`;
	const last = heaviest(countedRungs(given));
	if (last !== null && weightOf(rung) <= weightOf(last.rung))
		throw refuse(
			`${name} 已发${namedRung(last)}，不能再发${rung}`,
			'同一文书不重发，也不往回发；看理由：ducha escalate',
			'rung-not-above',
		);
	if (isHeld(given, today))
		throw refuse(
			`${name} 的书面说明已同意，到${writeMonthDay(given.heldUntil as Day)}为止不升级`,
			'到期仍未办结的再升级',
			'held-by-statement',
		);
	const trigger = findTrigger(step, wanted.reason, rules);
	if (!isAtWork(given) && given.finding === null)
		throw refuse(`${name} 现在不能升级：事项“${given.item.status}”`, '已交办、办理中且未报结的才升级', 'not-pressed');
	if (!isTrue(trigger, rung, given, today, rules))
		throw refuse(
			`${name} 不符合“${trigger}”，不能发${rung}`,
			`${last === null ? '还没有发过文书' : `已发到${last.rung}`}；看达到条件的：ducha escalate`,
			'reason-not-met',
		);
	const proposed = trigger === '期满' ? proposeRung(given, today, rules)?.reason : undefined;
	const matters = bareMatters(presentMatters(given, today, rules));
	const matter = matters.find((m) => m.trigger === trigger)?.words ?? trigger;
	const said = last === null ? '' : `，已发${namedRung(last)}`;
	const finding = trigger === '问题未整改' ? (given.finding?.id ?? null) : null;
	return { rung, reason: proposed ?? `${matter}${said}`, finding, before: last, trigger, matters };
}
