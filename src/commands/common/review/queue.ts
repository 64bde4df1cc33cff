import { readLastResults, readWaitingClaims } from '../../../ledger/claims.ts';
import { listItems, listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import {
	readWaitingExtensions,
	readWaitingFeedback,
	readWaitingFindings,
	readWaitingStatements,
} from '../../../ledger/waiting.ts';
import type { Day } from '../../../rules/day.ts';
import { type Item, leadsOf } from '../../../rules/item.ts';
import { isFinished, isRegistered } from '../../../rules/lifecycle.ts';
import { flagsOf, type QueueFacts, type QueueKind, queueKinds } from '../../../rules/queue-flags.ts';
import type { OfficeRules } from '../office.ts';

/** One thing that waits for the office to pass or return it. */
export interface Waiting {
	/** Null for a problem on no item. */
	item: Item | null;
	what: QueueKind;
	/** The row of the thing itself: feedback, claim, extension, statement, finding; of 待阅示 the item. */
	id: number;
	unit: string | null;
	day: Day;
	text: string;
	/** The percent reported with feedback. */
	percent: number | null;
	/** The day it is to be done by: the item's, of a problem on no item its own. */
	deadline: Day | null;
	/** What a reviewer should look at; nothing when it is clean. */
	flags: string[];
}

/** What a waiting thing is named by: its item, or as `问题3` the problem itself. */
export const subjectOf = ({ item, id, text }: Waiting): Pick<Item, 'number' | 'title'> =>
	item ?? { number: `问题${id}`, title: text };

/** A waiting thing as scripts are told of it. */
export const waitingJson = (waiting: Waiting) => ({
	number: subjectOf(waiting).number,
	title: subjectOf(waiting).title,
	what: waiting.what,
	id: waiting.id,
	unit: waiting.unit,
	day: waiting.day,
});

/** A row of any of the tables, before its item is known. */
interface Candidate {
	what: QueueKind;
	id: number;
	item: number | null;
	assignment: number | null;
	unit: string | null;
	day: Day | null;
	text: string | null;
	percent?: number | null;
	deadline?: Day | null;
	before?: QueueFacts['before'];
}

/** The claims of an item are reviewed together. */
function claimsByItem(claims: Awaited<ReturnType<typeof readWaitingClaims>>): Candidate[] {
	return [...new Set(claims.map((c) => c.item))].map((item) => {
		const its = claims.filter((c) => c.item === item);
		const last = its.at(-1) as (typeof its)[number];
		const text = its.flatMap((c) => c.text ?? []).join('；') || null;
		return { ...last, what: '报结', unit: its.map((c) => c.unit).join('、'), text };
	});
}

const ofItem = (what: QueueKind, item: Item, result: string | null): Candidate => ({
	what,
	id: item.id,
	item: item.id,
	assignment: null,
	unit: leadsOf(item)
		.map((u) => u.name)
		.join('、'),
	day: item.claimed,
	text: result ?? item.progress?.text ?? null,
});

async function readCandidates(db: Db): Promise<Candidate[]> {
	const stopped = await listItems(db, { filter: { statuses: ['待审核', '待阅示'], leavesOnly: true } });
	const claims = claimsByItem(await readWaitingClaims(db));
	const passed = stopped.filter((item) => item.status === '待阅示' || !claims.some((c) => c.item === item.id));
	const results = await readLastResults(
		db,
		passed.map((item) => item.id),
	);
	return [
		...(await readWaitingFeedback(db)).map((row) => ({
			...row,
			what: row.state === '待把关' ? ('待把关' as const) : ('反馈' as const),
		})),
		...claims,
		// Claims that had passed before a lead came and left again wait for no one but the office.
		...passed.map((item) => ofItem(item.status === '待阅示' ? '待阅示' : '报结', item, results.get(item.id) ?? null)),
		...(await readWaitingExtensions(db)).map((row) => ({ ...row, what: '延期' as const })),
		...(await readWaitingStatements(db)).map((row) => ({ ...row, what: '说明' as const })),
		...(await readWaitingFindings(db)).map((row) => ({ ...row, what: '问题' as const })),
	];
}

/** A claim waits for the office once its item is up for review, or is done and a support claims after; 中止 waits for no one. */
function isUp({ what }: Candidate, { status }: Item): boolean {
	if (!isRegistered(status) || status === '中止') return false;
	return what !== '报结' || status === '待审核' || isFinished(status);
}

/** A candidate with what its item tells of it. */
function waitingOf(candidate: Candidate, item: Item | null, rules: OfficeRules, today: Day): Waiting {
	const { what, id, unit, text, percent = null, before = null, deadline = null } = candidate;
	const day = candidate.day ?? today;
	const found = { item, what, id, unit, day, text: text ?? '', percent };
	if (item === null) return { ...found, deadline, flags: [] };
	const share = item.assignments.find((a) => a.id === candidate.assignment) ?? null;
	const flags = flagsOf({ what, item, share, day, text, percent, before }, rules);
	return { ...found, deadline: item.deadline.current, flags };
}

/** All that waits for the office, by kind in the order it is dealt with, within a kind oldest first. */
export async function readQueue(db: Db, rules: OfficeRules, today: Day): Promise<Waiting[]> {
	const candidates = await readCandidates(db);
	const ids = [...new Set(candidates.flatMap((c) => c.item ?? []))];
	const items = new Map((await listItemsById(db, ids)).map((item) => [item.id, item]));
	return candidates
		.map((candidate) => ({ candidate, item: items.get(candidate.item ?? 0) ?? null }))
		.filter(({ candidate, item }) => item === null || isUp(candidate, item))
		.map(({ candidate, item }) => waitingOf(candidate, item, rules, today))
		.sort((a, b) => queueKinds.indexOf(a.what) - queueKinds.indexOf(b.what));
}
