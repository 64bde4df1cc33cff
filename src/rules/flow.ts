import { addDays, type Day } from './day.ts';
import { bucketOf, type ClosingLine, closingLine, finishDay, isDone } from './figures.ts';
import type { Item } from './item.ts';

/** The ledger's items as they stood at a closing line. */
export type ItemsAt = (line: ClosingLine) => readonly Item[];

/** The end of what came before a day. */
export const lineBefore = (from: Day): ClosingLine => ({ day: addDays(from, -1), open: false });

/** What a period did to the ledger, in item numbers: `running = carried + added + again − finished − dropped`. */
export interface Flow {
	/** 上期结转: on the hands of units when the period began. */
	carried: string[];
	/** 本期新增. */
	added: string[];
	/** 再次交办: finished before the period, dispatched again in it. */
	again: string[];
	/** 本期办结. */
	finished: string[];
	/** 撤销, 并入 or 分解 in the period. */
	dropped: string[];
	/** 期末在办. */
	running: string[];
}

/** Whether the items counted at a line were finished at it, by number. */
function doneAt(itemsAt: ItemsAt, line: ClosingLine): Map<string, boolean> {
	const done = new Map<string, boolean>();
	for (const item of itemsAt(line)) {
		const bucket = bucketOf(item, line);
		if (bucket !== null) done.set(item.number, isDone(bucket));
	}
	return done;
}

/** What happened between the day before `from` and the line; what was finished before it came onto the ledger takes no part. */
export function flowOf(itemsAt: ItemsAt, from: Day, line: ClosingLine): Flow {
	const start = lineBefore(from);
	const before = doneAt(itemsAt, start);
	const now = doneAt(itemsAt, line);
	const flow: Flow = { carried: [], added: [], again: [], finished: [], dropped: [], running: [] };
	for (const item of itemsAt(line)) {
		const isFinished = now.get(item.number);
		if (isFinished === undefined) continue;
		const was = before.get(item.number);
		const finish = finishDay(item);
		if (isFinished && was !== false && (finish === null ? was === true : finish < from)) continue;
		flow[was === undefined ? 'added' : was ? 'again' : 'carried'].push(item.number);
		flow[isFinished ? 'finished' : 'running'].push(item.number);
	}
	for (const item of itemsAt(start)) {
		if (before.get(item.number) !== false || now.has(item.number)) continue;
		flow.carried.push(item.number);
		flow.dropped.push(item.number);
	}
	return flow;
}

/** Numbers of the items that came onto the ledger only after a line, and so are not counted at it. */
export function registeredAfter(items: readonly Item[], line: ClosingLine, today: Day): string[] {
	const now = closingLine(today, today);
	return items
		.filter((item) => bucketOf(item, line) === null && bucketOf(item, now) !== null)
		.map((item) => item.number);
}
