import { UserError } from '../../errors.ts';
import { findByNumber, findByOrdinal } from '../../ledger/item-numbers.ts';
import { listItemsById } from '../../ledger/items.ts';
import type { Db } from '../../ledger/open.ts';
import { type Day, yearOf } from '../../rules/day.ts';
import type { Item, Status } from '../../rules/item.ts';
import { type Act, nextStatus } from '../../rules/lifecycle.ts';
import { draftNumber, itemNumber, parseReferences } from '../../rules/numbering.ts';

const notFound = (what: string, hint = '全部编号：ducha list') =>
	new UserError(`没有编号为 ${what} 的事项`, { exit: 'misused', code: 'unknown-item', hint });

/** The year a bare running number means: today's, or the one open in another; where both may be meant it is asked back. */
function chooseYear(ordinal: number, year: number, rows: { id: number; year: number; isOpen: boolean }[]): number {
	const open = rows.filter((r) => r.isOpen);
	const others = open.filter((r) => r.year !== year);
	const own = rows.find((r) => r.year === year);
	if (own && others.length === 0) return own.id;
	if (own && !own.isOpen) {
		const numbers = others.map((r) => itemNumber(r.year, ordinal));
		throw new UserError(`${itemNumber(year, ordinal)}已经结束，${numbers.join('、')}还在办`, {
			exit: 'misused',
			code: 'ambiguous-item',
			hint: `写全编号，如 ${numbers[0]}`,
		});
	}
	if (own === undefined && others.length === 1) return (others[0] as { id: number }).id;
	if (open.length === 0 && own === undefined) throw notFound(itemNumber(year, ordinal));
	const numbers = open.map((r) => itemNumber(r.year, ordinal));
	throw new UserError(`${ordinal} 在几个年度都有在办事项：${numbers.join('、')}`, {
		exit: 'misused',
		code: 'ambiguous-item',
		hint: `写全编号，如 ${numbers[0]}`,
	});
}

type Reference = ReturnType<typeof parseReferences>[number];

/** Which item each of these references means, read at once; refuses one that means none when it is asked for. */
async function readIds(db: Db, parsed: readonly Reference[]): Promise<(reference: Reference) => number> {
	const printed = (r: Reference) =>
		r.kind === 'number' ? r.number : r.kind === 'draft' ? draftNumber(r.ordinal) : null;
	const numbers = parsed.flatMap((r) => printed(r) ?? []);
	const byNumber = new Map((await findByNumber(db, numbers)).map((r) => [r.number, r.id]));
	const ordinals = parsed.flatMap((r) => (r.kind === 'ordinal' ? [r.ordinal] : []));
	const byOrdinal = new Map<number, Awaited<ReturnType<typeof findByOrdinal>>>();
	for (const row of await findByOrdinal(db, ordinals))
		byOrdinal.set(row.ordinal, [...(byOrdinal.get(row.ordinal) ?? []), row]);
	return (r) => {
		if (r.kind === 'ordinal') return chooseYear(r.ordinal, r.year, byOrdinal.get(r.ordinal) ?? []);
		const number = printed(r) as string;
		const id = byNumber.get(number);
		if (id === undefined) throw notFound(number);
		return id;
	};
}

const notOne = (reference: string) =>
	new UserError(`这里一次只能写一件事项：${reference}`, {
		exit: 'misused',
		code: 'one-item',
		hint: '写成 12 或 2026-012',
	});

/** What a lookup finds, or the refusal it ends in. */
function attempt<T>(find: () => T): T | UserError {
	try {
		return find();
	} catch (error) {
		if (error instanceof UserError) return error;
		throw error;
	}
}

/** The one item each of many references names, or why it names none. */
export async function findEach(
	db: Db,
	references: readonly string[],
	today: Day,
): Promise<Map<string, Item | UserError>> {
	const parsed = [...new Set(references)].map((reference) => {
		const read = attempt(() => parseReferences([reference], yearOf(today)));
		if (read instanceof UserError) return { reference, meant: read };
		return { reference, meant: read.length === 1 ? (read[0] as Reference) : notOne(reference) };
	});
	const idOf = await readIds(
		db,
		parsed.flatMap(({ meant }) => (meant instanceof UserError ? [] : meant)),
	);
	const found = parsed.map(({ reference, meant }) => ({
		reference,
		id: meant instanceof UserError ? meant : attempt(() => idOf(meant)),
	}));
	const ids = new Set(found.flatMap(({ id }) => (id instanceof UserError ? [] : id)));
	const items = new Map((await listItemsById(db, [...ids])).map((item) => [item.id, item]));
	return new Map(found.map(({ reference, id }) => [reference, id instanceof UserError ? id : (items.get(id) as Item)]));
}

/** The items that references name, in the order written. */
export async function findItems(db: Db, references: readonly string[], today: Day): Promise<Item[]> {
	const parsed = parseReferences(references, yearOf(today));
	// An empty variable in a script must not pass for “nothing to do”, let alone for “all of them”.
	if (references.length > 0 && parsed.length === 0)
		throw new UserError('没有写事项编号', { exit: 'misused', code: 'no-item', hint: '全部编号：ducha list' });
	const each = [...new Set(parsed.map(await readIds(db, parsed)))];
	const found = new Map((await listItemsById(db, each)).map((item) => [item.id, item]));
	return each.map((id) => found.get(id) as Item);
}

/** The one item a reference names. */
export async function findItem(db: Db, reference: string, today: Day): Promise<Item> {
	const items = await findItems(db, [reference], today);
	if (items.length !== 1) throw notOne(reference);
	return items[0] as Item;
}

/** The status an act leads an item to; a refusal names the item, for several may have been asked for. */
export function nextStatusOf(item: Item, act: Act): Status {
	try {
		return nextStatus(item.status, act);
	} catch (error) {
		throw named(item.number, error);
	}
}

/** The same refusal with what it is about in front. */
export const named = (what: string, error: unknown): unknown =>
	error instanceof UserError ? new UserError(`${what}：${error.message}`, error) : error;

/** A parent is moved through its children. */
export function refuseParent(item: Item): void {
	if (item.children > 0)
		throw new UserError(`${item.number} 已分解为${item.children}件，不能直接办理`, {
			code: 'is-parent',
			hint: `对分解出的事项办理，如 ${item.number}-1`,
		});
}
