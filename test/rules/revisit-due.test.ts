import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { addDays, day } from '../../src/rules/day.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { revisitDuty, revisitLimit, revisitsNeeded } from '../../src/rules/revisit-due.ts';

const rules = { calendar: calendarOf([]), limits: limitsWith({}) };

test.each([
	[0, 0],
	[1, 1],
	[5, 1],
	[6, 2],
	[100, 20],
])('of %i completed, %i are to be revisited (a fifth, rounded up)', (completed, needed) => {
	expect(revisitsNeeded(completed, rules)).toBe(needed);
});

test.each([
	['2026-11-02', '2026-12-02'],
	['2026-11-06', '2026-12-07'],
	// Holidays of 2027 are not known yet: weekends only.
	['2026-12-02', '2027-01-01'],
	['2026-10-30', '2026-11-30'],
])('an item completed on %s is to be revisited by %s', (completed, limit) => {
	expect(revisitLimit(day(completed), rules)).toBe(limit);
});

describe('how far the rule is met', () => {
	const completed = day('2026-11-02');
	test.each<[string, (string | null)[], { needed: number; made: number; missing: number }]>([
		['nothing completed', [], { needed: 0, made: 0, missing: 0 }],
		['none revisited', [null, null, null], { needed: 1, made: 0, missing: 1 }],
		['on the last day', ['2026-12-02', null], { needed: 1, made: 1, missing: 0 }],
		['a day too late', ['2026-12-03', null], { needed: 1, made: 0, missing: 1 }],
		['more than asked for', ['2026-11-03', '2026-11-03'], { needed: 1, made: 2, missing: 0 }],
	])('%s', (_name, revisits, duty) => {
		const finished = revisits.map((revisited) => ({
			completed,
			revisited: revisited === null ? null : day(revisited),
		}));
		expect(revisitDuty(finished, rules)).toEqual({ completed: revisits.length, ...duty });
	});

	test('made and missing cover what is needed', () => {
		const one = fc.record({
			completed: fc.nat({ max: 90 }).map((n) => addDays(completed, -n)),
			revisited: fc.option(fc.nat({ max: 90 }).map((n) => addDays(completed, n - 30))),
		});
		fc.assert(
			fc.property(fc.array(one), (finished) => {
				const { needed, made, missing } = revisitDuty(finished, rules);
				expect(made + missing).toBeGreaterThanOrEqual(needed);
				expect(missing === 0 || made + missing === needed).toBe(true);
			}),
		);
	});
});
