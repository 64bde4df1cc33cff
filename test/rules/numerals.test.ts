import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSpelled, readWhole, spellNumber } from '../../src/rules/numerals.ts';

describe('numbers in Chinese', () => {
	test.each([
		[0, '零'],
		[2, '二'],
		[10, '十'],
		[12, '十二'],
		[20, '二十'],
		[100, '一百'],
		[105, '一百零五'],
		[110, '一百一十'],
		[121, '一百二十一'],
		[1003, '一千零三'],
		[1030, '一千零三十'],
		[9999, '九千九百九十九'],
	])('%i is %s', (number, words) => {
		expect(spellNumber(number)).toBe(words);
		expect(readSpelled(words)).toBe(number);
	});
	test.each([
		['两', 2],
		['一十二', 12],
		['一百〇五', 105],
	])('%s is another way to write %i', (words, number) => expect(readSpelled(words)).toBe(number));
	test.each(['', '三五', '一百五', '十百', '二三十', '百'])('“%s” is no plain number', (words) =>
		expect(readSpelled(words)).toBeNull(),
	);
	test.each([
		['12', 12],
		['03', 3],
		['十二', 12],
		['两', 2],
		['十2', null],
		['', null],
	])('“%s” in digits or in Chinese is %s', (words, number) => expect(readWhole(words)).toBe(number));
	test('what is written is read again', () => {
		fc.assert(fc.property(fc.integer({ min: 0, max: 9999 }), (n) => readSpelled(spellNumber(n)) === n));
	});
});
