import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';
import { pagesOf } from './pages.ts';

/** An accepted feedback. */
export interface Feedback {
	/** The unit's share it was given for. */
	assignment: number | null;
	day: Day;
	percent: number | null;
	text: string;
	problems: string | null;
	next: string | null;
	help: string | null;
}

/** Whether a unit's report of a day is in the ledger already, accepted or waiting. */
export async function readReported(db: Db, items: number[], day: Day) {
	const keyOf = (item: number, { assignment, text, percent }: Pick<Feedback, 'assignment' | 'text' | 'percent'>) =>
		JSON.stringify([item, assignment, text, percent]);
	const booked = new Set<string>();
	for (const some of pagesOf(items)) {
		const rows = await db
			.selectFrom('progress')
			.select(['item', 'assignment', 'text', 'percent'])
			.where('item', 'in', some)
			.where('day', '=', day)
			.where('state', '!=', '退回')
			.execute();
		for (const { item, ...report } of rows) booked.add(keyOf(item, report));
	}
	return (item: number, report: Pick<Feedback, 'assignment' | 'text' | 'percent'>): boolean =>
		booked.has(keyOf(item, report));
}

/** The accepted feedback of each item by a day, newest first; items without any are not in it. */
export async function readFeedback(db: Db, items: number[], by: Day): Promise<Map<number, Feedback[]>> {
	const found = new Map<number, Feedback[]>();
	for (const some of pagesOf(items)) {
		const rows = await db
			.selectFrom('progress')
			.select(['item', 'assignment', 'day', 'percent', 'text', 'problems', 'next', 'help'])
			.where('item', 'in', some)
			.where('state', '=', '已采用')
			.where('day', '<=', by)
			.orderBy('day', 'desc')
			.orderBy('id', 'desc')
			.execute();
		for (const { item, ...feedback } of rows) {
			const own = found.get(item);
			if (own === undefined) found.set(item, [feedback]);
			else own.push(feedback);
		}
	}
	return found;
}
