import type { Day } from '../rules/day.ts';
import type { Publicity, Status } from '../rules/item.ts';
import type { MeetingKind } from '../rules/meeting.ts';
import type { Db } from './open.ts';

/** An item as a meeting's point names it. */
export interface NamedItem {
	id: number;
	number: string;
	title: string;
	status: Status;
	publicity: Publicity;
}

/** What a meeting spoke of and decided. */
export interface MeetingPoint {
	id: number;
	topic: string;
	/** The item it was about. */
	item: NamedItem | null;
	decision: string | null;
	/** The item that came of the decision. */
	became: NamedItem | null;
}

export interface Meeting {
	id: number;
	title: string;
	kind: MeetingKind;
	day: Day;
	hour: string | null;
	place: string | null;
	/** Its 纪要, by title and mark. */
	minutes: { id: number; title: string; mark: string | null } | null;
	points: MeetingPoint[];
}

const selectPoints = (db: Db) =>
	db
		.selectFrom('meeting_item as m')
		.leftJoin('item as i', 'i.id', 'm.item')
		.leftJoin('item as b', 'b.id', 'm.became')
		.select(['m.id', 'm.meeting', 'm.topic', 'm.decision'])
		.select(['i.id as item', 'i.number', 'i.title', 'i.status', 'i.publicity'])
		.select(['b.id as became', 'b.number as b_number', 'b.title as b_title', 'b.status as b_status'])
		.select(['b.publicity as b_publicity'])
		.orderBy('m.id')
		.execute();

/** An item out of the columns of a join that may have found none. */
const named = (
	id: number | null,
	rest: { number: string | null; title: string | null; status: Status | null; publicity: Publicity | null },
): NamedItem | null => (id === null ? null : ({ id, ...rest } as NamedItem));

/** All meetings by day, each with its points in the order they were written down; two queries. */
export async function readMeetings(db: Db): Promise<Meeting[]> {
	const meetings = await db
		.selectFrom('meeting as m')
		.leftJoin('document', 'document.id', 'm.document')
		.select(['m.id', 'm.title', 'm.kind', 'm.day', 'm.hour', 'm.place'])
		.select(['m.document', 'document.title as document_title', 'document.mark'])
		.orderBy('m.day')
		.orderBy('m.id')
		.execute();
	const points = new Map<number, MeetingPoint[]>();
	for (const row of await selectPoints(db)) {
		const { id, meeting, topic, decision, number, title, status, publicity } = row;
		const point = {
			id,
			topic,
			decision,
			item: named(row.item, { number, title, status, publicity }),
			became: named(row.became, {
				number: row.b_number,
				title: row.b_title,
				status: row.b_status,
				publicity: row.b_publicity,
			}),
		};
		points.set(meeting, [...(points.get(meeting) ?? []), point]);
	}
	return meetings.map(({ document, document_title: title, mark, ...meeting }) => ({
		...meeting,
		minutes: document === null || title === null ? null : { id: document, title, mark },
		points: points.get(meeting.id) ?? [],
	}));
}

export async function addMeeting(
	db: Db,
	meeting: Pick<Meeting, 'title' | 'kind' | 'day' | 'hour' | 'place'>,
): Promise<number> {
	const { id } = await db
		.insertInto('meeting')
		.values({ ...meeting, document: null })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export async function editMeeting(
	db: Db,
	id: number,
	set: Partial<Pick<Meeting, 'title' | 'kind' | 'day' | 'hour' | 'place'>> & { document?: number },
): Promise<void> {
	if (Object.keys(set).length > 0) await db.updateTable('meeting').set(set).where('id', '=', id).execute();
}

/** Writes points of a meeting down, in their order. */
export async function addPoints(
	db: Db,
	meeting: number,
	points: readonly { topic: string; item: number | null; decision?: string; became?: number }[],
): Promise<void> {
	for (const { topic, item, decision = null, became = null } of points)
		await db.insertInto('meeting_item').values({ meeting, topic, item, decision, became }).execute();
}

/** What a point of the agenda came to. */
export async function decidePoint(db: Db, id: number, decision: string, became: number | null): Promise<void> {
	await db.updateTable('meeting_item').set({ decision, became }).where('id', '=', id).execute();
}

export async function removePoints(db: Db, ids: number[]): Promise<void> {
	await db.deleteFrom('meeting_item').where('id', 'in', ids).execute();
}
