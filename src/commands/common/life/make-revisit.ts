import { UserError } from '../../../errors.ts';
import { addFinding } from '../../../ledger/findings.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import { planRevisit, recordRevisit } from '../../../ledger/revisits.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { checkRevisit, type RevisitKind, type RevisitResult, reopens } from '../../../rules/revisit.ts';
import type { Session } from '../../../session.ts';
import { dayOption, pastDayOption } from '../days.ts';
import { findAssignment } from '../find-assignment.ts';
import { type OfficeRules, officeRules } from '../office.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem, typedText } from '../words.ts';
import { reopenItem } from './reopen.ts';

/** What is typed of a revisit. */
export interface RevisitOptions {
	kind?: RevisitKind | undefined;
	result?: RevisitResult | undefined;
	text?: string | undefined;
	remedy?: string | undefined;
	unit?: string | undefined;
	deadline?: string | undefined;
	visitor?: string | undefined;
	day?: string | undefined;
	plan?: string | undefined;
}

/** Puts a revisit on the plan for a day to come. */
export async function enterPlan(
	tx: Db,
	item: Item,
	kind: RevisitKind,
	day: Day,
	{ visitor }: RevisitOptions,
	session: Session,
): Promise<ItemDone> {
	if (day < session.today())
		throw new UserError(`计划回访的日期${day}已经过去`, {
			exit: 'misused',
			code: 'past-day',
			hint: '做过的回访不写 --plan，写 --day',
		});
	await planRevisit(tx, item.id, kind, day, visitor ?? null);
	const move = { item: item.id, day: session.today(), from_status: item.status, to_status: item.status };
	await recordMove(tx, { ...move, act: '回访计划', text: `${day}${kind}` });
	return { item, warnings: [], words: `${nameItem(item)} ${day}${kind}` };
}

/** Writes down a revisit that was made, and what follows from it: a finding, or the item dispatched again. */
export async function makeRevisit(
	tx: Db,
	item: Item,
	kind: RevisitKind,
	options: RevisitOptions,
	session: Session,
): Promise<ItemDone> {
	const today = session.today();
	const { result = null } = options;
	const text = typedText(options.text);
	const remedy = typedText(options.remedy);
	checkRevisit(kind, { ...options, text, remedy }, result);
	const day = pastDayOption('--day', options.day, today);
	const deadline = options.deadline === undefined ? null : dayOption('--deadline', options.deadline, today);
	const reopened = reopens(result);
	const { id: revisit, visitor } = await recordRevisit(
		tx,
		{ item: item.id, kind, day, result, text, reopened: reopened ? 1 : 0 },
		{ visitor: options.visitor, otherwise: session.actor() },
	);
	const told = [result, text, remedy && `措施：${remedy}`].filter(Boolean).join('，');
	const finding =
		reopened || text === null
			? null
			: await openFinding(tx, item, { revisit, day, deadline, text, remedy }, options, today);
	const asked = finding?.words ?? (deadline === null ? '' : `，限${deadline}`);
	await recordMove(tx, {
		item: item.id,
		assignment: finding?.assignment ?? null,
		day,
		act: '回访',
		from_status: item.status,
		to_status: item.status,
		text: `${visitor}${kind}：${told}${asked}`,
	});
	if (reopened) return reopenFalse(tx, item, { day: today, text, deadline }, await officeRules(tx));
	return { item, warnings: [], words: `${nameItem(item)} ${kind}${result ?? ''}${finding?.words ?? ''}` };
}

/** Books what a revisit found as a finding of the unit that is to put it right; nothing where no day is set. */
async function openFinding(
	tx: Db,
	item: Item,
	{
		revisit,
		day,
		deadline,
		text,
		remedy,
	}: { revisit: number; day: Day; deadline: Day | null; text: string; remedy: string | null },
	options: RevisitOptions,
	today: Day,
): Promise<{ assignment: number; words: string } | null> {
	if (deadline === null) return null;
	if (deadline < day)
		throw new UserError(`整改时限${deadline}早于回访日期${day}`, { code: 'day-order', hint: '改整改时限' });
	const { id, unit } = await findAssignment(tx, item, options.unit, today);
	const found = { revisit, item: item.id, unit: unit.id, day, text, requirement: remedy, deadline };
	await addFinding(tx, { ...found, state: '交办', settled: today });
	return { assignment: id, words: `，交${unit.name}限${deadline}整改` };
}

/** What is not as it was reported goes back to its units. */
async function reopenFalse(
	tx: Db,
	item: Item,
	{ day, text, deadline }: { day: Day; text: string | null; deadline: Day | null },
	rules: OfficeRules,
): Promise<ItemDone> {
	if (deadline !== null && deadline < day)
		throw new UserError(`再次交办的时限${deadline}已经过去`, { code: 'day-order', hint: '改时限，或不写时限' });
	return reopenItem(tx, item, { day, reason: `回访不符（失实）：${text}`, deadline: deadline ?? undefined }, rules);
}
