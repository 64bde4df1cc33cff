import { addPoints, type Meeting } from '../../../ledger/meetings.ts';
import type { Db } from '../../../ledger/open.ts';
import { agendaParts } from '../../../papers/bulletins/agenda.ts';
import type { Day } from '../../../rules/day.ts';
import { closingLine } from '../../../rules/figures.ts';
import { findItems } from '../find-items.ts';
import { officeRules } from '../office.ts';
import { listReportable, readRecords } from '../papers/item-records.ts';
import { typedLine } from '../words.ts';

/** What is to be put on a meeting's agenda, as typed. */
export interface AgendaOptions {
	/** Everything that wants coordination or is stuck. */
	all?: boolean | undefined;
	matter: string[];
}

/** Ids of the items that want coordination, then of those that are stuck. */
async function wantingMeeting(db: Db, today: Day): Promise<{ id: number; title: string }[]> {
	const line = closingLine(today, today);
	const records = await readRecords(db, await listReportable(db, {}, line), line, await officeRules(db));
	const { wanting, stuck } = agendaParts(records);
	return [...wanting, ...stuck].map(({ item }) => item);
}

/** Puts items and topics on a meeting's agenda, each once; says how many are new. */
export async function addToAgenda(
	tx: Db,
	meeting: Pick<Meeting, 'id' | 'points'>,
	references: readonly string[],
	{ all, matter }: AgendaOptions,
	today: Day,
): Promise<number> {
	const named = await findItems(tx, references, today);
	const items = [...named, ...(all ? await wantingMeeting(tx, today) : [])];
	const kept = meeting.points.filter(({ decision }) => decision === null);
	const isNew = (id: number) => !kept.some(({ item }) => item?.id === id);
	const wanted = new Map(items.filter(({ id }) => isNew(id)).map(({ id, title }) => [id, title]));
	const topics = matter.map((text) => typedLine(text) ?? '').filter((text) => text !== '');
	const fresh = [...new Set(topics)].filter((text) => !kept.some((point) => point.topic === text));
	const points = [
		...[...wanted].map(([item, title]) => ({ item, topic: title })),
		...fresh.map((text) => ({ item: null, topic: text })),
	];
	await addPoints(tx, meeting.id, points);
	return points.length;
}
