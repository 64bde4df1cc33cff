import type { Day } from './day.ts';
import type { Item, Urgency } from './item.ts';
import { isOpen } from './lifecycle.ts';
import { isOverdue } from './overdue.ts';
import type { SourceKind } from './sources.ts';
import type { Switches } from './switches.ts';

/** What looking into a message came to. */
export const verdicts = ['查清', '属实', '部分属实', '不属实'] as const;
export type Verdict = (typeof verdicts)[number];

/** What belongs to an item that is a citizen's message; who asked stays in the office. */
export interface MessageFacts {
	/** The site or line it came by. */
	channel: string | null;
	order: string | null;
	asker: string | null;
	phone: string | null;
	/** What was written, where numbers were taken out of the item's own words. */
	words: string | null;
	verdict: Verdict | null;
	/** 拟复: waits for approval. */
	draft: string | null;
	drafted: Day | null;
	/** 回复, as the citizen reads it; the day may be unknown. */
	reply: string | null;
	replied: Day | null;
}

/** A message of which nothing is known beyond its item. */
export const bareMessage: MessageFacts = {
	channel: null,
	order: null,
	asker: null,
	phone: null,
	words: null,
	verdict: null,
	draft: null,
	drafted: null,
	reply: null,
	replied: null,
};

const messageKinds: readonly SourceKind[] = ['留言', '工单'];

/** The sources whose items are citizens' messages: 网民留言, 12345工单. */
export const messageSources = <S extends { kind: SourceKind }>(sources: readonly S[]): S[] =>
	sources.filter(({ kind }) => messageKinds.includes(kind));

/** The sources whose items the figures of a period count; null for all, where the office has messages counted among its matters. */
export const countedSources = (
	sources: readonly { name: string; kind: SourceKind }[],
	switches: Switches,
): string[] | null =>
	switches['messages-counted']
		? null
		: sources.filter(({ kind }) => !messageKinds.includes(kind)).map(({ name }) => name);

/** Numbers that belong to a person: identity cards, mobile telephones. */
const personalNumbers: readonly RegExp[] = [
	/(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/g,
	/(?<!\d)\d{15}(?!\d)/g,
	/(?<!\d)1[3-9]\d{9}(?!\d)/g,
	/(?<!\d)1[3-9]\d-\d{4}-\d{4}(?!\d)/g,
];
const telephone = /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g;

/** The same words without identity and mobile numbers, `（号码略）` in their place; an office's own telephone stays. */
export function hidePersonal(text: string): string {
	// Most messages hold no long number.
	if (!/\d{7}|\d-\d{4}-/.test(text)) return text;
	return personalNumbers.reduce((words, form) => words.replace(form, '（号码略）'), text);
}

/** A citizen's words without any telephone: whose it is they do not tell. */
export const hidePrivate = (text: string): string => hidePersonal(text).replace(telephone, '（号码略）');

const longestTitle = 40;

/** A short name for a message: its first sentence, cut where that is long, without private numbers. */
export function titleOfMessage(words: string): string {
	const line = hidePrivate(words).replace(/\s+/g, ' ').trim();
	const first = /^[^。！？!?；;]{4,}/u.exec(line)?.[0] ?? line;
	const letters = [...first];
	return letters.length <= longestTitle ? first : `${letters.slice(0, longestTitle - 1).join('')}…`;
}

/** An order marked 紧急, 特急 or 加急 has 24 hours. */
export const urgencyOf = (words: string | null): Urgency =>
	words !== null && /急/u.test(words) && !/非|不|一般/u.test(words) ? '急件' : '一般';

export type MessageStanding = '逾期未回复' | '今天到期' | '待回复' | '已回复';

/** Where a message stands on a day: late is judged as for every item, a reply ends it. */
export function standingOfMessage(item: Pick<Item, 'status' | 'deadline' | 'claimed'>, today: Day): MessageStanding {
	if (!isOpen(item.status)) return '已回复';
	if (isOverdue(item, today)) return '逾期未回复';
	const isDue = item.deadline.current === today && item.claimed === null && item.status !== '中止';
	return isDue ? '今天到期' : '待回复';
}

/** A message as what goes out tells it: nothing of who asked. */
export interface ReplyEntry {
	number: string;
	title: string;
	channel: string;
	units: string;
	received: string;
	due: string;
	verdict: string | null;
	/** The reply, or the draft of one. */
	reply: string | null;
	replied: string | null;
	stand: string;
}

/** A part of the week's messages under its heading. */
export interface ReplyGroup {
	name: string;
	entries: readonly ReplyEntry[];
}

/** The messages of a source that wait for a reply: the earliest day one came, and the limit of that one. */
export interface WaitingMessages {
	source: string;
	count: number;
	earliest: Day;
	due: Day | null;
}

interface Waiting {
	source: string;
	received: Day;
	deadline: { current: Day | null };
}

/** What waits for a reply among open items, a line a source. */
export function waitingMessages(
	open: readonly Waiting[],
	sources: readonly { name: string; kind: SourceKind }[],
): WaitingMessages[] {
	return messageSources(sources).flatMap(({ name }) => {
		const own = open.filter(({ source }) => source === name);
		const [first, ...others] = own;
		if (first === undefined) return [];
		const earliest = others.reduce((a, b) => (b.received < a.received ? b : a), first);
		return [{ source: name, count: own.length, earliest: earliest.received, due: earliest.deadline.current }];
	});
}
