import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repeatedWords } from '../../src/rules/same-words.ts';

const said = (text: string, percent: number | null = 40) => ({ text, percent });
const long = '施工图审查意见正在整改，招标文件已报财政评审，计划年内开工建设';

describe('repeatedWords', () => {
	test.each<[name: string, before: string, after: string, likeness: number | null]>([
		['the same words', long, long, 100],
		['another number and date', '10月25日已整治25处', '11月2日已整治28处', 100],
		['other punctuation and blanks', '正在施工，进展顺利。', '正在施工 进展顺利', 100],
		['full-width letters', 'ＰＰＰ项目正在洽谈', 'PPP项目正在洽谈', 100],
		['a word added to a long text', long, `${long}等`, 98],
		['other words', long, '主体完成至三层，砌体同步进行', null],
		['only digits on both sides', '25', '28', 100],
		['digits against words', '25', '正在施工', null],
		['a single sign', '无', '有', null],
	])('%s', (_name, before, after, likeness) => {
		expect(repeatedWords(said(before), said(after), 90)).toBe(likeness);
	});

	test('a percent that moved is news', () => {
		expect(repeatedWords(said(long, 40), said(long, 45), 90)).toBeNull();
		expect(repeatedWords(said(long, null), said(long, 45), 90)).toBeNull();
		expect(repeatedWords(said(long, null), said(long, null), 90)).toBe(100);
	});

	test('the limit is the least likeness that counts', () => {
		const [before, after] = [said('正在组织开标评标'), said('正在组织开标准备')];
		const likeness = repeatedWords(before, after, 1) as number;
		expect(likeness).toBeLessThan(90);
		expect(repeatedWords(before, after, likeness)).toBe(likeness);
		expect(repeatedWords(before, after, likeness + 1)).toBeNull();
	});

	test('likeness is the same both ways, from 0 to 100, and 100 for itself', () => {
		const texts = fc.string({ unit: fc.constantFrom(...'正在施工整改招标。，1'), maxLength: 20 });
		fc.assert(
			fc.property(texts, texts, (a, b) => {
				const likeness = repeatedWords(said(a), said(b), 0) as number;
				expect(likeness).toBe(repeatedWords(said(b), said(a), 0));
				expect(likeness).toBeGreaterThanOrEqual(0);
				expect(likeness).toBeLessThanOrEqual(100);
				expect(repeatedWords(said(a), said(a), 100)).toBe(100);
			}),
		);
	});
});
