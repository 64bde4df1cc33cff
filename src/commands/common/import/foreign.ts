import { leadsOf, supportsOf } from '../../../rules/item.ts';
import { type Match, unitsIn } from './match.ts';
import type { RowValues } from './values.ts';

/** A row with the items it may be, before its fate is decided. */
interface MatchedRow {
	file: object;
	values: RowValues;
	match: Match;
}

/** The file that has each item as its own. */
function ownersOf(rows: readonly MatchedRow[]): Map<number, object> {
	const owners = new Map<number, object>();
	for (const { file, match } of rows)
		if (match.isOwn) for (const { item } of match.candidates) owners.set(item.id, file);
	return owners;
}

/** Whether a row has a unit of an item it may be, as it is or as it was last taken; null where either has none. */
function sharesUnit({ values, match }: MatchedRow): boolean | null {
	const units = unitsIn(values);
	const held = match.candidates.flatMap(({ item, base }) => [
		...[...leadsOf(item), ...supportsOf(item)].map(({ name }) => name),
		...(base === null ? [] : unitsIn(base)),
	]);
	return units.length === 0 || held.length === 0 ? null : held.some((name) => units.includes(name));
}

/** Files with rows called like items of the ledger of which not one shares a unit with its item: another unit's, on the same form. */
function othersForms(rows: readonly MatchedRow[]): Set<object> {
	const told = rows.map((row) => ({ file: row.file, isOurs: row.match.isOwn || sharesUnit(row) }));
	const ours = new Set(told.filter(({ isOurs }) => isOurs === true).map(({ file }) => file));
	return new Set(told.filter(({ file, isOurs }) => isOurs === false && !ours.has(file)).map(({ file }) => file));
}

/**
 * Rows only called like an item of the ledger are not that item where another file read with theirs has it as its own,
 * nor where their whole file is another unit's.
 */
export function dropForeign<T extends MatchedRow>(rows: readonly T[]): T[] {
	const owners = ownersOf(rows);
	const foreign = othersForms(rows);
	return rows.map((row) => {
		const { file, match } = row;
		if (match.isOwn || match.candidates.length === 0) return row;
		const isFree = ({ item }: Match['candidates'][number]) => (owners.get(item.id) ?? file) === file;
		const candidates = foreign.has(file) ? [] : match.candidates.filter(isFree);
		return candidates.length === match.candidates.length ? row : { ...row, match: { ...match, candidates } };
	});
}
