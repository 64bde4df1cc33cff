import { sql, type Updateable } from 'kysely';
import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';
import type { Tables } from './tables.ts';

/** One thing that waits for the office, whatever its table. */
interface WaitingRow {
	id: number;
	item: number;
	assignment: number | null;
	unit: string | null;
	day: Day;
	text: string;
}

export interface WaitingFeedback extends WaitingRow {
	state: '待把关' | '待审核';
	percent: number | null;
	value: number | null;
	/** The last feedback accepted before it. */
	before: { text: string; percent: number | null } | null;
}

/** Feedback that has not passed 把关 or 审核, oldest first, each with the last accepted one of the same share. */
export async function readWaitingFeedback(db: Db): Promise<WaitingFeedback[]> {
	const rows = await db
		.selectFrom('progress as p')
		.leftJoin('assignment', 'assignment.id', 'p.assignment')
		.leftJoin('unit', 'unit.id', 'assignment.unit')
		.leftJoin('progress as before', (join) =>
			join.on((e) =>
				e(
					'before.id',
					'=',
					e
						.selectFrom('progress as q')
						.select('q.id')
						.whereRef('q.item', '=', 'p.item')
						.where((w) => w('q.assignment', 'is not distinct from', w.ref('p.assignment')))
						.where('q.state', '=', '已采用')
						.orderBy('q.day', 'desc')
						.orderBy('q.id', 'desc')
						.limit(1),
				),
			),
		)
		.select(['p.id', 'p.item', 'p.assignment', 'unit.name as unit', 'p.day', 'p.text', 'p.state'])
		.select(['p.percent', 'p.value', 'before.text as before_text', 'before.percent as before_percent'])
		// A literal list, so that the partial index is seen to apply.
		.where(sql<boolean>`p.state in ('待把关', '待审核')`)
		.$narrowType<{ state: '待把关' | '待审核' }>()
		.orderBy('p.day')
		.orderBy('p.id')
		.execute();
	return rows.map(({ before_text, before_percent, ...row }) => ({
		...row,
		before: before_text === null ? null : { text: before_text, percent: before_percent },
	}));
}

/** Applications for a later day that no one has decided on. */
export async function readWaitingExtensions(db: Db): Promise<WaitingRow[]> {
	const rows = await db
		.selectFrom('extension')
		.select(['id', 'item', 'asked as day', 'from_day', 'to_day', 'reason'])
		.where('state', '=', '待审批')
		.orderBy('asked')
		.orderBy('id')
		.execute();
	return rows.map(({ from_day, to_day, reason, ...row }) => ({
		...row,
		assignment: null,
		unit: null,
		text: `由${from_day}延至${to_day}：${reason}`,
	}));
}

/** Written explanations that no one has decided on. */
export async function readWaitingStatements(db: Db): Promise<WaitingRow[]> {
	const rows = await db
		.selectFrom('statement')
		.leftJoin('assignment', 'assignment.id', 'statement.assignment')
		.leftJoin('unit', 'unit.id', 'assignment.unit')
		.select(['statement.id', 'statement.item', 'statement.assignment', 'unit.name as unit', 'statement.day'])
		.select(['statement.reason', 'statement.holds_until'])
		.where('state', '=', '待审批')
		.orderBy('statement.day')
		.orderBy('statement.id')
		.execute();
	return rows.map(({ reason, holds_until, ...row }) => ({
		...row,
		text: `${reason}${holds_until === null ? '' : `（至${holds_until}）`}`,
	}));
}

/** A problem that waits, whether it is on an item or not. */
interface WaitingFinding extends Omit<WaitingRow, 'day' | 'item'> {
	item: number | null;
	day: Day | null;
	deadline: Day | null;
}

/** Findings that the office has not yet decided what to do with. */
export async function readWaitingFindings(db: Db): Promise<WaitingFinding[]> {
	const rows = await db
		.selectFrom('finding')
		.innerJoin('unit', 'unit.id', 'finding.unit')
		.select(['finding.id', 'finding.item', 'unit.name as unit', 'finding.day', 'finding.text', 'finding.deadline'])
		.where('finding.state', '=', '待研判')
		.orderBy('finding.id')
		.execute();
	return rows.map((row) => ({ ...row, assignment: null }));
}

/** What a feedback under review says of its share. */
export async function findFeedback(
	db: Db,
	id: number,
): Promise<{ assignment: number | null; day: Day; percent: number | null }> {
	return db
		.selectFrom('progress')
		.select(['assignment', 'day', 'percent'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
}

/** How feedback passed a gate, or was sent back. */
export async function settleFeedback(db: Db, id: number, how: Updateable<Tables['progress']>): Promise<void> {
	await db.updateTable('progress').set(how).where('id', '=', id).execute();
}
