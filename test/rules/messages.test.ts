import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { type Day, day } from '../../src/rules/day.ts';
import type { ClosingLine } from '../../src/rules/figures.ts';
import type { Assignment, Item, UnitKind } from '../../src/rules/item.ts';
import { countMessages, rankUnits } from '../../src/rules/message-stats.ts';
import {
	bareMessage,
	countedSources,
	hidePersonal,
	hidePrivate,
	type MessageFacts,
	messageSources,
	standingOfMessage,
	titleOfMessage,
	urgencyOf,
	type Verdict,
	waitingMessages,
} from '../../src/rules/messages.ts';
import { parsePeriod, periodBefore } from '../../src/rules/period.ts';
import { defaultSources } from '../../src/rules/sources.ts';
import { switchesWith } from '../../src/rules/switches.ts';
import { itemWith } from '../papers/model-ledger.ts';

const today = day('2026-11-02');
const calendar = calendarOf([]);

describe('private numbers', () => {
	test.each([
		['a mobile number', '请联系13800000000。', '请联系（号码略）。'],
		['a mobile number with dashes', '138-0000-0000', '（号码略）'],
		['a telephone', '电话0000-66210001', '电话（号码略）'],
		['an identity card', '证号11010519491231002X，', '证号（号码略），'],
		['an old identity card', '110105491231002', '（号码略）'],
		['an order number is none', '工单20261102000000000001', '工单20261102000000000001'],
		['a day and an amount are none', '2026年11月2日缴费1234567元', '2026年11月2日缴费1234567元'],
		['no number', '路灯坏了', '路灯坏了'],
	])('%s', (_, text, hidden) => expect(hidePrivate(text)).toBe(hidden));

	test('an office’s own telephone may stay in a reply, a mobile number not', () => {
		expect(hidePersonal('咨询0000-66210001或13800000000')).toBe('咨询0000-66210001或（号码略）');
	});

	test('whatever the words, no mobile number is left', () => {
		const mobile = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);
		const words = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\d-]/g, ''));
		fc.assert(
			fc.property(words, mobile, words, (before, number, after) => {
				expect(hidePrivate(`${before}${number}${after}`)).not.toContain(number);
			}),
		);
	});
});

test.each([
	['its first sentence', '路灯坏了一个月。请尽快修。', '路灯坏了一个月'],
	['a long one is cut', '长'.repeat(50), `${'长'.repeat(39)}…`],
	['forty characters stay', '长'.repeat(40), '长'.repeat(40)],
	['without numbers', '找13800000000，路灯坏了', '找（号码略），路灯坏了'],
	['a sign alone is no sentence', '？？？路灯', '？？？路灯'],
])('a message is called by %s', (_, words, title) => expect(titleOfMessage(words)).toBe(title));

test.each([
	['紧急', '急件'],
	['特急工单', '急件'],
	['是否紧急：是，急', '急件'],
	['非紧急', '一般'],
	['一般', '一般'],
	[null, '一般'],
])('an order marked %s is %s', (words, urgency) => expect(urgencyOf(words)).toBe(urgency));

describe('where a message stands', () => {
	test.each([
		['due yesterday', { due: day('2026-11-01') }, '逾期未回复'],
		['due today', { due: today }, '今天到期'],
		['due tomorrow', { due: day('2026-11-03') }, '待回复'],
		['claimed in time and waiting for review', { due: day('2026-11-01'), claimed: day('2026-10-30') }, '待回复'],
		['suspended', { due: day('2026-11-01'), status: '中止' as const }, '待回复'],
		['without a day', { due: null }, '待回复'],
		['finished', { due: day('2026-11-01'), status: '已办结' as const }, '已回复'],
		['struck off', { due: day('2026-11-01'), status: '已销号' as const }, '已回复'],
	])('%s', (_, changes, standing) => expect(standingOfMessage(itemWith(changes), today)).toBe(standing));
});

test('what waits, a line a source, with the earliest and its limit', () => {
	const waits = (source: string, received: string, current: string | null) => ({
		source,
		received: day(received),
		deadline: { current: current === null ? null : day(current) },
	});
	const open = [
		waits('12345工单', '2026-11-01', '2026-11-02'),
		waits('网民留言', '2026-10-30', '2026-11-06'),
		waits('网民留言', '2026-10-28', '2026-11-04'),
		waits('会议议定', '2026-01-01', null),
	];
	expect(waitingMessages(open, defaultSources)).toEqual([
		{ source: '网民留言', count: 2, earliest: '2026-10-28', due: '2026-11-04' },
		{ source: '12345工单', count: 1, earliest: '2026-11-01', due: '2026-11-02' },
	]);
	expect(waitingMessages([], defaultSources)).toEqual([]);
	expect(messageSources(defaultSources).map(({ name }) => name)).toEqual(['网民留言', '12345工单']);
});

test('figures count every source, or all but the messages', () => {
	expect(countedSources(defaultSources, switchesWith({}))).toBeNull();
	const counted = countedSources(defaultSources, switchesWith({ 'messages-counted': '否' })) ?? [];
	expect([...counted, '网民留言', '12345工单'].sort()).toEqual(defaultSources.map(({ name }) => name).sort());
});

interface Told {
	unit?: string;
	kind?: UnitKind;
	received: string;
	due: string;
	replied?: string | null | undefined;
	verdict?: Verdict;
}

let next = 1;
/** A message of one unit, answered on a day (null: on a day nobody knows), or not at all. */
function message({ unit = '县城管局', kind = '县直', received, due, replied, verdict }: Told): {
	item: Item;
	facts: MessageFacts;
} {
	const day_: Day | null = replied == null ? null : day(replied);
	const sort = Number.parseInt(unit, 36) || 1;
	const share = { unit: { id: sort, name: unit, short: null, kind, sort }, role: '牵头', status: '办理中' };
	const item = itemWith({
		number: `2026-${next++}`,
		received: day(received),
		registered: today,
		due: day(due),
		status: replied === undefined ? '办理中' : '已办结',
		claimed: day_,
		completed: day_,
		assignments: [share as unknown as Assignment],
	});
	return { item, facts: { ...bareMessage, verdict: verdict ?? null, replied: day_ } };
}

const october: ClosingLine = { day: day('2026-10-31'), open: false };
/** Five of October: two in time (2 and 4 working days), one late (9), one on a day nobody knows, one still open and late. */
const five = [
	message({ received: '2026-10-12', due: '2026-10-19', replied: '2026-10-14', verdict: '属实' }),
	message({ received: '2026-10-12', due: '2026-10-19', replied: '2026-10-16', verdict: '不属实' }),
	message({ received: '2026-10-12', due: '2026-10-19', replied: '2026-10-23', verdict: '属实' }),
	message({ received: '2026-10-12', due: '2026-10-19', replied: null }),
	message({ received: '2026-10-22', due: '2026-10-29' }),
];

describe('the figures of messages', () => {
	test('counted by hand', () => {
		const { figures, verdicts, unjudged, averageDays, undated } = countMessages(five, october, calendar);
		expect([figures.total, figures.finished, figures.finishRate]).toEqual([5, 4, 80]);
		expect([figures.onTime, figures.lateDone, figures.running, figures.overdue]).toEqual([3, 1, 1, 1]);
		expect(verdicts).toEqual({ 查清: 0, 属实: 2, 部分属实: 0, 不属实: 1 });
		expect([unjudged, averageDays, undated]).toEqual([1, 5, 1]);
	});

	test('nothing received has no rate and no average', () => {
		const { figures, averageDays } = countMessages([], october, calendar);
		expect([figures.total, figures.finishRate, averageDays]).toEqual([0, null, null]);
	});

	test('a reply after the line is none yet', () => {
		const later = [message({ received: '2026-10-28', due: '2026-11-04', replied: '2026-11-02' })];
		const { figures, averageDays } = countMessages(later, october, calendar);
		expect([figures.finished, figures.notDue, averageDays]).toEqual([0, 1, null]);
	});

	test('places go 1,2,2,4 within a kind, and each kind has its own', () => {
		const told = (unit: string, answered: boolean, kind: UnitKind = '县直') =>
			message({ unit, kind, received: '2026-10-12', due: '2026-10-19', ...(answered && { replied: '2026-10-14' }) });
		const all = [
			...[told('a', true), told('b', true), told('b', false), told('c', true), told('c', false), told('d', false)],
			...[told('e', false, '乡镇街道')],
		];
		const places = rankUnits(all, october, calendar).map(({ kind, rank, row }) => `${kind}${rank}${row.label}`);
		expect(places).toEqual(['乡镇街道1e', '县直1a', '县直2b', '县直2c', '县直4d']);
	});

	test('whatever they are, the parts add up', () => {
		const days = fc.integer({ min: 1, max: 28 }).map((n) => `2026-10-${String(n).padStart(2, '0')}`);
		const one = fc.record({ received: days, due: days, replied: fc.option(days, { nil: undefined }) }).map(message);
		fc.assert(
			fc.property(fc.array(one, { maxLength: 12 }), (some) => {
				const { figures, verdicts, unjudged, undated } = countMessages(some, october, calendar);
				expect(figures.finished + figures.running).toBe(some.length);
				expect(figures.onTime + figures.lateDone).toBe(figures.finished);
				expect(Object.values(verdicts).reduce((a, b) => a + b, unjudged)).toBe(figures.finished);
				expect(undated).toBeLessThanOrEqual(figures.finished);
			}),
		);
	});
});

test.each([
	['10月', '2026-09-01', '2026-09-30'],
	['2026-01', '2025-12-01', '2025-12-31'],
	['三季度', '2026-04-01', '2026-06-30'],
	['2026Q1', '2025-10-01', '2025-12-31'],
	['上半年', '2025-07-01', '2025-12-31'],
	['全年', '2025-01-01', '2025-12-31'],
	['本周', '2026-10-26', '2026-11-01'],
	['10.26-10.30', '2026-10-21', '2026-10-25'],
])('before %s', (word, from, to) => {
	expect(periodBefore(parsePeriod(word, today), today)).toMatchObject({ from, to });
});
