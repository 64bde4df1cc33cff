import { expect, test } from 'vitest';
import type { Cell } from '../../src/reading/grid.ts';
import { readPercent, readSpokenPercent } from '../../src/reading/percent.ts';

test.each<[string, Cell, boolean, number | null, boolean]>([
	['a share', { text: '45%', number: 0.45 }, true, 45, false],
	['a whole share', { text: '1', number: 1 }, true, 100, false],
	['a percent figure', { text: '45', number: 45 }, false, 45, false],
	['one among percents', { text: '1', number: 1 }, false, 1, true],
	['a share among percents', { text: '0.75', number: 0.75 }, false, 0.8, true],
	['a share typed as text among percents', { text: '0.9' }, false, 0.9, true],
	['a small percent with its sign', { text: '1%', number: 0.01 }, false, 1, false],
	['a share with a word of its format behind', { text: '80左右%', number: 0.8 }, false, 80, false],
	['a percent sign that is a word', { text: '60%', number: 60 }, false, 60, false],
	['one that may be meant as a share', { text: '0.80%', number: 0.8 }, false, 0.8, true],
	['nothing among percents', { text: '0', number: 0 }, false, 0, false],
	['nothing done', { text: '0', number: 0 }, true, 0, false],
	['text', { text: '60%' }, false, 60, false],
	['full width', { text: '６０％' }, false, 60, false],
	['a decimal', { text: '62.5%' }, false, 62.5, false],
	['with words', { text: '完成80%' }, false, 80, false],
	['about', { text: '80%左右' }, false, 80, true],
	['about, without a sign', { text: '约30' }, false, 30, true],
	['done of all', { text: '12/20' }, false, 60, true],
	['more than half', { text: '过半' }, false, 50, true],
	['tenths', { text: '八成' }, false, 80, true],
	['done', { text: '已完成' }, false, 100, false],
	['as good as done', { text: '基本完成' }, false, null, true],
	['not begun', { text: '未启动' }, false, 0, false],
	['words that are no figure', { text: '按序时推进' }, false, null, true],
	['money', { text: '2000万' }, false, null, true],
	['too much', { text: '150%' }, false, null, true],
	['below nothing', { text: '-5', number: -5 }, false, null, true],
	['empty', { text: '' }, false, null, false],
	['of the plan', { text: '完成计划的45%' }, false, 45, false],
	['what is left', { text: '还差20%' }, false, null, true],
	['what is not done', { text: '未完成30%' }, false, null, true],
	['a growth', { text: '同比增长8%' }, false, null, true],
	['what is planned', { text: '计划完成80%' }, false, null, true],
	['almost done', { text: '99.99%' }, false, 99.9, false],
	['hardly begun', { text: '0.01%' }, false, 0.1, false],
	['a stroke', { text: '/' }, false, null, false],
])('%s', (_, cell, isShare, percent, isNoted) => {
	const read = readPercent(cell, isShare);
	expect([read.percent, read.note !== null]).toEqual([percent, isNoted]);
});

test.each<[string, number | null]>([
	['45%', 45],
	['已完成45%', 45],
	['完成70%。', 70],
	['目前已完成约60％', 60],
	['总体进度达到85%以上', 85],
	['整改完成率为100%', 100],
	['资金已拨付60%', null],
	['主体完成40%，管线完成20%', null],
	['征地完成80%', null],
	['已完成', null],
	['同比增长12%', null],
	['完成120%', null],
	['', null],
])('a progress that reads “%s” stands at %j', (progress, percent) => {
	expect(readSpokenPercent(progress)).toBe(percent);
});
