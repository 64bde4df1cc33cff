import { readTakenRows, readTitles } from '../../../ledger/batches.ts';
import { findByNumber } from '../../../ledger/item-numbers.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import type { ReadItem } from '../../../reading/item.ts';
import type { LedgerReading } from '../../../reading/ledger-file.ts';
import { saysFinished } from '../../../reading/status-words.ts';
import { foldText } from '../../../reading/text.ts';
import type { Item } from '../../../rules/item.ts';
import { isOpen } from '../../../rules/lifecycle.ts';
import { actionOf, type Merge, mergeFields, type RowAction } from '../../../rules/merge.ts';
import type { UnitAnswers } from './units.ts';
import { type ComparedField, comparedFields, type RowValues, valuesOfItem, valuesOfRow } from './values.ts';

/** One file that was read. */
export interface ReadFile {
	file: string;
	sha256: string;
	reading: LedgerReading;
	notices: string[];
}

/** What will be done with one row. */
export interface PlannedRow {
	file: ReadFile;
	row: ReadItem;
	rowKey: string;
	action: RowAction;
	/** The item it was found to be. */
	item: Item | null;
	values: RowValues;
	merge: Merge<ComparedField>;
	warnings: string[];
	/** The clerk has seen that the file says otherwise and keeps the ledger's: from now on that is the base. */
	isSettled: boolean;
	/** Why it is rejected or in conflict. */
	why: string | null;
}

export type ImportPlan = PlannedRow[];

const noMerge: Merge<ComparedField> = { updates: [], conflicts: [], kept: [] };

/** The keys of a file's rows: header, sheet, its own number, title; repeats are counted. */
function keysOf({ reading }: ReadFile): Map<ReadItem, { exact: string; loose: string }> {
	const seen = new Map<string, number>();
	const counted = (key: string) => {
		const n = (seen.get(key) ?? 0) + 1;
		seen.set(key, n);
		return `${key}#${n}`;
	};
	const prints = reading.tables.map((t) => ({ ...t, sheet: t.sheet }));
	return new Map(
		reading.items.map((row) => {
			const table = prints.filter((t) => t.sheet === row.sheet && t.headerRow <= row.row).at(-1);
			const title = foldText(row.title);
			return [
				row,
				{
					exact: counted(`${table?.fingerprint ?? ''}§${row.sheet}§${row.outsideNumber ?? ''}§${title}`),
					loose: `${title}|${foldText(row.lead[0] ?? '')}`,
				},
			];
		}),
	);
}

interface Known {
	/** Item and base by exact key, item ids by loose key. */
	exact: Map<string, { item: number; base: RowValues }>;
	loose: Map<string, Set<number>>;
	items: Map<number, Item>;
	byNumber: Map<string, number>;
	titles: Map<string, string>;
}

/** Everything in the ledger the rows may turn out to be, in a handful of queries. */
async function readKnown(db: Db, files: ReadFile[]): Promise<Known> {
	const known: Known = { exact: new Map(), loose: new Map(), items: new Map(), byNumber: new Map(), titles: new Map() };
	const prints = new Set(files.flatMap((f) => f.reading.tables.map((t) => t.fingerprint)));
	for (const print of prints)
		for (const { item, rowKey, taken } of await readTakenRows(db, print)) {
			const base = JSON.parse(taken) as RowValues;
			known.exact.set(rowKey, { item, base });
			const loose = `${foldText(base.title ?? '')}|${foldText(base.lead?.split('、')[0] ?? '')}`;
			known.loose.set(loose, (known.loose.get(loose) ?? new Set()).add(item));
		}
	const rows = files.flatMap((f) => f.reading.items);
	const numbers = await findByNumber(db, [...new Set(rows.flatMap((r) => r.number ?? []))]);
	known.byNumber = new Map(numbers.map((n) => [n.number, n.id]));
	known.titles = await readTitles(db, [...new Set(rows.map((r) => r.title))]);
	const ids = [...new Set([...known.byNumber.values(), ...[...known.exact.values()].map((e) => e.item)])];
	for (const item of await listItemsById(db, ids)) known.items.set(item.id, item);
	return known;
}

type Match = { item: Item; base: RowValues | null } | 'several' | null;

/** Which item a row is: by our printed number, by its own number and title, by title and lead. */
function matchRow(row: ReadItem, key: { exact: string; loose: string }, known: Known): Match {
	const numbered = row.number === null ? undefined : known.byNumber.get(row.number);
	const exact = known.exact.get(key.exact);
	const found = numbered ?? exact?.item;
	if (found !== undefined)
		return { item: known.items.get(found) as Item, base: exact?.item === found ? exact.base : null };
	const likely = [...(known.loose.get(key.loose) ?? [])];
	if (likely.length > 1) return 'several';
	const [id] = likely;
	if (id === undefined) return null;
	const base = [...known.exact.values()].find((e) => e.item === id)?.base ?? null;
	return { item: known.items.get(id) as Item, base };
}

/** Decides each row's fate: nothing is written here. Without a ledger every row is new. */
export async function planImport(db: Db | null, files: ReadFile[], units: UnitAnswers): Promise<ImportPlan> {
	const known = db === null ? null : await readKnown(db, files);
	const taken = new Map<number, ReadItem>();
	return files.flatMap((file) => {
		const keys = keysOf(file);
		return file.reading.items.map((row): PlannedRow => {
			const key = keys.get(row) as { exact: string; loose: string };
			const values = valuesOfRow(row, units.namesOf(row));
			const plan = {
				file,
				row,
				rowKey: key.exact,
				values,
				item: null,
				merge: noMerge,
				warnings: [...row.warnings],
				isSettled: false,
				why: null,
			};
			const unknown = units.unknownIn(row);
			if (unknown.length > 0) return { ...plan, action: 'reject', why: units.explain(unknown) };
			const match = known === null ? null : matchRow(row, key, known);
			if (match === 'several')
				return {
					...plan,
					action: 'conflict',
					why: '台账里有两件以上标题和牵头单位相同的事项，分不清是哪一件；在表里加一列“编号”',
				};
			if (match === null) {
				const twin = known?.titles.get(row.title);
				if (twin !== undefined) plan.warnings.push(`与台账 ${twin} 标题相同，请确认不是重复督办`);
				return { ...plan, action: 'add' };
			}
			const before = taken.get(match.item.id);
			if (before !== undefined)
				return {
					...plan,
					action: 'conflict',
					item: match.item,
					why: `与第${before.row}行是同一件（${match.item.number}）`,
				};
			taken.set(match.item.id, row);
			const merge = mergeFields(comparedFields, match.base, valuesOfItem(match.item, row), values);
			const action = actionOf(merge);
			const warnings = action === 'same' ? [] : plan.warnings;
			if (saysFinished(row.status) && isOpen(match.item.status) && match.item.claimed === null)
				warnings.push(`表里写“${row.status}”，台账还没有报结；核实后 ducha claim ${match.item.number}`);
			return { ...plan, action, item: match.item, merge, warnings };
		});
	});
}

/** Conflicting fields go to the side preferred; a row that may be several items stays a conflict. */
export function settleConflicts(planned: PlannedRow, prefer: 'ledger' | 'file' | null): PlannedRow {
	if (prefer === null || planned.merge.conflicts.length === 0) return planned;
	const taken = prefer === 'file' ? planned.merge.conflicts : [];
	const updates = [
		...planned.merge.updates,
		...taken.flatMap((c) => (c.file === null ? [] : [{ field: c.field, before: c.ledger, after: c.file }])),
	];
	const merge = { ...planned.merge, conflicts: [], updates };
	return { ...planned, merge, action: actionOf(merge), isSettled: true };
}

/** The five counts of a plan. */
export function countPlan(plan: ImportPlan): Record<RowAction, number> {
	const counts: Record<RowAction, number> = { add: 0, update: 0, same: 0, conflict: 0, reject: 0 };
	for (const { action } of plan) counts[action] += 1;
	return counts;
}
