import { UserError } from '../../../errors.ts';
import { linkItems } from '../../../ledger/item-links.ts';
import { insertItems, type NewItem } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { ensurePerson } from '../../../ledger/persons.ts';
import { readRoster } from '../../../ledger/units.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import type { Item, Publicity, Urgency } from '../../../rules/item.ts';
import { isFinished } from '../../../rules/lifecycle.ts';
import type { Session } from '../../../session.ts';
import { typedDeadline } from '../deadline.ts';
import { dispatchItem } from '../life/dispatch-item.ts';
import type { OfficeRules } from '../office.ts';
import { ensureOwnUnit, startOwn } from '../people/own-unit.ts';
import { indexRoster } from '../roster.ts';
import type { ItemDone } from '../say-done.ts';
import { composeItem, unitsOf } from './new-item.ts';
import { type Part, readPart } from './parts.ts';

/** What items made in one go rest on. */
export interface PartOrigin {
	source: { id: number; name: string };
	received: Day;
	document: number | null;
	/** The clause of the document each of them is, in their order. */
	clauses?: readonly string[];
	instruction: number | null;
}

/** An instruction on a result, laid before the leader or finished, has the matter done again (再次交办). */
export const isOnResult = (item: Item): boolean => item.status === '待阅示' || isFinished(item.status);

interface Asked {
	/** Each `事项@牵头+配合@时限`. */
	texts: string[];
	/** For those that name none of their own. */
	deadline: string | undefined;
	urgency: Urgency;
	publicity: Publicity | undefined;
	responsibleLeader: string | undefined;
	dispatch: boolean;
	/** The item the instruction was written on. */
	against: Item | null;
}

/** An item that was made, and what to mind about it. */
export type Made = Pick<ItemDone, 'item' | 'warnings'>;

const isLed = ({ units }: Part): boolean => units.some((u) => u.role === '牵头');
const supportsIn = ({ units }: Part): { id: number }[] => units.map(({ unit }) => ({ id: unit }));

function refuseUnled(parts: Part[], dispatch: boolean): void {
	const unled = parts.find((part) => !isLed(part));
	if (dispatch && unled !== undefined)
		throw new UserError(`“${unled.title}”没有写牵头单位，不能交办`, {
			exit: 'misused',
			code: 'no-lead',
			hint: '写成 --item "事项@牵头+配合@时限"；先立项后分办的，去掉 --dispatch',
		});
}

/** What to look at before the papers go out: words that name no day, and a day that has passed. */
function deadlineDoubts(row: NewItem['row'], today: Day): string[] {
	const { deadline, deadline_kind: kind, deadline_raw: raw, deadline_how: how } = row;
	if (kind === 'unparseable') return [`时限“${raw}”${how}`];
	return deadline !== null && deadline < today ? [`时限${deadline}已经过去`] : [];
}

/** Registers the items an instruction or a meeting calls for, dispatched at once where that was asked; those kept from the public and given to no one the office does itself. */
export async function registerParts(
	tx: Db,
	origin: PartOrigin,
	asked: Asked,
	rules: OfficeRules,
	session: Session,
): Promise<Made[]> {
	const today = session.today();
	const roster = indexRoster(await readRoster(tx), today);
	const { against, responsibleLeader: named } = asked;
	const publicity = asked.publicity ?? against?.publicity ?? '公开';
	const typed = asked.texts.map((text) => readPart(text, roster));
	const isOwn = typed.map((part) => publicity === '不公开' && !isLed(part));
	const own = isOwn.includes(true) ? await ensureOwnUnit(tx) : null;
	const parts = typed.map((part, i) =>
		isOwn[i] && own !== null ? { ...part, units: unitsOf([{ id: own }], supportsIn(part)) } : part,
	);
	refuseUnled(parts, asked.dispatch);
	const leader = named === undefined ? null : await ensurePerson(tx, named, '县领导');
	const composed = parts.map(({ title, units, deadline }, at) =>
		composeItem(
			{
				title,
				units,
				leader,
				source: origin.source,
				urgency: asked.urgency,
				publicity,
				deadline: typedDeadline(deadline ?? asked.deadline, today),
				year: yearOf(today),
				received: origin.received,
				registered: today,
				document: origin.document,
				clause: origin.clauses?.[at] ?? null,
				instruction: origin.instruction,
			},
			rules,
		),
	);
	const again = against !== null && isOnResult(against) ? against.id : null;
	const written = await insertItems(
		tx,
		composed.map(({ item }) => ({ ...item, row: { ...item.row, again_of: again } })),
		session.breathe,
	);
	const ids = written.map((w) => w.id);
	if (again !== null) for (const id of ids) await linkItems(tx, id, again, '再次交办');
	const warnings = composed.map(({ item, warnings: own }) => [...own, ...deadlineDoubts(item.row, today)]);
	for (const [i, item] of (await listItemsById(tx, ids)).entries()) {
		if (isOwn[i]) await startOwn(tx, item, today);
		else if (asked.dispatch) warnings[i]?.push(...(await dispatchItem(tx, item, today, rules)).warnings);
	}
	return (await listItemsById(tx, ids)).map((item, i) => ({ item, warnings: warnings[i] ?? [] }));
}
