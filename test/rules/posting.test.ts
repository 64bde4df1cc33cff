import { describe, expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import { closingLine } from '../../src/rules/figures.ts';
import type { Item } from '../../src/rules/item.ts';
import { publicDue, publicState, unfitForPublic } from '../../src/rules/posting.ts';
import { itemWith } from '../papers/model-ledger.ts';

const today = closingLine(day('2026-11-02'), day('2026-11-02'));

test.each<[string, Parameters<typeof itemWith>[0], string[], string | null]>([
	['a public item at work', {}, [], null],
	['不公开', { publicity: '不公开' }, [], '是不公开的事项'],
	['a draft', { status: '拟立项' }, [], '还没有立项'],
	['cancelled', { status: '撤销' }, [], '已经撤销'],
	['merged', { status: '并入' }, [], '已经并入'],
	['struck off stays public', { status: '已销号' }, [], null],
	['a parent', { children: 2 }, [], '已分解为2件'],
	[
		'the title is the 批示',
		{ title: '请交通局立即采取限行措施。' },
		['请交通局立即采取限行措施'],
		'标题就是批示原文，批示不公示',
	],
	[
		'the title holds the 批示',
		{ title: '关于“请交通局立即采取限行措施”的落实' },
		['请交通局，立即采取限行措施！'],
		'标题就是批示原文，批示不公示',
	],
	[
		'the title is cut from the 批示',
		{ title: '立即采取限行措施' },
		['请交通局会同沙河镇立即采取限行措施，结果报我。'],
		'标题就是批示原文，批示不公示',
	],
	['short words of a 批示 are in many titles', { title: '请阅示的报告' }, ['请阅'], null],
	['a landline', { title: '石板桥限行，咨询0000-6620031' }, [], '标题里有电话号码'],
	['a mobile', { title: '联系13800000000' }, [], '标题里有电话号码'],
	['a long number that is none', { title: '工单202611020000123456' }, [], null],
])('%s', (_name, changes, words, expected) => {
	expect(unfitForPublic(itemWith(changes), words)?.why ?? null).toBe(expected);
});

describe('what the public reads of an item on 2 November', () => {
	test.each<[string, Item, string]>([
		['due today', itemWith({ due: day('2026-11-02') }), '正在办理'],
		['due yesterday', itemWith({ due: day('2026-11-01') }), '逾期未办结'],
		['suspended', itemWith({ due: day('2026-11-01'), status: '中止' }), '中止办理'],
		['done', itemWith({ status: '已办结', completed: day('2026-11-01') }), '已办结，待销号'],
		[
			'struck off',
			itemWith({ status: '已销号', completed: day('2026-10-01'), struck: day('2026-10-30') }),
			'已销号（2026年10月30日）',
		],
	])('%s', (_name, item, expected) => {
		expect(publicState(item, today)).toBe(expected);
	});

	test.each<[string, Item, string]>([
		['a day', itemWith({ due: day('2026-12-31') }), '2026年12月31日'],
		['without a day', itemWith({ due: null }), '未定'],
		['words nobody could read are not passed on', itemWith({ due: null, unreadable: true }), '未定'],
	])('its deadline: %s', (_name, item, expected) => {
		expect(publicDue(item)).toBe(expected);
	});
});
