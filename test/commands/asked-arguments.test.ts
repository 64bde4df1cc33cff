import { expect, test } from 'vitest';
import { emptyDesk, runAll } from './desk.ts';
import { down, enter, openTerminal } from './terminal.ts';

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
