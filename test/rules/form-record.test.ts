import { expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import { formRecord } from '../../src/rules/form-record.ts';

const form = (unit: string, due: string, returned: string | null) => ({
	unit,
	due: day(due),
	returned: returned === null ? null : day(returned),
});
const from = day('2026-10-01');
const closed = { day: day('2026-10-31'), open: false };
const nothing = { due: 0, units: 0, inTime: 0, late: [], missing: [] };

test('on the due day is in time, after it late, not by the line missing', () => {
	const forms = [
		form('甲', '2026-10-25', '2026-10-25'),
		form('乙', '2026-10-25', '2026-10-26'),
		form('丙', '2026-10-25', null),
		form('丁', '2026-10-25', '2026-11-01'),
		form('戊', '2026-10-31', '2026-10-31'),
	];
	expect(formRecord(forms, from, closed)).toEqual({ due: 5, units: 5, inTime: 2, late: ['乙'], missing: ['丙', '丁'] });
});

test.each([
	['before the span', '2026-09-30'],
	['after the line', '2026-11-05'],
])('what falls due %s is not counted', (_, due) => {
	expect(formRecord([form('甲', due, null)], from, closed)).toEqual(nothing);
});

test('at an open line what is due today still runs', () => {
	const today = { day: day('2026-10-25'), open: true };
	expect(formRecord([form('甲', '2026-10-25', null)], from, today)).toEqual(nothing);
	expect(formRecord([form('甲', '2026-10-24', null)], from, today).missing).toEqual(['甲']);
});

test('a quarter has several forms of one unit, which is named once', () => {
	const forms = ['2026-10-25', '2026-11-25', '2026-12-25'].map((due) => form('甲', due, null));
	expect(formRecord(forms, from, { day: day('2026-12-31'), open: false })).toEqual({
		due: 3,
		units: 1,
		inTime: 0,
		late: [],
		missing: ['甲'],
	});
});
