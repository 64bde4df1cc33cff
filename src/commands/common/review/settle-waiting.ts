import { UserError } from '../../../errors.ts';
import { type Finding, readFindings } from '../../../ledger/findings.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { findFeedback, settleFeedback } from '../../../ledger/waiting.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import type { QueueKind } from '../../../rules/queue-flags.ts';
import { pursuitWarnings, type Settlement, settleFinding } from '../field/settle-finding.ts';
import { acceptProgress } from '../life/record-progress.ts';
import type { OfficeRules } from '../office.ts';
import type { Done } from '../say-done.ts';
import { nameItem } from '../words.ts';
import { decideExtension } from './decide-extension.ts';
import { decideStatement } from './decide-statement.ts';
import { passItem, returnItem } from './item.ts';
import { subjectOf, type Waiting } from './queue.ts';

/** What the office decides about something that waits. */
export type Decision =
	| { act: 'pass'; approvedBy?: string | undefined; deadline?: string | undefined; withSupports?: boolean | undefined }
	| { act: 'return'; reason: string; approvedBy?: string | undefined }
	| { act: 'gate'; by: string };

export interface Deciding {
	actor: string;
	today: Day;
	rules: OfficeRules;
}

/** What waits on an item. */
type OnItem = Waiting & { item: Item };
type Settle<D, W = OnItem> = (tx: Db, waiting: W, decision: D, deciding: Deciding) => Promise<Done>;
type Passing = Extract<Decision, { act: 'pass' }>;
type Returning = Extract<Decision, { act: 'return' }>;

/** A step that leaves the item where it stands. */
const recordStep = (tx: Db, item: Item, act: string, text: string, today: Day): Promise<void> =>
	recordMove(tx, { item: item.id, day: today, act, from_status: item.status, to_status: item.status, text });

const from = ({ unit }: Waiting): string => (unit === null ? '' : ` ${unit}`);

async function passFeedback(tx: Db, waiting: OnItem, { actor, today, rules }: Deciding): Promise<Done> {
	const { item, id } = waiting;
	const row = await findFeedback(tx, id);
	const share = item.assignments.find((a) => a.id === row.assignment) ?? null;
	await settleFeedback(tx, id, { state: '已采用', review_by: actor, review_day: today });
	const { status, warnings } = await acceptProgress(tx, item, share, row, rules);
	await recordMove(tx, {
		item: item.id,
		assignment: row.assignment,
		day: today,
		act: '采用',
		from_status: item.status,
		to_status: status,
		text: `${actor}审核通过${row.day}的反馈`,
	});
	return { item: { ...item, status }, warnings, words: `${nameItem(item)}${from(waiting)} 反馈：${waiting.text}` };
}

async function returnFeedback(
	tx: Db,
	waiting: OnItem,
	{ reason }: Returning,
	{ actor, today }: Deciding,
): Promise<Done> {
	const { item, id } = waiting;
	await settleFeedback(tx, id, { state: '退回', review_by: actor, review_day: today, reason });
	await recordStep(tx, item, '反馈退回', `${waiting.unit ?? ''}${waiting.day}的反馈：${reason}`, today);
	return { item, warnings: [], words: `${nameItem(item)}${from(waiting)} 反馈退回：${reason}` };
}

/** The 把关单位 has read it; it may now be reviewed. */
async function passGate(tx: Db, waiting: OnItem, by: string, { today }: Deciding): Promise<Done> {
	const { item, id } = waiting;
	await settleFeedback(tx, id, { state: '待审核', gate_by: by, gate_day: today });
	await recordStep(tx, item, '把关', `${item.gate ?? ''}${by}把关通过${waiting.day}的反馈`, today);
	return { item, warnings: [], words: `${nameItem(item)}${from(waiting)} ${by}把关通过，待审核` };
}

function needApprover(waiting: OnItem, approvedBy: string | undefined): string {
	if (approvedBy !== undefined) return approvedBy;
	throw new UserError(`${waiting.item.number} 的${waiting.what}要写明批准人`, {
		exit: 'misused',
		code: 'no-approver',
		hint: `ducha review ${waiting.item.number} --what ${waiting.what} --pass --approved-by 方振国`,
	});
}

/** What 研判 decided about a problem that waits in the queue. */
async function decideFinding(
	tx: Db,
	waiting: Waiting,
	settlement: Settlement,
	{ today, rules }: Deciding,
): Promise<Done> {
	const { item, id } = waiting;
	const [finding] = (await readFindings(tx, { ids: [id] })) as [Finding];
	const subject = subjectOf(waiting);
	const called =
		item === null
			? { name: `${subject.number} `, example: `ducha review ${subject.number} --pass` }
			: { name: `${item.number} 的问题`, example: `ducha review ${item.number} --what 问题 --pass` };
	const words = await settleFinding(tx, finding, settlement, { today, rules }, called);
	const warned = settlement.verdict === '交办' ? await pursuitWarnings(tx, finding) : [];
	const warnings = warned.map((words) => words.replace(`${subject.number} `, ''));
	return {
		item: subject,
		warnings,
		words: item === null ? `${subject.number} ${words}` : `${nameItem(item)} 问题${words}`,
	};
}

const ungated: Settle<Passing> = async (_tx, { item }) => {
	throw new UserError(`${item.number} 的反馈还没有经${item.gate ?? '把关单位'}把关，不能审核通过`, {
		code: 'not-gated',
		hint: `先把关：ducha review ${item.number} --gate 把关人`,
	});
};

const passClaim: Settle<Passing> = (tx, { item }, { withSupports }, { rules, ...reviewer }) =>
	passItem(tx, item, withSupports ?? false, rules, reviewer);
const returnClaim: Settle<Returning> = (tx, { item }, { reason }, reviewer) => returnItem(tx, item, reason, reviewer);

/** How each kind of thing is passed and sent back. */
const settlers: Readonly<Record<Exclude<QueueKind, '问题'>, { pass: Settle<Passing>; return: Settle<Returning> }>> = {
	待把关: { pass: ungated, return: returnFeedback },
	反馈: { pass: (tx, waiting, _decision, deciding) => passFeedback(tx, waiting, deciding), return: returnFeedback },
	报结: { pass: passClaim, return: returnClaim },
	待阅示: { pass: passClaim, return: returnClaim },
	延期: {
		pass: (tx, waiting, { approvedBy }, { today, rules }) =>
			decideExtension(tx, waiting.id, { agreed: true, by: needApprover(waiting, approvedBy), today }, rules),
		return: (tx, { id }, { reason, approvedBy }, { actor, today, rules }) =>
			decideExtension(tx, id, { agreed: false, by: approvedBy ?? actor, today, reason }, rules),
	},
	说明: {
		pass: (tx, waiting, { approvedBy }, { today, rules }) =>
			decideStatement(tx, waiting.id, { agreed: true, by: needApprover(waiting, approvedBy), today }, rules),
		return: (tx, { id }, { reason, approvedBy }, { actor, today, rules }) =>
			decideStatement(tx, id, { agreed: false, by: approvedBy ?? actor, today, reason }, rules),
	},
};

/** Passed, a problem goes to its unit; sent back, it is not taken up. */
const judgeFinding: Settle<Decision, Waiting> = (tx, waiting, decision, deciding) =>
	decideFinding(
		tx,
		waiting,
		decision.act === 'pass'
			? { verdict: '交办', deadline: decision.deadline }
			: { verdict: '不采用', reason: decision.act === 'return' ? decision.reason : undefined },
		deciding,
	);

/** Carries out one decision on the item as it stands now: what was settled before it may have changed it. */
export async function settleWaiting(tx: Db, listed: Waiting, decision: Decision, deciding: Deciding): Promise<Done> {
	const { what } = listed;
	if (what === '问题' || listed.item === null) return judgeFinding(tx, listed, decision, deciding);
	const [item] = (await listItemsById(tx, [listed.item.id])) as [Item];
	const waiting = { ...listed, item };
	if (decision.act === 'gate') return passGate(tx, waiting, decision.by, deciding);
	if (decision.act === 'pass') return settlers[what].pass(tx, waiting, decision, deciding);
	return settlers[what].return(tx, waiting, decision, deciding);
}
