import { UserError } from '../../../errors.ts';
import { readSequence } from '../../../ledger/head.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import { addPaper, readNextNumbers } from '../../../ledger/papers.ts';
import { addRung } from '../../../ledger/rungs.ts';
import { readSettings } from '../../../ledger/settings.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import { leadsOf } from '../../../rules/item.ts';
import { lateness } from '../../../rules/overdue.ts';
import { checkConsequences, limitDayOf, rungs, writeDemand } from '../../../rules/rungs.ts';
import { seriesMark, writeMark } from '../../../rules/series.ts';
import type { OfficeRules } from '../office.ts';
import { splitNames } from '../roster.ts';
import { shortName } from '../words.ts';
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
	const year = yearOf(today);
	const next = await readNextNumbers(db, year);
	const { code_word: codeWord = null } = await readSettings(db);
	return proposals.map((proposal) => {
		const { rung, approver } = proposal;
		const number = next.get(rung) ?? 1;
		next.set(rung, number + 1);
		const limit = limitDayOf(rung, today, rules.calendar, rules.limits);
		return {
			proposal,
			mark: rungs[rung].title === null ? null : writeMark(seriesMark(codeWord, rung), year, number),
			until: limit === null ? null : (choice.limitDay ?? limit),
			signer: approver === null ? null : (approvals.get(approver) ?? approvals.get('') ?? null),
			consequence: consequences.length === 0 ? null : consequences.join('、'),
		};
	});
}

/** The values a notice is printed from. */
function contentOf(planned: PlannedRung, settings: Record<string, string>, rules: OfficeRules, today: Day): object {
	const { proposal, mark, until, signer, consequence } = planned;
	const { item, unit, rung, reason, before, approver } = proposal;
	const { number, title, source, document, instructedBy, deadline, progress } = item;
	const late = lateness(item, today, rules.calendar);
	return {
		mark,
		rung,
		unit: unit.name,
		item: { number, title, source, document, instructed_by: instructedBy },
		deadline: { original: deadline.original, current: deadline.current, extensions: deadline.extensions },
		late: { working_days: late.workingDays, days: late.days },
		progress,
		reason,
		before,
		until,
		demand: until === null ? null : writeDemand(rung, until),
		consequence,
		approver: signer === null ? null : { post: approver, name: signer },
		office: { name: settings.office_name ?? null, contact: settings.contact ?? null, phone: settings.phone ?? null },
		day: today,
	};
}

/** `青督催〔2026〕32号，限11月5日前报情况`, with the unit where several are asked. */
function moveText({ proposal, mark, until, consequence }: PlannedRung): string {
	const { item, unit, rung, reason } = proposal;
	return [
		leadsOf(item).length > 1 ? shortName(unit) : null,
		mark ?? reason,
		until === null ? null : writeDemand(rung, until),
		consequence,
	]
		.filter((part) => part !== null)
		.join('，');
}

/** Issues what was planned: its paper with the next number of its series, its rung, its line in the history. */
export async function issueRungs(
	tx: Db,
	plan: readonly PlannedRung[],
	rules: OfficeRules,
	{ today, breathe }: { today: Day; breathe: () => Promise<void> },
): Promise<void> {
	const settings = await readSettings(tx);
	const asOf = await readSequence(tx);
	for (const planned of plan) {
		await breathe();
		const { item, unit, share, rung, reason, finding } = planned.proposal;
		const { title, act } = rungs[rung];
		const paper =
			title === null
				? null
				: await addPaper(tx, {
						series: { name: rung, mark: seriesMark(settings.code_word ?? null, rung), year: yearOf(today) },
						title,
						day: today,
						signer: planned.signer,
						asOf,
						content: contentOf(planned, settings, rules, today),
						unit: unit.id,
						item: item.id,
					});
		await addRung(tx, {
			item: item.id,
			unit: unit.id,
			finding,
			rung,
			consequence: planned.consequence,
			day: today,
			limit_day: planned.until,
			grounds: reason,
			approver: planned.signer,
			paper,
		});
		await recordMove(tx, {
			item: item.id,
			assignment: share.id,
			day: today,
			act,
			from_status: item.status,
			to_status: item.status,
			text: moveText(planned),
		});
	}
}
