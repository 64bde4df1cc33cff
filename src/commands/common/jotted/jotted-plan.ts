import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { readRoster } from '../../../ledger/units.ts';
import type { JottedLine, ReadLines, RefusedLine } from '../../../reading/jotted-line.ts';
import type { Day } from '../../../rules/day.ts';
import type { Assignment, Item, Unit } from '../../../rules/item.ts';
import { findEach } from '../find-items.ts';
import { indexRoster, needUnit } from '../roster.ts';

/** A jotted line with the share it is about; `same` when it has been written down before. */
export interface PlannedLine {
	row: number;
	line: string;
	item: Item;
	share: Assignment;
	action: 'add' | 'same';
}

export interface JottedPlan<T extends PlannedLine> {
	lines: T[];
	refused: RefusedLine[];
}

/** What the lines name, read at once. */
export interface Named {
	/** The item a line begins with, or its refusal. */
	itemOf: (line: JottedLine) => Item;
	/** The unit a line names; null where it names none. */
	unitOf: (line: JottedLine) => Pick<Unit, 'id' | 'name'> | null;
	/** Ids of the items that were found. */
	ids: number[];
}

export async function readNamed(db: Db, lines: readonly JottedLine[], today: Day): Promise<Named> {
	const items = await findEach(
		db,
		lines.map(({ said }) => said.item),
		today,
	);
	const names = lines.some(({ said }) => said.unit !== null);
	const roster = names ? indexRoster(await readRoster(db), today) : null;
	return {
		itemOf: ({ said }) => {
			const item = items.get(said.item) as Item | UserError;
			if (item instanceof UserError) throw item;
			return item;
		},
		unitOf: ({ said }) => (roster === null || said.unit === null ? null : needUnit(roster, said.unit)),
		ids: [...new Set([...items.values()].flatMap((item) => (item instanceof UserError ? [] : item.id)))],
	};
}

/** What jotted lines would do to the ledger: written down, there already, or refused each with its reason; `keyOf` tells a line from its repetition. */
export function planLines<T extends PlannedLine>(
	{ lines, refused }: ReadLines,
	plan: (line: JottedLine) => T,
	keyOf: (planned: T) => unknown[],
): JottedPlan<T> {
	const planned: T[] = [];
	const wrong = [...refused];
	const seen = new Set<string>();
	for (const jotted of lines) {
		try {
			const one = plan(jotted);
			const key = JSON.stringify([one.share.id, ...keyOf(one)]);
			planned.push(seen.has(key) ? { ...one, action: 'same' } : one);
			seen.add(key);
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			const why = [error.message, error.hint].filter(Boolean).join('；');
			wrong.push({ row: jotted.row, line: jotted.line, why });
		}
	}
	return { lines: planned, refused: wrong.sort((a, b) => a.row - b.row) };
}
