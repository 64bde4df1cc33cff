import { describe, expect, test } from 'vitest';
import { readLedger } from '../../src/reading/ledger-file.ts';
import { readVerdict } from '../../src/reading/message-row.ts';
import { day } from '../../src/rules/day.ts';
import { bookOf, drawSheet } from './drawn-sheet.ts';

const today = day('2026-11-02');
const itemsOf = (drawing: string) => readLedger(bookOf(drawSheet(drawing)), { today }).items;

test.each([
	['属实', '属实'],
	['是', '属实'],
	['基本属实', '部分属实'],
	['部分属实', '部分属实'],
	['不属实', '不属实'],
	['反映问题不实', '不属实'],
	['否', '不属实'],
	['已查清', '查清'],
	['待核查', null],
	[null, null],
])('是否属实 %s means %s', (words, verdict) => expect(readVerdict(words)).toBe(verdict));

describe('a list of citizens’ messages', () => {
	test('an order’s columns each come to their field', () => {
		const [item] = itemsOf(`
			流水号 | 工单来源 | 来电时间 | 是否紧急 | 来电人 | 来电号码 | 诉求内容 | 承办单位 | 办理时限 | 工单状态 | 是否属实 | 答复内容 | 答复时间
			'20261001 | 12345热线 | @2026-10-12 | 紧急 | 某先生 | '13800000001 | 井盖丢失，找13800000001 | 县城管局 | @2026-10-19 | 已办结 | 部分属实 | 已补装 | @2026-10-16
		`);
		expect(item).toMatchObject({
			title: '井盖丢失，找（号码略）',
			received: '2026-10-12',
			deadline: { date: '2026-10-19' },
			document: null,
			message: {
				source: '12345工单',
				order: '20261001',
				channel: '12345热线',
				asker: '某先生',
				phone: '13800000001',
				words: '井盖丢失，找13800000001',
				urgency: '急件',
				verdict: '部分属实',
				draft: null,
				reply: '已补装',
				replied: '2026-10-16',
			},
		});
	});

	test.each([
		['在办', '拟更换', { draft: '拟更换', reply: null }],
		['已办结', '已更换', { draft: null, reply: '已更换' }],
		['已回复', '已更换', { draft: null, reply: '已更换' }],
		['超期', '已更换', { draft: null, reply: '已更换' }],
		['', '已更换', { draft: null, reply: '已更换' }],
		['在办', '', { draft: null, reply: null }],
	])('status %s with the reply %s', (status, reply, told) => {
		const [item] = itemsOf(`
			工单号 | 诉求内容 | 承办单位 | 办理状态 | 回复内容
			A1 | 路灯不亮 | 县城管局 | ${status} | ${reply}
			A2 | 井盖丢失 | 县城管局 | 已办结 | 已补装
		`);
		expect(item?.message).toMatchObject(told);
	});

	test('without a reply of its own, a finished order’s result is the reply', () => {
		const items = itemsOf(`
			工单号 | 诉求内容 | 承办单位 | 办理状态 | 办理结果
			A1 | 路灯不亮 | 县城管局 | 已办结 | 已更换灯具
			A2 | 井盖丢失 | 县城管局 | 在办 | 已派人查看
		`);
		expect(items.map(({ message }) => message?.reply)).toEqual(['已更换灯具', null]);
	});

	test.each([
		['人民网领导留言板', '网民留言'],
		['县长信箱', '网民留言'],
		['12345热线', '12345工单'],
		['微信', '12345工单'],
	])('the channel %s is %s', (channel, source) => {
		const [item] = itemsOf(`
			工单号 | 渠道 | 诉求内容 | 承办单位 | 办理时限
			A1 | ${channel} | 路灯不亮 | 县城管局 | @2026-10-19
		`);
		expect(item?.message?.source).toBe(source);
	});

	test('another ledger has none of it', () => {
		const [item] = itemsOf(`
			序号 | 建议编号 | 建议标题 | 承办单位 | 办理时限 | 答复意见
			1 | 第12号 | 增设路灯 | 县城管局 | @2026-10-19 | 已增设
		`);
		expect(item).toMatchObject({ document: '第12号', message: null, progress: '已增设' });
	});
});
