import { addDays, type Day, writeDayBeside } from './day.ts';
import { judgedDay } from './extension.ts';
import { bucketOf, type ClosingLine } from './figures.ts';
import type { Item } from './item.ts';
import { lateKey, type ScoreInput, type Share, type SharedItem } from './score-input.ts';
import { type Candidate, candidate, roundPoints, worth } from './score-line.ts';

/** A unit's being done with an item. */
interface Completion {
	/** The day the unit was, and the day the line counts: not before the item was finished. */
	own: Day;
	day: Day;
	due: Day | null;
}

/** When a unit was done with a finished item; null while it is not, or where nobody knows the day. */
function completionOf(item: Item, share: Share, line: ClosingLine): Completion | null {
	const bucket = bucketOf(item, line);
	const finish = item.claimed ?? item.completed;
	if ((bucket !== 'onTime' && bucket !== 'lateDone') || finish === null) return null;
	const isAgain = item.reopened !== null && item.reopened > line.day;
	if (share.role === '配合' && share.status !== '已办结' && !isAgain) return null;
	const own = isAgain ? finish : (share.claimed ?? finish);
	return own > line.day ? null : { own, day: own > finish ? own : finish, due: judgedDay(item.deadline) };
}

/** Overdue at a line and not claimed by this unit in time. */
function isLate(item: Item, { claimed }: Share, line: ClosingLine): boolean {
	const due = item.deadline.current;
	return bucketOf(item, line) === 'overdue' && (claimed === null || due === null || claimed > due);
}

/** What the period before has already taken (above 0) for the lateness of an item. */
function takenBefore(item: Item, unit: number, share: Share, { taken, from, points }: ScoreInput): number {
	if (taken !== null) return taken.get(lateKey(item.number, unit)) ?? 0;
	const before = { day: addDays(from, -1), open: false };
	return isLate(item, share, before) ? -worth(points['score-overdue'], share.role, points) : 0;
}

/** Lateness costs a later period only what it costs more than before, and is never paid back. */
function lateLine(
	rule: 'score-late' | 'score-overdue',
	{ reason, day, about }: { reason: string; day: Day; about: Pick<Candidate, 'item' | 'role'> },
	taken: number,
	points: ScoreInput['points'],
): Candidate {
	const cost = worth(points[rule], about.role, points);
	return candidate({
		...about,
		key: rule,
		day,
		reason: `${reason}${taken === 0 ? '' : `；上期已扣${taken}分，只计差额`}`,
		points: roundPoints(Math.min(0, cost + taken)),
		late: Math.min(cost, -taken),
	});
}

/** 按时办结, with something more for 提前: claimed before the very day; what has no day is on time. */
function inTimeLine(
	{ own, day, due }: Completion,
	about: Pick<Candidate, 'item' | 'role'>,
	{ line, points }: ScoreInput,
): Candidate {
	const isEarly = due !== null && own < due && points['score-early'] > 0;
	const sum = points['score-on-time'] + (isEarly ? points['score-early'] : 0);
	const when = writeDayBeside(own, line.day);
	const limit = due === null ? '无明确时限' : `时限${writeDayBeside(due, line.day)}`;
	return candidate({
		...about,
		key: isEarly ? 'score-early' : 'score-on-time',
		day,
		reason: `${isEarly ? '提前' : '按时'}办结（${when}报结，${limit}）`,
		points: worth(sum, about.role, points),
	});
}

/** The one line for a unit's being done with an item in the span, or late with it at its end; null where there is neither. */
export function timeLine({ item, shares }: SharedItem, unit: number, input: ScoreInput): Candidate | null {
	const share = shares.get(unit);
	if (share === undefined) return null;
	const { line, from, points } = input;
	const about = { item: item.number, role: share.role };
	const say = (day: Day) => writeDayBeside(day, line.day);
	const done = completionOf(item, share, line);
	if (done !== null) {
		const { own, due, day } = done;
		if (day < from) return null;
		if (due === null || own <= due) return inTimeLine(done, about, input);
		const reason = `逾期办结（${say(own)}报结，时限${say(due)}）`;
		return lateLine('score-late', { reason, day, about }, takenBefore(item, unit, share, input), points);
	}
	if (!isLate(item, share, line)) return null;
	const reason = `逾期未办结（时限${say(item.deadline.current as Day)}）`;
	return lateLine('score-overdue', { reason, day: line.day, about }, takenBefore(item, unit, share, input), points);
}
