import { isOpen } from '../../../rules/lifecycle.ts';
import { isReworded } from '../../../rules/near-titles.ts';
import { type Candidate, firstLead, type Known, placeIn } from './match.ts';
import type { UnitAnswers } from './units.ts';
import type { RowValues } from './values.ts';

/** The open item a row nobody knows stood for at its place when it was last taken: of the same lead and deadline, called nearly so. */
export function findReworded(
	rowKey: string,
	values: RowValues,
	{ known, units, isMet }: { known: Known; units: UnitAnswers; isMet: (item: number) => boolean },
): Candidate | null {
	const place = placeIn(rowKey);
	const id = place === null ? undefined : known.places.get(place);
	const base = known.bases.get(id ?? 0);
	const item = known.items.get(id ?? 0);
	if (id === undefined || base === undefined || item === undefined || isMet(id) || !isOpen(item.status)) return null;
	const isSame =
		base.deadline !== null &&
		base.deadline === values.deadline &&
		units.nameToday(firstLead(base)) === firstLead(values) &&
		isReworded(base.title ?? '', values.title ?? '');
	return isSame ? { item, base, facts: known.messages.get(id) } : null;
}
