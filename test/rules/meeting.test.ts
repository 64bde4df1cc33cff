import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statuses } from '../../src/rules/item.ts';
import { countDecisions, kindOfTitle, sumDecisions } from '../../src/rules/meeting.ts';

test.each([
	['第四季度督查工作联席会议', '联席会议'],
	['重点项目现场推进会', '现场推进会'],
	['县政府第9次常务会议', '常务会议'],
	['县委常委会2026年第12次会议', '常委会会议'],
	['石板桥处置专题会议', '专题会议'],
	['城建重点工程调度会', '调度会'],
	['务虚会', '其他'],
	['重点项目现场推进联席会议', '联席会议'],
])('%s is a %s', (title, kind) => {
	expect(kindOfTitle(title)).toBe(kind);
});

test('points, decisions and what became of them are counted apart', () => {
	const points = [
		{ decision: null, became: null },
		{ decision: '原则同意', became: null },
		{ decision: '立项', became: { status: '办理中' } },
		{ decision: '立项', became: { status: '已销号' } },
		{ decision: '立项', became: { status: '撤销' } },
		{ decision: '立项', became: { status: '中止' } },
	] as const;
	expect(countDecisions(points)).toEqual({ points: 6, decided: 5, became: 4, finished: 1, running: 2 });
	expect(countDecisions([])).toEqual({ points: 0, decided: 0, became: 0, finished: 0, running: 0 });
});

test('the counts of meetings add up to the counts of all their points', () => {
	const became = fc.option(fc.record({ status: fc.constantFrom(...statuses) }), { nil: null });
	const point = became.map((item) => ({ decision: item === null ? null : '立项', became: item }));
	fc.assert(
		fc.property(fc.array(fc.array(point)), (meetings) => {
			const all = countDecisions(meetings.flat());
			expect(sumDecisions(meetings.map(countDecisions))).toEqual(all);
			expect(all.finished + all.running).toBeLessThanOrEqual(all.became);
			expect(all.became).toBeLessThanOrEqual(all.decided);
		}),
	);
});
