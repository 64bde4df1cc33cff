import { describe, expect, test } from 'vitest';
import type { UserError } from '../../src/errors.ts';
import { calendarOf } from '../../src/rules/calendar.ts';
import { day } from '../../src/rules/day.ts';
import { type ExtensionCase, extensionWarnings, judgedDay, refuseExtension } from '../../src/rules/extension.ts';
import { bucketOf } from '../../src/rules/figures.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { isOverdue, lateness } from '../../src/rules/overdue.ts';
import { sampleItem } from './sample-item.ts';

const calendar = calendarOf([]);
const today = day('2026-11-02');

/** An item due on 6 November, asked on the 2nd to be put off to the 20th. */
const caseOf = (given: Partial<ExtensionCase> = {}): ExtensionCase => ({
	item: sampleItem({ due: '2026-11-06' }),
	kind: '决策',
	asked: today,
	to: day('2026-11-20'),
	late: false,
	today,
	parentDay: null,
	calendar,
	limits: limitsWith({}),
	...given,
});

function refusalOf(given: Partial<ExtensionCase>): string | null {
	try {
		refuseExtension(caseOf(given));
		return null;
	} catch (error) {
		return (error as UserError).code;
	}
}

const suggestion = { kind: '提案', item: sampleItem({ due: '2026-11-06', dispatched: day('2026-08-31') }) } as const;

const leapSuggestion = {
	kind: '提案',
	item: sampleItem({ due: '2023-11-30', dispatched: day('2023-08-31') }),
	asked: day('2023-11-20'),
	today: day('2023-11-20'),
} as const;

describe('what may be asked for', () => {
	test.each<[string, Partial<ExtensionCase>, string | null]>([
		['in time', {}, null],
		['on the last day', { item: sampleItem({ due: '2026-11-02' }) }, null],
		['the day after', { item: sampleItem({ due: '2026-11-01' }) }, 'asked-late'],
		['the day after, and said so', { item: sampleItem({ due: '2026-11-01' }), late: true }, null],
		['in time but said to be late', { late: true }, 'not-late'],
		['booked later than it was asked', { item: sampleItem({ due: '2026-10-30' }), asked: day('2026-10-30') }, null],
		['to the day it is due', { to: day('2026-11-06') }, 'not-later'],
		['to a day that has passed', { item: sampleItem({ due: '2026-10-20' }), to: day('2026-10-30') }, 'past-day'],
		['to today', { item: sampleItem({ due: '2026-10-20' }), to: today, asked: day('2026-10-20') }, null],
		['before it was dispatched', { asked: day('2026-10-09') }, 'day-order'],
		['a second time', { item: sampleItem({ due: '2026-11-06', deadline: { extensions: 1 } }) }, null],
		['a third time', { item: sampleItem({ due: '2026-11-06', deadline: { extensions: 2 } }) }, 'too-many-extensions'],
		['where none is allowed', { limits: limitsWith({ extensions: '0' }) }, 'too-many-extensions'],
		['of what has no day', { item: sampleItem({ due: null }) }, 'no-deadline'],
		['of a parent', { item: sampleItem({ children: 2 }) }, 'is-parent'],
		['of what waits for review', { item: sampleItem({ status: '待审核' }) }, 'not-extendable'],
		['of what is suspended', { item: sampleItem({ status: '中止' }) }, 'not-extendable'],
		// Six months from 31 August end on 28 February, a Sunday: the Monday after (民法典第二百零三条).
		['a suggestion, to its last day', { ...suggestion, to: day('2027-03-01') }, null],
		['a suggestion, to a leap day', { ...leapSuggestion, to: day('2024-02-29') }, null],
		['a suggestion, past a leap day', { ...leapSuggestion, to: day('2024-03-01') }, 'proposal-too-long'],
		[
			'due on Friday, asked on Saturday',
			{ item: sampleItem({ due: '2026-10-30' }), asked: day('2026-10-31') },
			'asked-late',
		],
		['a suggestion, a day longer', { ...suggestion, to: day('2027-03-02') }, 'proposal-too-long'],
	])('%s', (_name, given, code) => {
		expect(refusalOf(given)).toBe(code);
	});

	test.each<[string, Partial<ExtensionCase>, string[]]>([
		['nothing to mind', {}, []],
		['a rest day', { to: day('2026-11-21') }, ['2026-11-21不是工作日']],
		['a Saturday that is worked', { to: day('2026-09-20'), item: sampleItem({ due: '2026-09-18' }) }, []],
		['beyond its parent', { parentDay: day('2026-11-19') }, ['晚于原事项的时限2026-11-19']],
		['to the day of its parent', { parentDay: day('2026-11-20') }, []],
		[
			'a hard matter beyond twenty working days',
			{ item: sampleItem({ due: '2026-11-06', difficulty: '重大疑难' }) },
			['自2026-10-10起共30个工作日，重大疑难事项不得超过20个工作日'],
		],
		['asked too late', { late: true }, ['逾期后才申请，办结时仍按2026-11-06算是否按时']],
	])('%s', (_name, given, words) => {
		expect(extensionWarnings(caseOf(given))).toEqual(words);
	});
});

describe('an extension asked too late', () => {
	/** Due on 30 October, put off on 2 November to the 20th. */
	const late = { due: '2026-11-20', deadline: { extensions: 1, lateFrom: day('2026-10-30') } };
	const running = sampleItem(late);
	const done = sampleItem({ ...late, status: '已办结', claimed: day('2026-11-10'), completed: day('2026-11-11') });

	test('is judged by the day it replaced, one asked in time by the new day', () => {
		expect(judgedDay(running.deadline)).toBe('2026-10-30');
		expect(judgedDay({ ...running.deadline, lateFrom: null })).toBe('2026-11-20');
	});
	test('lets the item run to its new day', () => {
		expect(isOverdue(running, day('2026-11-20'))).toBe(false);
		expect(isOverdue(running, day('2026-11-21'))).toBe(true);
		expect(lateness(running, day('2026-11-20'), calendar)).toEqual({ workingDays: 0, days: 0 });
		expect(bucketOf(running, { day: day('2026-11-10'), open: true })).toBe('notDue');
	});
	test('leaves what is finished by then finished late', () => {
		expect(bucketOf(done, { day: day('2026-11-30'), open: false })).toBe('lateDone');
		expect(lateness(done, day('2026-11-30'), calendar)).toEqual({ workingDays: 7, days: 11 });
		const inTime = { ...done, deadline: { ...done.deadline, lateFrom: null } };
		expect(bucketOf(inTime, { day: day('2026-11-30'), open: false })).toBe('onTime');
		expect(lateness(inTime, day('2026-11-30'), calendar)).toEqual({ workingDays: 0, days: 0 });
	});
});
