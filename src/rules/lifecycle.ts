import { UserError } from '../errors.ts';
import type { Day } from './day.ts';
import type { Assignment, AssignmentStatus, Status } from './item.ts';

/** Everything that can be done to an item's status, with the words and the command the clerk knows it by. */
const acts = {
	register: { label: '立项', command: 'ducha register' },
	dispatch: { label: '交办', command: 'ducha dispatch' },
	receive: { label: '签收', command: 'ducha receive' },
	progress: { label: '反馈进展', command: 'ducha progress' },
	claim: { label: '报结', command: 'ducha claim' },
	pass: { label: '审核通过', command: 'ducha review' },
	present: { label: '呈领导阅示', command: 'ducha review' },
	return: { label: '退回', command: 'ducha review' },
	strike: { label: '销号', command: 'ducha strike' },
	reopen: { label: '再次交办', command: 'ducha revisit、ducha instruct' },
	suspend: { label: '中止', command: 'ducha suspend' },
	resume: { label: '恢复办理', command: 'ducha resume' },
	cancel: { label: '撤销', command: 'ducha cancel' },
	merge: { label: '并入另一事项', command: 'ducha merge' },
} as const satisfies Record<string, { label: string; command: string }>;
export type Act = keyof typeof acts;

/** The one table of moves: from a status, by an act, to a status. */
const moves: Readonly<Record<Status, Partial<Record<Act, Status>>>> = {
	拟立项: { register: '已立项', cancel: '撤销', merge: '并入' },
	已立项: { dispatch: '已交办', cancel: '撤销', merge: '并入' },
	已交办: {
		receive: '办理中',
		progress: '办理中',
		claim: '待审核',
		suspend: '中止',
		cancel: '撤销',
		merge: '并入',
	},
	办理中: {
		receive: '办理中',
		progress: '办理中',
		claim: '待审核',
		suspend: '中止',
		cancel: '撤销',
		merge: '并入',
	},
	待审核: {
		receive: '待审核',
		progress: '待审核',
		claim: '待审核',
		pass: '已办结',
		present: '待阅示',
		return: '办理中',
		cancel: '撤销',
		merge: '并入',
	},
	待阅示: { pass: '已办结', reopen: '已交办', return: '办理中', cancel: '撤销', merge: '并入' },
	已办结: { progress: '已办结', claim: '已办结', strike: '已销号', reopen: '已交办' },
	已销号: { reopen: '已交办' },
	中止: { resume: '办理中', cancel: '撤销', merge: '并入' },
	撤销: {},
	并入: {},
};

/** The acts a status allows, in the order of the table. */
export const possibleActs = (status: Status): Act[] => Object.keys(moves[status]) as Act[];

/** What can be done next, each with its command. */
function offered(possible: Act[]): string {
	const commands = [...new Set(possible.map((act) => acts[act].command))];
	const words = commands.map((command) => {
		const labels = possible.filter((act) => acts[act].command === command).map((act) => acts[act].label);
		return `${labels.join('、')}（${command}）`;
	});
	return words.length === 0 ? '这件事项已经结束，不能再变动' : `现在可以：${words.join('、')}`;
}

/** The status an act leads to; refuses an act the status does not allow, naming those it does. */
export function nextStatus(status: Status, act: Act): Status {
	const next = moves[status][act];
	if (next !== undefined) return next;
	throw new UserError(`“${status}”的事项不能${acts[act].label}`, {
		code: 'bad-move',
		hint: offered(possibleActs(status)),
	});
}

/** 批示 and 上级交办 are laid before the leader when review passes them; everything else is finished. */
export const passingAct = (status: Status, isPresented: boolean): 'pass' | 'present' =>
	isPresented && status === '待审核' ? 'present' : 'pass';

/** What each status is to the counts. */
const standings: Readonly<Record<Status, 'draft' | 'open' | 'finished' | 'dropped'>> = {
	拟立项: 'draft',
	已立项: 'open',
	已交办: 'open',
	办理中: 'open',
	待审核: 'open',
	待阅示: 'open',
	已办结: 'finished',
	已销号: 'finished',
	中止: 'open',
	撤销: 'dropped',
	并入: 'dropped',
};

/** Registered and not yet finished; 中止 is open too. */
export const isOpen = (status: Status): boolean => standings[status] === 'open';
/** 已办结 or 已销号. */
export const isFinished = (status: Status): boolean => standings[status] === 'finished';
/** All but 拟立项, 撤销, 并入. */
export const isRegistered = (status: Status): boolean => isOpen(status) || isFinished(status);

/** Where the units have the matter in hand: papers are sent to them, extensions and statements are theirs to ask for. */
export const inHand: readonly Status[] = ['已交办', '办理中'];
/** A draft, or open: it has its end still before it. */
export const isUnfinished = (status: Status): boolean => status === '拟立项' || isOpen(status);

type AssignmentAct = 'receive' | 'progress' | 'claim' | 'pass' | 'return' | 'release' | 'reopen';

/** The moves of one unit's share; an item's review moves its leads together. */
const assignmentMoves: Readonly<Record<AssignmentStatus, Partial<Record<AssignmentAct, AssignmentStatus>>>> = {
	待签收: { receive: '办理中', progress: '办理中', claim: '已报结', pass: '已办结', release: '解除', reopen: '待签收' },
	办理中: { receive: '办理中', progress: '办理中', claim: '已报结', pass: '已办结', release: '解除', reopen: '待签收' },
	已报结: { progress: '已报结', pass: '已办结', return: '办理中', release: '解除', reopen: '待签收' },
	已办结: { reopen: '待签收' },
	解除: {},
};
const assignmentRefusals: Readonly<Record<AssignmentAct, string>> = {
	receive: '签收',
	progress: '反馈进展',
	claim: '报结',
	pass: '通过',
	return: '退回',
	release: '解除',
	reopen: '再次交办',
};

/** The status an act leads one unit's share to; refuses an act it does not allow. */
export function nextAssignmentStatus(status: AssignmentStatus, act: AssignmentAct): AssignmentStatus {
	const next = assignmentMoves[status][act];
	if (next !== undefined) return next;
	throw new UserError(`该单位的承办状态是“${status}”，不能${assignmentRefusals[act]}`, {
		code: 'bad-move',
		hint: '看各单位的承办状态：ducha show 编号',
	});
}

/** How far along a child is; 撤销 and 并入 only count when nothing else is left. */
const advance: readonly Status[] = [
	'拟立项',
	'已立项',
	'已交办',
	'办理中',
	'中止',
	'待审核',
	'待阅示',
	'已办结',
	'已销号',
	'撤销',
	'并入',
];

/** A parent stands where its least advanced child stands; it must have one. */
export function parentStatus(children: readonly Status[]): Status {
	return children.reduce((least, status) => (advance.indexOf(status) < advance.indexOf(least) ? status : least));
}

type Share = Pick<Assignment, 'role' | 'status' | 'claimed'>;

/** The shares an item waits for: its leads, or every unit where none leads. */
export function leadingShares<S extends Share>(assignments: readonly S[]): S[] {
	const running = assignments.filter((a) => a.status !== '解除');
	const leads = running.filter((a) => a.role === '牵头');
	return leads.length > 0 ? leads : running;
}

/** 部分完成: of the units an item under way waits for, how many have claimed, when it is some and not all of them; else null. */
export function partlyDone(status: Status, assignments: readonly Share[]): { claimed: number; of: number } | null {
	const leads = leadingShares(assignments);
	const claimed = leads.filter((a) => a.status === '已报结' || a.status === '已办结').length;
	return isOpen(status) && claimed > 0 && claimed < leads.length ? { claimed, of: leads.length } : null;
}

/** The day by which every lead (or, by the office's rule, the first alone) had claimed; null while one is waited for. */
function claimedBy(assignments: readonly Share[], rule: { firstLeadAlone: boolean }): Day | null {
	const leads = leadingShares(assignments);
	const needed = rule.firstLeadAlone ? leads.slice(0, 1) : leads;
	const days = needed
		.filter((a) => a.status === '已报结' || a.status === '已办结')
		.flatMap((a) => a.claimed ?? [])
		.sort();
	return days.length === needed.length ? (days.at(-1) ?? null) : null;
}

/** Where an item stands after a claim: 待审核 with the latest claim day once its leads have claimed, else 办理中 without one. */
export function itemAfterClaim(
	status: Status,
	assignments: readonly Share[],
	rule: { firstLeadAlone: boolean },
): { status: Status; claimed: Day | null } {
	const claimed = claimedBy(assignments, rule);
	return { status: nextStatus(status, claimed === null ? 'progress' : 'claim'), claimed };
}

/** Where an item stands after units came or left: the last lead waited for may have left, a new one is waited for. */
export function itemAfterAssign(
	status: Status,
	assignments: readonly Share[],
	rule: { firstLeadAlone: boolean },
): { status: Status; claimed: Day | null } {
	const claimed = claimedBy(assignments, rule);
	const wasWaiting = status === '待审核' || status === '待阅示';
	if (claimed === null) return { status: wasWaiting ? nextStatus(status, 'return') : status, claimed };
	return { status: wasWaiting ? status : nextStatus(status, 'claim'), claimed };
}

/** Where a suspended item goes on: 已交办 while no unit had taken it up, 待审核 when the last lead waited for left meanwhile. */
export function itemAfterResume(
	assignments: readonly Share[],
	rule: { firstLeadAlone: boolean },
): { status: Status; claimed: Day | null } {
	const isTakenUp = assignments.some((a) => a.status === '办理中' || a.status === '已报结');
	return itemAfterAssign(isTakenUp ? nextStatus('中止', 'resume') : '已交办', assignments, rule);
}
