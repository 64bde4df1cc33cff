import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapOf, goalCells, reachedPercent, writeGoal } from '../../src/rules/goal.ts';

test.each<[string, number, number, number]>([
	['nothing yet', 0, 12.6, 0],
	['one decimal', 7.5, 12.6, 59.5],
	['reached', 12.6, 12.6, 100],
	['passed', 13, 12.6, 100],
	['never 100 while something is missing', 12.5999, 12.6, 99.9],
	['never 100 at 99.96', 99.96, 100, 99.9],
	['a third', 1, 3, 33.3],
])('%s', (_name, current, target, percent) => {
	expect(reachedPercent(current, target)).toBe(percent);
});

test('is between 0 and 100, never falls as more is done, and is 100 only when all is', () => {
	const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
	fc.assert(
		fc.property(amount, amount, fc.double({ min: 0.01, max: 1e6, noNaN: true }), (a, b, target) => {
			const [less, more] = [Math.min(a, b), Math.max(a, b)];
			expect(reachedPercent(less, target)).toBeLessThanOrEqual(reachedPercent(more, target));
			expect(reachedPercent(less, target)).toBeGreaterThanOrEqual(0);
			expect(reachedPercent(more, target) === 100).toBe(more >= target);
		}),
	);
});

describe('a goal in words', () => {
	const measure = (current: number | null, target = 12.6) => ({ words: '公里', target, current });

	test.each<[string, Parameters<typeof writeGoal>[0], string | null]>([
		['words alone', { goal: '春节前通车', measure: null }, '春节前通车'],
		['nothing', { goal: null, measure: null }, null],
		['a number alone', { goal: null, measure: measure(7.5) }, '目标12.6公里，当前7.5公里，距目标5.1公里'],
		[
			'words that name the number',
			{ goal: '全年改造管网12.6公里', measure: measure(0) },
			'全年改造管网12.6公里，当前0公里，距目标12.6公里',
		],
		['not yet reported', { goal: '改造管网', measure: measure(null) }, '改造管网；目标12.6公里，当前未报'],
		['reached', { goal: null, measure: measure(12.6) }, '目标12.6公里，当前12.6公里，已达目标'],
		['passed', { goal: null, measure: measure(13) }, '目标12.6公里，当前13公里，超目标0.4公里'],
	])('%s', (_name, item, words) => {
		expect(writeGoal(item)).toBe(words);
	});

	test('what is missing carries no dust of floating point', () => {
		expect(gapOf({ words: '公里', target: 0.3, current: 0.1 })).toBe(0.2);
	});
});

describe('a goal in columns', () => {
	const measure = (current: number | null) => ({ words: '公里', target: 12.6, current });

	test.each<[string, Parameters<typeof goalCells>[0], [string, string, string]]>([
		['short of it', { goal: '全年改造管网12.6公里', measure: measure(7.5) }, ['12.6公里', '7.5公里', '5.1公里']],
		['not reported', { goal: null, measure: measure(null) }, ['12.6公里', '未报', '']],
		['reached', { goal: null, measure: measure(12.6) }, ['12.6公里', '12.6公里', '已达到']],
		['passed', { goal: null, measure: measure(13) }, ['12.6公里', '13公里', '超0.4公里']],
		['words alone', { goal: '春节前通车', measure: null }, ['春节前通车', '', '']],
		['none', { goal: null, measure: null }, ['', '', '']],
	])('%s', (_name, item, cells) => {
		expect(goalCells(item)).toEqual(cells);
	});
});
