import { expect, test } from 'vitest';
import { readNumeral, writeArabic } from '../../src/reading/numerals.ts';
import { cleanText, columnLetter, foldText, isBlank, oneLine } from '../../src/reading/text.ts';

test.each([
	['spaces around', '　 修公园 \u00a0', '修公园'],
	['a byte order mark and zero-width marks', '\ufeff修\u200b公\u2060园', '修公园'],
	['direction marks', '修\u202e公园', '修公园'],
	['control characters', '修\u0000公\u001b园\u009b', '修公园'],
	['Excel’s carriage return', '修公园_x000D_\n种树', '修公园\n种树'],
	['Windows line ends', '修公园\r\n\r\n种树', '修公园\n种树'],
	['half a character', '修公园\ud840', '修公园\ufffd'],
	['a whole character of two halves', '修𠮷园', '修𠮷园'],
	['full-width forms stay', '（１）', '（１）'],
])('cleaning: %s', (_, text, expected) => {
	expect(cleanText(text)).toBe(expected);
});

test.each([
	['修建县城\n口袋公园', '修建县城口袋公园'],
	['line one\nline two', 'line one line two'],
])('%j on one line', (text, expected) => {
	expect(oneLine(text)).toBe(expected);
});

test.each([
	['（１）　修 公园', '(1)修公园'],
	['⾦融办', '金融办'],
])('%s is compared as %s', (text, expected) => {
	expect(foldText(text)).toBe(expected);
});

test.each([
	['', true],
	['　', true],
	['/', true],
	['——', true],
	['无', true],
	['暂无', true],
	['#N/A', true],
	['0', false],
	['无锡路改造', false],
])('%j is nothing: %s', (text, expected) => {
	expect(isBlank(text)).toBe(expected);
});

test.each([
	[0, 'A'],
	[25, 'Z'],
	[26, 'AA'],
	[701, 'ZZ'],
	[702, 'AAA'],
])('column %i is %s', (column, letter) => {
	expect(columnLetter(column)).toBe(letter);
});

test.each([
	['12', 12],
	['十', 10],
	['十二', 12],
	['廿三', 23],
	['一百零五', 105],
	['二〇二六', 2026],
	['二○二六', 2026],
	['叁', 3],
	['县', null],
	['', null],
])('%s is the number %s', (text, expected) => {
	expect(readNumeral(text)).toBe(expected);
});

test.each([
	['六月底前', '6月底前'],
	['二○二六年十二月三十一日', '2026年12月31日'],
	['第四季度', '第4季度'],
	['十五个工作日', '15个工作日'],
	['每半年一次', '每半年一次'],
	['五一前', '五一前'],
])('%s with Arabic figures: %s', (text, expected) => {
	expect(writeArabic(text)).toBe(expected);
});
