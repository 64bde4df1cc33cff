import { readTakenByTitle, readTakenRows, readTitles } from '../../../ledger/batches.ts';
import { findByNumber } from '../../../ledger/item-numbers.ts';
import { listItemsById } from '../../../ledger/items.ts';
import { findOrders, readMessages } from '../../../ledger/messages.ts';
import type { Db } from '../../../ledger/open.ts';
import { headingsIn } from '../../../reading/column-memory.ts';
import type { ReadItem } from '../../../reading/item.ts';
import type { LedgerReading } from '../../../reading/ledger-file.ts';
import { foldText } from '../../../reading/text.ts';
import type { Item } from '../../../rules/item.ts';
import type { MessageFacts } from '../../../rules/messages.ts';
import type { UnitAnswers } from './units.ts';
import type { RowValues } from './values.ts';

/** An item a row may be, with what was last taken for it. */
export interface Candidate {
	item: Item;
	base: RowValues | null;
	/** What the ledger knows of it as a message. */
	facts: MessageFacts | undefined;
}

/** What a row is known by: under its header exactly, loosely, and under any header. */
export interface RowKeys {
	exact: string;
	loose: string;
	elsewhere: string;
}

const looseKey = (foldedTitle: string, lead: string): string => `${foldedTitle}|${foldText(lead)}`;

/** Under another header (a renamed column, a file of rows not taken) a row is the same by its own number and its title and first lead, both folded; without a number, by its day too. */
const elsewhereKey = (number: string, titleAndLead: string, deadline: string): string =>
	`${number}|${titleAndLead}|${number === '' ? foldText(deadline) : ''}`;

/** The keys of a file's rows, in their order: header, sheet, its own number, title; repeats are counted. */
export function keysOf({ reading }: { reading: LedgerReading }, units: UnitAnswers): RowKeys[] {
	const seen = new Map<string, number>();
	const counted = (key: string) => {
		const n = (seen.get(key) ?? 0) + 1;
		seen.set(key, n);
		return `${key}#${n}`;
	};
	return reading.items.map((row) => {
		const table = reading.tables.findLast((t) => t.sheet === row.sheet && t.headerRow <= row.row);
		const number = row.outsideNumber ?? '';
		const title = foldText(row.title);
		const loose = looseKey(title, units.namesOf(row).lead[0] ?? '');
		return {
			exact: counted(`${table?.fingerprint ?? ''}§${row.sheet}§${number}§${title}`),
			loose,
			elsewhere: elsewhereKey(number, loose, row.deadline.date ?? row.deadline.raw ?? ''),
		};
	});
}

/** An item a row of one exact key was taken as, and the files, by name and hash, that had it. */
interface Taken {
	item: number;
	base: RowValues;
	files: Set<string>;
}

/** What the ledger has been told before. */
export interface Known {
	/** Items by exact key, the latest last; item ids by loose key. */
	exact: Map<string, Taken[]>;
	loose: Map<string, Set<number>>;
	/** The same of rows taken under any header, the latest of each item. */
	elsewhere: Map<string, Set<number>>;
	/** Under its header the item each numbered place of a list last stood for. */
	places: Map<string, number>;
	bases: Map<number, RowValues>;
	items: Map<number, Item>;
	byNumber: Map<string, number>;
	titles: Map<string, string>;
	/** Citizens' messages: item ids by their order number, and what is known of each. */
	orders: Map<string, number>;
	messages: Map<number, MessageFacts>;
}

function enterTaken(known: Known, rowKey: string, taken: Taken): void {
	const all = known.exact.get(rowKey) ?? [];
	const before = all.find(({ item }) => item === taken.item);
	const files = new Set([...(before?.files ?? []), ...taken.files]);
	known.exact.set(rowKey, [...all.filter((one) => one !== before), { ...taken, files }]);
}

const enter = (index: Map<string, Set<number>>, key: string, item: number) =>
	index.set(key, (index.get(key) ?? new Set()).add(item));

export const firstLead = (base: RowValues): string => base.lead?.split('、')[0] ?? '';

/** The sender's own number of a row as it was taken: the last part but one of its key. */
const numberIn = (rowKey: string): string => rowKey.split('§').at(-2) ?? '';

/** Whether a row was taken under one of these headers but for the order of its columns. */
function underAnyOrder(prints: ReadonlySet<string>): (rowKey: string) => boolean {
	const inOrder = (print: string) => headingsIn(print).sort().join('|');
	const sorted = new Set([...prints].map(inOrder));
	const known = new Map<string, boolean>();
	return (rowKey) => {
		const [print = ''] = rowKey.split('§', 1);
		const isOne = known.get(print) ?? sorted.has(inOrder(print));
		known.set(print, isOne);
		return isOne;
	};
}

/** Header, sheet and the sender's own number of a row; null where it has none. */
export const placeIn = (rowKey: string): string | null =>
	numberIn(rowKey) === '' ? null : rowKey.slice(0, rowKey.lastIndexOf('§'));

/** Everything in the ledger the rows may turn out to be, in a handful of queries. */
export async function readKnown(
	db: Db,
	files: readonly { reading: LedgerReading }[],
	units: UnitAnswers,
): Promise<Known> {
	const looseOf = (base: RowValues) => looseKey(foldText(base.title ?? ''), units.nameToday(firstLead(base)));
	const known: Known = {
		exact: new Map(),
		loose: new Map(),
		elsewhere: new Map(),
		places: new Map(),
		bases: new Map(),
		items: new Map(),
		byNumber: new Map(),
		titles: new Map(),
		orders: new Map(),
		messages: new Map(),
	};
	const prints = new Set(files.flatMap((f) => f.reading.tables.map((t) => t.fingerprint)));
	for (const print of prints)
		for (const { item, rowKey, taken, file, sha256 } of await readTakenRows(db, print)) {
			const base = JSON.parse(taken) as RowValues;
			enterTaken(known, rowKey, { item, base, files: new Set([file, sha256]) });
			known.bases.set(item, base);
			enter(known.loose, looseOf(base), item);
			const place = placeIn(rowKey);
			if (place !== null) known.places.set(place, item);
		}
	const rows = files.flatMap((f) => f.reading.items);
	const titles = [...new Set(rows.map((r) => r.title))];
	const isUnderIt = underAnyOrder(prints);
	for (const { item, rowKey, taken } of await readTakenByTitle(db, titles)) {
		const base = JSON.parse(taken) as RowValues;
		if (!known.bases.has(item)) known.bases.set(item, base);
		if (isUnderIt(rowKey)) enter(known.loose, looseOf(base), item);
		enter(known.elsewhere, elsewhereKey(numberIn(rowKey), looseOf(base), base.deadline ?? ''), item);
	}
	const numbers = await findByNumber(db, [...new Set(rows.flatMap((r) => r.number ?? []))]);
	known.byNumber = new Map(numbers.map((n) => [n.number, n.id]));
	known.titles = await readTitles(db, titles);
	known.orders = await findOrders(
		db,
		rows.flatMap((r) => r.message?.order ?? []),
	);
	const ids = [...new Set([...known.byNumber.values(), ...known.bases.keys(), ...known.orders.values()])];
	for (const item of await listItemsById(db, ids)) known.items.set(item.id, item);
	if (rows.some((r) => r.message !== null)) known.messages = await readMessages(db, ids);
	return known;
}

/** An order has a number of its own; two of the same words are two. */
const isOrder = ({ message }: ReadItem): boolean => message !== null && message.order !== null;

/** What a row was found to be. */
export interface Match {
	/** Several are for the clerk to tell apart. */
	candidates: Candidate[];
	/** By a printed number, or because this very file had it before; else the row is only called the same. */
	isOwn: boolean;
}

/** Of the items rows of one key were taken as: that of the same file, of a file of that name, one that shares a unit. */
function takenAs(taken: Taken[], file: { file: string; sha256: string }, values: RowValues): Taken[] {
	const units = unitsIn(values);
	const ways: ((one: Taken) => boolean)[] = [
		({ files }) => files.has(file.sha256),
		({ files }) => files.has(file.file),
		({ base }) => unitsIn(base).some((unit) => units.includes(unit)),
	];
	return ways.reduce((left, isSo) => {
		const some = left.filter(isSo);
		return some.length > 0 ? some : left;
	}, taken);
}

/** The units of a row, leads first. */
export const unitsIn = ({ lead, support }: Pick<RowValues, 'lead' | 'support'>): string[] =>
	[lead, support].flatMap((names) => names?.split('、') ?? []);

/** Which item a row is: by our printed number, by its order's, by its own number and title, by title and lead, by all of them under another header. */
export function matchRow(
	row: ReadItem,
	values: RowValues,
	key: RowKeys,
	known: Known,
	file: { file: string; sha256: string },
): Match {
	const candidate = (id: number, base: RowValues | null): Candidate => ({
		item: known.items.get(id) as Item,
		base,
		facts: known.messages.get(id),
	});
	const exact = known.exact.get(key.exact) ?? [];
	const numbered = row.number === null ? undefined : known.byNumber.get(row.number);
	if (numbered !== undefined) {
		const base = exact.find(({ item }) => item === numbered)?.base ?? null;
		return { candidates: [candidate(numbered, base)], isOwn: true };
	}
	if (isOrder(row)) {
		const id = known.orders.get(row.message?.order ?? '');
		return { candidates: id === undefined ? [] : [candidate(id, known.bases.get(id) ?? null)], isOwn: true };
	}
	if (exact.length > 0) {
		const found = takenAs(exact, file, values);
		const isOwn = found.some(({ files }) => files.has(file.sha256) || files.has(file.file));
		return { candidates: found.map(({ item, base }) => candidate(item, base)), isOwn };
	}
	const others = known.loose.get(key.loose) ?? known.elsewhere.get(key.elsewhere);
	return { candidates: [...(others ?? [])].map((id) => candidate(id, known.bases.get(id) ?? null)), isOwn: false };
}
