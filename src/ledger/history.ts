import { type Day, yearOf } from '../rules/day.ts';
import type { Db } from './open.ts';
import type { Tables } from './tables.ts';

/** One line of an item's history, as `show` prints it. */
export interface HistoryLine {
	day: Day;
	what: string;
	text: string;
	state: string;
	/** The operation it was booked by. */
	seq: number;
}

/** How far a feedback has come: `林晓审核通过`, with the day where that is another one. */
function stateWords({
	state,
	day,
	review_by,
	review_day,
}: Pick<Tables['progress'], 'state' | 'day' | 'review_by' | 'review_day'>): string {
	if (state !== '已采用') return state;
	if (review_by === null) return '';
	if (review_day === null || review_day === day) return `${review_by}审核通过`;
	return `${review_by}${yearOf(review_day) === yearOf(day) ? review_day.slice(5) : review_day}审核通过`;
}

/** Moves and feedback of an item, oldest day first, within a day as they were booked. */
export async function readHistory(db: Db, item: number): Promise<HistoryLine[]> {
	const moves = await db
		.selectFrom('move')
		.select(['id', 'day', 'act', 'text'])
		.where('item', '=', item)
		// Who passed a feedback stands beside the feedback itself.
		.where('act', '<>', '采用')
		.orderBy('id')
		.execute();
	const feedback = await db
		.selectFrom('progress')
		.leftJoin('assignment', 'assignment.id', 'progress.assignment')
		.leftJoin('unit', 'unit.id', 'assignment.unit')
		.select([
			'progress.id',
			'progress.day',
			'progress.percent',
			'progress.text',
			'progress.state',
			'progress.review_by',
			'progress.review_day',
			'unit.name',
			'unit.short',
		])
		.where('progress.item', '=', item)
		.orderBy('progress.id')
		.execute();
	const booked = await readBooked(db, item);
	const lines = [
		...moves.map((m) => ({
			seq: booked.get(`move ${m.id}`) ?? 0,
			day: m.day,
			what: m.act,
			text: m.text ?? '',
			state: '',
		})),
		...feedback.map((f) => ({
			seq: booked.get(`progress ${f.id}`) ?? 0,
			day: f.day,
			what: '反馈',
			text: [f.short ?? f.name, f.percent === null ? null : `完成${f.percent}%`, f.text].filter(Boolean).join('，'),
			state: stateWords(f),
		})),
	];
	return lines.sort((a, b) => (a.day === b.day ? a.seq - b.seq : a.day < b.day ? -1 : 1));
}

/** The operation that booked each move and feedback of an item. */
async function readBooked(db: Db, item: number): Promise<Map<string, number>> {
	const rows = await db
		.selectFrom('change')
		.select(['tbl', 'row', 'operation'])
		.where('item', '=', item)
		.where('tbl', 'in', ['move', 'progress'])
		.where('before', 'is', null)
		.execute();
	return new Map(rows.map((r) => [`${r.tbl} ${r.row}`, r.operation]));
}

export interface Responsible {
	unit: number;
	principal: string | null;
	responsible: string | null;
	handler: string | null;
	phone: string | null;
}

/** Who answers for each unit's share. */
export async function readResponsible(db: Db, item: number): Promise<Responsible[]> {
	return db
		.selectFrom('assignment as a')
		.leftJoin('person as principal', 'principal.id', 'a.principal')
		.leftJoin('person as responsible', 'responsible.id', 'a.responsible')
		.leftJoin('person as handler', 'handler.id', 'a.handler')
		.select([
			'a.unit',
			'principal.name as principal',
			'responsible.name as responsible',
			'handler.name as handler',
			'handler.phone',
		])
		.where('a.item', '=', item)
		.execute();
}

/** The latest problems, next steps and help wanted that were reported. */
export async function readLatestFeedback(
	db: Db,
	item: number,
): Promise<Pick<Tables['progress'], 'problems' | 'next' | 'help'> | undefined> {
	return db
		.selectFrom('progress')
		.select(['problems', 'next', 'help'])
		.where('item', '=', item)
		.where('state', '=', '已采用')
		.orderBy('day', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** The files and rows an item came from, the latest first. */
export async function readProvenance(
	db: Db,
	item: number,
): Promise<{ file: string; sheet: string; row: number; day: Day }[]> {
	return db
		.selectFrom('batch_row')
		.innerJoin('batch', 'batch.id', 'batch_row.batch')
		.select(['batch.file', 'batch_row.sheet', 'batch_row.row', 'batch.day'])
		.where('batch_row.item', '=', item)
		.orderBy('batch.id', 'desc')
		.execute();
}

const selectInstructions = (db: Db, items: readonly number[]) =>
	db
		.selectFrom('item_instruction as n')
		.innerJoin('instruction', 'instruction.id', 'n.instruction')
		.innerJoin('person', 'person.id', 'instruction.leader')
		.leftJoin('document', 'document.id', 'instruction.document')
		.select(['n.item', 'person.name', 'instruction.day', 'instruction.words', 'document.title as on'])
		.select((e) =>
			e
				.selectFrom('post')
				.select('post.title')
				.whereRef('post.person', '=', 'person.id')
				.where('post.role', '=', '县领导')
				.orderBy('post.valid_to', (o) => o.desc().nullsFirst())
				.orderBy('post.id')
				.limit(1)
				.as('position'),
		)
		.where('n.item', 'in', items)
		.orderBy('n.id');

const selectDocuments = (db: Db, items: readonly number[]) =>
	db
		.selectFrom('item_document as d')
		.innerJoin('document', 'document.id', 'd.document')
		.select(['d.item', 'document.title', 'document.mark', 'd.clause'])
		.where('d.item', 'in', items)
		.orderBy('d.id');

type OfItem<Row> = Omit<Row, 'item'>;
/** What an item rests on. */
export interface ItemGrounds {
	instructions: OfItem<Awaited<ReturnType<ReturnType<typeof selectInstructions>['execute']>>[number]>[];
	documents: OfItem<Awaited<ReturnType<ReturnType<typeof selectDocuments>['execute']>>[number]>[];
}

/** The words of the instructions each of these items rests on, with their leaders' posts and the documents they stand on, and its source documents. */
export async function readGrounds(db: Db, items: readonly number[]): Promise<Map<number, ItemGrounds>> {
	const grounds = new Map(items.map((item): [number, ItemGrounds] => [item, { instructions: [], documents: [] }]));
	for (const { item, ...row } of await selectInstructions(db, items).execute())
		grounds.get(item)?.instructions.push(row);
	for (const { item, ...row } of await selectDocuments(db, items).execute()) grounds.get(item)?.documents.push(row);
	return grounds;
}
