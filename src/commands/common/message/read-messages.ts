import type { Ledger } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import { type ClosingLine, closingLine } from '../../../rules/figures.ts';
import { isRegistered } from '../../../rules/lifecycle.ts';
import type { Period } from '../../../rules/period.ts';
import type { FilterOptions } from '../filters.ts';
import { listItemsAt } from '../items-at.ts';
import type { OfficeRules } from '../office.ts';
import { type Message, withFacts } from './find-message.ts';
import { messageFilter } from './list-messages.ts';

/** Every registered message the filters find, with the units that had it at the end of a period (today, where that is not over). */
export async function readMessagesAt(
	{ db }: Ledger,
	period: Period,
	options: FilterOptions,
	{ rules, today }: { rules: OfficeRules; today: Day },
): Promise<{ messages: Message[]; line: ClosingLine }> {
	const line = closingLine(period.to, today);
	const filter = await messageFilter(db, options, rules, today, line.day);
	const items = await listItemsAt(db, { filter, sort: 'deadline' }, line);
	const messages = await withFacts(
		db,
		items.filter((item) => isRegistered(item.status)),
	);
	return { messages, line };
}

/** The messages that came in a period. */
export const receivedIn = (messages: readonly Message[], { from, to }: Pick<Period, 'from' | 'to'>): Message[] =>
	messages.filter(({ item }) => item.received >= from && item.received <= to);
