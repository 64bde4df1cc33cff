import { UserError } from '../../../errors.ts';
import { findExtension, findWaitingExtension, settleExtension } from '../../../ledger/extensions.ts';
import { recordMove, updateItem } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { closeRungs } from '../../../ledger/rungs.ts';
import { type Day, writeDay, writeDayBeside } from '../../../rules/day.ts';
import { type ExtensionCase, extensionWarnings, refuseExtension } from '../../../rules/extension.ts';
import type { Item } from '../../../rules/item.ts';
import type { OfficeRules } from '../office.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem, needReason } from '../words.ts';

/** What was decided about what a unit asked for, and by whom. */
export interface Decision {
	agreed: boolean;
	by: string;
	today: Day;
	/** Why it was not agreed to. */
	reason?: string | undefined;
}

type Request = Pick<ExtensionCase, 'asked' | 'to' | 'late' | 'today'>;

/** Applications with all that they are judged by, in order; the day of a parent is the one stated for it. */
export async function extensionCases(
	tx: Db,
	requests: readonly { item: Item; request: Request }[],
	{ sources, calendar, limits }: OfficeRules,
): Promise<ExtensionCase[]> {
	const ids = new Set(requests.flatMap(({ item }) => item.parent ?? []));
	const parents = new Map((await listItemsById(tx, [...ids])).map((parent) => [parent.id, parent]));
	return requests.map(({ item, request }) => ({
		item,
		kind: sources.find((source) => source.name === item.source)?.kind ?? '其他',
		...request,
		parentDay: (item.parent === null ? null : parents.get(item.parent)?.deadline.original) ?? null,
		calendar,
		limits,
	}));
}

/** One application with all that it is judged by. */
export async function extensionCase(tx: Db, item: Item, request: Request, rules: OfficeRules): Promise<ExtensionCase> {
	const [given] = await extensionCases(tx, [{ item, request }], rules);
	return given as ExtensionCase;
}

/** One application of an item is decided before the next is made. */
export async function refuseWaiting(tx: Db, item: Item): Promise<void> {
	const waiting = await findWaitingExtension(tx, item.id);
	if (waiting !== undefined)
		throw new UserError(`${item.number} 已有一件延期申请在等审批（${waiting.asked}申请延至${waiting.to_day}）`, {
			code: 'extension-waiting',
			hint: `先审批：ducha review ${item.number}`,
		});
}

async function findWaiting(tx: Db, id: number) {
	const asked = await findExtension(tx, id);
	const [item] = (await listItemsById(tx, [asked.item])) as [Item];
	if (asked.state !== '待审批')
		throw new UserError(`${item.number} 的延期申请已经审过：${asked.state}`, {
			code: 'already-decided',
			hint: `看办理过程：ducha show ${item.number}`,
		});
	return { asked, item };
}

/** Grants an application for a later day, which takes the item off the ladder, or refuses it with a reason. */
export async function decideExtension(
	tx: Db,
	id: number,
	{ agreed, by, today, reason }: Decision,
	rules: OfficeRules,
): Promise<ItemDone> {
	const { asked, item } = await findWaiting(tx, id);
	const { from_day: from, to_day: to } = asked;
	const move = { item: item.id, day: today, from_status: item.status, to_status: item.status };
	if (!agreed) {
		const why = needReason(reason, '不同意延期', `ducha review ${item.number} --return 理由`);
		await settleExtension(tx, id, { state: '不同意', decided_by: by, decided: today });
		await recordMove(tx, { ...move, act: '延期', text: `申请延至${writeDayBeside(to, today)}，${by}不同意：${why}` });
		return { item, warnings: [], words: `${nameItem(item)} 不同意延期：${why}` };
	}
	if (item.deadline.current !== from)
		throw new UserError(`${item.number} 的时限已由${from}改为${item.deadline.current ?? '无'}，申请不再适用`, {
			code: 'deadline-changed',
			hint: `退回申请：ducha review ${item.number} --return 时限已改；需要的再用 ducha extend 申请`,
		});
	// Time that passed while the office was deciding is not held against the unit.
	const request = { asked: from, to, late: false, today: to };
	const given = await extensionCase(tx, item, request, rules);
	refuseExtension(given);
	await settleExtension(tx, id, { state: '同意', decided_by: by, decided: today });
	await updateItem(tx, item.id, { deadline: to });
	await closeRungs(tx, item.id, today);
	const times = item.deadline.extensions + 1;
	const late = asked.late === 1 ? '（逾期后申请）' : '';
	await recordMove(tx, {
		...move,
		act: '延期',
		text: `由${writeDayBeside(from, today)}延至${writeDayBeside(to, today)}（第${times}次）${late}：${asked.reason}，${by}批准`,
	});
	return {
		item: { ...item, deadline: { ...item.deadline, current: to, extensions: times } },
		warnings: extensionWarnings({ ...given, late: asked.late === 1 }),
		words: `${nameItem(item)} 由${writeDay(from)}延至${writeDay(to)}（第${times}次）`,
	};
}
