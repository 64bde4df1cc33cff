import { UserError } from '../../../errors.ts';
import { linkDocument } from '../../../ledger/documents.ts';
import { addExtension } from '../../../ledger/extensions.ts';
import { linkItems } from '../../../ledger/item-links.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import { addPoints, decidePoint, editMeeting, type Meeting } from '../../../ledger/meetings.ts';
import type { Db } from '../../../ledger/open.ts';
import { ensureDocument } from '../../../ledger/sources.ts';
import type { Day } from '../../../rules/day.ts';
import { refuseExtension } from '../../../rules/extension.ts';
import type { Item } from '../../../rules/item.ts';
import { countDecisions } from '../../../rules/meeting.ts';
import type { Made } from '../entry/register-parts.ts';
import type { OfficeRules } from '../office.ts';
import { decideExtension, extensionCase, refuseWaiting } from '../review/decide-extension.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem, typedLine } from '../words.ts';

/** What a point of the meeting was about: an item there is, or words. */
export type Subject = { item: Item } | { topic: string };

/** The meeting's 纪要: the one named, else the one it has; where decisions become items and there is none, one of the meeting's own name. */
export async function minutesOf(
	tx: Db,
	meeting: Meeting,
	named: { document: string | undefined; mark: string | null; isNeeded: boolean },
	received: Day,
): Promise<number | null> {
	const { document: given, mark, isNeeded } = named;
	const known = meeting.minutes;
	const title = typedLine(given) ?? (mark !== null || isNeeded ? (known?.title ?? `${meeting.title}纪要`) : null);
	if (title === null || (known !== null && title === known.title && (mark === null || mark === known.mark)))
		return known?.id ?? null;
	const id = await ensureDocument(tx, { title, kind: '会议纪要', mark, day: meeting.day, received });
	await editMeeting(tx, meeting.id, { document: id });
	return id;
}

/** `第3项`: which clause of the minutes the next decision is. */
export const clauseAfter = ({ points }: Meeting, more: number): string =>
	`第${countDecisions(points).decided + more}项`;

/** Books one decision: the point it was about, and the items it became. */
export async function bookDecision(
	tx: Db,
	meeting: Meeting,
	subject: Subject | null,
	decision: string | null,
	made: readonly Made[],
): Promise<void> {
	const item = subject !== null && 'item' in subject ? subject.item : null;
	const topic = subject !== null && 'topic' in subject ? subject.topic : (item?.title ?? null);
	const open = meeting.points.find(
		(point) =>
			point.decision === null &&
			subject !== null &&
			(item === null ? point.topic === topic : point.item?.id === item.id),
	);
	const outcomes = made.length === 0 ? [null] : made.map((one) => one.item);
	const wordsOf = (became: Item | null) => decision ?? became?.title ?? '';
	const [first, ...rest] = outcomes;
	const added = open === undefined ? outcomes : rest;
	if (open !== undefined) await decidePoint(tx, open.id, wordsOf(first ?? null), first?.id ?? null);
	await addPoints(
		tx,
		meeting.id,
		added.map((became) => ({
			item: item?.id ?? null,
			topic: topic ?? became?.title ?? '',
			decision: wordsOf(became),
			...(became !== null && { became: became.id }),
		})),
	);
	if (item !== null) for (const one of made) await linkItems(tx, one.item.id, item.id, '关联');
}

/** The extension a meeting itself grants; its limits are those of every other. */
async function extendBy(
	tx: Db,
	meeting: Meeting,
	item: Item,
	to: Day,
	today: Day,
	rules: OfficeRules,
): Promise<ItemDone> {
	const { current } = item.deadline;
	const request = { asked: meeting.day, to, late: current !== null && meeting.day > current, today };
	refuseExtension(await extensionCase(tx, item, request, rules));
	await refuseWaiting(tx, item);
	const id = await addExtension(tx, {
		item: item.id,
		asked: meeting.day,
		from_day: current as Day,
		to_day: to,
		reason: '会议议定',
		progress: null,
		principal: null,
		late: request.late ? 1 : 0,
	});
	return decideExtension(tx, id, { agreed: true, by: meeting.title, today }, rules);
}

/** Notes a meeting's decision on an item there is in its history; a new day only comes by an extension. */
export async function decideOn(
	tx: Db,
	meeting: Meeting,
	item: Item,
	{
		words,
		to,
		document,
		clause,
		today,
	}: {
		words: string;
		to: Day | null;
		document: number | null;
		clause: string;
		today: Day;
	},
	rules: OfficeRules,
): Promise<ItemDone> {
	if (item.status === '撤销' || item.status === '并入')
		throw new UserError(`${nameItem(item)} 已经${item.status}，不能再记议定意见`, {
			code: 'bad-move',
			hint: '另立事项：去掉 --on，写 --item "事项@牵头+配合@时限"',
		});
	if (document !== null) await linkDocument(tx, item.id, document, clause);
	await recordMove(tx, {
		item: item.id,
		day: meeting.day,
		act: '议定',
		from_status: item.status,
		to_status: item.status,
		text: `${meeting.title}：${words}`,
	});
	if (to === null) return { item, warnings: [], words: `${nameItem(item)} 已记上议定意见` };
	return extendBy(tx, meeting, item, to, today, rules);
}
