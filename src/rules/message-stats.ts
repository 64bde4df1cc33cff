import { type Calendar, workingDaysBetween } from './calendar.ts';
import type { Day } from './day.ts';
import { type ClosingLine, type FigureRow, figuresOf } from './figures.ts';
import { type Item, leadsOf, type UnitKind, unitKinds } from './item.ts';
import { type MessageFacts, type Verdict, verdicts } from './messages.ts';

interface Message {
	item: Item;
	facts: MessageFacts;
}

/** The figures of a set of messages: 收到 = 已回复 + 待回复; 已回复 = 按时 + 超时 (no day known: 按时). */
export interface MessageRow {
	label: string;
	/** 收到 is `total`, 已回复 `finished`, 回复率 `finishRate`, 待回复 `running`. */
	figures: FigureRow;
	verdicts: Record<Verdict, number>;
	/** Replied, and what looking into it came to was not written down. */
	unjudged: number;
	/** Working days from the day a message came to its reply, one decimal; null where no reply has a day. */
	averageDays: number | null;
	/** Replies of which no day is known. */
	undated: number;
}

/** The day a message was answered by the line; null where it was not, or no day is known. */
const replyDay = ({ item, facts }: Message, line: Day): Day | null => {
	const day = facts.replied ?? item.claimed ?? item.completed;
	return day !== null && day <= line ? day : null;
};

/** Counts messages at a line, each once. */
export function countMessages(
	messages: readonly Message[],
	line: ClosingLine,
	calendar: Calendar,
	label = '合计',
): MessageRow {
	const figures = figuresOf(
		// It counts from the day it came, whenever it was entered.
		messages.map(({ item }) => ({ ...item, registered: item.received })),
		line,
		label,
	);
	const replied = new Set(figures.behind.finished);
	const answered = messages.filter(({ item }) => replied.has(item.number));
	const days = answered.flatMap((message) => {
		const day = replyDay(message, line.day);
		return day === null ? [] : [Math.max(0, workingDaysBetween(calendar, message.item.received, day))];
	});
	const of = (verdict: Verdict | null) => answered.filter(({ facts }) => facts.verdict === verdict).length;
	const sum = days.reduce((a, b) => a + b, 0);
	return {
		label,
		figures,
		verdicts: Object.fromEntries(verdicts.map((verdict) => [verdict, of(verdict)])) as Record<Verdict, number>,
		unjudged: of(null),
		averageDays: days.length === 0 ? null : Math.round((sum / days.length) * 10) / 10,
		undated: answered.length - days.length,
	};
}

/** Messages counted by what `namesOf` says of each, in the order the names first come; one with two counts in both. */
export function countBy(
	messages: readonly Message[],
	namesOf: (message: Message) => readonly string[],
	line: ClosingLine,
	calendar: Calendar,
): MessageRow[] {
	const groups = new Map<string, Message[]>();
	for (const message of messages)
		for (const name of namesOf(message)) groups.set(name, [...(groups.get(name) ?? []), message]);
	return [...groups].map(([name, own]) => countMessages(own, line, calendar, name));
}

export interface RankedMessages {
	kind: UnitKind;
	rank: number;
	row: MessageRow;
}

const late = ({ figures }: MessageRow): number => figures.lateDone + figures.overdue;
const order = (a: MessageRow, b: MessageRow): number =>
	(b.figures.finishRate ?? 0) - (a.figures.finishRate ?? 0) || late(a) - late(b);

/** Units ranked among their own kind by 回复率, then by fewer late; equals share a place (1,2,2,4). */
export function rankUnits(messages: readonly Message[], line: ClosingLine, calendar: Calendar): RankedMessages[] {
	const units = [...new Map(messages.flatMap(({ item }) => leadsOf(item)).map((unit) => [unit.name, unit])).values()];
	units.sort((a, b) => a.sort - b.sort || a.id - b.id);
	const rows = new Map(
		countBy(messages, ({ item }) => leadsOf(item).map(({ name }) => name), line, calendar).map((row) => [
			row.label,
			row,
		]),
	);
	return unitKinds.flatMap((kind) => {
		const own = units
			.filter((unit) => unit.kind === kind)
			.map(({ name }) => rows.get(name) as MessageRow)
			.filter(({ figures }) => figures.total > 0)
			.sort(order);
		return own.map((row) => ({ kind, row, rank: 1 + own.findIndex((other) => order(other, row) === 0) }));
	});
}
