import { readFindings } from '../../../ledger/findings.ts';
import type { Item, Status } from '../../../rules/item.ts';
import type { QueueKind } from '../../../rules/queue-flags.ts';
import type { Session } from '../../../session.ts';
import { findFindings } from '../field/references.ts';
import { findItems } from '../find-items.ts';
import { officeRules } from '../office.ts';
import { planDecisionPapers } from '../papers/decision-papers.ts';
import { type Delivery, issueForItems } from '../papers/issue-for-items.ts';
import { planFindingNotices } from '../papers/rectification-papers.ts';
import { papersJson, sayPapers } from '../papers/said-papers.ts';
import { type Done, sayDone } from '../say-done.ts';
import { chooseFindings, chooseWaiting, splitReferences } from './choose-waiting.ts';
import { passItem, returnItem } from './item.ts';
import { readQueue } from './queue.ts';
import { listQueue } from './queue-list.ts';
import { type Decision, settleWaiting } from './settle-waiting.ts';

/** What one would type next of items that came before the leader, or are finished. */
function sayNext(session: Session, done: Done[]): void {
	const numbersIn = (status: Status) => done.filter((d) => d.item.status === status).map((d) => d.item.number);
	const presented = numbersIn('待阅示').join(' ');
	const finished = numbersIn('已办结').join(' ');
	if (presented !== '') session.say(`接下来：领导没有新批示的，办结用 ducha review ${presented} --pass`);
	if (finished !== '') session.say(`接下来：ducha strike ${finished}`);
}

const saidOf = { pass: '已审核', return: '已退回', gate: '已把关' } as const;

/** What would be settled, one line each, without settling it. */
async function preview(session: Session, references: string[], what: QueueKind | undefined): Promise<void> {
	const ledger = await session.ledger();
	const queue = await readQueue(ledger.db, await officeRules(ledger.db), session.today());
	const named = splitReferences(references);
	const items = named.items.length === 0 ? [] : await findItems(ledger.db, named.items, session.today());
	const findings = named.findings.length === 0 ? [] : await findFindings(ledger.db, named.findings);
	const chosen = items.flatMap((item) => chooseWaiting(queue, item, what));
	await listQueue(session, ledger, [...chosen, ...chooseFindings(queue, findings, what)]);
	session.say('预演，没有写入');
}

interface NamedOptions extends Delivery {
	what?: QueueKind | undefined;
	withSupports?: boolean | undefined;
	dryRun?: boolean | undefined;
	paper?: boolean | undefined;
}

/** Carries out one decision on what waits of the items named, or shows what it would be. */
export async function settleNamed(
	session: Session,
	references: string[],
	options: NamedOptions,
	decision: Decision,
): Promise<void> {
	const today = session.today();
	const what = decision.act === 'gate' ? '待把关' : options.what;
	if (options.dryRun) return preview(session, references, what);
	const { value } = await session.change('review', async (tx) => {
		const deciding = { actor: session.actor(), today, rules: await officeRules(tx) };
		const queue = await readQueue(tx, deciding.rules, today);
		const done: Done[] = [];
		const settled: { what: QueueKind | null; item: Item }[] = [];
		const named = splitReferences(references);
		const items = named.items.length === 0 ? [] : await findItems(tx, named.items, today);
		const findings = named.findings.length === 0 ? [] : await findFindings(tx, named.findings);
		for (const item of items) {
			const waiting = chooseWaiting(queue, item, what);
			settled.push({ what: waiting[0]?.what ?? null, item });
			for (const each of waiting) done.push(await settleWaiting(tx, each, decision, deciding));
			if (waiting.length > 0) continue;
			// Supports that never claimed can still be ended; all else is refused with what is possible.
			if (decision.act === 'return') done.push(await returnItem(tx, item, decision.reason, deciding));
			else done.push(await passItem(tx, item, options.withSupports ?? false, deciding.rules, deciding));
		}
		for (const each of chooseFindings(queue, findings, what))
			done.push(await settleWaiting(tx, each, decision, deciding));
		const numbers = [...new Set(done.map((d) => d.item.number))].join('、');
		const plans = options.paper ? await planDecisionPapers(tx, session, settled, decision.act) : [];
		const judged = await readFindings(tx, { ids: findings.map(({ id }) => id) });
		const notices = options.paper ? await planFindingNotices(tx, session, judged) : [];
		const papers = await issueForItems(tx, session, [...plans, ...notices], options);
		const sentence = `${{ pass: '审核通过', return: '退回', gate: '把关' }[decision.act]} ${numbers}`;
		return { sentence, value: { done, papers } };
	});
	const { done, papers } = value;
	await sayDone(session, 'review', saidOf[decision.act], done, options.paper ? { papers: papersJson(papers) } : {});
	sayPapers(session, papers, options);
	if (decision.act === 'pass') sayNext(session, done);
}
