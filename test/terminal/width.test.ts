import fc from 'fast-check';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import { isPlain } from '../../src/terminal/plain.ts';
import { clip, foldSentences, pad, prepareWidths, widthOf, wrap } from '../../src/terminal/width.ts';

beforeAll(() => prepareWidths(['👍']));

test.each([
	['Latin', '2026-031', 8],
	['Chinese', '逾期未办结', 10],
	['full-width forms', '（一）：％', 10],
	['quotes are narrow', '“三重一大”', 10],
	['dash and dots are narrow', '——……', 4],
	['circled numbers are narrow', '①②', 2],
	['beyond the basic plane', '𠮷', 2],
	['family', '👨‍👩‍👧', 2],
	['combining mark', 'e\u0301', 1],
	['nothing', '', 0],
])('width of %s', (_, text, width) => {
	expect(widthOf(text)).toBe(width);
});

test('plain characters measure as string-width says', () => {
	const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
	const plain = all.filter(isPlain);
	expect(plain.length).toBeGreaterThan(27_000);
	expect(plain.filter((character) => widthOf(character) !== stringWidth(character))).toEqual([]);
});

test.each([
	['what fits stays', '看理由；出表。', 20, '看理由；出表。'],
	[
		'broken after a sentence',
		'看理由 ducha escalate；出表 ducha export',
		30,
		'看理由 ducha escalate；\n出表 ducha export',
	],
	['three on two lines', '甲乙丙丁；戊己；庚', 16, '甲乙丙丁；戊己；\n庚'],
	['a command stays whole, however long', '登记 ducha progress 编号；好', 10, '登记 ducha progress 编号；\n好'],
	['lines of its own stay', '甲；乙\n丙', 4, '甲；\n乙\n丙'],
])('a message on a terminal: %s', (_, text, width, expected) => {
	expect(foldSentences(text, width)).toBe(expected);
});

describe('wrap', () => {
	test.each([
		['fits', '石板桥', 6, ['石板桥']],
		['between Chinese characters', '石板桥限行措施', 8, ['石板桥限', '行措施']],
		['no comma at the head', '石板桥，限行', 6, ['石板', '桥，限', '行']],
		['no closing bracket at the head', '（二期）开工', 8, ['（二期）', '开工']],
		['no opening bracket at the end', '改造（二期）', 6, ['改造', '（二', '期）']],
		['closing quote keeps to its word', '办“一件事”', 8, ['办“一件', '事”']],
		['a number is not torn', '青督改〔2026〕4号', 10, ['青督改', '〔2026〕4', '号']],
		['a day is not torn', '截至2026-11-02止', 12, ['截至', '2026-11-02止']],
		['a dash is not torn', '督查——通报', 5, ['督查', '——通', '报']],
		['Latin words at spaces', 'one two three', 7, ['one two', 'three']],
		['an endless word is torn', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
		['own line breaks', '一\n\n二', 10, ['一', '', '二']],
		['spaces at a break vanish', '石板桥   限行', 6, ['石板桥', '限行']],
		['emoji are whole', '好👨‍👩‍👧好', 3, ['好', '👨‍👩‍👧', '好']],
		['nothing', '', 10, ['']],
	])('%s', (_, text, width, lines) => {
		expect(wrap(text, width)).toEqual(lines);
	});

	const trade = fc.string({ unit: fc.constantFrom(...'督查办结逾期，。；（“》”）ab12-. —…一👍'), maxLength: 60 });

	test('no line is wider than asked, and nothing but spaces is lost', () => {
		fc.assert(
			fc.property(fc.oneof(trade, fc.string({ unit: 'grapheme' })), fc.integer({ min: 2, max: 40 }), (text, width) => {
				const lines = wrap(text, width);
				for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
				expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
			}),
		);
	});

	test('punctuation keeps its place at the edges of lines', () => {
		const sentence = fc
			.array(fc.constantFrom('督查', '办结', '，逾期', '。', '（二期）', '“一”', '12', '；', '《要点》'), {
				maxLength: 30,
			})
			.map((words) =>
				words
					.join('')
					.replace(/[，。；]{2,}/g, '，')
					.replace(/^[，。；]+/, ''),
			);
		fc.assert(
			fc.property(sentence, fc.integer({ min: 14, max: 40 }), (text, width) => {
				for (const line of wrap(text, width).slice(1)) expect(line).not.toMatch(/^[，。；）》”]/);
				for (const line of wrap(text, width)) expect(line).not.toMatch(/[（《“]$/);
			}),
		);
	});
});

test.each([
	['left', '办结', 6, 'left', '办结  '],
	['right', '办结', 6, 'right', '  办结'],
	['longer stays', '办结', 2, 'left', '办结'],
] as const)('pad %s', (_, text, width, align, padded) => {
	expect(pad(text, width, align)).toBe(padded);
});

test.each([
	['fits', '逾期办结', 8, '逾期办结'],
	['leaves room for the mark', '逾期办结', 7, '逾期办…'],
	['half a character is no character', '逾期办结', 6, '逾期…'],
	['one column', '逾期', 1, '…'],
])('clip %s', (_, text, width, clipped) => {
	expect(clip(text, width)).toBe(clipped);
});
