import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { readDispatchMarks } from '../../../ledger/paper-register.ts';
import type { Item } from '../../../rules/item.ts';
import type { PaperKindName } from '../../../rules/paper-kinds.ts';
import { lackFor } from '../../../rules/sheet-standing.ts';
import type { Session } from '../../../session.ts';
import { refuseParent } from '../find-items.ts';
import { neededText } from '../needed.ts';
import { findOwn } from '../people/own-unit.ts';
import { nameItem } from '../words.ts';
import { planCompletionSheets, planExtensionSheets, planRegistrationSheets } from './approval-papers.ts';
import { planDispatchNotices, planJointNotice } from './dispatch-papers.ts';
import type { ItemPaperPlan } from './issue-for-items.ts';
import type { NoticeOptions } from './notice-options.ts';

/** Refuses an item that is not so far, naming what is missing. */
function refuseLacking(kind: PaperKindName, items: readonly Item[]): void {
	for (const item of items) {
		const lack = lackFor(kind, item.status);
		if (lack === null) continue;
		throw new UserError(`${nameItem(item)} ${lack.lacks}，不出${kind}`, {
			code: 'not-so-far',
			hint: lack.next.replace('编号', item.number),
		});
	}
}

/** What was handed out gets its notice once; what the office does itself gets none. */
async function refuseUndispatched(tx: Db, kind: PaperKindName, items: readonly Item[]): Promise<void> {
	for (const item of items) refuseParent(item);
	const own = await findOwn(tx, items);
	const byUs = items.find((item) => own.has(item.id));
	if (byUs !== undefined)
		throw new UserError(`${nameItem(byUs)} 由本室自办，不出${kind}`, {
			code: 'own-work',
			hint: '自办的不另交办；立项、办结的审批单照出',
		});
	refuseLacking(kind, items);
	const ids = items.map((item) => item.id);
	const marks = await readDispatchMarks(tx, ids);
	// What a new instruction has opened again is handed out once more.
	const again = items.find((item) => marks.has(item.id) && item.reopened === null);
	if (again === undefined) return;
	const mark = marks.get(again.id) ?? '';
	throw new UserError(`${nameItem(again)} 交办时已发 ${mark}`, {
		code: 'already-issued',
		hint: `再印：ducha papers print ${mark}；要重发，先作废：ducha papers void ${mark} --reason 理由`,
	});
}

type Plan = (tx: Db, session: Session, items: readonly Item[], options: NoticeOptions) => Promise<ItemPaperPlan[]>;

export const planRegistration: Plan = async (tx, session, items, { approvedBy }) => {
	refuseLacking('立项审批单', items);
	return planRegistrationSheets(tx, session, items, { approver: approvedBy });
};

export const planExtension: Plan = (tx, session, items) => planExtensionSheets(tx, session, items);

export const planCompletion: Plan = async (tx, session, items) => {
	for (const item of items) refuseParent(item);
	refuseLacking('办结审批单', items);
	return planCompletionSheets(tx, session, items);
};

export const planDispatch: Plan = async (tx, session, items) => {
	await refuseUndispatched(tx, '交办通知单', items);
	return planDispatchNotices(tx, session, items);
};

export const planJoint: Plan = async (tx, session, items, { together }) => {
	const topic = await neededText(session, '--together 什么事', '合并交办的是什么事', together);
	await refuseUndispatched(tx, '任务分解立项通知', items);
	return planJointNotice(tx, session, items, topic);
};
