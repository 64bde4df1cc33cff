/** An operation of the journal and the one it takes back, if any. */
export interface PastOperation {
	seq: number;
	undoes: number | null;
}

/** What an operation is: work of its own, or the undoing of another; the undoing of an undoing is work again. */
type Effect = 'done' | 'undone';

interface Standing {
	effect: Effect;
	/** Nothing that still holds has taken it back. */
	holds: boolean;
}

/** What each operation is and whether it holds; `operations` is in the order they were done. */
function standingOf(operations: readonly PastOperation[]): Map<number, Standing> {
	const found = new Map<number, Standing>();
	for (const { seq, undoes } of operations) {
		const effect = undoes !== null && found.get(undoes)?.effect === 'done' ? 'undone' : 'done';
		found.set(seq, { effect, holds: true });
	}
	for (const { seq, undoes } of operations.toReversed()) {
		const taken = undoes === null ? undefined : found.get(undoes);
		if (taken !== undefined && found.get(seq)?.holds) taken.holds = false;
	}
	return found;
}

const newest = (operations: readonly PastOperation[], effect: Effect): number | null => {
	const standing = standingOf(operations);
	const isMeant = ({ seq }: PastOperation) => standing.get(seq)?.effect === effect && standing.get(seq)?.holds;
	return operations.findLast(isMeant)?.seq ?? null;
};

/** The operation a bare `undo` takes back: the newest work that still holds. */
export const undoTarget = (operations: readonly PastOperation[]): number | null => newest(operations, 'done');

/** The operation a bare `redo` takes back: the newest undoing that still holds. */
export const redoTarget = (operations: readonly PastOperation[]): number | null => newest(operations, 'undone');

/** What still holds, each as work done or as an undoing. */
export function holding(operations: readonly PastOperation[]): Map<number, Effect> {
	const standing = standingOf(operations);
	return new Map([...standing].filter(([, { holds }]) => holds).map(([seq, { effect }]) => [seq, effect]));
}

/** The work an operation is about: itself, or what it takes back or brings back. */
export function workOf<T extends PastOperation>(operations: readonly T[], of: T): T {
	const under = operations.find(({ seq }) => seq === of.undoes);
	return under === undefined ? of : workOf(operations, under);
}

/** The operation by which a piece of work stands: itself, or the last that brought it back. */
export function standsBy(operations: readonly PastOperation[], seq: number): number {
	const holds = holding(operations);
	return operations.findLast((one) => holds.get(one.seq) === 'done' && workOf(operations, one).seq === seq)?.seq ?? seq;
}

/** Why an operation may not be taken back now, by what it is in the journal; null when it may. */
export function whyNotTakenBack(
	operations: readonly PastOperation[],
	seq: number,
	act: 'undo' | 'redo',
): 'unknown' | 'first' | 'taken-back' | 'not-undone' | 'undone' | null {
	const standing = standingOf(operations).get(seq);
	if (standing === undefined) return 'unknown';
	if (seq === operations[0]?.seq) return 'first';
	if (!standing.holds) return 'taken-back';
	if (act === 'redo' && standing.effect === 'done') return 'not-undone';
	return act === 'undo' && standing.effect === 'undone' ? 'undone' : null;
}
