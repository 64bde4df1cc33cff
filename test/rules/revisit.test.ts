import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { day } from '../../src/rules/day.ts';
import type { Status } from '../../src/rules/item.ts';
import { checkRevisit, type RevisitKind, type RevisitResult, refuseRevisit, reopens } from '../../src/rules/revisit.ts';
import { sampleItem } from './sample-item.ts';

function refusalOf(act: () => void): string | null {
	try {
		act();
		return null;
	} catch (error) {
		if (error instanceof UserError) return error.message;
		throw error;
	}
}

describe('what a revisit must bring back, and what it cannot', () => {
	const deadline = '11-20';
	test.each<[string, RevisitKind, Parameters<typeof checkRevisit>[1], string | null]>([
		['as reported', '暗访', { result: '相符' }, null],
		['as reported, with a word', '暗访', { result: '相符', text: '已通行' }, null],
		['no result', '暗访', { text: '已通行' }, '暗访要写结果'],
		['partly, without what is to be done', '暗访', { result: '部分相符' }, '部分相符的暗访要写整改要求'],
		['partly, with a day', '暗访', { result: '部分相符', text: '补装护栏', deadline }, null],
		['not as reported, without a word', '暗访', { result: '不符', deadline }, '不符的暗访要写情况'],
		['as reported leaves nothing to do', '暗访', { result: '相符', deadline }, '相符的暗访不写整改时限'],
		['a remedy is for 会诊', '暗访', { result: '相符', remedy: '增加人手' }, '相符的暗访不写整改措施'],
		['opinions', '走访', { text: '价格偏高' }, null],
		['no opinion', '走访', {}, '走访要写意见'],
		['opinions settle no day', '走访', { text: '价格偏高', deadline }, '走访不写整改时限'],
		['cause, remedy and day', '会诊', { text: '资金未到位', remedy: '调整预算', deadline, unit: '县财政局' }, null],
		['no remedy', '会诊', { text: '资金未到位', deadline }, '会诊要写整改措施'],
		['no day', '会诊', { text: '资金未到位', remedy: '调整预算' }, '会诊要写整改时限'],
	])('%s', (_name, kind, told, refusal) => {
		const result = (told.result ?? null) as RevisitResult | null;
		expect(refusalOf(() => checkRevisit(kind, told, result))).toBe(refusal);
	});
});

describe('what can be revisited', () => {
	test.each<[RevisitKind, Status, boolean]>([
		['暗访', '办理中', false],
		['暗访', '待审核', false],
		['暗访', '已办结', true],
		['暗访', '已销号', true],
		['走访', '办理中', true],
		['会诊', '中止', true],
		['会诊', '撤销', false],
		['走访', '并入', false],
	])('%s of what is %s: %s', (kind, status, isAllowed) => {
		expect(refusalOf(() => refuseRevisit(kind, sampleItem({ status }))) === null).toBe(isAllowed);
	});

	test('nothing before its dispatch', () => {
		const draft = sampleItem({ status: '已立项', dispatched: null, registered: day('2026-10-08') });
		expect(refusalOf(() => refuseRevisit('走访', draft))).toBe('2026-001：“已立项”的事项不能走访');
	});
});

test('only what is not as it was reported goes back', () => {
	expect((['相符', '部分相符', '不符', null] as const).map(reopens)).toEqual([false, false, true, false]);
});
