import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import { checkConsequences, limitDayOf } from '../../../rules/rungs.ts';
import type { OfficeRules } from '../office.ts';
import { foreseeNumbers } from '../papers/issue-papers.ts';
import { splitNames } from '../words.ts';
import type { Proposal } from './proposals.ts';

/** What is decided about the papers beside the rungs themselves. */
export interface IssueChoice {
	approvedBy: string[];
	/** The limit day of all of them; left out, each by its row of the limits. */
	limitDay: Day | null;
	consequence: string | undefined;
}

/** One rung as it will be issued. */
export interface PlannedRung {
	proposal: Proposal;
	mark: string | null;
	until: Day | null;
	signer: string | null;
	consequence: string | null;
}

/** `方振国` or `分管县领导=方振国`: a name and its post; one without a post is for all others. */
function readApproval(text: string): [post: string, name: string] {
	const parts = text.split(/[=＝]/).map((part) => part.trim());
	const [first = '', second] = parts;
	const [post, name] = second === undefined ? ['', first] : [first, second];
	if (parts.length <= 2 && name !== '' && (second === undefined || post !== '')) return [post, name];
	throw new UserError(`--approved-by 看不懂：${text}`, {
		exit: 'misused',
		code: 'bad-approver',
		hint: '写成 --approved-by 方振国，或 --approved-by 分管县领导=方振国',
	});
}

/** Names by post; a second one for the same post is refused, for one of the two would be lost. */
function readApprovals(texts: readonly string[]): Map<string, string> {
	const approvals = new Map<string, string>();
	for (const [post, name] of texts.map(readApproval)) {
		const other = approvals.get(post);
		if (other !== undefined && other !== name)
			throw new UserError(`${post === '' ? '' : `${post}的`}批准人写了两个：${other}、${name}`, {
				exit: 'misused',
				code: 'two-approvers',
				hint: '一种职务写一个；不同职务批的写 --approved-by 分管县领导=方振国',
			});
		approvals.set(post, name);
	}
	return approvals;
}

/** Every paper that asks for an approver has one; a post that approves none of them is a slip. */
function checkApprovals(proposals: readonly Proposal[], approvals: ReadonlyMap<string, string>): void {
	if (proposals.length === 0) return;
	const posts = [...new Set(proposals.flatMap((p) => p.approver ?? []))];
	const stray = [...approvals.keys()].find((post) => post !== '' && !posts.includes(post));
	if (stray !== undefined)
		throw new UserError(`这批文书没有要“${stray}”批准的`, {
			exit: 'misused',
			code: 'unknown-post',
			hint: posts.length > 0 ? `要批准的是：${posts.join('、')}` : '去掉 --approved-by',
		});
	const missing = proposals.filter((p) => p.approver !== null && !approvals.has(p.approver) && !approvals.has(''));
	if (missing.length === 0) return;
	const named = [...new Set(missing.map((p) => `${p.rung}（${p.approver}）`))];
	throw new UserError(`这些文书要有批准人：${named.join('、')}`, {
		code: 'no-approver',
		hint: `加 --approved-by 姓名；几个人批的分开写：${[...new Set(missing.map((p) => `--approved-by ${p.approver}=姓名`))].join(' ')}`,
	});
}

/** Numbers, limits and approvers of the papers to be issued; refuses what lacks an approver or carries too heavy a consequence. */
export async function planRungs(
	db: Db,
	proposals: readonly Proposal[],
	choice: IssueChoice,
	rules: OfficeRules,
	today: Day,
): Promise<PlannedRung[]> {
	const consequences = splitNames(choice.consequence ?? '');
	const sent = proposals.map((p) => p.rung);
	checkConsequences(consequences, sent);
	const approvals = readApprovals(choice.approvedBy);
	checkApprovals(proposals, approvals);
	const kinds = proposals.flatMap(({ rung }) => (rung === '提醒' ? [] : [rung]));
	const numbers = await foreseeNumbers(db, kinds, today);
	return proposals.map((proposal) => {
		const { rung, approver } = proposal;
		const limit = limitDayOf(rung, today, rules.calendar, rules.limits);
		return {
			proposal,
			mark: rung === '提醒' ? null : (numbers.shift()?.mark ?? null),
			until: limit === null ? null : (choice.limitDay ?? limit),
			signer: approver === null ? null : (approvals.get(approver) ?? approvals.get('') ?? null),
			consequence: consequences.length === 0 ? null : consequences.join('、'),
		};
	});
}
