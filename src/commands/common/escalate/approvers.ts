import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { readPosts } from '../../../ledger/persons.ts';
import { standingFor } from '../../../rules/approvers.ts';
import type { Day } from '../../../rules/day.ts';
import { isHeld, type Post } from '../../../rules/posts.ts';
import type { PlannedRung } from './plan-rungs.ts';

const postWords = ({ role, position, unit }: Post): string => `${unit?.name ?? ''}${position ?? role}`;

/** Refuses an approver whose post is too low for a paper; of one the roster cannot tell, the words to mind. */
export async function checkApprovers(db: Db, plan: readonly PlannedRung[], today: Day): Promise<string[]> {
	const posts = (await readPosts(db)).filter((post) => isHeld(post, today));
	const asked = new Map(
		plan.flatMap(({ proposal: { rung, approver }, signer }) =>
			approver === null || signer === null ? [] : [[`${approver}=${signer}`, { rung, approver, signer }] as const],
		),
	);
	return [...asked.values()].flatMap(({ rung, approver, signer }) => {
		const held = posts.filter(({ name }) => name === signer);
		const standing = standingFor(approver, held);
		if (standing === 'lower')
			throw new UserError(`${rung}要${approver}批准，${signer}登记的是${held.map(postWords).join('、')}`, {
				code: 'approver-too-low',
				hint: `写明谁批的：--approved-by ${approver}=姓名；${signer}职务变了的先登记：ducha person edit ${signer}`,
			});
		if (standing === 'fits') return [];
		return held.length === 0
			? [`人员里没有登记${signer}，请核对${rung}是${approver}批准的`]
			: [`人员里没有写${signer}的职务，请核对${rung}是${approver}批准的`];
	});
}
