import type { Db } from '../../../ledger/open.ts';
import type { Workbook } from '../../../reading/grid.ts';
import type { ReadItem } from '../../../reading/item.ts';
import type { LedgerReading } from '../../../reading/ledger-file.ts';
import type { Item } from '../../../rules/item.ts';
import { actionOf, type Merge, mergeFields, type RowAction } from '../../../rules/merge.ts';
import { findAlike, readOpenMatters } from './alike.ts';
import { canBeClaimed } from './finish.ts';
import { dropForeign } from './foreign.ts';
import { type Candidate, keysOf, type Match, matchRow, type RowKeys, readKnown, unitsIn } from './match.ts';
import { findReworded } from './reworded.ts';
import type { UnitAnswers } from './units.ts';
import {
	type ComparedField,
	comparedFields,
	type RowValues,
	valuesOfItem,
	valuesOfRow,
	valuesOfRowFor,
} from './values.ts';

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

export type ImportPlan = PlannedRow[];

const noMerge: Merge<ComparedField> = { updates: [], conflicts: [], kept: [] };

/** A row set against the item it is. */
export function compareRow(planned: PlannedRow, { item, base, facts }: Candidate): PlannedRow {
	const { row } = planned;
	const values = valuesOfRowFor(item, planned.values, planned.written);
	// A name that cannot be read (#N/A) takes none away.
	const told = { ...values, title: values.title || item.title };
	const compared = mergeFields(comparedFields, base, valuesOfItem(item, row, facts), told);
	const { merge, warning } = holdFinish(compared, base, item, row.status);
	const action = actionOf(merge);
	const warnings = [...(action === 'same' ? [] : planned.warnings), ...(warning === null ? [] : [warning])];
	return { ...planned, values, action, item, merge, warnings, candidates: [], why: null };
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

/** What rows are planned against. */
interface Planning {
	units: UnitAnswers;
	/** The ledger's items; null without a ledger. */
	known: Awaited<ReturnType<typeof readKnown>> | null;
	/** The row that was found to be an item, by the item. */
	taken: Map<number, PlannedRow>;
	/** The first row with each order number. */
	orders: Map<string, PlannedRow>;
}

const rejected = (plan: PlannedRow, why: string): PlannedRow => ({ ...plan, action: 'reject', why });
const doubtful = (plan: PlannedRow, why: string): PlannedRow => ({ ...plan, action: 'conflict', why });

/** The row before this one with the same order number, if there is one; the first of each is kept. */
function rowBefore(plan: PlannedRow, orders: Map<string, PlannedRow>): PlannedRow | undefined {
	const order = plan.row.message?.order ?? null;
	if (order === null) return undefined;
	const first = orders.get(order);
	if (first === undefined) orders.set(order, plan);
	return first;
}

/** Where another row stands, as seen from a row: its file is named where it is another. */
const placeSeen = (other: PlannedRow, { file }: PlannedRow): string =>
	`${other.file === file ? '' : ` ${other.file.file} `}第${other.row.row}行`;

const withDoubt = (plan: PlannedRow, doubt: string): PlannedRow => ({ ...plan, warnings: [...plan.warnings, doubt] });

/** The item of the same title, which is perhaps the same matter; of one thing many citizens may write. */
const twinOf = ({ row }: PlannedRow, known: Planning['known']): string | undefined =>
	row.message === null ? known?.titles.get(row.title) : undefined;

/** A row that is none of the ledger's items. */
function planNew(plan: PlannedRow, first: PlannedRow | undefined, known: Planning['known']): PlannedRow {
	const { row } = plan;
	if (first !== undefined)
		return rejected(plan, `工单号${row.message?.order}与${placeSeen(first, plan)}相同，只收前一行`);
	if (row.title === '') return rejected(plan, '没有读出事项名称，请改正后再导入');
	const twin = twinOf(plan, known);
	return twin === undefined ? plan : withDoubt(plan, `与台账 ${twin} 标题相同，请确认不是重复督办`);
}

const newMatters = (plan: ImportPlan) =>
	plan.flatMap(({ action, file, row, values }) =>
		action !== 'add' || row.message !== null
			? []
			: unitsIn(values).map((unit) => ({ place: ` ${file.file} 第${row.row}行`, title: row.title, unit })),
	);

/** Points out the new rows much like an open matter or a new one of a file read before; the ledger's are read only where a row is new. */
async function doubtAlike(
	db: Db | null,
	plan: ImportPlan,
	{ known }: Planning,
	breathe: () => Promise<void>,
): Promise<ImportPlan> {
	const isOfItsOwn = (p: PlannedRow) => p.action === 'add' && p.row.message === null && twinOf(p, known) === undefined;
	const files = [...new Set(plan.map(({ file }) => file))];
	if (!plan.some(isOfItsOwn) || (db === null && files.length < 2)) return plan;
	const finders = [findAlike(db === null ? [] : await readOpenMatters(db))];
	const doubted: ImportPlan = [];
	for (const file of files) {
		const rows = plan.filter((p) => p.file === file);
		for (const p of rows) {
			const units = isOfItsOwn(p) ? unitsIn(p.values) : [];
			const doubt = finders.reduce<string | null>((said, alike) => said ?? alike(p.row.title, units), null);
			doubted.push(doubt === null ? p : withDoubt(p, doubt));
			if (doubted.length % 500 === 0) await breathe();
		}
		if (file !== files.at(-1)) finders.push(findAlike(newMatters(rows)));
	}
	return doubted;
}

/** A row with what it was found to be. */
interface Draft {
	plan: PlannedRow;
	file: ReadFile;
	values: RowValues;
	match: Match;
}

function draftRow(file: ReadFile, row: ReadItem, key: RowKeys, { units, known }: Planning): Draft {
	const values = valuesOfRow(row, units.namesOf(row));
	const plan: PlannedRow = {
		file,
		row,
		rowKey: key.exact,
		action: 'add',
		values,
		written: units.writtenIn(row),
		item: null,
		merge: noMerge,
		warnings: row.warnings,
		isSettled: false,
		candidates: [],
		why: null,
	};
	const match = known === null ? { candidates: [], isOwn: false } : matchRow(row, values, key, known, file);
	return { plan, file, values, match };
}

/** The fate of one row. */
function planRow({ plan, match: { candidates } }: Draft, { units, known, taken, orders }: Planning): PlannedRow {
	const unknown = units.unknownIn(plan.row);
	if (unknown.length > 0) return rejected(plan, units.explain(unknown));
	const [match] = candidates;
	const first = rowBefore(plan, orders);
	if (match === undefined) return planNew(plan, first, known);
	if (candidates.length > 1) {
		const why = `台账里 ${numbersOf(candidates)} 标题和牵头单位都与它相同，分不清是哪一件；在表里加一列“编号”`;
		return { ...doubtful(plan, why), candidates };
	}
	const before = taken.get(match.item.id);
	const compared = compareRow(plan, match);
	// A list by units names an item once for each; where it says nothing new it contradicts nothing.
	if (before !== undefined && compared.action !== 'same')
		return { ...doubtful(plan, `与${placeSeen(before, plan)}是同一件（${match.item.number}）`), item: match.item };
	taken.set(match.item.id, before ?? plan);
	return compared;
}

/** Rows that are new only by their wording are the items they were; the sender's other rows go first. */
function followReworded(plan: ImportPlan, { units, known, taken }: Planning): ImportPlan {
	if (known === null) return plan;
	const doubted = new Set(plan.flatMap((p) => p.candidates.map(({ item }) => item.id)));
	const isMet = (item: number) => taken.has(item) || doubted.has(item);
	return plan.map((p) => {
		if (p.action !== 'add' || p.row.message !== null) return p;
		const found = findReworded(p.rowKey, p.values, { known, units, isMet });
		if (found === null) return p;
		taken.set(found.item.id, p);
		const was = `上次这一行写的是“${found.base?.title}”，牵头单位、时限没有变，按改了名称登记；另有其事的，换个编号`;
		return compareRow(withDoubt(p, was), found);
	});
}

/** Decides each row's fate: nothing is written here. Without a ledger every row is new; `breathe` lets Ctrl-C through. */
export async function planImport(
	db: Db | null,
	files: ReadFile[],
	units: UnitAnswers,
	breathe: () => Promise<void>,
): Promise<ImportPlan> {
	const known = db === null ? null : await readKnown(db, files, units);
	const planning: Planning = { units, known, taken: new Map(), orders: new Map() };
	const drafts: Draft[] = [];
	for (const file of files) {
		const keys = keysOf(file, units);
		for (const [at, row] of file.reading.items.entries()) {
			drafts.push(draftRow(file, row, keys[at] as RowKeys, planning));
			if (drafts.length % 500 === 0) await breathe();
		}
	}
	const planned: ImportPlan = [];
	for (const draft of dropForeign(drafts)) {
		planned.push(planRow(draft, planning));
		if (planned.length % 500 === 0) await breathe();
	}
	return doubtAlike(db, followReworded(planned, planning), planning, breathe);
}
