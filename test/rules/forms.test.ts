import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import { isEmptyTalk } from '../../src/rules/empty-words.ts';
import { formStanding, reportDay } from '../../src/rules/form-standing.ts';
import { type FormValues, mergeValues } from '../../src/rules/form-values.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { parsePeriod, periodKey } from '../../src/rules/period.ts';

test.each([
	['持续推进中', true],
	['正在推进', true],
	['目前正在有序推进中。', true],
	['无', true],
	['同上期', true],
	['按计划推进', true],
	['正在办理', true],
	['正在推进二标段招标', false],
	['完成清障', false],
	['已推进至三层', false],
	['无人机巡查完成', false],
])('“%s” is empty talk: %s', (text, isEmpty) => {
	expect(isEmptyTalk(text)).toBe(isEmpty);
});

describe('where a form stands', () => {
	const due = day('2026-11-25');
	test.each([
		['returned on the due day', day('2026-11-25'), day('2026-11-26'), '已收'],
		['returned the day after', day('2026-11-26'), day('2026-11-26'), '迟报'],
		['not returned on the due day', null, day('2026-11-25'), '未到期'],
		['not returned the day after', null, day('2026-11-26'), '未收'],
	])('%s', (_, returned, today, standing) => {
		expect(formStanding({ due, returned }, today)).toBe(standing);
	});
});

test.each([
	['2026-11', '2026-11-25'],
	['三季度', '2026-09-25'],
	['全年', '2026-12-25'],
	['2028-02', '2028-02-25'],
	['本周', '2026-11-06'],
])('forms of %s are due on %s', (word, due) => {
	expect(reportDay(parsePeriod(word, day('2026-11-02')), limitsWith({}))).toBe(due);
});

test.each(['本周', '本月', '上月', '三季度', '上半年', '下半年', '全年', '2024', '8.1-8.31', '12.25-1.5'])(
	'the key of %s means the same period on another day',
	(word) => {
		const period = parsePeriod(word, day('2026-11-02'));
		const again = parsePeriod(periodKey(period), day('2028-02-29'));
		expect([again.kind, again.from, again.to]).toEqual([period.kind, period.from, period.to]);
	},
);

const text = fc.option(fc.string({ minLength: 1 }));
const values: fc.Arbitrary<FormValues> = fc.record({
	text,
	percent: fc.option(fc.integer({ min: 0, max: 100 })),
	value: fc.option(fc.integer({ min: 0, max: 900 })),
	problems: text,
	next: text,
	help: text,
	claim: fc.boolean(),
});

describe('a row taken before comes again', () => {
	test('the same changes nothing, with blanks cleared or kept', () => {
		fc.assert(
			fc.property(values, fc.boolean(), (row, clear) => {
				expect(mergeValues(row, row, clear)).toEqual({ values: row, changed: [], blanked: [] });
			}),
		);
	});
	test('nothing that was said is lost unless blanks are to clear', () => {
		fc.assert(
			fc.property(values, values, (before, now) => {
				const kept = mergeValues(before, now, false).values;
				for (const field of ['text', 'percent', 'problems', 'next', 'help'] as const)
					expect(kept[field]).toBe(now[field] ?? before[field]);
				expect(mergeValues(before, now, true).values).toEqual(now);
			}),
		);
	});
});
