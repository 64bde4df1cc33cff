import { type TakenRow, writeBatch } from '../../../ledger/batches.ts';
import { insertItems, type WrittenItem } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import { addAlias, addUnit, readRoster } from '../../../ledger/units.ts';
import { kindOfName } from '../../../reading/roster.ts';
import { unitKey } from '../../../reading/unit-names.ts';
import type { Day } from '../../../rules/day.ts';
import type { Session } from '../../../session.ts';
import { composeItem } from '../entry/new-item.ts';
import { officeRules } from '../office.ts';
import { indexRoster } from '../roster.ts';
import { type Entering, enterRows, type ImportSettings } from './enter-rows.ts';
import type { ImportPlan, PlannedRow, ReadFile } from './plan.ts';
import type { UnitAnswers } from './units.ts';
import { updateFromRow } from './update-item.ts';

/** Carries out a plan in one transaction: new units, new items, changed fields, and the rows as taken. */
export async function applyImport(
	tx: Db,
	plan: ImportPlan,
	units: UnitAnswers,
	settings: ImportSettings,
	session: Session,
): Promise<{ numbers: Map<PlannedRow, string>; warnings: string[] }> {
	const today = session.today();
	const rules = await officeRules(tx);
	await createUnits(tx, units, today);
	const roster = indexRoster(await readRoster(tx), today);
	const added: Added = { numbers: new Map(), ids: new Map(), warnings: new Set(), spare: [] };
	const met = { people: new Map(), documents: new Map(), sources: new Map() };
	const entering: Entering = { roster, rules, settings, today, ...met };
	const fresh = plan.filter((p) => p.action === 'add');
	const bar = await session.progress('写入');
	try {
		for (let from = 0; from < fresh.length; from += atOnce) {
			await session.breathe();
			bar.step(from, fresh.length);
			const some = fresh.slice(from, from + atOnce);
			const entered = await enterRows(tx, some, entering, session.breathe);
			const composed = entered.map((one) => composeItem(one, rules));
			const items = composed.map((c) => c.item);
			noteAdded(added, some, composed, await insertItems(tx, items, session.breathe));
		}
	} finally {
		bar.end();
	}
	for (const planned of plan.filter((p) => p.action === 'update'))
		await updateFromRow(tx, planned, roster, { actor: session.actor(), today, rules });
	for (const file of new Set(plan.map((p) => p.file))) await remember(tx, file, plan, added.ids, session);
	return { numbers: added.numbers, warnings: [...new Set([...added.warnings, ...added.spare])] };
}

/** New items are composed and written five hundred at a time: what is gone soon costs no memory. */
const atOnce = 500;

/** What became of the new rows. */
interface Added {
	numbers: Map<PlannedRow, string>;
	ids: Map<PlannedRow, number>;
	warnings: Set<string>;
	/** Clauses without a document to stand in. */
	spare: string[];
}

function noteAdded(
	added: Added,
	rows: PlannedRow[],
	composed: ReturnType<typeof composeItem>[],
	written: WrittenItem[],
) {
	for (const [i, planned] of rows.entries()) {
		const { id, number } = written[i] as WrittenItem;
		const { item, warnings } = composed[i] as ReturnType<typeof composeItem>;
		added.numbers.set(planned, number);
		added.ids.set(planned, id);
		for (const warning of warnings) added.warnings.add(warning);
		if (planned.row.clause !== null && item.document === null) added.spare.push(clauseWords(planned));
	}
}

const clauseWords = ({ row }: PlannedRow): string =>
	`第${row.row}行写了条款“${row.clause}”，没有来源文件可依；加 --document 题目`;

async function createUnits(tx: Db, units: UnitAnswers, today: Day): Promise<void> {
	for (const name of units.create)
		await addUnit(tx, { name, short: null, kind: kindOfName(name), phone: null, leader: null, sort: null });
	const roster = indexRoster(await readRoster(tx), today);
	for (const [written, name] of units.aliases) {
		const unit = roster.find(name);
		if (unit !== undefined) await addAlias(tx, unit.id, written, unitKey(written), '确认');
	}
}

/** Keeps what each row said, unless the same was kept before: an unchanged file leaves no trace. */
async function remember(
	tx: Db,
	file: ReadFile,
	plan: ImportPlan,
	ids: Map<PlannedRow, number>,
	session: Session,
): Promise<void> {
	const rows = plan.filter(
		(p) =>
			p.file === file && (p.action === 'add' || p.action === 'update' || p.isSettled) && idOf(p, ids) !== undefined,
	);
	if (rows.length === 0) return;
	await writeBatch(
		tx,
		{ kind: '事项', file: file.file, sha256: file.sha256, day: session.today() },
		takenRows(rows, ids),
		session.breathe,
	);
}

const idOf = (p: PlannedRow, ids: Map<PlannedRow, number>): number | undefined => ids.get(p) ?? p.item?.id;

function* takenRows(rows: PlannedRow[], ids: Map<PlannedRow, number>): Generator<TakenRow> {
	for (const p of rows)
		yield {
			item: idOf(p, ids) as number,
			sheet: p.row.sheet,
			row: p.row.row,
			rowKey: p.rowKey,
			taken: JSON.stringify(p.values),
		};
}
