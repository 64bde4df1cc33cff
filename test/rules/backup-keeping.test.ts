import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptBackups } from '../../src/rules/backup-keeping.ts';
import { addDays, day } from '../../src/rules/day.ts';

const made = (...days: string[]) => days.map((written, seq) => ({ day: day(written), seq }));
const daysOf = (backups: { day: string }[]) => backups.map((backup) => backup.day);

describe('the automatic backups that stay', () => {
	test.each([
		['none of none', [], []],
		['all of the newest day', ['2026-11-02', '2026-11-02'], ['2026-11-02', '2026-11-02']],
		['of an earlier day the newest', ['2026-11-01', '2026-11-01', '2026-11-02'], ['2026-11-02', '2026-11-01']],
	])('%s', (_, days, kept) => {
		expect(daysOf(keptBackups(made(...days)))).toEqual(kept);
	});

	test('one a day for two years leaves 7 days, 8 weeks and 12 months', () => {
		const daily = Array.from({ length: 730 }, (_, n) => ({ day: addDays(day('2025-01-01'), n), seq: n }));
		// 2026-12-31 is a Thursday: its week and month are kept by the day itself.
		expect(daysOf(keptBackups(daily))).toEqual([
			...['12-31', '12-30', '12-29', '12-28', '12-27', '12-26', '12-25'].map((d) => `2026-${d}`),
			...['12-20', '12-13', '12-06', '11-30', '11-29', '11-22', '11-15', '10-31'].map((d) => `2026-${d}`),
			...['09-30', '08-31', '07-31', '06-30', '05-31', '04-30', '03-31', '02-28', '01-31'].map((d) => `2026-${d}`),
		]);
	});

	test('the newest always stays, never more than 27 beside its own day, and what stays once is not thinned again', () => {
		const some = fc.array(
			fc.record({ day: fc.integer({ min: 0, max: 900 }).map((n) => addDays(day('2024-06-01'), n)), seq: fc.nat(9999) }),
			{ minLength: 1, maxLength: 60 },
		);
		fc.assert(
			fc.property(some, (backups) => {
				const kept = keptBackups(backups);
				const newest = backups
					.map((b) => b.day)
					.sort()
					.at(-1);
				expect(kept[0]?.day).toBe(newest);
				expect(kept.filter((b) => b.day !== newest).length).toBeLessThanOrEqual(26);
				expect(keptBackups(kept)).toEqual(kept);
			}),
		);
	});
});
