import type { Day } from '../rules/day.ts';
import type { InstructionLevel } from '../rules/sources.ts';
import { insertMany, lastId } from './insert-many.ts';
import type { Db } from './open.ts';
import { pagesOf } from './pages.ts';

interface NewInstruction {
	leader: number;
	level?: InstructionLevel;
	day: Day | null;
	/** The exact words. */
	words: string;
	document: number | null;
	/** The paper of the office's own it was written on. */
	paper?: number | null;
}

/** What is not said of an instruction: it is the county's, and stands on no paper of the office's own. */
const unsaid = { level: '县', paper: null } as const;

/** Writes one instruction; its id. */
export async function addInstruction(db: Db, instruction: NewInstruction): Promise<number> {
	const { id } = await db
		.insertInto('instruction')
		.values({ ...unsaid, ...instruction })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Writes the instructions there are among many; their ids, in the same places. */
export async function insertInstructions(
	db: Db,
	given: (NewInstruction | null)[],
	breathe: () => Promise<void>,
): Promise<(number | null)[]> {
	if (given.every((one) => one === null)) return given.map(() => null);
	let id = await lastId(db, 'instruction');
	const rows = given.map((one) => {
		if (one === null) return null;
		id += 1;
		return { id, ...unsaid, ...one };
	});
	await insertMany(
		db,
		'instruction',
		rows.filter((row) => row !== null),
		breathe,
	);
	return rows.map((row) => row?.id ?? null);
}

/** Who instructed on each item by a day and on which level, in the official order of the leaders. */
export async function readInstructionsOf(
	db: Db,
	items: number[],
	by: Day,
): Promise<{ item: number; name: string; level: InstructionLevel }[]> {
	const found: { item: number; name: string; level: InstructionLevel; sort: number }[] = [];
	for (const some of pagesOf(items)) {
		const rows = await db
			.selectFrom('item_instruction as n')
			.innerJoin('instruction', 'instruction.id', 'n.instruction')
			.innerJoin('person', 'person.id', 'instruction.leader')
			.leftJoin('post', (join) => join.onRef('post.person', '=', 'person.id').on('post.role', '=', '县领导'))
			.select(['n.item', 'person.name', 'instruction.level'])
			.select((e) => e.fn.min('post.sort').as('sort'))
			.where('n.item', 'in', some)
			.where((e) => e.or([e('instruction.day', 'is', null), e('instruction.day', '<=', by)]))
			.groupBy('n.id')
			.orderBy('n.id')
			.execute();
		found.push(...rows.map((row) => ({ ...row, sort: row.sort ?? Number.MAX_SAFE_INTEGER })));
	}
	return found.sort((a, b) => a.sort - b.sort).map(({ sort: _sort, ...row }) => row);
}

/** A further instruction on an item that has its own already, or had none. */
export async function linkInstruction(db: Db, item: number, instruction: number): Promise<void> {
	await db
		.insertInto('item_instruction')
		.values({ item, instruction })
		.onConflict((c) => c.columns(['item', 'instruction']).doNothing())
		.execute();
}
