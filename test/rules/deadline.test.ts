import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, calendarOf, isWorkingDay } from '../../src/rules/calendar.ts';
import { addDays, type Day, day } from '../../src/rules/day.ts';
import { type StatedDeadline, settleDeadline } from '../../src/rules/deadline.ts';
import { deadlineKinds } from '../../src/rules/item.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { sourceKinds } from '../../src/rules/sources.ts';

const calendar = calendarOf([]);
type Given = Parameters<typeof settleDeadline>[0];

const nothingStated: StatedDeadline = {
	kind: 'none',
	date: null,
	raw: null,
	note: null,
	n: null,
	unit: null,
	from: null,
	cycle: null,
	also: null,
	milestones: [],
	qualifier: null,
};
const stated = (read: Partial<StatedDeadline>): StatedDeadline => ({ ...nothingStated, ...read });
const counted = (n: number, unit: StatedDeadline['unit'], from: string | null = null): StatedDeadline =>
	stated({ kind: 'relative', raw: `${n}个${unit}内`, n, unit, from });

/** A matter received on Sunday 1 November 2026, dispatched on Monday and receipted on Tuesday. */
function given(facts: Partial<Given>): Given {
	return {
		read: nothingStated,
		source: '决策',
		urgency: '一般',
		difficulty: '一般',
		receipted: day('2026-11-03'),
		dispatched: day('2026-11-02'),
		received: day('2026-11-01'),
		planYear: 2026,
		calendar,
		limits: limitsWith({}),
		statedMoves: false,
		...facts,
	};
}
const yetToDispatch = { dispatched: null, receipted: null };

describe('the day a deadline comes to', () => {
	test.each<[string, Partial<Given>, string | null]>([
		[
			'a stated day stays, even on a Saturday',
			{ read: stated({ kind: 'date', date: day('2026-10-31') }) },
			'2026-10-31',
		],
		['nothing stated: ten working days from receipt', {}, '2026-11-17'],
		['an instruction: the same', { source: '批示' }, '2026-11-17'],
		['a difficult matter: twenty', { difficulty: '重大疑难' }, '2026-12-01'],
		['no receipt yet: from dispatch', { receipted: null }, '2026-11-16'],
		['a late receipt does not lengthen: from dispatch', { receipted: day('2026-11-05') }, '2026-11-16'],
		['not dispatched: no day yet', yetToDispatch, null],
		['a receipt without a day of dispatch', { dispatched: null }, '2026-11-17'],
		['urgent: the day of dispatch', { urgency: '急件' }, '2026-11-02'],
		['most urgent: the day of dispatch', { urgency: '特急' }, '2026-11-02'],
		[
			'urgent where the office gives three days: from receipt',
			{ urgency: '急件', limits: limitsWith({ urgent: '3' }) },
			'2026-11-06',
		],
		['urgency goes before difficulty', { urgency: '急件', difficulty: '重大疑难' }, '2026-11-02'],
		['an urgent hotline order: 24 hours', { source: '工单', urgency: '急件' }, '2026-11-04'],
		['a hotline order: five working days', { source: '工单' }, '2026-11-10'],
		['a difficult hotline order', { source: '工单', difficulty: '重大疑难' }, '2026-12-01'],
		['an online message: five working days', { source: '留言' }, '2026-11-10'],
		['a proposal: three months', { source: '提案' }, '2027-02-03'],
		['a difficult proposal keeps its months', { source: '提案', difficulty: '重大疑难' }, '2027-02-03'],
		['yearly work: the last day of the plan year', { source: '年度' }, '2026-12-31'],
		['yearly work needs no dispatch', { source: '年度', ...yetToDispatch }, '2026-12-31'],
		['at once: five working days', { read: stated({ kind: 'immediate', raw: '立行立改' }) }, '2026-11-10'],
		['at once and urgent', { read: stated({ kind: 'immediate', raw: '立即' }), urgency: '特急' }, '2026-11-02'],
		['随交随办 as written', { read: stated({ kind: 'immediate', raw: '随交随办' }) }, '2026-11-02'],
		['working days as stated', { read: counted(7, '工作日') }, '2026-11-12'],
		['days as stated', { read: counted(10, '日') }, '2026-11-13'],
		['days that end on a Sunday move to Monday', { read: counted(12, '日') }, '2026-11-16'],
		['months as stated', { read: counted(1, '月') }, '2026-12-03'],
		[
			'a month that ends on a leap day',
			{ read: counted(1, '月'), dispatched: day('2024-01-30'), receipted: day('2024-01-31') },
			'2024-02-29',
		],
		[
			'days that end with a month on a Saturday',
			{ read: counted(3, '日'), dispatched: day('2026-10-27'), receipted: day('2026-10-28') },
			'2026-11-02',
		],
		[
			'a working day that is a Saturday',
			{ read: counted(1, '工作日'), dispatched: day('2026-10-08'), receipted: day('2026-10-09') },
			'2026-10-10',
		],
		[
			'working days beyond the last known year: weekends only',
			{ read: counted(2, '工作日'), dispatched: day('2026-12-30'), receipted: day('2026-12-31') },
			'2027-01-04',
		],
		['hours as stated', { read: counted(48, '小时') }, '2026-11-05'],
		['hours do not wait for a weekend', { read: counted(72, '小时'), receipted: day('2026-11-03') }, '2026-11-06'],
		['from dispatch as written', { read: counted(7, '工作日', '交办之日') }, '2026-11-11'],
		['from receipt as written', { read: counted(7, '工作日', '收到') }, '2026-11-12'],
		['from the meeting: from the day the office received it', { read: counted(7, '工作日', '会后') }, '2026-11-10'],
		[
			'from the document, not yet dispatched',
			{ read: counted(7, '工作日', '印发之日'), ...yetToDispatch },
			'2026-11-10',
		],
		['a limit without a number', { read: stated({ kind: 'relative', raw: '若干天内' }) }, null],
		['long-term', { read: stated({ kind: 'long_term', raw: '长期坚持' }) }, null],
		['recurring', { read: stated({ kind: 'recurring', raw: '每月' }) }, null],
		['said to have none', { read: stated({ raw: '无' }) }, null],
		['only spaces are nothing stated', { read: stated({ raw: '  ' }) }, '2026-11-17'],
		['unreadable is never far away', { read: stated({ kind: 'unparseable', raw: '尽早' }) }, null],
	])('%s', (_name, facts, expected) => {
		const settled = settleDeadline(given(facts));
		expect(settled.original).toBe(expected);
		expect(settled.current).toBe(expected);
	});

	test('a month from the last of January ends with February: on a worked Saturday it stays, on a Sunday it moves to Monday', () => {
		const january = { dispatched: day('2026-01-30'), receipted: day('2026-01-31') };
		expect(settleDeadline(given({ read: counted(1, '月'), ...january })).current).toBe('2026-02-28');
		const year2027 = { dispatched: day('2027-01-29'), receipted: day('2027-01-31') };
		expect(settleDeadline(given({ read: counted(1, '月'), ...year2027 })).current).toBe('2027-03-01');
	});
});

describe('a stated day where rest days move it', () => {
	const statedOn = (date: string, note: string | null = null) =>
		settleDeadline(given({ read: stated({ kind: 'date', date: day(date), note }), statedMoves: true }));

	test.each<[string, string, string]>([
		['a working day stays', '2026-10-30', '2026-10-30'],
		['a Friday before a rest stays', '2026-09-30', '2026-09-30'],
		['a Saturday, the last of the month', '2026-10-31', '2026-11-02'],
		['a Saturday that is worked stays', '2026-10-10', '2026-10-10'],
		['the eve of a worked Saturday stays', '2026-10-09', '2026-10-09'],
		['the first day of a long holiday', '2026-10-01', '2026-10-08'],
	])('%s', (_name, date, expected) => {
		expect(statedOn(date)).toMatchObject({ original: expected, current: expected });
	});

	test('how it came about says so, after how the day was read', () => {
		expect(statedOn('2026-10-31').how).toBe('2026年10月31日遇休息日顺延');
		expect(statedOn('2026-10-31', '推定：月底').how).toBe('推定：月底；2026年10月31日遇休息日顺延');
		expect(statedOn('2026-10-30', '推定：月底').how).toBe('推定：月底');
	});

	test('into a year nobody has announced it says so', () => {
		const moved = statedOn('2028-01-01');
		expect(moved.current).toBe('2028-01-03');
		expect(moved.warnings[0]).toContain('2028年放假安排尚未录入');
	});

	test('no stated day is moved into being', () => {
		expect(settleDeadline(given({ read: stated({ kind: 'date' }), statedMoves: true })).current).toBeNull();
	});
});

describe('how it came about', () => {
	test.each<[string, Partial<Given>, string | null]>([
		['deduced', {}, '推定：10个工作日，自签收之日2026年11月3日起算'],
		['stated', { read: counted(7, '工作日') }, '7个工作日，自签收之日2026年11月3日起算'],
		['moved', { read: counted(12, '日') }, '12日，自签收之日2026年11月3日起算，遇休息日顺延'],
		['no receipt', { receipted: null }, '推定：10个工作日，自交办之日（尚未签收）2026年11月2日起算'],
		['late receipt', { receipted: day('2026-11-05') }, '推定：10个工作日，自交办之日（未按期签收）2026年11月2日起算'],
		['before dispatch', yetToDispatch, '推定：10个工作日，待交办后起算'],
		['urgent', { urgency: '急件' }, '推定：随交随办，自交办之日2026年11月2日起算'],
		['yearly', { source: '年度' }, '推定：未写时限，按计划年度12月底'],
		[
			'the reader’s own note',
			{ read: stated({ kind: 'date', date: day('2026-06-30'), note: '推定：6月底' }) },
			'推定：6月底',
		],
		['a plain day', { read: stated({ kind: 'date', date: day('2026-06-30') }) }, null],
		['said to have none', { read: stated({ raw: '—' }) }, '原文注明无时限'],
	])('%s', (_name, facts, how) => {
		expect(settleDeadline(given(facts)).how).toBe(how);
	});
});

describe('the feedback cycle', () => {
	test.each<[string, Partial<Given>, string | null]>([
		['ordinary matters have none', {}, null],
		['yearly work: monthly', { source: '年度' }, '每月'],
		[
			'yearly work with a stated day: monthly too',
			{ source: '年度', read: stated({ kind: 'date', date: day('2026-06-30') }) },
			'每月',
		],
		['long-term: quarterly', { read: stated({ kind: 'long_term', raw: '长期' }) }, '每季度'],
		['recurring as it says itself', { read: stated({ kind: 'recurring', raw: '每周', cycle: '每周' }) }, '每周'],
		['none stated on purpose: quarterly', { read: stated({ raw: '无' }) }, '每季度'],
		[
			"the office's own cycle",
			{ read: stated({ kind: 'long_term' }), limits: limitsWith({ 'cycle-undated': '6个月' }) },
			'每半年',
		],
	])('%s', (_name, facts, cycle) => {
		expect(settleDeadline(given(facts)).cycle).toBe(cycle);
	});
});

describe('warnings', () => {
	test('a count that runs into a year without a notice says so', () => {
		const late = { dispatched: day('2026-12-28'), receipted: day('2026-12-29') };
		const { warnings, current } = settleDeadline(given(late));
		expect(current).toBe('2027-01-12');
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toContain('2027年放假安排尚未录入');
	});

	test('a start the ledger does not know is said', () => {
		expect(settleDeadline(given({ read: counted(7, '工作日', '会后') })).warnings).toHaveLength(1);
	});

	test('an ordinary count has none', () => {
		expect(settleDeadline(given({})).warnings).toEqual([]);
	});
});

test('whatever is given, a counted working-day limit ends that many working days after dispatch or receipt', () => {
	const days = fc.integer({ min: 0, max: 700 }).map((n) => addDays(day('2025-01-01'), n));
	fc.assert(
		fc.property(days, fc.option(fc.integer({ min: 0, max: 20 })), fc.integer({ min: 1, max: 60 }), (sent, delay, n) => {
			const receipted: Day | null = delay === null ? null : addDays(sent, delay);
			const { current } = settleDeadline(given({ read: counted(n, '工作日'), dispatched: sent, receipted }));
			const starts = receipted === null ? [sent] : [sent, receipted];
			expect(starts.map((start) => addWorkingDays(calendar, start, n))).toContain(current);
			expect(isWorkingDay(calendar, current!)).toBe(true);
			expect(current! <= addWorkingDays(calendar, sent, n + 1)).toBe(true);
		}),
	);
});

test('every kind of words from every kind of source is settled: with a day, or with words that say why not', () => {
	for (const kind of deadlineKinds)
		for (const source of sourceKinds) {
			const date = kind === 'date' ? day('2026-06-30') : null;
			const settled = settleDeadline(given({ source, read: stated({ kind, date, raw: 'x' }) }));
			expect(settled.current ?? settled.how).toBeTruthy();
		}
});
