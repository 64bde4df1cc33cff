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

/** The items that references name, in the order written. */
export async function findItems(db: Db, references: readonly string[], today: Day): Promise<Item[]> {
	const year = yearOf(today);
	const parsed = parseReferences(references, year);
	// An empty variable in a script must not pass for “nothing to do”, let alone for “all of them”.
	if (references.length > 0 && parsed.length === 0)
		throw new UserError('没有写事项编号', { exit: 'misused', code: 'no-item', hint: '全部编号：ducha list' });
	const printed = (r: (typeof parsed)[number]) =>
		r.kind === 'number' ? r.number : r.kind === 'draft' ? draftNumber(r.ordinal) : null;
	const byNumber = new Map(
		(
			await findByNumber(
				db,
				parsed.flatMap((r) => printed(r) ?? []),
			)
		).map((r) => [r.number, r.id]),
	);
	const byOrdinal = await findByOrdinal(
		db,
		parsed.flatMap((r) => (r.kind === 'ordinal' ? [r.ordinal] : [])),
	);
	const ids = parsed.map((r) => {
		if (r.kind === 'ordinal')
			return chooseYear(
				r.ordinal,
				r.year,
				byOrdinal.filter((row) => row.ordinal === r.ordinal),
			);
		const number = printed(r) as string;
		const id = byNumber.get(number);
		if (id === undefined) throw notFound(number);
		return id;
	});
	const each = [...new Set(ids)];
	const found = new Map((await listItemsById(db, each)).map((item) => [item.id, item]));
	return each.map((id) => found.get(id) as Item);
}

/** The one item a reference names. */
export async function findItem(db: Db, reference: string, today: Day): Promise<Item> {
	const items = await findItems(db, [reference], today);
	if (items.length !== 1)
		throw new UserError(`这里一次只能写一件事项：${reference}`, {
			exit: 'misused',
			code: 'one-item',
			hint: '写成 12 或 2026-012',
		});
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
