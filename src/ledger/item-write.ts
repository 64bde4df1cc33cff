import type { Insertable, Updateable } from 'kysely';
import type { Day } from '../rules/day.ts';
import type { AssignmentStatus, Milestone, Role } from '../rules/item.ts';
import type { MessageFacts } from '../rules/messages.ts';
import { insertMany, lastId, type ManyTable } from './insert-many.ts';
import { numberItems } from './item-numbers.ts';
import { messageRow } from './messages.ts';
import type { Db } from './open.ts';
import type { ItemTable, Tables } from './tables.ts';

export interface NewAssignment {
	unit: number;
	role: Role;
	status: AssignmentStatus;
	written: string | null;
}

/** An item to be written, with all that hangs on it; its number is taken when it is. */
export interface NewItem {
	row: Required<Omit<Insertable<ItemTable>, 'id' | 'number' | 'ordinal'>>;
	assignments: NewAssignment[];
	milestones: Milestone[];
	tags: string[];
	document: number | null;
	/** Which clause of that document it rests on. */
	clause?: string | null;
	instruction: number | null;
	progress: { day: Day; percent: number | null; text: string } | null;
	/** What belongs to a citizen's message. */
	message?: MessageFacts | null;
}

export interface WrittenItem {
	id: number;
	number: string;
}

/** Writes items with their assignments, milestones, tags, sources and first progress; returns them in the same order. */
export async function insertItems(db: Db, items: NewItem[], breathe: () => Promise<void>): Promise<WrittenItem[]> {
	const numbers = await numberItems(db, items);
	const firstId = (await lastId(db, 'item')) + 1;
	const firstAssignment = (await lastId(db, 'assignment')) + 1;
	const written = items.map((_, i) => ({ id: firstId + i, number: numbers[i]?.number as string }));
	// Copies of rows as wide as these would take as long as writing them.
	const rows = items.map(({ row }, i) => Object.assign(row, numbers[i] as { number: string }, { id: firstId + i }));
	await insertMany(db, 'item', rows, breathe);
	/** Writes what all the items have in one table. */
	const write = async <T extends ManyTable>(
		table: T,
		rowsOf: (item: NewItem, id: number) => readonly Insertable<Tables[T]>[],
	): Promise<void> => {
		const all: Insertable<Tables[T]>[] = [];
		for (const [i, item] of items.entries()) for (const row of rowsOf(item, firstId + i)) all.push(row);
		await insertMany(db, table, all, breathe);
	};
	let next = firstAssignment;
	const leadOf = new Map<number, number>();
	await write('assignment', (item, id) => {
		if (item.assignments.length > 0) leadOf.set(id, next);
		return item.assignments.map((a, sort) => newAssignment(next++, id, item, a, sort));
	});
	await write('milestone', (item, id) =>
		item.milestones.map((m, i) => ({ item: id, ordinal: i + 1, ...m, reached: null })),
	);
	await write('item_tag', (item, id) => item.tags.map((tag) => ({ item: id, tag })));
	await write('item_document', ({ document, clause = null }, id) =>
		document === null ? none : [{ item: id, document, clause }],
	);
	await write('item_instruction', ({ instruction }, id) => (instruction === null ? none : [{ item: id, instruction }]));
	await write('progress', ({ progress }, id) =>
		progress === null
			? none
			: [Object.assign(acceptedProgress(id, leadOf.get(id) ?? null, progress.day, '导入'), progress)],
	);
	await write('message', ({ message }, id) => (message ? [messageRow(id, message)] : none));
	return written;
}

const none: readonly never[] = [];

const newAssignment = (id: number, item: number, { row }: NewItem, a: NewAssignment, sort: number) => ({
	id,
	item,
	unit: a.unit,
	role: a.role,
	status: a.status,
	written: a.written,
	principal: null,
	responsible: null,
	handler: null,
	promised: null,
	dispatched: row.dispatched,
	receipted: null,
	claimed: a.status === '已报结' || a.status === '已办结' ? row.claimed : null,
	ended: a.status === '已办结' ? row.completed : null,
	sort,
});

/** A feedback the clerk enters herself: it passes both gates at once. */
export const acceptedProgress = (
	item: number,
	assignment: number | null,
	day: Day,
	origin: Tables['progress']['origin'],
): Omit<Insertable<Tables['progress']>, 'text' | 'percent'> => ({
	item,
	assignment,
	period: null,
	day,
	value: null,
	problems: null,
	next: null,
	help: null,
	origin,
	form: null,
	state: '已采用',
	gate_by: null,
	gate_day: null,
	review_by: null,
	review_day: day,
	reason: null,
});

/** Changes columns of an item; nothing given changes nothing. */
export async function updateItem(db: Db, id: number, set: Updateable<ItemTable>): Promise<void> {
	if (Object.keys(set).length > 0) await db.updateTable('item').set(set).where('id', '=', id).execute();
}

/** Changes columns of all parts of an item alike. */
export async function updateChildren(db: Db, parent: number, set: Updateable<ItemTable>): Promise<void> {
	await db.updateTable('item').set(set).where('parent', '=', parent).execute();
}

/** Changes columns of one unit's share. */
export async function updateAssignment(db: Db, id: number, set: Updateable<Tables['assignment']>): Promise<void> {
	await db.updateTable('assignment').set(set).where('id', '=', id).execute();
}

/** Gives an item these tags and no others. */
export async function replaceTags(db: Db, item: number, tags: string[]): Promise<void> {
	await db
		.deleteFrom('item_tag')
		.where('item', '=', item)
		.where('tag', 'not in', [...tags, ''])
		.execute();
	for (const tag of tags)
		await db
			.insertInto('item_tag')
			.values({ item, tag })
			.onConflict((c) => c.columns(['item', 'tag']).doNothing())
			.execute();
}

/** Writes down one step in the life of an item. */
export async function recordMove(
	db: Db,
	move: Omit<Insertable<Tables['move']>, 'id' | 'person' | 'assignment'> & {
		assignment?: number | null;
		/** Who stood in this place until now. */
		person?: number | null;
	},
): Promise<void> {
	await db
		.insertInto('move')
		.values({ person: null, assignment: null, ...move })
		.execute();
}
