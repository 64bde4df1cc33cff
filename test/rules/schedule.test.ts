import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/rules/day.ts';
import type { Item } from '../../src/rules/item.ts';
import { pointsBehind, refuseFallingPercent, scheduledPercent, writeStanding } from '../../src/rules/schedule.ts';
import { sampleItem } from './sample-item.ts';

const yearly = ['重点项目'];
const hundredDays = { dispatched: day('2026-03-01'), due: '2026-06-09' };
const milestones = [
	{ title: '开工', day: day('2026-06-30'), percent: 40 },
	{ title: '完工', day: day('2026-12-31'), percent: 100 },
];
const staged = sampleItem({ source: '重点项目', due: '2026-12-31', milestones });

describe('scheduledPercent', () => {
	test.each<[string, Item, string, number | null]>([
		['the day of dispatch', sampleItem(hundredDays), '2026-03-01', 0],
		['half way', sampleItem(hundredDays), '2026-04-20', 50],
		['a third of the way, one decimal', sampleItem(hundredDays), '2026-04-03', 33],
		['the deadline', sampleItem(hundredDays), '2026-06-09', 100],
		['the eve of the deadline', sampleItem(hundredDays), '2026-06-08', 99],
		['on a leap day', sampleItem({ year: 2024, source: '重点项目', due: '2024-12-31' }), '2024-02-29', 16.2],
		['the last day of the year', sampleItem({ source: '重点项目', due: '2026-12-31' }), '2026-12-31', 100],
		['dispatched and due on one day', sampleItem({ due: '2026-10-10' }), '2026-10-10', 100],
		['after the deadline', sampleItem(hundredDays), '2026-11-02', 100],
		['before dispatch', sampleItem(hundredDays), '2026-02-01', 0],
		['yearly work from January', sampleItem({ source: '重点项目', due: '2026-12-31' }), '2026-07-02', 50],
		['not dispatched', sampleItem({ dispatched: null }), '2026-10-20', null],
		['no deadline', sampleItem({ due: null }), '2026-10-20', null],
		['on a milestone', staged, '2026-06-30', 40],
		['on the way to the first', staged, '2026-04-01', 20],
		['on the way to the last', staged, '2026-09-30', 70],
		[
			'a stage on the day of the deadline asks for no more than it says',
			sampleItem({ ...hundredDays, milestones: [{ title: '贯通', day: day('2026-06-09'), percent: 90 }] }),
			'2026-06-09',
			90,
		],
		['on the last', staged, '2026-12-31', 100],
		[
			'milestones without a deadline',
			sampleItem({ due: null, dispatched: day('2026-01-01'), milestones }),
			'2026-06-30',
			40,
		],
		[
			'before the first milestone of an item not dispatched',
			sampleItem({ dispatched: null, milestones }),
			'2026-05-01',
			0,
		],
		[
			'a deadline after the last milestone brings it to 100',
			sampleItem({ due: '2026-12-31', milestones: milestones.slice(0, 1) }),
			'2026-12-31',
			100,
		],
	])('%s', (_name, item, on, expected) => {
		expect(scheduledPercent(item, day(on), yearly)).toBe(expected);
	});

	test('never falls and stays between 0 and 100', () => {
		const days = fc.integer({ min: 0, max: 500 }).map((n) => addDays(day('2025-12-01'), n));
		fc.assert(
			fc.property(days, fc.nat(200), fc.constantFrom(staged, sampleItem(hundredDays)), (on, later, item) => {
				const first = scheduledPercent(item, on, yearly)!;
				const second = scheduledPercent(item, addDays(on, later), yearly)!;
				expect(first).toBeGreaterThanOrEqual(0);
				expect(second).toBeLessThanOrEqual(100);
				expect(first).toBeLessThanOrEqual(second);
			}),
		);
	});
});

test.each<[string, number | null, number | null]>([
	['behind', 20, 30],
	['ahead', 62.5, -12.5],
	['as scheduled', 50, 0],
	['nothing reported', null, null],
])('pointsBehind: %s', (_name, percent, expected) => {
	expect(pointsBehind(sampleItem({ ...hundredDays, percent }), day('2026-04-20'), yearly)).toBe(expected);
});

describe('refuseFallingPercent', () => {
	const at = (title: string, on: string, percent: number) => ({ title, day: day(on), percent });

	test.each<[string, ReturnType<typeof at>[], string | null]>([
		['none', [], null],
		['rising', [at('招标', '2026-06-30', 40), at('完工', '2026-12-31', 100)], null],
		['rising, written the other way round', [at('完工', '2026-12-31', 100), at('招标', '2026-06-30', 40)], null],
		['level: nothing is built in winter', [at('封顶', '2026-11-30', 80), at('复工', '2027-03-01', 80)], null],
		['two on one day', [at('完工', '2026-12-31', 100), at('贯通', '2026-12-31', 90)], null],
		[
			'falling',
			[at('招标', '2026-06-30', 40), at('开挖', '2026-09-30', 30)],
			'节点“开挖”2026-09-30只到30%，比它早的“招标”已到40%',
		],
	])('%s', (_name, milestones, refusal) => {
		const refused = () => refuseFallingPercent(milestones);
		if (refusal === null) expect(refused).not.toThrow();
		else expect(refused).toThrow(refusal);
	});
});

test.each<[behind: number, whole: boolean, words: string]>([
	[45.2, true, '落后45个百分点'],
	[10.4, false, '落后10.4个百分点'],
	[-5, true, '超序时5个百分点'],
	[-0.4, true, '达序时'],
	[0, false, '达序时'],
])('%d behind, whole %s: %s', (behind, whole, words) => expect(writeStanding(behind, whole)).toBe(words));
