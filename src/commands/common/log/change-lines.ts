import { type Change, readReferred } from '../../../ledger/changes.ts';
import type { Db } from '../../../ledger/open.ts';
import { fieldWord, type Referred, referredBy, tableWord } from '../../../rules/change-words.ts';

/** One value an operation changed, in the clerk's words. */
export interface ChangeLine {
	what: string;
	/** Which row: an item's number, a unit's name. */
	of: string;
	field: string;
	before: string;
	after: string;
}

type Image = Change['before'];

/** The columns of a change that a person reads, with both values. */
function valuesOf({ before, after }: Change): [field: string, before: unknown, after: unknown][] {
	const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
	return keys
		.filter((key) => fieldWord(key) !== null)
		.map((key): [string, unknown, unknown] => [key, before?.[key] ?? null, after?.[key] ?? null])
		.filter(([, was, is]) => was !== is);
}

/** By what a row is known: its item, unit, person or its own name. */
const knownBy = ['item', 'number', 'name', 'unit', 'person', 'key', 'title'];

function wanted(changes: readonly Change[]): Map<Referred, number[]> {
	const ids = new Map<Referred, number[]>();
	for (const { table, before, after } of changes)
		for (const image of [before, after])
			for (const [field, value] of Object.entries(image ?? {})) {
				const kind = referredBy(table, field);
				if (kind !== null && typeof value === 'number') ids.set(kind, [...(ids.get(kind) ?? []), value]);
			}
	return ids;
}

/** What was changed, a line for each value: a new row with what it holds, a changed one with before and after. */
export async function describeChanges(db: Db, changes: readonly Change[]): Promise<ChangeLine[]> {
	const nameOf = await readReferred(db, wanted(changes));
	const write = (table: string, field: string, value: unknown): string => {
		if (value === null) return '';
		const kind = referredBy(table, field);
		return (kind !== null && typeof value === 'number' ? nameOf(kind, value) : null) ?? String(value);
	};
	const rowOf = (table: string, image: Image): string => {
		const field = knownBy.find((key) => (image?.[key] ?? null) !== null);
		return field === undefined ? '' : write(table, field, image?.[field] ?? null);
	};
	return changes.flatMap((change) => {
		const { table, before, after } = change;
		const act = before === null ? '新增' : after === null ? '删除' : '修改';
		return valuesOf(change).map(([field, was, is]) => ({
			what: `${act}${tableWord(table)}`,
			of: rowOf(table, { ...before, ...after }),
			field: fieldWord(field) ?? field,
			before: write(table, field, was),
			after: write(table, field, is),
		}));
	});
}
