import { UserError } from '../../../errors.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Item } from '../../../rules/item.ts';
import type { QueueKind } from '../../../rules/queue-flags.ts';
import type { Session } from '../../../session.ts';
import { planCompletionSheets, planExtensionSheets } from './approval-papers.ts';
import type { ItemPaperPlan } from './issue-for-items.ts';
import { planRectificationNotices } from './rectification-papers.ts';

type Plan = (tx: Db, session: Session, items: readonly Item[]) => Promise<ItemPaperPlan[]>;
type Act = 'pass' | 'return' | 'gate';

/** The paper that goes with a decision, by what was decided on. */
const paperOf: Partial<Record<QueueKind, Partial<Record<Act, Plan>>>> = {
	报结: { pass: planCompletionSheets },
	待阅示: { pass: planCompletionSheets },
	延期: { pass: planExtensionSheets, return: planExtensionSheets },
	问题: { pass: planRectificationNotices },
};

const actWords: Readonly<Record<Act, string>> = { pass: '通过', return: '退回', gate: '把关' };

/** Papers of what was decided, in its order; refuses a decision that has none. */
export async function planDecisionPapers(
	tx: Db,
	session: Session,
	settled: readonly { what: QueueKind | null; item: Item }[],
	act: Act,
): Promise<ItemPaperPlan[]> {
	const plans: ItemPaperPlan[] = [];
	for (const { what, item } of settled) {
		const plan = what === null ? undefined : paperOf[what]?.[act];
		if (plan === undefined)
			throw new UserError(`${item.number} ${actWords[act]}${what ?? '配合单位'}，没有要出的文书`, {
				code: 'no-paper-for-it',
				hint: '去掉 --paper；报结、待阅示、问题通过的，延期审批过的才出',
			});
		plans.push(...(await plan(tx, session, await listItemsById(tx, [item.id]))));
	}
	return plans;
}
