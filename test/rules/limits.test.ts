import { describe, expect, test } from 'vitest';
import { cycleWords, defaultLimits, limitsWith } from '../../src/rules/limits.ts';

describe('limitsWith', () => {
	test.each([
		['ordinary', 10],
		['hard', 20],
		['immediate', 5],
		['receipt', 1],
		['message', 5],
	] as const)('%s is %i working days', (key, value) => {
		expect(limitsWith({})[key]).toEqual({ value, unit: '工作日' });
	});

	test("the office's own values replace the defaults", () => {
		const limits = limitsWith({ ordinary: '15日', urgent: '3个工作日' });
		expect(limits.ordinary).toEqual({ value: 15, unit: '日' });
		expect(limits.urgent).toEqual({ value: 3, unit: '工作日' });
		expect(limits.hard).toEqual({ value: 20, unit: '工作日' });
	});

	test('every row has a limit', () => {
		expect(Object.keys(limitsWith({}))).toEqual(defaultLimits.map((row) => row.key));
	});

	test.each([
		['no limit at all', '很快'],
		['out of bounds', '30个工作日'],
		['a unit the rule does not take', '20日'],
	])('a stored value that is %s is refused by its name', (_name, value) => {
		expect(() => limitsWith({ hard: value })).toThrow(
			expect.objectContaining({ code: 'broken-rule', message: `台账里规则“重大疑难”（hard）的值用不了：${value}` }),
		);
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
