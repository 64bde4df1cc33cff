import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { type Day, day } from '../../src/rules/day.ts';
import { type AssignmentStatus, assignmentStatuses, type Role, type Status, statuses } from '../../src/rules/item.ts';
import {
	type Act,
	isFinished,
	isOpen,
	isRegistered,
	itemAfterClaim,
	itemAfterResume,
	nextAssignmentStatus,
	nextStatus,
	parentStatus,
	partlyDone,
	passingAct,
	possibleActs,
} from '../../src/rules/lifecycle.ts';

function refusalOf(act: () => unknown): UserError {
	try {
		act();
	} catch (error) {
		if (error instanceof UserError) return error;
	}
	throw new Error('was not refused');
}

describe('the way of an item', () => {
	test.each<[string, Act[], Status]>([
		['from draft to struck off', ['register', 'dispatch', 'receive', 'progress', 'claim', 'pass', 'strike'], '已销号'],
		['laid before the leader', ['register', 'dispatch', 'receive', 'claim', 'present', 'pass'], '已办结'],
		['returned and claimed again', ['register', 'dispatch', 'receive', 'claim', 'return', 'claim', 'pass'], '已办结'],
		['claimed before any receipt', ['register', 'dispatch', 'claim'], '待审核'],
		['progress starts it without a receipt', ['register', 'dispatch', 'progress'], '办理中'],
		['a second receipt changes nothing', ['register', 'dispatch', 'receive', 'receive'], '办理中'],
		['suspended and resumed', ['register', 'dispatch', 'receive', 'suspend', 'resume'], '办理中'],
		['a draft cancelled', ['cancel'], '撤销'],
		['merged while running', ['register', 'dispatch', 'merge'], '并入'],
		['reopened after being struck off', ['register', 'dispatch', 'claim', 'pass', 'strike', 'reopen'], '已交办'],
		[
			'a supporting unit reports after the item is finished',
			['register', 'dispatch', 'claim', 'pass', 'progress'],
			'已办结',
		],
	])('%s', (_name, acts, expected) => {
		expect(acts.reduce<Status>(nextStatus, '拟立项')).toBe(expected);
	});

	test.each<[Status, Act, string]>([
		['拟立项', 'dispatch', '“拟立项”的事项不能交办'],
		['已立项', 'receive', '“已立项”的事项不能签收'],
		['已交办', 'dispatch', '“已交办”的事项不能交办'],
		['办理中', 'pass', '“办理中”的事项不能审核通过'],
		['办理中', 'strike', '“办理中”的事项不能销号'],
		['中止', 'claim', '“中止”的事项不能报结'],
		['已销号', 'progress', '“已销号”的事项不能反馈进展'],
		['撤销', 'resume', '“撤销”的事项不能恢复办理'],
	])('%s cannot %s', (status, act, message) => {
		expect(refusalOf(() => nextStatus(status, act)).message).toBe(message);
	});

	test('a refusal names what can be done, with the command', () => {
		expect(refusalOf(() => nextStatus('已立项', 'claim')).hint).toContain('交办（ducha dispatch）');
		expect(refusalOf(() => nextStatus('撤销', 'claim')).hint).toBe('这件事项已经结束，不能再变动');
		expect(refusalOf(() => nextStatus('待阅示', 'strike')).hint).toBe(
			'现在可以：审核通过、退回（ducha review）、再次交办（ducha revisit、ducha instruct）、撤销（ducha cancel）、并入另一事项（ducha merge）',
		);
		for (const status of statuses)
			if (possibleActs(status).length > 0)
				expect(refusalOf(() => nextStatus(status, status === '拟立项' ? 'strike' : 'register')).hint).toMatch(
					/^现在可以：(.+（ducha .+）、?)+$/,
				);
	});

	test('every status can be reached, and what is possible is exactly what is not refused', () => {
		const acts: Act[] = [...new Set(statuses.flatMap(possibleActs))];
		const reached = new Set<Status>(['拟立项']);
		for (const status of reached) for (const act of possibleActs(status)) reached.add(nextStatus(status, act));
		expect([...reached].sort()).toEqual([...statuses].sort());
		for (const status of statuses)
			for (const act of acts.filter((a) => !possibleActs(status).includes(a)))
				expect(() => nextStatus(status, act)).toThrow(UserError);
	});
});

test.each<[Status, boolean, 'pass' | 'present']>([
	['待审核', false, 'pass'],
	['待审核', true, 'present'],
	['待阅示', true, 'pass'],
])('passing review of %s (laid before the leader: %s) is %s', (status, isPresented, act) => {
	expect(passingAct(status, isPresented)).toBe(act);
});

describe('what a status is to the counts', () => {
	test.each<[Status, boolean, boolean, boolean]>([
		['拟立项', false, false, false],
		['已立项', true, false, true],
		['已交办', true, false, true],
		['办理中', true, false, true],
		['待审核', true, false, true],
		['待阅示', true, false, true],
		['已办结', false, true, true],
		['已销号', false, true, true],
		['中止', true, false, true],
		['撤销', false, false, false],
		['并入', false, false, false],
	])('%s', (status, open, finished, registered) => {
		expect([isOpen(status), isFinished(status), isRegistered(status)]).toEqual([open, finished, registered]);
	});
});

describe("one unit's share", () => {
	test.each<[string, Parameters<typeof nextAssignmentStatus>[1][], AssignmentStatus]>([
		['receipt, progress, claim, passed', ['receive', 'progress', 'claim', 'pass'], '已办结'],
		['progress records the receipt', ['progress'], '办理中'],
		['returned', ['receive', 'claim', 'return'], '办理中'],
		['released', ['receive', 'release'], '解除'],
		['ended with the leads', ['receive', 'pass'], '已办结'],
		['dispatched again', ['receive', 'claim', 'pass', 'reopen'], '待签收'],
		['dispatched again while it was before the leader', ['receive', 'claim', 'reopen'], '待签收'],
		['ended without a receipt, with the leads', ['pass'], '已办结'],
	])('%s', (_name, acts, expected) => {
		expect(acts.reduce<AssignmentStatus>(nextAssignmentStatus, '待签收')).toBe(expected);
	});

	test('a released unit can do nothing more', () => {
		expect(refusalOf(() => nextAssignmentStatus('解除', 'claim')).message).toBe('该单位的承办状态是“解除”，不能报结');
		expect(assignmentStatuses).toContain('解除');
	});
});

describe('parentStatus', () => {
	test.each<[string, Status[], Status]>([
		['the least advanced child', ['已办结', '办理中', '待审核'], '办理中'],
		['one child', ['已交办'], '已交办'],
		['all struck off', ['已销号', '已销号'], '已销号'],
		['one not yet struck off', ['已销号', '已办结'], '已办结'],
		['dropped children do not hold it back', ['撤销', '已办结', '并入'], '已办结'],
		['all dropped', ['并入', '撤销'], '撤销'],
		['suspended is behind what awaits review', ['中止', '待审核'], '中止'],
		['running goes before suspended', ['中止', '办理中'], '办理中'],
		['a draft child', ['拟立项', '已办结'], '拟立项'],
	])('%s', (_name, children, expected) => {
		expect(parentStatus(children)).toBe(expected);
	});

	test('is the status of one of its children, whatever their order', () => {
		const children = fc.array(fc.constantFrom(...statuses), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(children, (list) => {
				expect(list).toContain(parentStatus(list));
				expect(parentStatus([...list].reverse())).toBe(parentStatus(list));
			}),
		);
	});
});

describe('itemAfterClaim', () => {
	const share = (role: Role, status: AssignmentStatus, claimed: string | null = null) => ({
		role,
		status,
		claimed: claimed === null ? null : (day(claimed) as Day),
	});
	const first = share('牵头', '已报结', '2026-10-20');
	const second = share('牵头', '已报结', '2026-10-23');
	const waiting = share('牵头', '办理中');
	const support = share('配合', '办理中');

	test.each<[string, Status, ReturnType<typeof share>[], boolean, Status, string | null]>([
		['the only lead', '办理中', [first], false, '待审核', '2026-10-20'],
		['supports are not waited for', '办理中', [first, support], false, '待审核', '2026-10-20'],
		['one of two leads', '已交办', [first, waiting], false, '办理中', null],
		['both leads: the later day', '办理中', [second, first], false, '待审核', '2026-10-23'],
		['the first alone, by the office’s rule', '办理中', [first, waiting], true, '待审核', '2026-10-20'],
		['the second alone does not do', '办理中', [waiting, second], true, '办理中', null],
		['a released lead is not waited for', '办理中', [first, share('牵头', '解除')], false, '待审核', '2026-10-20'],
		[
			'a lead that passed before counts',
			'办理中',
			[share('牵头', '已办结', '2026-10-25'), first],
			false,
			'待审核',
			'2026-10-25',
		],
		[
			'without leads every unit is waited for',
			'办理中',
			[share('配合', '已报结', '2026-10-21'), support],
			false,
			'办理中',
			null,
		],
		[
			'a support after the item is finished',
			'已办结',
			[first, share('配合', '已报结', '2026-11-05')],
			false,
			'已办结',
			'2026-10-20',
		],
	])('%s', (_name, status, assignments, firstLeadAlone, expected, claimed) => {
		expect(itemAfterClaim(status, assignments, { firstLeadAlone })).toEqual({ status: expected, claimed });
	});
});

describe('itemAfterResume', () => {
	const share = (role: Role, status: AssignmentStatus, claimed: string | null = null) => ({
		role,
		status,
		claimed: claimed === null ? null : day(claimed),
	});
	const rule = { firstLeadAlone: false };

	test.each<[string, ReturnType<typeof share>[], Status, string | null]>([
		['no unit had taken it up', [share('牵头', '待签收'), share('配合', '待签收')], '已交办', null],
		['the lead was at work', [share('牵头', '办理中')], '办理中', null],
		['only a support was at work', [share('牵头', '待签收'), share('配合', '办理中')], '办理中', null],
		[
			'the lead waited for left meanwhile',
			[share('牵头', '已报结', '2026-10-20'), share('牵头', '解除')],
			'待审核',
			'2026-10-20',
		],
		[
			'one lead had claimed, the other had not',
			[share('牵头', '已报结', '2026-10-20'), share('牵头', '待签收')],
			'办理中',
			null,
		],
	])('%s', (_name, shares, status, claimed) => {
		expect(itemAfterResume(shares, rule)).toEqual({ status, claimed });
	});

	test('the first lead alone, by the office’s rule', () => {
		const shares = [share('牵头', '已报结', '2026-10-20'), share('牵头', '办理中')];
		expect(itemAfterResume(shares, { firstLeadAlone: true })).toEqual({ status: '待审核', claimed: '2026-10-20' });
	});
});

test.each<[string, Status, [Role, AssignmentStatus][], { claimed: number; of: number } | null]>([
	[
		'one of two leads',
		'办理中',
		[
			['牵头', '已报结'],
			['牵头', '办理中'],
		],
		{ claimed: 1, of: 2 },
	],
	[
		'no lead yet, a support has',
		'办理中',
		[
			['牵头', '办理中'],
			['配合', '已报结'],
		],
		null,
	],
	[
		'all leads',
		'待审核',
		[
			['牵头', '已报结'],
			['牵头', '已报结'],
		],
		null,
	],
	[
		'a lead that left is not waited for',
		'办理中',
		[
			['牵头', '已报结'],
			['牵头', '解除'],
		],
		null,
	],
	[
		'finished by the first lead alone',
		'已办结',
		[
			['牵头', '已办结'],
			['牵头', '办理中'],
		],
		null,
	],
])('部分完成 is derived: %s', (_, status, shares, expected) => {
	const assignments = shares.map(([role, own]) => ({ role, status: own, claimed: null }));
	expect(partlyDone(status, assignments)).toEqual(expected);
});
