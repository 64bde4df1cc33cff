import type { Day } from './day.ts';
import type { ClosingLine } from './figures.ts';
import type { Item, Status } from './item.ts';
import { isFinished } from './lifecycle.ts';
import { assignmentsAt, type PastShare } from './shares.ts';

/** Until the day before `until` another county leader answered for the item (责任县领导). */
export interface PastLeader {
	name: string;
	until: Day;
}

/** How an item stood finished until it was dispatched again (再次交办) on a day, with the deadline it then had. */
export interface PastFinish {
	completed: Day;
	claimed: Day | null;
	due: Day | null;
	until: Day;
}

/** A step that changed an item's status, in the order they were booked. */
export interface PastMove {
	day: Day;
	from: Status;
	to: Status;
}

/** An extension that was granted on a day, when the item's day was `from`. */
export interface GrantedExtension {
	from: Day;
	decided: Day;
	late: boolean;
}

/** What an item was before it was split into others, and the day the first of them came onto the ledger. */
export interface PastWhole extends Pick<Item, 'status' | 'claimed' | 'completed' | 'percent'> {
	due: Day | null;
	split: Day;
}

/** What an item was before today. */
export interface ItemPast {
	/** Earlier stretches of its shares. */
	shares: readonly PastShare[];
	/** Its leaders in the order they handed over. */
	leaders: readonly PastLeader[];
	finishes: readonly PastFinish[];
	/** Extensions in the order they were granted. */
	extensions: readonly GrantedExtension[];
	/** Steps of an item that was stopped at some time. */
	moves: readonly PastMove[];
	whole: PastWhole | null;
	/** The percent (0–100) last reported by the line; undefined where none was ever reported. */
	percent: number | null | undefined;
}

/** Before it was split, an item was one itself. */
function wholeAt(item: Item, line: ClosingLine, whole: PastWhole | null): Item {
	if (whole === null || whole.split <= line.day) return item;
	const { due, split: _split, ...own } = whole;
	return { ...item, ...own, children: 0, deadline: { ...item.deadline, current: due } };
}

/** The deadline as it stood: what was granted only after the line puts nothing off at it, nor does what a later round was granted. */
function postponedAt(item: Item, line: ClosingLine, { extensions, finishes }: ItemPast): Item {
	const until = finishes.find((finish) => line.day < finish.until)?.until ?? null;
	const later = extensions.filter(({ decided }) => decided > line.day);
	if (later.length === 0) return item;
	const { deadline } = item;
	const next = later.find(({ decided }) => until === null || decided <= until);
	const isLateThen = extensions.some((one) => one.late && one.decided <= line.day && one.from === deadline.lateFrom);
	return {
		...item,
		deadline: {
			...deadline,
			current: next?.from ?? deadline.current,
			extensions: deadline.extensions - later.length,
			lateFrom: isLateThen ? deadline.lateFrom : null,
		},
	};
}

/** The status its steps had led to by the line; null before the first of them is known. */
function steppedTo(moves: readonly PastMove[], line: ClosingLine): Status | null {
	const last = moves.findLast(({ day }) => day <= line.day);
	return last?.to ?? moves[0]?.from ?? null;
}

const stopped: readonly Status[] = ['中止', '撤销', '并入'];

/** What was 中止, 撤销 or 并入 only after the line was at work at it, and what was resumed after it was 中止; else as it is. */
function statusAt(item: Item, line: ClosingLine, moves: readonly PastMove[]): Status {
	const then = steppedTo(moves, line);
	if (then === null) return item.status;
	if (stopped.includes(item.status)) return then;
	const wasDone = isFinished(item.status) && (item.claimed ?? item.completed ?? line.day) <= line.day;
	return then === '中止' && !wasDone ? then : item.status;
}

function finishedAt(item: Item, line: ClosingLine, finishes: readonly PastFinish[]): Item {
	const finish = finishes.find(({ until }) => line.day < until);
	if (finish === undefined) return item;
	const { completed, claimed, due } = finish;
	return { ...item, status: '已办结', completed, claimed, deadline: { ...item.deadline, current: due } };
}

/**
 * The item as it stood at a closing line: with the units that held it then, in the roles they had, and the leader who
 * answered for it (并入、更名、离任不改已经结束的期间); what was dispatched again, stopped, split or put off after the line
 * as it was before. At an open line the item as it is.
 */
export function itemAt(given: Item, line: ClosingLine, past: ItemPast): Item {
	if (line.open) return given;
	const item = postponedAt(finishedAt(wholeAt(given, line, past.whole), line, past.finishes), line, past);
	const leader = past.leaders.find(({ until }) => line.day < until)?.name ?? item.leader;
	const assignments = assignmentsAt(item.assignments, past.shares, line.day);
	const status = statusAt(item, line, past.moves);
	const wasDone = isFinished(status) && (item.claimed ?? item.completed ?? line.day) <= line.day;
	const percent = past.percent === undefined || wasDone ? item.percent : past.percent;
	const isSame = leader === item.leader && assignments === item.assignments && status === item.status;
	return isSame && percent === item.percent ? item : { ...item, leader, assignments, status, percent };
}
