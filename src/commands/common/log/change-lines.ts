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

/** The columns of a change that a person reads, with both values. */
function valuesOf({ table, before, after }: Change): [field: string, before: unknown, after: unknown][] {
	const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
	return keys
		.filter((key) => fieldWord(table, key) !== null)
		.map((key): [string, unknown, unknown] => [key, before?.[key] ?? null, after?.[key] ?? null])
		.filter(([, was, is]) => was !== is);
}

/** By what a row is known: its item, unit, person or its own name. */
const knownBy = ['item', 'number', 'name', 'unit', 'person', 'key', 'title'];

function wanted(changes: readonly Change[]): Map<Referred, number[]> {
	const ids = new Map<Referred, number[]>();
	for (const { table, item, row, before, after } of changes) {
		if (item !== null) ids.set('item', [...(ids.get('item') ?? []), item]);
		if (table === 'unit' || table === 'person') ids.set(table, [...(ids.get(table) ?? []), row]);
		for (const image of [before, after])
			for (const [field, value] of Object.entries(image ?? {})) {
				const kind = referredBy(table, field);
				if (kind !== null && typeof value === 'number') ids.set(kind, [...(ids.get(kind) ?? []), value]);
			}
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
	const rowOf = ({ table, item, row, before, after }: Change): string => {
		const image = { ...before, ...after };
		if (item !== null) return nameOf('item', item) ?? '';
		if (table === 'unit' || table === 'person') return nameOf(table, row) ?? '';
		const field = knownBy.find((key) => (image[key] ?? null) !== null);
		return field === undefined ? '' : write(table, field, image[field] ?? null);
	};
	return changes.flatMap((change): ChangeLine[] => {
		const { table, before, after } = change;
		const of = rowOf(change);
		const told = valuesOf(change).map(([field, was, is]) => ({
			field: fieldWord(table, field) ?? field,
			before: shorten(write(table, field, was)),
			after: shorten(write(table, field, is)),
		}));
		if (before !== null && after !== null)
			return told.map((line) => ({ what: `修改${tableWord(table)}`, of, ...line }));
		// A row that came or went is told in one line.
		const side = before === null ? 'after' : 'before';
		const words = told.filter((line) => line[side] !== of).map((line) => `${line.field} ${line[side]}`);
		const whole = { field: '', before: '', after: '', [side]: words.join('；') };
		return [{ what: `${before === null ? '新增' : '删除'}${tableWord(table)}`, of, ...whole }];
	});
}

/** Signs of a value that are shown. */
const longest = 60;

const shorten = (text: string): string =>
	[...text].length <= longest ? text : `${[...text].slice(0, longest).join('')}…`;
