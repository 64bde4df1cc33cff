import { expect, test } from 'vitest';
import { findNearTitle } from '../../src/rules/near-titles.ts';
import { wordsOf } from '../../src/rules/same-words.ts';

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
	expect(findNearTitle(wordsOf(title), entries)?.title).toBe(near);
});

test('the likest of several', () => {
	const list = ['河道清漂工作', '河道清漂'].map((title) => ({ title, words: wordsOf(title) }));
	expect(findNearTitle(wordsOf('河道清漂'), list)).toBe(list[1]);
});
