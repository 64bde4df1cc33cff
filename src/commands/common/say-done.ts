import type { Item, Status } from '../../rules/item.ts';
import type { Session } from '../../session.ts';
import type { Value } from '../../terminal/formats.ts';
import { showValue } from './show.ts';

/** What was done to an item, or to a problem named by its own number, in words for the screen. */
export interface Done {
	item: Pick<Item, 'number' | 'title'> & { status?: Status };
	words: string;
	warnings: string[];
}

/** What was done to one item. */
export interface ItemDone extends Done {
	item: Item;
}

/** After a change: what changed, one line an item, and what to mind; `extra` are further keys of the JSON. */
export async function sayDone(
	session: Session,
	name: string,
	what: string,
	done: Done[],
	extra: { [key: string]: Value } = {},
): Promise<void> {
	const items = done.map(({ item, words, warnings }) => ({
		number: item.number,
		title: item.title,
		said: words,
		warnings,
	}));
	await showValue(session, await session.ledger(), name, { items, ...extra }, () =>
		done.length === 1
			? `${what} ${done[0]?.words}`
			: [`${what} ${done.length}件`, ...done.map((d) => `  ${d.words}`)].join('\n'),
	);
	for (const { item, warnings } of done) for (const warning of warnings) session.say(`注意：${item.number} ${warning}`);
}
