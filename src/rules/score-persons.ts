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

/** A cadre's record (实绩) of a span: facts of the ledger, item numbers behind each count, nothing private. */
export interface PersonRecord {
	person: number;
	name: string;
	units: string[];
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

const emptyRecord = (person: number, name: string): PersonRecord => ({
	person,
	name,
	units: [],
	roles: [],
	items: [],
	buckets: { onTime: [], lateDone: [], notDue: [], overdue: [], undated: [] },
	papers: [],
	returned: 0,
	untrue: [],
	merits: [],
});

const withOne = <T>(list: readonly T[], one: T): T[] => (list.includes(one) ? [...list] : [...list, one]);

/** One record for each person who answers for an item of the span or is named in it; who has two roles in an item has it once. */
export function personRecords(input: PersonInput): PersonRecord[] {
	const { line, answerers } = input;
	const items = new Map(input.items.map((item) => [item.id, item]));
	const records = new Map<number, PersonRecord>();
	const shares = new Map<number, Set<string>>();
	const recordOf = (person: number, name: string): PersonRecord => {
		const record = records.get(person) ?? emptyRecord(person, name);
		records.set(person, record);
		return record;
	};
	for (const { item: id, unit, person, name, role } of answerers) {
		const item = items.get(id);
		const bucket = item === undefined ? null : bucketOf(item, line);
		if (item === undefined || bucket === null) continue;
		const record = recordOf(person, name);
		record.roles = answering.filter((one) => one === role || record.roles.includes(one));
		record.units = withOne(record.units, unit.name);
		shares.set(person, (shares.get(person) ?? new Set()).add(`${id} ${unit.id}`));
		if (record.items.includes(item.number)) continue;
		record.items.push(item.number);
		record.buckets[bucket].push(item.number);
	}
	for (const { person, name, words } of input.merits) recordOf(person, name).merits.push(words);
	return [...records.values()].map((record) => withSteps(record, shares.get(record.person) ?? new Set(), input, items));
}

/** What was sent and sent back for the shares someone answers for. */
function withSteps(
	record: PersonRecord,
	shares: ReadonlySet<string>,
	{ rungs, returns, untrue }: PersonInput,
	items: ReadonlyMap<number, Item>,
): PersonRecord {
	const isOwn = ({ item, unit }: { item: number; unit: number }) => shares.has(`${item} ${unit}`);
	const numbers = new Set(record.items);
	return {
		...record,
		papers: countRungs(rungs.filter((sent) => sent.rung !== '提醒' && isOwn(sent))),
		returned: returns.filter(isOwn).length,
		untrue: untrue.flatMap(({ item }) => items.get(item)?.number ?? []).filter((number) => numbers.has(number)),
	};
}
