import { expect, test } from 'vitest';
import { readHolidayGrid, readHolidayText } from '../../src/reading/holiday-notice.ts';
import { drawSheet } from './drawn-sheet.ts';

/** `01-01休 01-04班`. */
const short = (days: ReturnType<typeof readHolidayText>['days']) =>
	days.map(({ day, working }) => `${day.slice(5)}${working ? '班' : '休'}`).join(' ');

test('a line for each day', () => {
	const { days, problems } = readHolidayText('2027-01-01 休 元旦\n2027/1/3 班 元旦调休\n2027年2月6日,休,春节', null);
	expect(short(days)).toBe('01-01休 01-03班 02-06休');
	expect(days[0]).toEqual({ day: '2027-01-01', working: false, name: '元旦' });
	expect(problems).toEqual([]);
});

test('a span on one line', () => {
	expect(short(readHolidayText('2027-10-01至2027-10-03 休 国庆节', null).days)).toBe('10-01休 10-02休 10-03休');
});

test('the sentences of a yearly notice', () => {
	const notice = `关于2027年部分节假日安排的通知
		一、元旦：1月1日（周五）至3日（周日）放假，共3天。
		二、春节：2月5日（农历腊月二十九、周五）至7日（周日）放假调休，共3天。1月30日（周六）、2月20日（周六）上班。`;
	const { days, problems } = readHolidayText(notice, null);
	expect(short(days)).toBe('01-01休 01-02休 01-03休 02-05休 02-06休 02-07休 01-30班 02-20班');
	expect(days.at(-1)?.name).toBe('春节');
	expect(problems).toEqual([]);
});

test('days without a year take the one given', () => {
	expect(readHolidayText('5月1日 休 劳动节', 2027).days[0]?.day).toBe('2027-05-01');
});

test('a day that does not exist is told', () => {
	const { days, problems } = readHolidayText('2027-02-30 休', null);
	expect(days).toEqual([]);
	expect(problems[0]).toMatchObject({ code: 'unreadable-day', row: 1 });
});

test('a sheet', () => {
	const grid = drawSheet(`
		日期 | 类型 | 名称
		@2027-02-06 | 休 | 春节
		2027-02-20 | 班 | 春节`);
	expect(short(readHolidayGrid(grid, null).days)).toBe('02-06休 02-20班');
});
