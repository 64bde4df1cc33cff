import { describe, expect, test } from 'vitest';
import { missed, monthsRun, quartersRun, stageWords } from '../../src/rules/campaigns.ts';
import { day } from '../../src/rules/day.ts';
import { openProblems, unvisited, type Visit } from '../../src/rules/visits.ts';

const span = (starts: string | null, ends: string | null) => ({
	starts: starts === null ? null : day(starts),
	ends: ends === null ? null : day(ends),
});
const none = new Set<string>();

describe('what a campaign should have had', () => {
	test.each([
		['from August: the running month is not missed yet', '2026-08-15', null, '2026-11-02', '8月 9月 10月'],
		['on the last day of a month it still runs', '2026-09-01', null, '2026-10-31', '9月'],
		['the day after it is missed', '2026-09-01', null, '2026-11-01', '9月 10月'],
		['ended within a month: that month is over', '2026-09-01', '2026-10-20', '2026-10-21', '9月 10月'],
		['without a first day from January', null, null, '2026-03-01', '1月 2月'],
		['begun the year before: this year’s months', '2025-06-01', null, '2026-02-28', '1月'],
		['not begun yet', '2026-12-01', null, '2026-11-02', ''],
	])('%s', (_, starts, ends, today, months) => {
		const run = missed(monthsRun(span(starts, ends), day(today)), none);
		expect(run.map(({ label }) => label).join(' ')).toBe(months);
	});

	test('quarters, the running one apart', () => {
		const quarters = quartersRun(span('2026-05-01', null), day('2026-11-02'));
		expect(quarters.map(({ key, isOver }) => `${key}${isOver ? '' : '…'}`)).toEqual(['2026Q2', '2026Q3', '2026Q4…']);
		expect(stageWords(missed(quarters, new Set(['2026Q2'])))).toBe('缺三季度');
		expect(stageWords(missed(quarters, new Set(['2026Q2', '2026Q3'])))).toBe('不缺');
	});
});

const visit = (unit: number, on: string, result: Visit['result'], more: Partial<Visit> = {}): Visit => ({
	unit,
	day: day(on),
	result,
	problem: result === '无问题' ? null : '用电增容',
	item: null,
	...more,
});

describe('problems of enterprises', () => {
	test.each<[string, Visit[], number]>([
		['unsolved', [visit(1, '2026-10-20', '未解决')], 1],
		['solved at a later visit', [visit(1, '2026-10-20', '未解决'), visit(1, '2026-11-02', '已解决')], 0],
		['solved at another enterprise', [visit(1, '2026-10-20', '未解决'), visit(2, '2026-11-02', '已解决')], 1],
		['told again, now an item', [visit(1, '2026-10-20', '未解决'), visit(1, '2026-10-20', '未解决')], 1],
		[
			'another problem beside it',
			[visit(1, '2026-10-20', '未解决'), visit(1, '2026-10-21', '未解决', { problem: '招工' })],
			2,
		],
		['its item is over', [visit(1, '2026-10-20', '未解决', { item: { number: '2026-004', isFinished: true } })], 0],
		['its item runs', [visit(1, '2026-10-20', '未解决', { item: { number: '2026-004', isFinished: false } })], 1],
		['no problem', [visit(1, '2026-10-20', '无问题')], 0],
	])('%s', (_, visits, open) => expect(openProblems(visits)).toHaveLength(open));

	test('who was not visited in a month', () => {
		const enterprises = [{ id: 1 }, { id: 2 }, { id: 3 }];
		const visits = [visit(1, '2026-10-31', '无问题'), visit(2, '2026-11-01', '无问题')];
		expect(unvisited(enterprises, visits, '2026-10')).toEqual([{ id: 2 }, { id: 3 }]);
		expect(unvisited([], visits, '2026-10')).toEqual([]);
	});
});
