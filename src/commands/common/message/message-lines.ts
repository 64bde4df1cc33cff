import type { Day } from '../../../rules/day.ts';
import { isOpen } from '../../../rules/lifecycle.ts';
import { shortDay } from '../item-fields.ts';
import type { Message } from './find-message.ts';

const told = (text: string | null, day: Day | null, today: Day): string | null =>
	text === null || day === null ? text : `${text}（${shortDay(day, today)}）`;

/** What the card of an item says of it as a message; here alone the clerk sees who asked. */
export function messageLines({ item, facts }: Message, today: Day): [string, string][] {
	const { channel, order, asker, phone, words, verdict, draft, drafted, reply, replied } = facts;
	const all: [string, string | null][] = [
		['渠道', [channel, order].filter(Boolean).join('  ') || null],
		['留言人', [asker, phone].filter(Boolean).join('  ') || null],
		['原话', words],
		['核查结论', verdict],
		['拟复', isOpen(item.status) ? told(draft, drafted, today) : null],
		['回复', told(reply, replied, today)],
	];
	return all.filter((row): row is [string, string] => row[1] !== null);
}
