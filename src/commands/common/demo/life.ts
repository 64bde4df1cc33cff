import { addWorkingDays, type Calendar, nextWorkingDay } from '../../../rules/calendar.ts';
import { addDays, type Day, dayOf, daysBetween, monthOf, yearOf } from '../../../rules/day.ts';
import type { Dice } from './dice.ts';
import { type Matter, workingDayBefore } from './matter.ts';
import type { Step } from './step.ts';
import { answers, extensionReasons, ladder, people, results, returns, stages, stuck, troubles } from './words.ts';

interface Living {
	calendar: Calendar;
	dice: Dice;
	today: Day;
	receipted: Day;
}

/** How the work on a matter goes: when its unit claims it done (null: not by today), and how far it is on the way. */
export interface Course {
	claimed: Day | null;
	/** Of the scheduled progress: 1 as it should be. */
	pace: number;
	/** Days are moved by an extension. */
	due: Day;
	steps: Step[];
}

const headOf = (leads: string): string => people[leads]?.[0] ?? '罗建平';
const handlerOf = (leads: string): string => people[leads]?.[1] ?? '何小川';

const isLong = ({ entered, due }: Matter): boolean => daysBetween(entered, due) > 40;

/** Some ask for more time while there is still some; most get it. */
function extend(matter: Matter, { calendar, dice }: Living): { due: Day; decided: Day | null; steps: Step[] } {
	const { number, leads, due } = matter;
	if (!isLong(matter) || !matter.isStated || dice.roll() > 0.16) return { due, decided: null, steps: [] };
	const asked = workingDayBefore(calendar, addDays(due, -dice.between(4, 9)));
	const decided = addWorkingDays(calendar, asked, 2);
	const to = workingDayBefore(calendar, addDays(due, dice.between(18, 40)));
	const isGranted = dice.roll() < 0.8;
	const asking = ['extend', number, '--to', to, '--reason', dice.pick(extensionReasons), '--principal', headOf(leads)];
	const deciding = isGranted
		? ['review', number, '--what', '延期', '--pass', '--approved-by', '方振国']
		: ['review', number, '--what', '延期', '--return', '理由不充分，请抓紧办理', '--approved-by', '方振国'];
	return {
		due: isGranted ? to : due,
		decided,
		steps: [
			{ day: asked, kind: '延期', words: asking },
			{ day: decided, kind: '审核', words: deciding },
		],
	};
}

/** When a matter is claimed done: mostly in time, some early, some late, a few that are late have not been yet. */
function claimDay(matter: Matter, due: Day, living: Living): { claimed: Day | null; pace: number } {
	const { calendar, dice, today, receipted } = living;
	const isYearly = !matter.isStated && due === dayOf(yearOf(due), 12, 31);
	const luck = dice.roll();
	const usual = 0.97 + dice.roll() * 0.15;
	if (stuck.includes(matter.title) && due < today) return { claimed: null, pace: 0.6 };
	if (isYearly) {
		const pace = luck < 0.12 ? 0.72 : usual;
		const early = addDays(matter.entered, dice.between(150, 330));
		return { claimed: luck > 0.68 && early < due ? nextWorkingDay(calendar, early) : null, pace };
	}
	if (luck < 0.78) {
		const early = luck < 0.16 ? dice.between(6, 14) : dice.between(0, 4);
		const day = workingDayBefore(calendar, addDays(due, -early));
		return { claimed: day > receipted ? day : addWorkingDays(calendar, receipted, 1), pace: usual };
	}
	// What fell due long ago has been finished since, however late.
	const isStuck = luck > 0.86 && daysBetween(due, today) < 80;
	const late = addWorkingDays(calendar, due, dice.between(2, 18));
	return { claimed: isStuck ? null : late, pace: 0.7 };
}

/** How a matter goes, without what is reported on the way. */
export function setCourse(matter: Matter, living: Living): Course {
	const { due, decided, steps } = extend(matter, living);
	const { claimed, pace } = claimDay(matter, due, living);
	const isTooSoon = claimed !== null && decided !== null && claimed <= decided;
	return { claimed: isTooSoon ? addWorkingDays(living.calendar, decided, 2) : claimed, pace, due, steps };
}

/** Percent done on a day at a course's pace, never quite finished. */
export function percentAt(matter: Matter, { claimed, pace, due }: Course, day: Day): number {
	const end = claimed ?? due;
	// A report tells what will be so by the time it is read.
	const share = daysBetween(matter.entered, addDays(day, 9)) / Math.max(1, daysBetween(matter.entered, end));
	const most = claimed !== null ? 96 : pace < 0.9 ? 78 : 94;
	return Math.min(most, Math.max(5, Math.round(share * 100 * (claimed === null ? pace : 1))));
}

export function stageWords(matter: Matter, percent: number): string {
	const words = stages[matter.kind];
	return words[Math.min(words.length - 1, Math.floor((percent * words.length) / 100))] as string;
}

/** What is reported on the way: in time, and again when it runs late. */
export function reportProgress(matter: Matter, course: Course, { calendar, dice, today, receipted }: Living): Step[] {
	const { number } = matter;
	const end = course.claimed ?? (course.due < today ? today : course.due);
	const span = daysBetween(receipted, end);
	const days = [0.3, 0.65, 0.9]
		.slice(0, span > 60 ? 3 : span > 20 ? 2 : 1)
		.map((share) => nextWorkingDay(calendar, addDays(receipted, Math.max(1, Math.round(share * span)))))
		.filter((day) => course.claimed === null || day < course.claimed);
	return [...new Set(days)].map((day) => {
		const percent = percentAt(matter, course, day);
		const [problem, help] = course.pace < 1 || dice.roll() < 0.12 ? dice.pick(troubles) : ['', ''];
		return {
			day,
			kind: '进展',
			words: [
				...['progress', number, stageWords(matter, percent), '--percent', String(percent)],
				...(problem === '' ? [] : ['--problems', problem]),
				...(help === '' ? [] : ['--help-needed', help]),
				// The last days' reports still wait for the office.
				...(daysBetween(day, today) < 3 ? ['--wait'] : []),
			],
		};
	});
}

/** Claim, review, for some a return and a second claim, the leader's reading, and the strike at the month's turn. */
export function finish(matter: Matter, { claimed }: Course, { calendar, dice }: Living): Step[] {
	if (claimed === null) return [];
	const { number, kind } = matter;
	const items = [number];
	const claim = (day: Day): Step => ({ day, kind: '报结', words: ['claim', number, '--text', results[kind]] });
	const steps = [claim(claimed)];
	let reviewed = addWorkingDays(calendar, claimed, dice.between(1, 2));
	if (dice.roll() < 0.09) {
		steps.push({ day: reviewed, kind: '审核', words: ['review', number, '--return', dice.pick(returns)] });
		const again = addWorkingDays(calendar, reviewed, dice.between(2, 4));
		steps.push(claim(again));
		reviewed = addWorkingDays(calendar, again, 1);
	}
	const passing = ['review', '--pass', '--with-supports', '--what'];
	steps.push({ day: reviewed, kind: '审核', words: [...passing, '报结'], items });
	const read = addWorkingDays(calendar, reviewed, 3);
	if (matter.isPresented) steps.push({ day: read, kind: '阅示', words: [...passing, '待阅示'], items });
	const done = matter.isPresented ? read : reviewed;
	const turn = dayOf(yearOf(addDays(done, 31)), monthOf(addDays(done, 31)), 1) as Day;
	steps.push({ day: nextWorkingDay(calendar, turn), kind: '销号', words: ['strike'], items });
	return steps;
}

/** Of a message: the answer is drafted when its unit claims, and given when the claim passes. */
export function answerMessage({ number, source, kind }: Matter, finishing: readonly Step[]): Step[] {
	const verdict = kind === '服' ? '查清' : Number(number.slice(-1)) % 3 === 0 ? '部分属实' : '属实';
	const text = `您好！您反映的事项已转有关单位办理。经核实，${results[kind]}。感谢您的监督。`;
	const drafted = source === '网民留言';
	return finishing.flatMap((step): Step[] => {
		if (step.kind === '报结' && drafted)
			return [step, { ...step, kind: '审核', words: ['message', 'draft', number, text, '--verdict', verdict] }];
		const isPassing = step.kind === '审核' && step.words.includes('--pass');
		if (!isPassing) return [step];
		const answer = drafted ? [] : [text, '--verdict', verdict];
		return [{ day: step.day, kind: '审核', words: ['message', 'reply', number, ...answer] }];
	});
}

/** What the office does while a matter is late: the telephone, and for most the papers of the ladder. */
export function pressFor(matter: Matter, { claimed, due }: Course, { calendar, dice, today }: Living): Step[] {
	const end = claimed ?? addDays(today, 1);
	const by = (days: number): Day => addWorkingDays(calendar, due, days);
	// What is not public is pressed by word of mouth.
	const isWritten = dice.roll() < 0.85 && !matter.isUnpublished;
	const calls = [2, 6, 11].map((days, at): Step => {
		const promised = addWorkingDays(calendar, by(days), 4);
		const words = ['urge', matter.number, '--whom', handlerOf(matter.leads), '--answer', dice.pick(answers)];
		return { day: by(days), kind: '通话', words: at === 1 ? words : [...words, '--promised', promised] };
	});
	const papers = ladder.slice(0, dice.between(1, ladder.length)).map(
		({ days, rung, approver }): Step => ({
			day: by(days),
			kind: '升级',
			words: ['escalate', '--issue', '--rung', rung, '--approved-by', approver],
			items: [matter.number],
		}),
	);
	const until = addWorkingDays(calendar, by(14), 12);
	const stated = ['--reason', dice.pick(extensionReasons), '--principal', headOf(matter.leads), '--holds-until', until];
	const statement: Step = {
		day: by(14),
		kind: '延期',
		words: ['statement', matter.number, ...stated, '--approved-by', '方振国'],
	};
	const written = isWritten ? papers : [statement];
	return [...calls, ...written].filter(({ day }) => day < end);
}

/** An application that still waits: of the first matter that falls due in the fortnight to come. */
export function askForTime(
	lived: readonly { matter: Matter; course: Course }[],
	today: Day,
	calendar: Calendar,
): Step[] {
	const asking = lived.find(
		({ matter, course }) =>
			(course.claimed === null || course.claimed > today) &&
			matter.isStated &&
			course.steps.length === 0 &&
			course.due > addDays(today, 3) &&
			course.due < addDays(today, 15),
	);
	if (asking === undefined) return [];
	const { number, leads } = asking.matter;
	const to = workingDayBefore(calendar, addDays(asking.course.due, 21));
	const words = ['extend', number, '--to', to, '--reason', extensionReasons[0] ?? '', '--principal', headOf(leads)];
	return [{ day: workingDayBefore(calendar, today), kind: '延期', words }];
}
