import type { Day } from '../rules/day.ts';
import type { DayContext } from './day-context.ts';
import { dayForms, type Found, type Reading } from './day-forms.ts';

/** A day found in a text; `day` is null where the words name a day that does not exist. */
export interface FoundDay {
	day: Day | null;
	start: number;
	end: number;
	words: string;
	/** How the day was deduced, empty when it is written out in full. */
	notes: string[];
	/** Only a year is written, nothing within it. */
	yearOnly: boolean;
	/** Why there is no one day, where it is not that none exists. */
	why?: string | undefined;
}

function readAt(text: string, position: number, at: Reading): { found: Found | null; end: number } | null {
	for (const { form, read } of dayForms) {
		form.lastIndex = position;
		const match = form.exec(text);
		if (match === null) continue;
		return { found: read(match.slice(1), at), end: position + match[0].length };
	}
	return null;
}

/** Every day a folded text names, in the order written; a year or month named once holds for the days after it. */
export function findDays(text: string, context: DayContext): FoundDay[] {
	const at: Reading = { context, year: null, month: null, monthOpen: false };
	const all: FoundDay[] = [];
	for (let position = 0; position < text.length; ) {
		const read = readAt(text, position, at);
		if (read === null) {
			position += 1;
			continue;
		}
		if (read.found !== null) {
			const last = all.at(-1);
			if (last?.yearOnly && last.end === position) all.pop();
			const { day, notes, yearOnly = false, monthOpen = false, why } = read.found;
			all.push({ day, notes, yearOnly, why, start: position, end: read.end, words: text.slice(position, read.end) });
			at.monthOpen = monthOpen;
		}
		position = read.end;
	}
	return all;
}
