import { type Bucket, bucketOf, type ClosingLine } from './figures.ts';
import type { Item } from './item.ts';
import { countRungs, type RungName } from './rungs.ts';

/** The roles someone has in a unit's share of an item. */
const answering = ['第一责任人', '责任人', '承办人'] as const;
type Answering = (typeof answering)[number];

/** Someone who answers for a unit's share of an item. */
export interface Answerer {
	item: number;
	unit: { id: number; name: string };
	person: number;
	name: string;
	role: Answering;
}

/** Principals before those who handle it, otherwise as they stand. */
export const principalsFirst = (all: readonly Answerer[]): Answerer[] =>
	all.toSorted((a, b) => answering.indexOf(a.role) - answering.indexOf(b.role));

/** A cadre's record (实绩) of a span: facts of the ledger, item numbers behind each count, nothing private. */
export interface PersonRecord {
	name: string;
	/** Null for one who is named only, and answers for nothing. */
	unit: string | null;
	roles: Answering[];
	items: string[];
	buckets: Record<Bucket, string[]>;
	/** Papers of the ladder the unit got for these items: `催办通知单2`. */
	papers: { rung: RungName; count: number }[];
	/** Claims for these items that were sent back. */
	returned: number;
	/** Items whose revisit found 不符. */
	untrue: string[];
	/** What was said of the person: `表彰（青委〔2026〕20号）`. */
	merits: string[];
}

interface PersonInput {
	line: ClosingLine;
	/** The items of the span at the line. */
	items: readonly Item[];
	answerers: readonly Answerer[];
	rungs: readonly { item: number; unit: number; rung: RungName }[];
	returns: readonly { item: number; unit: number }[];
	untrue: readonly { item: number }[];
	merits: readonly { person: number; name: string; words: string }[];
}

/** A record as it grows: under which entries of the register the person goes, and for which items. */
interface Growing extends PersonRecord {
	ids: Set<number>;
	unitId: number | null;
	held: Set<number>;
}

const emptyRecord = (name: string, unit: Answerer['unit'] | null): Growing => ({
	ids: new Set(),
	unitId: unit?.id ?? null,
	held: new Set(),
	name,
	unit: unit?.name ?? null,
	roles: [],
	items: [],
	buckets: { onTime: [], lateDone: [], notDue: [], overdue: [], undated: [] },
	papers: [],
	returned: 0,
	untrue: [],
	merits: [],
});

/** Counts an item once for who answers for it, whatever roles he has in it. */
function addItem(record: Growing, item: Item, bucket: Bucket, { person, role }: Answerer): void {
	record.ids.add(person);
	record.roles = answering.filter((one) => one === role || record.roles.includes(one));
	if (record.held.has(item.id)) return;
	record.held.add(item.id);
	record.items.push(item.number);
	record.buckets[bucket].push(item.number);
}

/** One record for each person of a unit who answers for an item of the span, or is named in it; the same name in a unit is one person. */
export function personRecords(input: PersonInput): PersonRecord[] {
	const { line, answerers, rungs, returns, untrue } = input;
	const items = new Map(input.items.map((item) => [item.id, item]));
	const records = new Map<string, Growing>();
	for (const answerer of answerers) {
		const item = items.get(answerer.item);
		const bucket = item === undefined ? null : bucketOf(item, line);
		if (item === undefined || bucket === null) continue;
		const { name, unit } = answerer;
		const key = `${name} ${unit.id}`;
		const record = records.get(key) ?? emptyRecord(name, unit);
		records.set(key, record);
		addItem(record, item, bucket, answerer);
	}
	for (const { person, name, words } of input.merits) {
		const record = [...records.values()].find(({ ids }) => ids.has(person)) ?? emptyRecord(name, null);
		record.ids.add(person);
		record.merits.push(words);
		if (record.unitId === null) records.set(`${person}`, record);
	}
	return [...records.values()].map(({ ids: _ids, unitId, held, ...record }) => {
		const isOwn = ({ item, unit }: { item: number; unit: number }) => unit === unitId && held.has(item);
		return {
			...record,
			papers: countRungs(rungs.filter((sent) => sent.rung !== '提醒' && isOwn(sent))),
			returned: returns.filter(isOwn).length,
			untrue: untrue.flatMap(({ item }) => (held.has(item) ? (items.get(item)?.number ?? []) : [])),
		};
	});
}
