import { readTakenRows, readTitles } from '../../../ledger/batches.ts';
import { findByNumber } from '../../../ledger/item-numbers.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Workbook } from '../../../reading/grid.ts';
import type { Problem, ReadItem } from '../../../reading/item.ts';
import type { LedgerReading } from '../../../reading/ledger-file.ts';
import { foldText } from '../../../reading/text.ts';
import type { Item } from '../../../rules/item.ts';
import { actionOf, type Merge, mergeFields, type RowAction } from '../../../rules/merge.ts';
import { findAlike } from './alike.ts';
import { canBeClaimed } from './finish.ts';
import type { UnitAnswers } from './units.ts';
import { type ComparedField, comparedFields, type RowValues, valuesOfItem, valuesOfRow } from './values.ts';

/** One file that was read. */
export interface ReadFile {
	file: string;
	sha256: string;
	/** Its sheets are kept only where the rows not taken are to be written out. */
	workbook: Workbook;
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
	/** By the roster's name of a unit: the words of the collective it stands for. */
	written: Map<string, string>;
	merge: Merge<ComparedField>;
	warnings: string[];
	/** The clerk has seen that the file says otherwise and keeps the ledger's: from now on that is the base. */
	isSettled: boolean;
	/** Items it may be, of which only the clerk can tell the right one. */
	candidates: Candidate[];
	/** Why it is rejected or in conflict. */
	why: string | null;
}

/** An item a row may be, with what was last taken for it. */
interface Candidate {
	item: Item;
	base: RowValues | null;
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

/** Which item a row is: by our printed number, by its own number and title, by title and lead; several are for the clerk to tell apart. */
function matchRow(row: ReadItem, key: { exact: string; loose: string }, known: Known): Candidate[] {
	const numbered = row.number === null ? undefined : known.byNumber.get(row.number);
	const exact = known.exact.get(key.exact);
	const found = numbered ?? exact?.item;
	if (found !== undefined)
		return [{ item: known.items.get(found) as Item, base: exact?.item === found ? exact.base : null }];
	return [...(known.loose.get(key.loose) ?? [])].map((id) => ({
		item: known.items.get(id) as Item,
		base: [...known.exact.values()].find((e) => e.item === id)?.base ?? null,
	}));
}

/** A row set against the item it is. */
export function compareRow(planned: PlannedRow, { item, base }: Candidate): PlannedRow {
	const { row } = planned;
	// A name that cannot be read (#N/A) takes none away.
	const values = { ...planned.values, title: planned.values.title || item.title };
	const compared = mergeFields(comparedFields, base, valuesOfItem(item, row), values);
	const { merge, warning } = holdFinish(compared, base, item, row.status);
	const action = actionOf(merge);
	const warnings = [...(action === 'same' ? [] : planned.warnings), ...(warning === null ? [] : [warning])];
	return { ...planned, action, item, merge, warnings, candidates: [], why: null };
}

/** What a row says of being finished where the ledger cannot follow: pointed out, not taken. */
function holdFinish(merge: Merge<ComparedField>, base: RowValues | null, item: Item, status: string | null) {
	const says = merge.updates.some(({ field }) => field === 'finished');
	if (says && !canBeClaimed(item)) {
		const updates = merge.updates.filter(({ field }) => field !== 'finished');
		return { merge: { ...merge, updates }, warning: `表里写“${status}”，台账是${item.status}，没有记报结` };
	}
	const takesBack = merge.kept.includes('finished') && base?.finished != null;
	return { merge, warning: takesBack ? `表里不再写已完成，台账是${item.status}，请核实` : null };
}

const numbersOf = (candidates: Candidate[]): string => candidates.map(({ item }) => item.number).join('、');

/** Decides each row's fate: nothing is written here. Without a ledger every row is new. */
export async function planImport(db: Db | null, files: ReadFile[], units: UnitAnswers): Promise<ImportPlan> {
	const known = db === null ? null : await readKnown(db, files);
	const alike = await findAlike(db);
	const taken = new Map<number, ReadItem>();
	return files.flatMap((file) => {
		const keys = keysOf(file);
		return file.reading.items.map((row): PlannedRow => {
			const key = keys.get(row) as { exact: string; loose: string };
			const names = units.namesOf(row);
			const plan: PlannedRow = {
				file,
				row,
				rowKey: key.exact,
				action: 'add',
				values: valuesOfRow(row, names),
				written: units.writtenIn(row),
				item: null,
				merge: noMerge,
				warnings: [...row.warnings],
				isSettled: false,
				candidates: [],
				why: null,
			};
			const unknown = units.unknownIn(row);
			if (unknown.length > 0) return { ...plan, action: 'reject', why: units.explain(unknown) };
			const candidates = known === null ? [] : matchRow(row, key, known);
			const [match] = candidates;
			if (match === undefined) {
				if (row.title === '') return { ...plan, action: 'reject', why: '没有读出事项名称，请改正后再导入' };
				const twin = known?.titles.get(row.title);
				const doubt =
					twin === undefined
						? alike(row.title, [...names.lead, ...names.support])
						: `与台账 ${twin} 标题相同，请确认不是重复督办`;
				return doubt === null ? plan : { ...plan, warnings: [...plan.warnings, doubt] };
			}
			if (candidates.length > 1) {
				const why = `台账里 ${numbersOf(candidates)} 标题和牵头单位都与它相同，分不清是哪一件；在表里加一列“编号”`;
				return { ...plan, action: 'conflict', candidates, why };
			}
			const before = taken.get(match.item.id);
			const compared = compareRow(plan, match);
			// A list by units names an item once for each; where it says nothing new it contradicts nothing.
			if (before !== undefined && compared.action !== 'same') {
				const why = `与第${before.row}行是同一件（${match.item.number}）`;
				return { ...plan, action: 'conflict', item: match.item, why };
			}
			taken.set(match.item.id, before ?? row);
			return compared;
		});
	});
}

/** Whether a row is booked as a claim. */
export const claimsFinish = ({ action, merge }: PlannedRow): boolean =>
	action === 'update' && merge.updates.some(({ field }) => field === 'finished');

/** Rows that ask for something and do not say what. */
export const untitledRows = ({ reading }: ReadFile): Problem[] =>
	reading.problems.filter(({ code }) => code === 'no-title');

/** The five counts of a plan; with its files, their rows that name nothing to be done are rejected, too. */
export function countPlan(plan: ImportPlan, files: ReadFile[] = []): Record<RowAction, number> {
	const counts: Record<RowAction, number> = { add: 0, update: 0, same: 0, conflict: 0, reject: 0 };
	for (const { action } of plan) counts[action] += 1;
	for (const file of files) counts.reject += untitledRows(file).length;
	return counts;
}
