import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { day } from '../../src/rules/day.ts';
import {
	type Check,
	checkInspection,
	clashesOf,
	type InspectionKind,
	inspectionKinds,
	owedOf,
	writeMembers,
} from '../../src/rules/inspection.ts';
import { limitsWith } from '../../src/rules/limits.ts';

describe('what an inspection cannot be without', () => {
	test.each<[InspectionKind, Parameters<typeof checkInspection>[1], string]>([
		['暗访', {}, '暗访要写谁授权的'],
		['暗访', { authorisedBy: null }, '暗访要写谁授权的'],
		['联合督查', {}, '联合督查要写哪些方面的人参加'],
		['联合督查', { members: '罗建平、何小川' }, '联合督查要写明参加的人是哪个方面的'],
		['个别访谈', { record: '交接班有记录' }, '个别访谈要写访谈了谁'],
	])('%s with %j is refused', (kind, told, message) => {
		expect(() => checkInspection(kind, told)).toThrow(message);
	});

	test.each<[InspectionKind, Parameters<typeof checkInspection>[1]]>([
		['现场督查', {}],
		['听取汇报', {}],
		['明查', {}],
		['督查调研', {}],
		['暗访', { authorisedBy: '方振国' }],
		['联合督查', { members: '县人大：罗建平；林晓' }],
		['个别访谈', { interviews: '值班干部2人' }],
	])('%s with %j is taken', (kind, told) => {
		expect(() => checkInspection(kind, told)).not.toThrow();
	});
});

test('a 督查调研 owes its product, every other kind its record', () => {
	const owed = inspectionKinds.map((kind) => owedOf(kind, {})[0]);
	expect(owed).toEqual(inspectionKinds.map((kind) => (kind === '督查调研' ? '调研成果' : '督查记录')));
	expect(owedOf('督查调研', { product: '报告' })).toEqual([]);
	expect(owedOf('明查', { record: '在岗' })).toEqual([]);
});

test.each([
	['县人大=罗建平、赵敏；媒体：县融媒体中心', '县人大：罗建平、赵敏；媒体：县融媒体中心'],
	['县政协＝何小川 赵敏;林晓', '县政协：何小川、赵敏；林晓'],
	['；；', ''],
])('members %s are kept as %s', (typed, kept) => {
	expect(writeMembers(typed)).toBe(kept);
	expect(writeMembers(kept)).toBe(kept);
});

describe('inspections that meet', () => {
	const calendar = calendarOf([]);
	const limit = limitsWith({}).clash;
	const check = (on: string, units: number[], items: string[] = [], id = 1): Check => ({
		id,
		day: day(on),
		units,
		items,
	});
	const meets = (a: Check, b: Check, within = limit) => clashesOf(a, [b], within, calendar).length === 1;

	test.each<[name: string, first: string, second: string, meet: boolean]>([
		['the same day', '2026-11-02', '2026-11-02', true],
		['fifteen days after, a Tuesday', '2026-11-02', '2026-11-17', true],
		['sixteen days after', '2026-11-02', '2026-11-18', false],
		['the fifteenth day a Sunday: the Monday still counts', '2026-11-07', '2026-11-23', true],
		['the Tuesday after that Sunday', '2026-11-07', '2026-11-24', false],
		['over the end of the year', '2026-12-25', '2027-01-08', true],
		['over a leap day', '2028-02-20', '2028-03-06', true],
		['a year apart', '2025-11-02', '2026-11-02', false],
	])('%s', (_name, first, second, meet) => {
		const [a, b] = [check(first, [3]), check(second, [3], [], 2)];
		expect([meets(a, b), meets(b, a)]).toEqual([meet, meet]);
	});

	test('the same item at another unit meets; another unit and another item do not', () => {
		expect(meets(check('2026-11-02', [1], ['2026-009']), check('2026-11-03', [2], ['2026-009']))).toBe(true);
		expect(meets(check('2026-11-02', [1], ['2026-009']), check('2026-11-03', [2], ['2026-008']))).toBe(false);
	});

	test.each<[name: string, one: string, other: string, meet: boolean]>([
		['a part of what was inspected whole', '2026-009-1', '2026-009', true],
		['a part of a part', '2026-009-1-2', '2026-009', true],
		['another part', '2026-009-1', '2026-009-2', false],
		['the tenth part is not the first', '2026-009-1', '2026-009-10', false],
	])('%s', (_name, one, other, meet) => {
		const [a, b] = [check('2026-11-02', [1], [one]), check('2026-11-03', [2], [other], 2)];
		expect([meets(a, b), meets(b, a)]).toEqual([meet, meet]);
	});

	test('a limit of nothing leaves only the same day', () => {
		const none = limitsWith({ clash: '0日' }).clash;
		expect(meets(check('2026-11-02', [1]), check('2026-11-02', [1]), none)).toBe(true);
		expect(meets(check('2026-11-02', [1]), check('2026-11-03', [1]), none)).toBe(false);
	});
});
