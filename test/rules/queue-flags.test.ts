import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { day } from '../../src/rules/day.ts';
import type { Assignment, AssignmentStatus, Role } from '../../src/rules/item.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { flagsOf, type QueueFacts, type QueueKind, queueKinds, whyKept } from '../../src/rules/queue-flags.ts';
import { sampleItem } from './sample-item.ts';

const rules = { calendar: calendarOf([]), limits: limitsWith({}), yearly: [] };

const share = (status: AssignmentStatus, role: Role = '牵头'): Assignment => ({
	id: 1,
	unit: { id: 1, name: '县交通局', short: null, kind: '县直', sort: 10 },
	role,
	status,
	written: null,
	promised: null,
	receipted: status === '待签收' ? null : day('2026-10-12'),
	claimed: null,
	since: null,
	ended: null,
	sort: 0,
});

const facts = (some: Partial<QueueFacts> = {}): QueueFacts => ({
	what: '反馈',
	item: sampleItem({ due: '2026-11-30' }),
	share: share('办理中'),
	day: day('2026-10-20'),
	text: '主管已贯通',
	percent: 60,
	before: null,
	...some,
});

const dated = (percent: number | null, due = '2026-11-30') => sampleItem({ due, percent });

const twoLeads = (percent: number | null) =>
	sampleItem({
		due: '2026-11-30',
		percent,
		assignments: [share('办理中'), { ...share('办理中'), id: 99, unit: { ...share('办理中').unit, id: 99 } }],
	});

describe('what is pointed out of feedback', () => {
	test.each<[string, Partial<QueueFacts>, string[]]>([
		['nothing', {}, []],
		['a percent below the last', { item: dated(65) }, ['比例由65%降为60%']],
		['the same percent', { item: dated(60) }, []],
		['a percent below that of another lead', { item: twoLeads(65) }, []],
		[
			'a lead of two below its own last',
			{ item: twoLeads(null), before: { text: '已开工', percent: 70 } },
			['比例由70%降为60%'],
		],
		['a support below the lead', { item: dated(65), share: share('办理中', '配合') }, []],
		['no percent from a lead', { percent: null }, ['没写比例']],
		['no percent from a support', { percent: null, share: share('办理中', '配合') }, []],
		['100 percent and no claim', { percent: 100 }, ['报了100%未报结']],
		['100 percent after the claim', { percent: 100, share: share('已报结') }, []],
		['the same words', { before: { text: '主管 已贯通！', percent: 60 } }, ['与上次雷同']],
		['the same words, the percent moved', { before: { text: '主管已贯通', percent: 40 } }, []],
		['other words', { before: { text: '正在开挖沟槽', percent: 60 } }, []],
		['a unit that never receipted', { share: share('待签收') }, ['没有签收记录']],
		['exactly ten points behind', { item: dated(null, '2026-10-30'), percent: 40 }, []],
		['more than ten points behind', { item: dated(null, '2026-10-30'), percent: 39 }, ['落后序时11个百分点']],
		['the day it is due', { item: dated(null, '2026-10-20'), percent: 95 }, []],
		['the day after it was due', { item: dated(null, '2026-10-19'), percent: 95 }, ['已逾期']],
	])('%s', (_name, some, expected) => {
		expect(flagsOf(facts(some), rules)).toEqual(expected);
		expect(flagsOf(facts({ ...some, what: '待把关' }), rules)).toEqual(expected);
	});
});

describe('what is pointed out of a claim', () => {
	test.each<[string, Partial<QueueFacts>, string[]]>([
		['nothing', { item: dated(100) }, []],
		['no percent was ever reported', { item: dated(null) }, []],
		['a percent short of 100', { item: dated(99.9) }, ['完成比例只有99.9%']],
		['no result', { text: null }, ['没写办理结果']],
		['on its day', { day: day('2026-11-30') }, []],
		['a day late', { day: day('2026-12-01') }, ['逾期报结']],
		['without a day', { item: sampleItem({ due: null }), day: day('2026-12-01') }, []],
	])('%s', (_name, some, expected) => {
		expect(flagsOf(facts({ ...some, what: '报结' }), rules)).toEqual(expected);
	});
});

describe('what is passed unseen', () => {
	test.each<[QueueKind, string | null]>([
		['待把关', '还没有把关'],
		['反馈', null],
		['报结', null],
		['待阅示', '等领导批示'],
		['延期', '要批准人定'],
		['说明', '要批准人定'],
		['问题', '要研判'],
	])('%s: %s', (what, why) => {
		expect(whyKept(what, [])).toBe(why);
	});

	test('nothing that is flagged, whatever it is', () => {
		for (const what of queueKinds) expect(whyKept(what, ['没写比例'])).not.toBeNull();
		expect(whyKept('反馈', ['没写比例', '已逾期'])).toBe('没写比例、已逾期');
	});
});
