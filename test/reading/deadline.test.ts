import { describe, expect, test } from 'vitest';
import type { DayContext } from '../../src/reading/day-context.ts';
import { readDeadline } from '../../src/reading/deadline.ts';
import { readDayCell, readDeadlineCell } from '../../src/reading/deadline-cell.ts';
import type { Cell } from '../../src/reading/grid.ts';
import { day } from '../../src/rules/day.ts';

/** A paper of 2026 received on 16 April. */
const context: DayContext = { year: 2026, received: day('2026-04-16'), base: day('2026-04-16') };
const short = (text: string, at = context) => {
	const { kind, date, also } = readDeadline(text, at);
	return `${kind === 'date' ? date : kind}${also ? '+' : ''}`;
};

const written: [string, string][] = [
	['2026年6月30日', '2026-06-30'],
	['2026年6月30日前', '2026-06-30'],
	['2026 年 6 月 30 日 前', '2026-06-30'],
	['２０２６年６月３０日', '2026-06-30'],
	['二〇二六年六月三十日', '2026-06-30'],
	['二○二六年十一月底', '2026-11-30'],
	['2026-6-30', '2026-06-30'],
	['2026-06-30 18:00', '2026-06-30'],
	['2026-06-30T17:30:00', '2026-06-30'],
	['2026年6月30日17时前', '2026-06-30'],
	['2026年6月30日下班前', '2026-06-30'],
	['2026/6/30', '2026-06-30'],
	['2026.6.30', '2026-06-30'],
	['2026.06.30前', '2026-06-30'],
	['26.6.30', '2026-06-30'],
	['26年6月底', '2026-06-30'],
	['6/30/2026', '2026-06-30'],
	['20260630', '2026-06-30'],
	['202606', '2026-06-30'],
	['2026年6月30号之前', '2026-06-30'],
	['2026年6月', '2026-06-30'],
	['2026年06月份', '2026-06-30'],
	['2026.6', '2026-06-30'],
	['2026-06', '2026-06-30'],
	['2026/6', '2026-06-30'],
	['2026', '2026-12-31'],
	['2026年', '2026-12-31'],
	['2026年度', '2026-12-31'],
	['2026年内', '2026-12-31'],
	['2026年底前', '2026-12-31'],
	['2026年年底前完成', '2026-12-31'],
	['2026年末', '2026-12-31'],
	['2027年6月底前', '2027-06-30'],
	['2025-2027年', '2027-12-31'],
	['2026年全年', '2026-12-31'],
	['6月30日', '2026-06-30'],
	['6月30日前', '2026-06-30'],
	['六月三十日前', '2026-06-30'],
	['6月30', '2026-06-30'],
	['6.30', '2026-06-30'],
	['6.30前', '2026-06-30'],
	['6/30', '2026-06-30'],
	['6-30', '2026-06-30'],
	['6月底', '2026-06-30'],
	['6月底前完成', '2026-06-30'],
	['6月末', '2026-06-30'],
	['6月份', '2026-06-30'],
	['6月', '2026-06-30'],
	['6月内', '2026-06-30'],
	['2月底前', '2026-02-28'],
	['6月初', '2026-06-10'],
	['6月上旬', '2026-06-10'],
	['6月中旬前', '2026-06-20'],
	['六月下旬', '2026-06-30'],
	['5月中下旬', '2026-05-31'],
	['11月前', '2026-10-31'],
	['11月份之前', '2026-10-31'],
	['2027年前', '2026-12-31'],
	['1月底前', '2026-01-31'],
	['年底', '2026-12-31'],
	['年底前', '2026-12-31'],
	['今年年底前', '2026-12-31'],
	['年内完成', '2026-12-31'],
	['年中', '2026-06-30'],
	['本年度', '2026-12-31'],
	['全年', '2026-12-31'],
	['明年3月底前', '2027-03-31'],
	['明年年底', '2027-12-31'],
	['次年1月15日前', '2027-01-15'],
	['一季度', '2026-03-31'],
	['第一季度末', '2026-03-31'],
	['2季度', '2026-06-30'],
	['三季度前', '2026-09-30'],
	['第四季度', '2026-12-31'],
	['2026年第三季度', '2026-09-30'],
	['2026年三季度末', '2026-09-30'],
	['Q3', '2026-09-30'],
	['2025Q4', '2025-12-31'],
	['2027-Q1', '2027-03-31'],
	['25年Q4', '2025-12-31'],
	['30/6/17', '2030-06-17'],
	['11/10/25', 'unparseable'],
	['前三季度', '2026-09-30'],
	['一、二季度', '2026-06-30'],
	['1-3季度', '2026-09-30'],
	['上半年', '2026-06-30'],
	['2027年上半年', '2027-06-30'],
	['下半年', '2026-12-31'],
	['“十四五”末', '2025-12-31'],
	['十五五期间', '2030-12-31'],
	['6月-9月', '2026-09-30'],
	['6—9月', '2026-09-30'],
	['6至9月', '2026-09-30'],
	['2026年6-9月', '2026-09-30'],
	['2026.6-2026.12', '2026-12-31'],
	['2026.6-12', '2026-12-31'],
	['2026年3月1日—6月30日', '2026-06-30'],
	['2026年1月1日至2026年12月31日', '2026-12-31'],
	['6月1日-15日', '2026-06-15'],
	['2026年11月至次年3月', '2027-03-31'],
	['6月20日、25日前', '2026-06-25'],
	['3月底、9月底前', '2026-09-30'],
	['2026.6.30 2026.9.30', '2026-09-30'],
	['6月底前启动，12月底前完成', '2026-12-31'],
	['2026年6月底前完成50%；2027年6月底前全部完成', '2027-06-30'],
	['5月底前动工', '2026-05-31'],
	['9月投入使用', '2026-09-30'],
	['截至3月底完成60%，6月底前全部完成', '2026-06-30'],
	['2026 6 30', '2026-06-30'],
	['2026、6、30', '2026-06-30'],
	['2026年3月至长期', 'long_term'],
	['即日起', 'immediate'],
	['25日', '2026-04-25'],
	['即日起至6月30日', '2026-06-30'],
	['月底前', '2026-04-30'],
	['本月底', '2026-04-30'],
	['本月25日前', '2026-04-25'],
	['25日前', '2026-04-25'],
	['下月10日前', '2026-05-10'],
	['下月底', '2026-05-31'],
	['本周五前', '2026-04-17'],
	['下周三', '2026-04-22'],
	['本季度末', '2026-06-30'],
	['国庆节前', '2026-09-30'],
	['五一前', '2026-04-30'],
	['“七一”前', '2026-06-30'],
	['中秋节前', '2026-09-24'],
	['元旦前', '2026-12-31'],
	['2027年春节前', '2027-02-05'],
	['2030年春节前', '2030-02-02'],
	['12月底前，长期坚持', '2026-12-31+'],
	['2026年底前并持续推进', '2026-12-31+'],
	['2026年6月30日前完成整改并长期坚持', '2026-06-30+'],
	['立行立改，6月底前完成', '2026-06-30'],
	['12月底前，每月25日报进展', '2026-12-31'],
	['2026年8月31日前（每周五报进展）', '2026-08-31'],
	['已于2026年3月底完成', '2026-03-31'],
	['联发〔2025〕3号，6月底前', '2026-06-30'],
	['持续推进', 'long_term'],
	['长期坚持', 'long_term'],
	['长期', 'long_term'],
	['全年持续推进', '2026-12-31+'],
	['常态化开展', 'long_term'],
	['常态长效', 'long_term'],
	['常抓不懈', 'long_term'],
	['贯穿始终', 'long_term'],
	['日常工作', 'long_term'],
	['即日起，长期坚持', 'long_term'],
	['长期坚持，每季度报告一次', 'long_term'],
	['每月25日前', 'recurring'],
	['每月底', 'recurring'],
	['每季度末月20日前', 'recurring'],
	['每半年一次', 'recurring'],
	['每年12月底前', 'recurring'],
	['每周五', 'recurring'],
	['按季度报送', 'recurring'],
	['逐月推进', 'recurring'],
	['一季度一次', 'recurring'],
	['月报', 'recurring'],
	['全年，每季度调度', 'recurring'],
	['立行立改', 'immediate'],
	['即知即改', 'immediate'],
	['立即整改', 'immediate'],
	['马上办', 'immediate'],
	['边查边改', 'immediate'],
	['随交随办', 'immediate'],
	['当日办结', 'immediate'],
	['立行立改并长期坚持', 'immediate+'],
	['10个工作日', 'relative'],
	['十个工作日内', 'relative'],
	['收到之日起15个工作日内', 'relative'],
	['收文后7日内', 'relative'],
	['限3日内办结', 'relative'],
	['3日内', 'relative'],
	['一周内', 'relative'],
	['两周内', 'relative'],
	['一个月内', 'relative'],
	['3个月', 'relative'],
	['半年内', 'relative'],
	['半个月内', 'relative'],
	['24小时内', 'relative'],
	['交办之日起三个月内', 'relative'],
	['会后10日内', 'relative'],
	['尽快', 'unparseable'],
	['及时', 'unparseable'],
	['待定', 'unparseable'],
	['另行通知', 'unparseable'],
	['根据项目进度', 'unparseable'],
	['按上级要求', 'unparseable'],
	['开学前', 'unparseable'],
	['汛期前', 'unparseable'],
	['资金到位后3个月内', 'unparseable'],
	['2026年3月起', 'unparseable'],
	['2026年2月30日', 'unparseable'],
	['6月31日前', 'unparseable'],
	['2026-13-01', 'unparseable'],
	['3025-11-10', 'unparseable'],
	['20260631', 'unparseable'],
	['13月底', 'unparseable'],
	['', 'none'],
	['/', 'none'],
	['—', 'none'],
	['——', 'none'],
	['无', 'none'],
	['无明确时限', 'none'],
	['未明确', 'none'],
	['不限时', 'none'],
	['已完成', 'none'],
];

describe('words of a deadline', () => {
	test.each(written)('%s → %s', (text, expected) => {
		expect(short(text)).toBe(expected);
	});

	test.each(written)('%s is kept as written', (text) => {
		expect(readDeadline(text, context).raw).toBe(text === '' ? null : text);
	});
});

test.each([
	['6月底', '推定：年份按2026年，按月末'],
	['11月前', '推定：年份按2026年，“11月前”按10月末'],
	['2026年第三季度', '推定：按季度末'],
	['2026年6月30日', null],
	['春节前', '推定：春节为2027年2月6日，按前一日'],
	['2026年2月30日', '没有“2026年2月30日”这一天'],
])('%s says how it was deduced: %s', (text, note) => {
	expect(readDeadline(text, context).note).toBe(note);
});

test.each([
	['收到之日起15个工作日内', 15, '工作日', '收到'],
	['限3日内办结', 3, '日', null],
	['两周内', 14, '日', null],
	['半年内', 6, '月', null],
	['24小时内', 24, '小时', null],
	['自印发之日起30日内', 30, '日', '自印发'],
])('%s → %i %s', (text, n, unit, from) => {
	expect(readDeadline(text, context)).toMatchObject({ kind: 'relative', n, unit, from });
});

test('a paper that came in late in the year names days of the next one', () => {
	const december = { year: 2026, received: day('2026-12-20'), base: day('2026-12-20') };
	expect(short('1月10日前', december)).toBe('2027-01-10');
	expect(short('春节前', december)).toBe('2027-02-05');
	expect(short('12月底前', december)).toBe('2026-12-31');
});

test('without a day received, 月底 counts from today and a day already past stays in its year', () => {
	const today = { year: 2026, received: null, base: day('2026-11-02') };
	expect(short('月底前', today)).toBe('2026-11-30');
	expect(short('1月10日前', today)).toBe('2026-01-10');
	expect(short('春节前', today)).toBe('2026-02-16');
});

test.each([
	['11月底前主体完工、12月底前完工', [50, 100]],
	['3月底前完成招标、6月底前建成一期、12月底前完工', [33, 67, 100]],
	['6月底前完成招标、12月底前完成30%', [30, 30]],
	['6月底前开工、12月底前完工', [0, 100]],
])('%s: what is done with more to come is not the whole', (text, percents) => {
	expect(readDeadline(text, context).milestones.map((m) => m.percent)).toEqual(percents);
});

test('stages become milestones, the last day is due', () => {
	expect(readDeadline('3月底前完成方案，6月底前开工，9月底前完成60%，12月底前完工', context)).toMatchObject({
		date: '2026-12-31',
		milestones: [
			{ day: '2026-03-31', percent: 0 },
			{ day: '2026-06-30', percent: 0 },
			{ day: '2026-09-30', percent: 60 },
			{ day: '2026-12-31', percent: 100 },
		],
	});
});

test.each([
	['5月底前动工', '动工'],
	['9月投入使用', '投入使用'],
	['12月底前完成', null],
])('%s is the day of: %s', (text, qualifier) => {
	expect(readDeadline(text, context).qualifier).toBe(qualifier);
});

test.each([
	['每月25日前', '每月25日前'],
	['12月底前，每月25日报进展', '每月25日报进展'],
	['长期坚持，每季度报告一次', '每季度报告一次'],
])('%s keeps its cycle', (text, cycle) => {
	expect(readDeadline(text, context).cycle).toBe(cycle);
});

const cells: [string, Cell, string, string | null][] = [
	['a date cell', { text: '2026/6/30', date: '2026-06-30' }, '2026-06-30', null],
	['a date cell with a time', { text: '2026/6/30 17:00', date: '2026-06-30 17:00:00' }, '2026-06-30', null],
	['a date shown as a month', { text: '2026年6月', date: '2026-06-01', dateForm: 'month' }, '2026-06-30', null],
	['a date shown without its year', { text: '10月1日', date: '2026-10-01', dateForm: 'no-year' }, '2026-10-01', null],
	['a bare serial', { text: '46203', number: 46203 }, '2026-06-30', null],
	['a serial as text', { text: '46203' }, '2026-06-30', null],
	['a serial with a time of day', { text: '46203.708', number: 46203.708 }, '2026-06-30', null],
	['eight digits as a number', { text: '20260630', number: 20260630 }, '2026-06-30', null],
	['a year and month as a number', { text: '2026.6', number: 2026.6 }, '2026-06-30', null],
	['a year as a number', { text: '2026', number: 2026 }, '2026-12-31', null],
	['2026.1 as a number may be October', { text: '2026.1', number: 2026.1 }, 'unparseable', 'lost-zero'],
	['6.3 as a number may be 30 June', { text: '6.3', number: 6.3 }, 'unparseable', 'lost-zero'],
	['12.31 as a number', { text: '12.31', number: 12.31 }, '2026-12-31', null],
	['zero', { text: '0', number: 0 }, 'unparseable', 'not-a-day'],
	['a negative number', { text: '-1', number: -1 }, 'unparseable', 'not-a-day'],
	['a serial of 1900', { text: '60', number: 60 }, 'unparseable', 'not-a-day'],
	['a serial beyond Excel', { text: '2958466', number: 2958466 }, 'unparseable', 'not-a-day'],
	['a day that does not exist', { text: '2026年9月31日' }, 'unparseable', 'impossible-date'],
	['the 25th of no month', { text: '25日' }, '2026-04-25', 'bare-date'],
	['the same in Chinese figures', { text: '二十五日' }, '2026-04-25', 'bare-date'],
	['the very day', { text: '16号' }, '2026-04-16', 'bare-date'],
	['the day before it, perhaps of May', { text: '15日' }, 'unparseable', 'bare-date'],
	['a 31st that April does not have', { text: '31日' }, 'unparseable', 'bare-date'],
	['25 days', { text: '25日内' }, 'relative', null],
];

test.each(cells)('%s', (_, cell, expected, code) => {
	const { deadline, problem } = readDeadlineCell(cell, context);
	expect(deadline.kind === 'date' ? deadline.date : deadline.kind).toBe(expected);
	expect(problem?.code ?? null).toBe(code);
	expect(deadline.raw).toBe(cell.text);
});

test('the 25th of no month in a table of another year is no day', () => {
	const { deadline, problem } = readDeadlineCell({ text: '25日' }, { ...context, year: 2025 });
	expect([deadline.kind, problem?.message]).toEqual([
		'unparseable',
		'“25日”看不出是哪个月的，请写全（如 4月25日）；要是25天，请写成“25日内”',
	]);
});

test('a date cell whose hidden year is another one says so', () => {
	const cell: Cell = { text: '10月1日', date: '2025-10-01', dateForm: 'no-year' };
	expect(readDeadlineCell(cell, context).deadline.note).toContain('2025年');
});

test.each<[string, string | null]>([
	['2026年1月8日', '2026-01-08'],
	['20260108', '2026-01-08'],
	['2026-01-08 09:30:00', '2026-01-08'],
	['1月8日', '2026-01-08'],
	['收文', null],
	['25日', null],
	['', null],
])('the day of a paper: %s → %s', (text, expected) => {
	expect(readDayCell({ text }, context)).toBe(expected);
});
