import type { Day } from '../rules/day.ts';
import { insertMany } from './insert-many.ts';
import type { Db } from './open.ts';
import { pagesOf } from './pages.ts';

/** A form as it was sent to a unit. */
export interface SentForm {
	id: number;
	/** The eight characters printed on it. */
	key: string;
	/** `2026-10`. */
	period: string;
	unit: number;
	unitName: string;
	version: number;
	day: Day;
	due: Day;
	/** The first day anything of it came back. */
	returned: Day | null;
	/** The liaison or group it was sent through; null where it was sent to the unit itself. */
	through: string | null;
}

/** What a form showed of one share. */
interface ShownRow {
	title: string;
	deadline: string;
	/** The last feedback as it was printed. */
	words: string;
	last: { day: Day; percent: number | null; text: string } | null;
	/** The feedback it rested on; null where there had been none. */
	base: number | null;
	/** What a measured goal was to reach: `12.6公里`. */
	goal: string | null;
}

export interface SentRow extends ShownRow {
	form: number;
	assignment: number;
	item: number;
	number: string;
}

export interface NewForm {
	key: string;
	period: string;
	unit: number;
	version: number;
	day: Day;
	due: Day;
	asOf: number;
	/** The liaison or group whose workbook it is part of; null for the unit's own. */
	through: string | null;
	rows: (ShownRow & { assignment: number })[];
}

/** Every form sent, oldest first. */
export async function readForms(db: Db): Promise<SentForm[]> {
	return db
		.selectFrom('form')
		.innerJoin('unit', 'unit.id', 'form.unit')
		.select(['form.id', 'form.key', 'form.period', 'form.unit', 'unit.name as unitName', 'form.version'])
		.select(['form.day', 'form.due', 'form.returned', 'form.through'])
		.orderBy('form.id')
		.execute();
}

/** The rows of some forms in the order they were printed. */
export async function readFormRows(db: Db, forms: number[]): Promise<SentRow[]> {
	if (forms.length === 0) return [];
	const rows = await db
		.selectFrom('form_row')
		.innerJoin('assignment', 'assignment.id', 'form_row.assignment')
		.innerJoin('item', 'item.id', 'assignment.item')
		.select(['form_row.form', 'form_row.assignment', 'form_row.shown', 'item.id as item', 'item.number'])
		.where('form_row.form', 'in', forms)
		.orderBy('form_row.id')
		.execute();
	return rows.map(({ shown, ...row }) => ({ ...row, ...(JSON.parse(shown) as ShownRow) }));
}

/** Writes down a form that was sent, row by row as it was shown. */
export async function addForm(db: Db, { rows, asOf, ...form }: NewForm): Promise<void> {
	const { id } = await db
		.insertInto('form')
		.values({ ...form, as_of: asOf, returned: null })
		.returning('id')
		.executeTakeFirstOrThrow();
	await insertMany(
		db,
		'form_row',
		rows.map(({ assignment, ...shown }) => ({ form: id, assignment, shown: JSON.stringify(shown) })),
		async () => {},
	);
}

/** Writes down the day a form first came back; a later one changes nothing. */
export async function markReturned(db: Db, form: number, day: Day): Promise<void> {
	await db.updateTable('form').set({ returned: day }).where('id', '=', form).where('returned', 'is', null).execute();
}

/** What was taken from returned forms before: every batch with its form, oldest first. */
export interface TakenForm {
	form: number;
	batch: number;
	sha256: string;
	rows: { rowKey: string; taken: string }[];
}

/** What was taken from these forms before. */
export async function readTakenForms(db: Db, forms: number[]): Promise<TakenForm[]> {
	if (forms.length === 0) return [];
	const batches = await db
		.selectFrom('batch')
		.select(['id', 'form', 'sha256'])
		.where('form', 'in', forms)
		.orderBy('id')
		.$narrowType<{ form: number }>()
		.execute();
	const rows = await db
		.selectFrom('batch_row')
		.innerJoin('batch', 'batch.id', 'batch_row.batch')
		.select(['batch_row.batch', 'row_key as rowKey', 'taken'])
		.where('batch.form', 'in', forms)
		.orderBy('batch_row.id')
		.execute();
	const rowsOf = new Map<number, TakenForm['rows']>(batches.map(({ id }) => [id, []]));
	for (const { batch, ...row } of rows) rowsOf.get(batch)?.push(row);
	return batches.map(({ id, form, sha256 }) => ({
		form,
		batch: id,
		sha256,
		rows: rowsOf.get(id) as TakenForm['rows'],
	}));
}

/** A feedback that came by a form. */
export interface FormFeedback {
	id: number;
	assignment: number;
	form: number;
	state: '待把关' | '待审核' | '已采用' | '退回';
}

/** The feedback forms of a period brought, oldest first. */
export async function readFormFeedback(db: Db, period: string): Promise<FormFeedback[]> {
	return db
		.selectFrom('progress')
		.select(['id', 'assignment', 'form', 'state'])
		.where('period', '=', period)
		.where('origin', '=', '反馈表')
		.where('assignment', 'is not', null)
		.where('form', 'is not', null)
		.orderBy('id')
		.$narrowType<{ assignment: number; form: number }>()
		.execute();
}

/** What a share last reported and the office accepted. */
export interface LastOfShare {
	id: number;
	day: Day;
	percent: number | null;
	text: string;
	/** The last percent (0–100) it gave at all. */
	reported: number | null;
}

/** The last accepted feedback of each share, by its id. */
export async function readLastOfShares(db: Db, items: number[]): Promise<Map<number, LastOfShare>> {
	const found = new Map<number, LastOfShare>();
	for (const some of pagesOf(items)) {
		const rows = await db
			.selectFrom('progress')
			.select(['id', 'assignment', 'day', 'percent', 'text'])
			.where('item', 'in', some)
			.where('state', '=', '已采用')
			.where('assignment', 'is not', null)
			.orderBy('day')
			.orderBy('id')
			.$narrowType<{ assignment: number }>()
			.execute();
		for (const { assignment, ...last } of rows)
			found.set(assignment, { ...last, reported: last.percent ?? found.get(assignment)?.reported ?? null });
	}
	return found;
}

/** Puts the words of a unit's later form in place of those of an earlier one no one has reviewed yet. */
export async function rewriteFeedback(
	db: Db,
	id: number,
	words: {
		day: Day;
		percent: number | null;
		value: number | null;
		text: string;
		problems: string | null;
		next: string | null;
		help: string | null;
	},
): Promise<void> {
	await db.updateTable('progress').set(words).where('id', '=', id).execute();
}
