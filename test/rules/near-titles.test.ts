import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReworded, nearTitles } from '../../src/rules/near-titles.ts';
import { likenessOf, wordsOf } from '../../src/rules/same-words.ts';

const entries = ['秸秆禁烧巡查', '老城区雨污分流改造', '修路'].map((title) => ({ title, words: wordsOf(title) }));

test.each([
	['the same words', '秸秆禁烧巡查', '秸秆禁烧巡查'],
	['a few words more', '开展秸秆禁烧巡查工作', '秸秆禁烧巡查'],
	['another year and brackets', '2026年老城区雨污分流改造（二期）', '老城区雨污分流改造'],
	['one word in common', '秸秆综合利用', undefined],
	['much longer', '修路架桥通水通电通网', undefined],
	['nothing in common', '河道清漂', undefined],
	['no letters', '2026', undefined],
])('%s', (_, title, near) => {
	expect(nearTitles(entries)(wordsOf(title))?.title).toBe(near);
});

test('the likest of several', () => {
	const list = ['河道清漂工作', '河道清漂'].map((title) => ({ title, words: wordsOf(title) }));
	expect(nearTitles(list)(wordsOf('河道清漂'))).toBe(list[1]);
});

test('none that is near enough is passed over, however the titles look', () => {
	const title = fc.string({ unit: fc.constantFrom(...'河道清淤整治1 '), maxLength: 8 });
	fc.assert(
		fc.property(title, fc.array(title, { maxLength: 12 }), (asked, titles) => {
			const list = titles.map((one) => ({ words: wordsOf(one) }));
			const words = wordsOf(asked);
			const alike = list.map((one) => likenessOf(words, one.words));
			const best = Math.max(0, ...alike);
			const found = nearTitles(list)(words);
			if (words.bare === '' || best < 70) expect(found).toBeNull();
			else expect(likenessOf(words, (found as (typeof list)[number]).words)).toBe(best);
		}),
	);
});

describe('a title put in other words', () => {
	test.each([
		['应急物资仓库修缮', '应急物资仓库修缮加固', true],
		['应急物资仓库修缮', '应急物资仓库 修缮。', true],
		['第3批排涝泵采购', '第4批排涝泵采购', false],
		['第八次常务会议议定事项落实', '第九次常务会议议定事项落实', false],
		['路面修复', '路面修复（一期）', false],
		['河道清障', '闸门更换', false],
	])('%s → %s: %s', (before, after, expected) => {
		expect(isReworded(before, after)).toBe(expected);
	});
});
