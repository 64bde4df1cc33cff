import { type TakenRow, writeBatch } from '../../../ledger/batches.ts';
import { addInstruction } from '../../../ledger/instructions.ts';
import { acceptedProgress, insertItems, insertMany, updateAssignment, updateItem } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { ensurePerson } from '../../../ledger/persons.ts';
import { addAssignments } from '../../../ledger/shares.ts';
import { ensureDocument } from '../../../ledger/sources.ts';
import { addAlias, addUnit, readRoster } from '../../../ledger/units.ts';
import { kindOfName } from '../../../reading/roster.ts';
import { guessSource } from '../../../reading/source-words.ts';
import { saysFinished } from '../../../reading/status-words.ts';
import { unitKey } from '../../../reading/unit-names.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import type { Item, Role } from '../../../rules/item.ts';
import type { Session } from '../../../session.ts';
import { restateDeadline } from '../deadline.ts';
import { composeItem, type Entered, unitsOf } from '../entry/new-item.ts';
import { type OfficeRules, officeRules } from '../office.ts';
import { settleStanding } from '../review/claim-standing.ts';
import { indexRoster, type Roster } from '../roster.ts';
import type { ImportPlan, PlannedRow, ReadFile } from './plan.ts';
import type { UnitAnswers } from './units.ts';
import type { ComparedField } from './values.ts';

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
		guessSource(row.source) ??
		instructed ??
		guessSource(title) ??
		guessSource(file.file) ??
		'其他';
	return (rules.sources.find((s) => s.name === name) ??
		rules.sources.find((s) => s.name === '其他')) as OfficeRules['sources'][number];
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
	const fresh = plan.filter((p) => p.action === 'add');
	const composed = [];
	for (const planned of fresh) {
		composed.push(composeItem(await enter(tx, planned, roster, rules, settings, today), rules));
		if (composed.length % 500 === 0) await session.breathe();
	}
	const written = await insertItems(
		tx,
		composed.map((c) => c.item),
		session.breathe,
	);
	const numbers = new Map(fresh.map((planned, i) => [planned, written[i]?.number as string]));
	const ids = new Map(fresh.map((planned, i) => [planned, written[i]?.id as number]));
	for (const planned of plan.filter((p) => p.action === 'update')) await update(tx, planned, roster, rules, today);
	for (const file of new Set(plan.map((p) => p.file))) await remember(tx, file, plan, ids, session);
	return { numbers, warnings: [...new Set(composed.flatMap((c) => c.warnings))] };
}

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
	const find = (names: string | null) =>
		(names ?? '').split('、').flatMap((name) => (name === '' ? [] : (roster.find(name) ?? [])));
	const finished = row.status === null ? hasFinishDay(row, today) : saysFinished(row.status);
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
		units: unitsOf(find(values.lead), find(values.support)),
		document,
		instruction:
			leader === null
				? null
				: await addInstruction(tx, { leader, day: row.received, words: row.content ?? row.title, document }),
		progress: text === null || settings.draft ? null : { day: today, percent: row.percent, text },
		finished:
			finished && !settings.draft
				? { day: row.finished !== null && row.finished <= today ? row.finished : null }
				: null,
	};
}

/** How each compared field is written into an existing item. */
const writers: Record<
	ComparedField,
	(
		tx: Db,
		given: { item: Item; after: string; planned: PlannedRow; roster: Roster; rules: OfficeRules; today: Day },
	) => Promise<void>
> = {
	title: (tx, { item, after }) => updateItem(tx, item.id, { title: after }),
	content: (tx, { item, after }) => updateItem(tx, item.id, { content: after }),
	category: (tx, { item, after }) => updateItem(tx, item.id, { category: after }),
	goal: (tx, { item, after }) => updateItem(tx, item.id, { goal: after }),
	note: (tx, { item, after }) => updateItem(tx, item.id, { note: after }),
	percent: (tx, { item, after }) => updateItem(tx, item.id, { percent: Number(after) }),
	leader: async (tx, { item, after }) => updateItem(tx, item.id, { leader: await ensurePerson(tx, after, '县领导') }),
	lead: (tx, given) => replaceUnits(tx, given.item, '牵头', given),
	support: (tx, given) => replaceUnits(tx, given.item, '配合', given),
	deadline: async (tx, { item, planned, rules }) => {
		await restateDeadline(tx, item, planned.row.deadline, rules);
	},
	progress: async (tx, { item, after, planned, today }) =>
		insertMany(
			tx,
			'progress',
			[
				{
					...acceptedProgress(item.id, item.assignments[0]?.id ?? null, today, '导入'),
					text: after,
					percent: planned.row.percent,
				},
			],
			async () => {},
		),
};

async function replaceUnits(
	tx: Db,
	item: Item,
	role: Role,
	{ after, roster, today }: { after: string; roster: Roster; today: Day },
): Promise<void> {
	const wanted = after.split('、').flatMap((name) => roster.find(name) ?? []);
	// The row's other role may just have been written.
	const [now] = (await listItemsById(tx, [item.id])) as [Item];
	const current = now.assignments.filter((a) => a.role === role && a.status !== '解除');
	for (const share of current)
		if (!wanted.some((u) => u.id === share.unit.id))
			await updateAssignment(tx, share.id, { status: '解除', ended: today });
	const added = wanted.filter((u) => !current.some((a) => a.unit.id === u.id));
	await addAssignments(
		tx,
		item,
		added.map((u) => ({ unit: u.id, role, status: '待签收' as const, written: null })),
		today,
	);
	await settleStanding(tx, item.id);
}

/** An item not yet dispatched of which a row tells progress is under way since it came in, as when it is first imported. */
async function startIfTold(tx: Db, planned: PlannedRow, item: Item): Promise<void> {
	if (item.status !== '已立项' || !planned.merge.updates.some((u) => u.field === 'progress')) return;
	await updateItem(tx, item.id, { status: '办理中', dispatched: item.received, started: item.received });
	for (const share of item.assignments.filter((a) => a.status === '待签收'))
		await updateAssignment(tx, share.id, { status: '办理中', dispatched: item.received });
}

async function update(tx: Db, planned: PlannedRow, roster: Roster, rules: OfficeRules, today: Day): Promise<void> {
	await startIfTold(tx, planned, planned.item as Item);
	for (const { field, after } of planned.merge.updates)
		await writers[field](tx, { item: planned.item as Item, after, planned, roster, rules, today });
}

/** Keeps what each row said, unless the same was kept before: an unchanged file leaves no trace. */
async function remember(
	tx: Db,
	file: ReadFile,
	plan: ImportPlan,
	ids: Map<PlannedRow, number>,
	session: Session,
): Promise<void> {
	const rows = plan.flatMap((p): TakenRow[] => {
		if (p.file !== file || !(p.action === 'add' || p.action === 'update' || p.isSettled)) return [];
		const item = ids.get(p) ?? p.item?.id;
		if (item === undefined) return [];
		return [{ item, sheet: p.row.sheet, row: p.row.row, rowKey: p.rowKey, taken: JSON.stringify(p.values) }];
	});
	if (rows.length === 0) return;
	await writeBatch(
		tx,
		{ kind: '事项', file: file.file, sha256: file.sha256, day: session.today() },
		rows,
		session.breathe,
	);
}
