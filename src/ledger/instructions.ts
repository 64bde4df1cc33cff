import type { Day } from '../rules/day.ts';
import type { InstructionLevel } from '../rules/sources.ts';
import type { Db } from './open.ts';

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

export async function addInstruction(
	db: Db,
	{ level = '县', paper = null, ...instruction }: NewInstruction,
): Promise<number> {
	const { id } = await db
		.insertInto('instruction')
		.values({ ...instruction, level, paper })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** A further instruction on an item that has its own already, or had none. */
export async function linkInstruction(db: Db, item: number, instruction: number): Promise<void> {
	await db
		.insertInto('item_instruction')
		.values({ item, instruction })
		.onConflict((c) => c.columns(['item', 'instruction']).doNothing())
		.execute();
}
