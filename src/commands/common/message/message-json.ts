import { bareMessage, type MessageFacts } from '../../../rules/messages.ts';
import type { Value } from '../../../terminal/formats.ts';

/** A message as JSON gives it; who asked stays in the ledger. */
export function messageJson(facts: MessageFacts = bareMessage): { [key: string]: Value } {
	const { channel, order, verdict, draft, drafted, reply, replied } = facts;
	return { channel, order_number: order, verdict, draft, drafted, reply, replied };
}
