import { UserError } from '../../../errors.ts';
import type { Subjects } from '../../../ledger/inspections.ts';
import type { Db } from '../../../ledger/open.ts';
import { readRoster } from '../../../ledger/units.ts';
import type { Day } from '../../../rules/day.ts';
import { type Item, leadsOf } from '../../../rules/item.ts';
import { isRegistered } from '../../../rules/lifecycle.ts';
import { findItems } from '../find-items.ts';
import { indexRoster, membersOf, needUnit, type Roster } from '../roster.ts';
import { shortName, splitNames } from '../words.ts';

/** Units (or groups of them) and items as typed. */
export interface SubjectOptions {
	unit?: string | undefined;
	item?: string | undefined;
}

/** The units a text names, each once; a group stands for its members. */
export async function readUnits(db: Db, text: string, today: Day): Promise<number[]> {
	return unitsNamed(indexRoster(await readRoster(db), today), splitNames(text));
}

/** The units these names mean, each once; a group stands for its members. */
export function unitsNamed(roster: Roster, names: readonly string[]): number[] {
	const idsOf = (name: string): number[] =>
		roster.units.some((unit) => unit.groups.includes(name))
			? membersOf(roster.units, name).map((unit) => unit.id)
			: [needUnit(roster, name).id];
	return [...new Set(names.flatMap(idsOf))];
}

/** The items a text names; what was dropped, or is still a draft, is looked at no more or not yet. */
export async function readItems(db: Db, text: string, today: Day): Promise<Item[]> {
	const items = text.trim() === '' ? [] : await findItems(db, [text], today);
	const stray = items.find((item) => !isRegistered(item.status));
	if (stray === undefined) return items;
	throw new UserError(`${stray.number}：“${stray.status}”的事项不列入督查`, {
		code: 'not-registered',
		hint: '立项以后、没有撤销的事项才列入督查',
	});
}

/** What was typed as ids; where only items are named, the units are their leads. */
export async function readSubjectOptions(
	db: Db,
	{ unit, item }: SubjectOptions,
	today: Day,
): Promise<{ unit?: number[]; item?: number[]; items: Item[] }> {
	const items = item === undefined ? [] : await readItems(db, item, today);
	const leads = [...new Set(items.flatMap(leadsOf).map((each) => each.id))];
	return {
		...(unit !== undefined && { unit: await readUnits(db, unit, today) }),
		...(unit === undefined && leads.length > 0 && { unit: leads }),
		...(item !== undefined && { item: items.map((each) => each.id) }),
		items,
	};
}

/** An item in the clerk's own lists; what must not go out is marked. */
export const subjectItem = ({ number, publicity }: { number: string; publicity: string }): string =>
	`${number}${publicity === '不公开' ? '（不公开）' : ''}`;

/** `沙河镇、石门镇等14家`, as a narrow table has them. */
export function unitsWords({ units }: Pick<Subjects, 'units'>): string {
	const names = units.map(shortName);
	return names.length > 3 ? `${names.slice(0, 2).join('、')}等${names.length}家` : names.join('、');
}

/** `2026-012、2026-015`, a few of them by number. */
export function itemsWords({ items }: Pick<Subjects, 'items'>): string {
	const numbers = items.map(subjectItem);
	return numbers.length > 3 ? `${numbers.slice(0, 2).join('、')}等${numbers.length}件` : numbers.join('、');
}
