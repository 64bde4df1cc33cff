import { describe, expect, test } from 'vitest';
import { readCallLines } from '../../src/reading/jotted-line.ts';
import { readSpokenDay } from '../../src/reading/spoken-day.ts';
import { day } from '../../src/rules/day.ts';

/** A Monday. */
const said = day('2026-11-02');
const known = new Set(['何小川', '于得水']);

const read = (line: string) => {
	const { lines, refused } = readCallLines(line, said, known);
	return lines[0]?.said ?? refused[0]?.why;
};
const call = {
	item: '127',
	unit: null,
	percent: null,
	text: null,
	promised: null,
	whom: null,
	isReached: true,
};

describe('a line of the telephone round', () => {
	test.each([
		[
			'everything, in the usual order',
			'127 60% 已完成清障 承诺11-05 赵明',
			{ percent: 60, text: '已完成清障', promised: '2026-11-05', whom: '赵明' },
		],
		[
			'in another order',
			'127 已完成清障 承诺11月5日 60％ 赵明',
			{ percent: 60, text: '已完成清障', promised: '2026-11-05', whom: '赵明' },
		],
		['full width', '１２７　６０％　已完成清障', { percent: 60, text: '已完成清障' }],
		['another unit', '127 @县水利局 已清障', { unit: '县水利局', text: '已清障' }],
		['a unit apart from its sign', '127 @ 县水利局 已清障', { unit: '县水利局', text: '已清障' }],
		['a printed number', '2026-012-1 已清障', { item: '2026-012-1', text: '已清障' }],
		['several words', '127 主体完成 正在清场 完成80%', { percent: 80, text: '主体完成 正在清场' }],
		['a percent inside a sentence stays there', '127 土建已完成60%左右', { text: '土建已完成60%左右' }],
		['only a promise', '127 承诺周五 李局长', { promised: '2026-11-06', whom: '李局长' }],
		['a promise apart from its day', '127 承诺 明天', { promised: '2026-11-03' }],
		['a promise inside a sentence', '127 单位承诺11-05完成', { text: '单位承诺11-05完成', promised: '2026-11-05' }],
		['a promise of no day inside a sentence', '127 对方承诺尽快办', { text: '对方承诺尽快办' }],
		['only a percent', '127 60%', { percent: 60 }],
		['not reached', '127 未接通', { text: '未接通', isReached: false }],
		[
			'commas for spaces',
			'127，60%，警示牌已装，承诺11-05',
			{ percent: 60, text: '警示牌已装', promised: '2026-11-05' },
		],
		['not reached, with a word', '127 无人接听 已发短信', { text: '无人接听 已发短信', isReached: false }],
		['a known person', '127 已清障 于得水', { text: '已清障', whom: '于得水' }],
		['a person by post', '127 已清障 小赵', { text: '已清障', whom: '小赵' }],
		['who took it, said outright', '127 已清障 接听：钟施工', { text: '已清障', whom: '钟施工' }],
		['a last word of the trade is no person', '127 60% 正在 施工', { percent: 60, text: '正在 施工' }],
		['a plan is no person', '127 60% 方案已报', { percent: 60, text: '方案已报' }],
		['nor is the only word', '127 赵明', { text: '赵明' }],
		['invisible characters', '127 \u200b已清障\u202e', { text: '已清障' }],
	])('%s', (_, line, expected) => {
		expect(read(line)).toEqual({ ...call, ...expected });
	});

	test.each([
		['no item', '已完成清障 60%', '行首要写一件事项的编号：已完成清障'],
		['two items', '127、128 已清障', '行首要写一件事项的编号：127、128'],
		['two items in a line', '12，15 60%', '行首要写一件事项的编号：12，15'],
		['nothing said', '127', '没有写说了什么，没有接通的写“未接通”'],
		['only a known person', '127 何小川', '没有写说了什么，没有接通的写“未接通”'],
		['too much', '127 160%', '完成比例要在0到100之间：160%'],
		['two percents', '127 60% 70%', '写了两个完成比例'],
		['two promises', '127 承诺11-05 承诺11-06', '写了两个承诺日期'],
		['a promise without a day', '127 承诺尽快', '承诺的日期看不懂：尽快'],
		['a day there is not', '127 承诺11-31', '承诺的日期看不懂：11-31'],
		['a percent nobody gave', '127 未接通 60%', '没有接通，不能有比例和承诺'],
	])('refused: %s', (_, line, why) => {
		expect(read(line)).toBe(why);
	});

	test('blank lines and comments are passed over, the rest keep their line numbers', () => {
		const { lines, refused } = readCallLines('# 十一月二日\r\n\r\n127 已清障\n什么\n＃ 下午\n128 60%\n', said, known);
		expect(lines.map((c) => [c.row, c.said.item])).toEqual([
			[3, '127'],
			[6, '128'],
		]);
		expect(refused.map((r) => [r.row, r.line])).toEqual([[4, '什么']]);
	});
});

describe('a day as it is said on a Monday', () => {
	test.each([
		['今天', '2026-11-02'],
		['今天下班前', '2026-11-02'],
		['明天', '2026-11-03'],
		['明天上午', '2026-11-03'],
		['后天前', '2026-11-04'],
		['大后天', '2026-11-05'],
		['周五', '2026-11-06'],
		['星期五前', '2026-11-06'],
		['周一', '2026-11-02'],
		['周日', '2026-11-08'],
		['下周三', '2026-11-11'],
		['三天内', '2026-11-05'],
		['5号', '2026-11-05'],
		['1号', '2026-12-01'],
		['11-05', '2026-11-05'],
		['11/5', '2026-11-05'],
		['11.5', '2026-11-05'],
		['十一月五日前办结', '2026-11-05'],
		['月底', '2026-11-30'],
		['2026-12-31', '2026-12-31'],
		['1月5日', '2027-01-05'],
		['1-5', '2027-01-05'],
		['10-30', '2026-10-30'],
		['2026-01-05', '2026-01-05'],
		['2-30', null],
		['尽快', null],
		['31号', null],
		['', null],
	])('%s', (text, expected) => {
		expect(readSpokenDay(text, said)).toBe(expected);
	});

	test.each([
		['周五', '2026-11-06', '2026-11-06'],
		['周五', '2026-11-07', '2026-11-13'],
		['本周五', '2026-11-07', '2026-11-06'],
		['5号', '2026-12-06', '2027-01-05'],
		['2-29', '2027-12-20', '2028-02-29'],
	])('%s, said on %s, is %s', (text, on, expected) => {
		expect(readSpokenDay(text, day(on))).toBe(expected);
	});
});
