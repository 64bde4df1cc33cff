import { expect, test } from 'vitest';
import { emptyDesk, runAll } from './desk.ts';
import { cancel, clear, down, enter, openTerminal } from './terminal.ts';

test('progress without arguments asks which open item, and what was done', async () => {
	const desk = await emptyDesk();
	const asked = openTerminal(desk, 'progress');
	expect(await asked.ended).toBe(1);
	expect(asked.shown()).toContain('没有已交办、办理中的事项');
	await runAll(desk, [
		['unit', 'add', '县交通局'],
		['add', '河道清障', '--lead', '县交通局', '--deadline', '11月4日', '--today', '2026-10-12'],
		['add', '公路隐患整治', '--lead', '县交通局', '--deadline', '11月3日', '--today', '2026-10-12'],
		['dispatch', '1', '2', '--day', '10-13'],
	]);
	const round = openTerminal(desk, 'progress');
	await round.answer('哪件事项', `${down}${enter}`);
	await round.answer('进展情况', `护栏已到货${enter}`);
	expect(await round.ended).toBe(0);
	expect(round.shown()).toContain('已登记 2026-002“公路隐患整治”：护栏已到货');
});

test('meeting add without arguments asks for the title and the day', async () => {
	const desk = await emptyDesk();
	const round = openTerminal(desk, 'meeting', 'add');
	await round.answer('会议题目', `县政府第9次常务会议${enter}`);
	await round.answer('哪天开', `10-30${enter}`);
	expect(await round.ended).toBe(0);
	expect(round.shown()).toContain('县政府第9次常务会议”（常务会议，2026-10-30），议题0项');
});

test('what any command still lacks is asked for: words are typed, units and items chosen in their order', async () => {
	const desk = await emptyDesk();
	const unit = openTerminal(desk, 'unit', 'add');
	await unit.answer('还缺一项：单位全称', enter);
	await unit.answer('请写上', `县水利局${enter}`);
	expect(await unit.ended).toBe(0);
	await runAll(desk, [['unit', 'add', '县财政局']]);
	const item = openTerminal(desk, 'add', '--lead', '县水利局');
	await item.answer('还缺一项：事项名称', `-河道清障${enter}`);
	await item.answer('不要以“-”开头', `${clear}河道清障${enter}`);
	expect(await item.ended).toBe(0);
	const card = openTerminal(desk, 'show');
	await card.answer('还缺一项：事项编号', enter);
	expect(await card.ended).toBe(0);
	expect(card.shown()).toContain('2026-001  河道清障');
	const merged = openTerminal(desk, 'unit', 'merge');
	await merged.answer('还缺一项：原单位', enter);
	await merged.answer('还缺一项：承接单位', `${down}${enter}`);
	await merged.answer('写入台账？', `否${enter}`);
	expect(merged.shown()).toContain('县水利局 从2026-11-02起由 县财政局 承接');
	expect(await merged.ended).toBe(130);
});

test('Ctrl-C in the middle of such questions writes nothing', async () => {
	const desk = await emptyDesk();
	const before = (await desk.json('log')).items;
	const team = openTerminal(desk, 'team', 'add');
	await team.answer('还缺一项：名称', `督查一组${enter}`);
	await team.answer('还缺一项：组长', cancel);
	expect(await team.ended).toBe(130);
	expect(team.shown()).toContain('未写入任何数据');
	expect((await desk.json('log')).items).toEqual(before);
});
