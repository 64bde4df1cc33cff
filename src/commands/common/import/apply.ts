import { type TakenRow, writeBatch } from '../../../ledger/batches.ts';
import { addInstruction } from '../../../ledger/instructions.ts';
import { insertItems, type WrittenItem } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import { ensurePerson } from '../../../ledger/persons.ts';
import { ensureDocument } from '../../../ledger/sources.ts';
import { addAlias, addUnit, readRoster } from '../../../ledger/units.ts';
import { kindOfName } from '../../../reading/roster.ts';
import { guessSource } from '../../../reading/source-words.ts';
import { saysFinished } from '../../../reading/status-words.ts';
import { unitKey } from '../../../reading/unit-names.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import { messageSources } from '../../../rules/messages.ts';
import type { SourceKind } from '../../../rules/sources.ts';
import { sourceLike } from '../../../rules/sources.ts';
import type { Session } from '../../../session.ts';
import { composeItem, type Entered, unitsOf } from '../entry/new-item.ts';
import { type OfficeRules, officeRules } from '../office.ts';
import { indexRoster, type Roster } from '../roster.ts';
import type { ImportPlan, PlannedRow, ReadFile } from './plan.ts';
import type { UnitAnswers } from './units.ts';
import { unitsNamed, updateFromRow } from './update-item.ts';

/** What the command line says of all rows. */
export interface ImportSettings {
	/** Goes before what the table says. */
	source: string | null;
	document: string | null;
	/** The mark (文号) of the document ordered. */
	mark: string | null;
	/** The day the file came in, for rows that name none. */
	received: Day | null;
	draft: boolean;
}

/** The source of a row: as ordered, as its own column says, as the table's title or the file's name suggests, else 其他. */
function sourceOf({ file, row }: Pick<PlannedRow, 'file' | 'row'>, rules: OfficeRules, settings: ImportSettings) {
	const title = file.reading.tables.find((t) => t.sheet === row.sheet)?.title ?? null;
	const instructed = row.instructedBy === null ? null : '领导批示';
	const name =
		settings.source ??
		rules.sources.find((s) => s.name === row.source)?.name ??
		row.message?.source ??
		guessSource(row.source) ??
		instructed ??
		guessSource(title) ??
		guessSource(file.file) ??
		'其他';
	return sourceLike(rules.sources, name);
}

/** The source document a row names: its own column, else what its 来源 column says beyond the source itself. */
function documentOf(row: PlannedRow['row'], rules: OfficeRules, settings: ImportSettings): string | null {
	if (settings.document !== null) return settings.document;
	if (row.document !== null) return row.document;
	return row.source !== null && !rules.sources.some((s) => s.name === row.source) ? row.source : null;
}

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
	const fresh = plan.filter((p) => p.action === 'add');
	const bar = await session.progress('写入');
	try {
		for (let from = 0; from < fresh.length; from += atOnce) {
			await session.breathe();
			bar.step(from, fresh.length);
			const some = fresh.slice(from, from + atOnce);
			const composed: ReturnType<typeof composeItem>[] = [];
			for (const planned of some)
				composed.push(composeItem(await enter(tx, planned, roster, rules, settings, today), rules));
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

/** Without a column that says so, a 实际完成 day gone by means the matter is over, unless a share of it is left. */
const hasFinishDay = ({ finished, percent }: PlannedRow['row'], today: Day): boolean =>
	finished !== null && finished <= today && (percent === null || percent === 100);

/** What a row says of a citizen's message, where its source is one of them; a reply's day may be told as the day it was finished. */
function messageOf({ message, received, finished }: PlannedRow['row'], source: { kind: SourceKind }, today: Day) {
	if (message === null || messageSources([source]).length === 0) return null;
	const { source: _source, urgency: _urgency, replied, draft, ...facts } = message;
	const told = message.reply === null ? null : (replied ?? finished);
	const isPossible = told !== null && told <= today && (received === null || told >= received);
	return { ...facts, draft, drafted: draft === null ? null : today, replied: isPossible ? told : null };
}

async function enter(
	tx: Db,
	planned: PlannedRow,
	roster: Roster,
	rules: OfficeRules,
	settings: ImportSettings,
	today: Day,
): Promise<Entered> {
	const { row, values } = planned;
	const source = sourceOf(planned, rules, settings);
	const stated = row.received ?? settings.received;
	const received = stated !== null && stated <= today ? stated : today;
	const title = documentOf(row, rules, settings);
	const document =
		title === null
			? null
			: await ensureDocument(tx, { title, kind: source.name, mark: settings.mark, day: row.received, received });
	const leader = row.instructedBy === null ? null : await ensurePerson(tx, row.instructedBy, '县领导');
	const find = (names: string | null) => unitsNamed(names, planned, roster);
	const message = messageOf(row, source, today);
	const over = row.status === null ? hasFinishDay(row, today) : saysFinished(row.status);
	const finished = over || message?.reply != null;
	const finishDay = message?.replied ?? (row.finished !== null && row.finished <= today ? row.finished : null);
	const text = values.progress ?? (row.percent === null ? null : `完成${row.percent}%`);
	return {
		title: row.title,
		content: row.content,
		goal: row.goal,
		category: row.category,
		outsideNumber: row.outsideNumber,
		note: row.remark,
		source,
		leader: row.leader === null ? null : await ensurePerson(tx, row.leader, '县领导'),
		deadline: row.deadline,
		year: yearOf(received),
		received,
		registered: settings.draft ? null : received,
		isSent: message !== null && values.lead !== null,
		units: unitsOf(find(values.lead), find(values.support)),
		document,
		clause: row.clause,
		instruction:
			leader === null
				? null
				: await addInstruction(tx, { leader, day: row.received, words: row.content ?? row.title, document }),
		progress: text === null || settings.draft ? null : { day: today, percent: row.percent, text },
		finished: finished && !settings.draft ? { day: finishDay } : null,
		message,
		urgency: message === null ? '一般' : (row.message?.urgency ?? '一般'),
	};
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
