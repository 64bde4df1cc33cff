import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { checkLimit, cycleWords, defaultLimits, limitsWith, writeLimit } from '../../src/rules/limits.ts';

describe('defaultLimits', () => {
	test('keys and labels name one row each', () => {
		const words = defaultLimits.flatMap((row) => [row.key, row.label]);
		expect(new Set(words).size).toBe(words.length);
	});

	test.each(defaultLimits.map((row) => [row.label, row] as const))('%s passes its own check', (_label, row) => {
		expect(checkLimit(row.key, writeLimit(row))).toEqual({ key: row.key, value: writeLimit(row) });
	});

	test.each([
		['ordinary', 10],
		['hard', 20],
		['immediate', 5],
		['receipt', 1],
		['message', 5],
	] as const)('%s is %i working days', (key, value) => {
		expect(limitsWith({})[key]).toMatchObject({ value, unit: '工作日' });
	});
});

describe('checkLimit', () => {
	test.each<[string, string, string, string]>([
		['a number keeps the unit of the row', 'ordinary', '15', '15个工作日'],
		['a label names the row', '一般事项', '15', '15个工作日'],
		['another unit of time', 'ordinary', '15日', '15日'],
		['天 is 日', 'ordinary', '15天', '15日'],
		['full-width digits and spaces', 'ordinary', '１５ 个 工作日', '15个工作日'],
		['months', 'proposal', '4个月', '4个月'],
		['three working days for urgent work', '急件', '3', '3个工作日'],
		['a day of the month', 'report-day', '20号', '20号'],
		['points', 'behind', '15个百分点', '15个百分点'],
		['the end of a month', 'yearly', '11月底', '11月底'],
	])('%s', (_name, word, text, value) => {
		expect(checkLimit(word, text).value).toBe(value);
	});

	test.each<[string, string, string, string]>([
		['an unknown rule', '特别事项', '3', 'unknown-rule'],
		['words', 'ordinary', '尽快', 'bad-limit'],
		['nothing', 'ordinary', '', 'bad-limit'],
		['a negative number', 'ordinary', '-3', 'bad-limit'],
		['a share of a day', 'ordinary', '1.5', 'bad-limit'],
		['points for a limit of time', 'ordinary', '10百分点', 'bad-limit'],
		['time for points', 'behind', '10日', 'bad-limit'],
		['more than the rule allows for difficult matters', 'hard', '21', 'limit-out-of-bounds'],
		['the same in another unit', 'hard', '20日', 'limit-out-of-bounds'],
		['a day not every month has', 'report-day', '31', 'limit-out-of-bounds'],
		['a thirteenth month', 'yearly', '13月底', 'limit-out-of-bounds'],
	])('refuses %s', (_name, word, text, code) => {
		expect(() => checkLimit(word, text)).toThrow(expect.objectContaining({ name: 'UserError', code }));
	});

	test('an unknown rule is answered with those there are', () => {
		const refusal = refusalOf(() => checkLimit('特别事项', '3'));
		expect(refusal.hint).toContain('hard（重大疑难）');
		expect(refusal.exit).toBe('misused');
	});
});

function refusalOf(act: () => unknown): UserError {
	try {
		act();
	} catch (error) {
		if (error instanceof UserError) return error;
	}
	throw new Error('was not refused');
}

describe('limitsWith', () => {
	test("the office's own values replace the defaults", () => {
		const limits = limitsWith({ ordinary: '15日', urgent: '3个工作日' });
		expect(limits.ordinary).toEqual({ value: 15, unit: '日' });
		expect(limits.urgent).toEqual({ value: 3, unit: '工作日' });
		expect(limits.hard).toMatchObject({ value: 20, unit: '工作日' });
	});

	test('every row has a limit', () => {
		expect(Object.keys(limitsWith({}))).toEqual(defaultLimits.map((row) => row.key));
	});
});

describe('cycleWords', () => {
	test.each([
		[1, '每月'],
		[2, '每2个月'],
		[3, '每季度'],
		[6, '每半年'],
		[12, '每年'],
	])('%i months', (value, words) => {
		expect(cycleWords({ value, unit: '月' })).toBe(words);
	});
});
