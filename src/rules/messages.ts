import type { Day } from './day.ts';
import type { Item, Urgency } from './item.ts';
import { isOpen } from './lifecycle.ts';
import { isOverdue } from './overdue.ts';
import type { SourceKind } from './sources.ts';

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

const privateNumbers: readonly RegExp[] = [
	/(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/g,
	/(?<!\d)\d{15}(?!\d)/g,
	/(?<!\d)1[3-9]\d{9}(?!\d)/g,
	/(?<!\d)1[3-9]\d-\d{4}-\d{4}(?!\d)/g,
	/(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g,
];

/** The same words without telephone and identity numbers: `（号码略）` stands in their place. */
export function hidePrivate(text: string): string {
	// Most messages hold no long number.
	if (!/\d{7}|\d-\d{4}-/.test(text)) return text;
	return privateNumbers.reduce((words, form) => words.replace(form, '（号码略）'), text);
}

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

export const messageStandings = ['逾期未回复', '今天到期', '待回复', '已回复'] as const;
export type MessageStanding = (typeof messageStandings)[number];

/** Where a message stands on a day: late is judged as for every item, a reply ends it. */
export function standingOfMessage(item: Pick<Item, 'status' | 'deadline' | 'claimed'>, today: Day): MessageStanding {
	if (!isOpen(item.status)) return '已回复';
	if (isOverdue(item, today)) return '逾期未回复';
	const isDue = item.deadline.current === today && item.claimed === null && item.status !== '中止';
	return isDue ? '今天到期' : '待回复';
}
