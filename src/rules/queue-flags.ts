import type { Day } from './day.ts';
import { isEmptyTalk } from './empty-words.ts';
import { lastPercent } from './goal.ts';
import type { Assignment, Item } from './item.ts';
import type { LampRules } from './lamp.ts';
import { isOverdue } from './overdue.ts';
import { repeatedWords } from './same-words.ts';
import { pointsBehind } from './schedule.ts';

/** What waits for the office, in the order it is dealt with. */
export const queueKinds = ['待把关', '反馈', '报结', '待阅示', '延期', '说明', '问题'] as const;
export type QueueKind = (typeof queueKinds)[number];

/** What a reviewer would look at. */
export interface QueueFacts {
	what: QueueKind;
	item: Item;
	/** The share it comes from; null when it is of the whole item. */
	share: Assignment | null;
	day: Day;
	text: string | null;
	percent: number | null;
	/** The last accepted feedback of the same share. */
	before: { text: string; percent: number | null } | null;
}

type Judge = (facts: QueueFacts, rules: LampRules) => string | null;

const feedback: readonly QueueKind[] = ['待把关', '反馈'];

function percentDropped({ item, share, percent, before }: QueueFacts): string | null {
	const last = lastPercent(item, share, before?.percent ?? null);
	return percent !== null && last !== null && percent < last ? `比例由${last}%降为${percent}%` : null;
}

function doneUnclaimed({ percent, share }: QueueFacts): string | null {
	return percent === 100 && share?.status !== '已报结' && share?.status !== '已办结' ? '报了100%未报结' : null;
}

function sameAsBefore({ text, percent, before }: QueueFacts, { limits }: LampRules): string | null {
	if (before === null || text === null) return null;
	const alike = repeatedWords(before, { text, percent }, limits['same-words'].value);
	return alike === null ? null : alike === 100 ? '与上次雷同' : `与上次雷同（${alike}%）`;
}

const nothingSaid = ({ text }: QueueFacts): string | null =>
	text !== null && isEmptyTalk(text) ? '没有实质内容' : null;

function percentMissing({ percent, share }: QueueFacts): string | null {
	return percent === null && share?.role === '牵头' ? '没写比例' : null;
}

function behindSchedule({ item, percent, day, share }: QueueFacts, { limits, yearly }: LampRules): string | null {
	const behind = share?.role === '配合' ? null : pointsBehind({ ...item, percent }, day, yearly);
	return behind !== null && behind > limits.behind.value ? `落后序时${Math.round(behind)}个百分点` : null;
}

const neverReceipted = ({ share }: QueueFacts): string | null => (share?.status === '待签收' ? '没有签收记录' : null);

const feedbackLate = ({ item, day }: QueueFacts): string | null => (isOverdue(item, day) ? '已逾期' : null);

const resultMissing = ({ text }: QueueFacts): string | null => (text === null ? '没写办理结果' : null);

function percentShort({ item }: QueueFacts): string | null {
	return item.percent !== null && item.percent < 100 ? `完成比例只有${item.percent}%` : null;
}

function claimLate({ item, day }: QueueFacts): string | null {
	const due = item.deadline.current;
	return due !== null && day > due ? '逾期报结' : null;
}

/** What is pointed out in the queue, and in which kinds of things. */
const flags: readonly { of: readonly QueueKind[]; says: Judge }[] = [
	{ of: feedback, says: neverReceipted },
	{ of: feedback, says: percentDropped },
	{ of: feedback, says: percentMissing },
	{ of: feedback, says: doneUnclaimed },
	{ of: feedback, says: nothingSaid },
	{ of: feedback, says: sameAsBefore },
	{ of: feedback, says: behindSchedule },
	{ of: feedback, says: feedbackLate },
	{ of: ['报结'], says: resultMissing },
	{ of: ['报结'], says: percentShort },
	{ of: ['报结'], says: claimLate },
];

/** What a reviewer should look at before passing something: nothing when it is clean (反馈审核规则). */
export const flagsOf = (facts: QueueFacts, rules: LampRules): string[] =>
	flags.flatMap(({ of, says }) => (of.includes(facts.what) ? (says(facts, rules) ?? []) : []));

/** What is never passed unseen, and why: leaders' decisions, findings, and what another unit must read first. */
const kept: Readonly<Record<QueueKind, string | null>> = {
	待把关: '还没有把关',
	反馈: null,
	报结: null,
	待阅示: '等领导批示',
	延期: '要批准人定',
	说明: '要批准人定',
	问题: '要研判',
};

/** Why something is left when all that is clean is passed; null when it is clean. */
export function whyKept(what: QueueKind, flagged: readonly string[]): string | null {
	return kept[what] ?? (flagged.length === 0 ? null : flagged.join('、'));
}
