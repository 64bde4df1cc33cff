import { listItemsById } from '../../../ledger/items.ts';
import { countReplied } from '../../../ledger/messages.ts';
import type { Db } from '../../../ledger/open.ts';
import { type OpenItem, readOpenItems } from '../../../ledger/open-items.ts';
import { readPromises } from '../../../ledger/urges.ts';
import { addWorkingDays } from '../../../rules/calendar.ts';
import type { Day } from '../../../rules/day.ts';
import { hasReported, nextFeedbackDay } from '../../../rules/feedback-cycle.ts';
import type { Item } from '../../../rules/item.ts';
import { type WaitingMessages, waitingMessages } from '../../../rules/messages.ts';
import { isOverdue } from '../../../rules/overdue.ts';
import { countStandings, type Standing, standingOf } from '../../../rules/standing.ts';
import { isWeekEnd, mondayOf } from '../../../rules/week.ts';
import { type StandingPledge, standPledge } from '../calls/pledge-words.ts';
import { type Proposal, readProposals } from '../escalate/proposals.ts';
import { type FieldWork, readFieldWork } from '../field/field-work.ts';
import { type FormRound, missingIn, readRounds } from '../forms/form-rounds.ts';
import type { OfficeRules } from '../office.ts';
import { type Duty, readOfficeDuties } from '../overdue/office-duties.ts';
import { readQueue, type Waiting } from '../review/queue.ts';

/** All the clerk should know on a morning, as values. */
export interface Morning {
	/** The working day before: what has become overdue since is new. */
	since: Day;
	counts: Record<Standing, number>;
	/** Due today, not claimed. */
	due: Item[];
	/** Feedback is owed today and has not come. */
	feedback: Item[];
	/** Registering and dispatching due today or late; units whose slip has not come. */
	pressing: Duty[];
	proposals: Proposal[];
	/** Broken since the working day before, or due today. */
	pledges: (StandingPledge & { item: Item })[];
	/** Became overdue since the working day before. */
	newly: Item[];
	/** 临期, today included. */
	soon: Item[];
	queue: Waiting[];
	/** What the office itself owes: registering, dispatching. */
	own: Duty[];
	/** The forms sent last, while some have not come back. */
	forms: FormRound | null;
	/** Citizens' messages that wait for a reply, by source. */
	messages: WaitingMessages[];
	/** On the week's last working day, when replies are collected: how many were given in it; else null. */
	repliedInWeek: number | null;
	field: FieldWork;
}

const owesToday = (item: OpenItem, today: Day, rules: OfficeRules): boolean =>
	nextFeedbackDay(item, today, rules) === today &&
	!hasReported(item, item.heard === null ? [] : [item.heard], today, rules);

/** The morning of a day; the number of queries does not grow with the number of items. */
export async function readMorning(db: Db, rules: OfficeRules, today: Day): Promise<Morning> {
	const since = addWorkingDays(rules.calendar, today, -1);
	const open = await readOpenItems(db);
	const standing = new Map(open.map((item) => [item, standingOf(item, today, rules)]));
	const soon = open.filter((item) => standing.get(item) === '临期');
	const newly = open.filter((item) => standing.get(item) === '逾期' && !isOverdue(item, since));
	const feedback = open.filter((item) => owesToday(item, today, rules));
	const pledges = (await readPromises(db, today)).filter((p) => p.promised <= today);
	const duties = await readOfficeDuties(db, rules, today);
	const round = (await readRounds(db, today)).at(-1) ?? null;
	const wanted = [...soon, ...newly, ...feedback].map((item) => item.id);
	const ids = [...new Set([...wanted, ...pledges.map((p) => p.item)])];
	const items = new Map((await listItemsById(db, ids)).map((item) => [item.id, item]));
	const whole = ({ id }: { id: number }): Item => items.get(id) as Item;
	return {
		since,
		counts: countStandings([...standing.values()]),
		due: soon.filter((item) => item.deadline.current === today).map(whole),
		feedback: feedback.map(whole),
		pressing: duties.filter((duty) => duty.left <= 0),
		proposals: (await readProposals(db, rules, today)).filter(({ rung }) => rung !== '提醒'),
		pledges: pledges
			.map((pledge) => {
				const item = whole({ id: pledge.item });
				return { ...standPledge(pledge, item, today, rules.calendar), item };
			})
			.filter(({ standing: stands }) => stands === '今天' || stands === '已过')
			.sort((a, b) => (a.pledge.promised < b.pledge.promised ? -1 : a.pledge.promised > b.pledge.promised ? 1 : 0)),
		newly: newly.map(whole),
		soon: soon.map(whole),
		queue: await readQueue(db, rules, today),
		own: duties.filter(({ what }) => what !== '催签收'),
		field: await readFieldWork(db, today),
		forms: round === null || missingIn(round).length === 0 ? null : round,
		messages: waitingMessages(open, rules.sources),
		repliedInWeek: isWeekEnd(rules.calendar, today) ? await countReplied(db, mondayOf(today), today) : null,
	};
}
