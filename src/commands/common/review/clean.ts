import { interrupted, UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { whyKept } from '../../../rules/queue-flags.ts';
import type { Session } from '../../../session.ts';
import { findItems } from '../find-items.ts';
import { officeRules } from '../office.ts';
import type { Done } from '../say-done.ts';
import { showValue } from '../show.ts';
import { nameItem, nameItems } from '../words.ts';
import { readQueue, subjectOf, type Waiting, waitingJson } from './queue.ts';
import { countKinds, shortUnits } from './queue-list.ts';
import { type Decision, settleWaiting } from './settle-waiting.ts';

interface Planned {
	waiting: Waiting;
	/** Why it is left; null when it is taken. */
	kept: string | null;
}

async function planClean(db: Db, references: string[], session: Session): Promise<Planned[]> {
	const today = session.today();
	const queue = await readQueue(db, await officeRules(db), today);
	const named = references.length === 0 ? null : new Set((await findItems(db, references, today)).map((i) => i.id));
	return queue
		.filter((w) => named === null || (w.item !== null && named.has(w.item.id)))
		.map((waiting) => ({ waiting, kept: whyKept(waiting.what, waiting.flags) }));
}

const lineOf = ({ waiting, kept }: Planned): string =>
	`  ${waiting.what}  ${[nameItem(subjectOf(waiting)), shortUnits(waiting)].filter(Boolean).join(' ')}${kept === null ? '' : `：${kept}`}`;

/** What was (or will be) taken and what is left, and why. */
function describe(plan: Planned[], took: string): string {
	const taken = plan.filter((p) => p.kept === null);
	const left = plan.filter((p) => p.kept !== null);
	const counted = (some: Planned[]) => (some.length === 0 ? '' : `：${countKinds(some.map((p) => p.waiting))}`);
	return [
		`${took} ${taken.length}件${counted(taken)}`,
		...taken.map(lineOf),
		`留下 ${left.length}件${counted(left)}`,
		...left.map(lineOf),
	].join('\n');
}

const asJson = (plan: Planned[]) =>
	plan.map(({ waiting, kept }) => ({
		...waitingJson(waiting),
		taken: kept === null,
		why: kept,
	}));

/** Passes all that nothing flags in one operation, and says what it left and why. */
export async function passClean(
	session: Session,
	references: string[],
	decision: Decision,
	{ dryRun, what }: { dryRun?: boolean | undefined; what?: string | undefined },
): Promise<void> {
	if (decision.act !== 'pass' || what !== undefined)
		throw new UserError('--clean 只和 --pass 一起用，不分种类', {
			exit: 'misused',
			code: 'clean-passes',
			hint: 'ducha review --pass --clean',
		});
	const ledger = await session.ledger();
	const planned = await planClean(ledger.db, references, session);
	if (dryRun || planned.every((p) => p.kept !== null)) {
		const ending = dryRun ? '\n预演，没有写入' : '';
		return showValue(
			session,
			ledger,
			'review-clean',
			{ items: asJson(planned) },
			() => `${describe(planned, dryRun ? '会通过' : '通过')}${ending}`,
		);
	}
	if (session.canAsk()) {
		session.say(describe(planned, '会通过'));
		if (!(await (await session.asker()).askYes('都通过？', { suggested: true }))) throw interrupted();
	}
	const { value } = await session.change('review', async (tx) => {
		const deciding = { actor: session.actor(), today: session.today(), rules: await officeRules(tx) };
		const plan = await planClean(tx, references, session);
		const done: Done[] = [];
		for (const { waiting, kept } of plan)
			if (kept === null) done.push(await settleWaiting(tx, waiting, decision, deciding));
		return { sentence: `审核通过 ${nameItems(done.map((d) => d.item))}`, value: { plan, done } };
	});
	const { plan, done } = value;
	await showValue(session, await session.ledger(), 'review-clean', { items: asJson(plan) }, () =>
		describe(plan, '已通过'),
	);
	for (const { item, warnings } of done) for (const warning of warnings) session.say(`注意：${item.number} ${warning}`);
}
