import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Session } from '../../../session.ts';
import { typedLine } from '../words.ts';
import { planDispatchNotices, planJointNotice } from './dispatch-papers.ts';
import { type Delivery, issueForItems } from './issue-for-items.ts';
import type { IssuedPaper } from './issue-papers.ts';

/** Which papers go with items that are dispatched, if any. */
export interface NoticeChoice extends Delivery {
	paper?: boolean | undefined;
	/** What one 任务分解立项通知 for all of them is about; left out, each has its own 交办通知单. */
	together?: string | undefined;
}

/** Issues the notices of items that have just been dispatched, as they stand now. */
export async function issueNotices(
	tx: Db,
	session: Session,
	ids: number[],
	choice: NoticeChoice,
): Promise<IssuedPaper[]> {
	if (!choice.paper) return [];
	const items = await listItemsById(tx, ids);
	if (choice.together === undefined)
		return issueForItems(tx, session, await planDispatchNotices(tx, session, items), choice);
	const plans = await planJointNotice(tx, session, items, typedLine(choice.together) ?? '督查事项');
	return issueForItems(tx, session, plans, choice);
}
