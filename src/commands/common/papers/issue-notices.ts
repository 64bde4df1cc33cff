import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Session } from '../../../session.ts';
import { planDispatchNotices, planJointNotice } from './dispatch-papers.ts';
import { type Delivery, issueForItems } from './issue-for-items.ts';
import type { IssuedPaper } from './issue-papers.ts';

/** Which papers go with items that are dispatched, if any. */
interface NoticeChoice extends Delivery {
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
	const plans =
		choice.together === undefined
			? await planDispatchNotices(tx, session, items)
			: await planJointNotice(tx, session, items, choice.together);
	return issueForItems(tx, session, plans, choice);
}
