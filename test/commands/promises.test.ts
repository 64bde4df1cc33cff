import { beforeAll, describe, expect, test } from 'vitest';
import { type Desk, emptyDesk, runAll } from './desk.ts';

let start: Desk;

beforeAll(async () => {
	start = await emptyDesk();
	await runAll(start, [
		['unit', 'add', '县水利局'],
		['add', '河道清障', '--lead', '县水利局', '--deadline', '10-23', '--received', '10-12'],
		['dispatch', '1', '--day', '10-12'],
		['receive', '1', '--day', '10-13', '--promised', '10-20'],
	]);
});

const morningOf = async (desk: Desk, day: string) =>
	((await desk.json('today', '--today', day)) as unknown as { promises: { promised: string; standing: string }[] })
		.promises;

describe('a broken promise is told of every morning', () => {
	test('on the day, the day after, and weeks after', async () => {
		const told = async (day: string) => (await morningOf(start, day)).map((p) => `${p.promised} ${p.standing}`);
		expect(await told('2026-10-19')).toEqual([]);
		expect(await told('2026-10-20')).toEqual(['2026-10-20 今天']);
		expect(await told('2026-10-21')).toEqual(['2026-10-20 已过']);
		expect(await told('2026-11-13')).toEqual(['2026-10-20 已过']);
	});

	test('until it is renewed, on the telephone or by a slip', async () => {
		const called = start.copy();
		await runAll(called, [['urge', '1', '--promised', '11-10']]);
		expect(await morningOf(called, '2026-11-03')).toEqual([]);
		const slip = called.copy();
		await runAll(slip, [['receive', '1', '--promised', '11-20', '--today', '2026-11-12']]);
		expect(await morningOf(called, '2026-11-12')).toMatchObject([{ promised: '2026-11-10' }]);
		expect(await morningOf(slip, '2026-11-12')).toEqual([]);
	});

	test('until the unit has claimed', async () => {
		const desk = start.copy();
		await runAll(desk, [['claim', '1']]);
		expect(await morningOf(desk, '2026-11-13')).toEqual([]);
	});
});

test('a slip completed later keeps the day of its receipt and is told of on its own day', async () => {
	const desk = start.copy();
	await runAll(desk, [['receive', '1', '--handler', '何小川']]);
	const { history } = (await desk.json('show', '1')) as unknown as { history: { day: string; text: string }[] };
	expect(history.at(-1)).toMatchObject({ day: '2026-11-02', text: '何小川补登回执' });
	const { items } = await desk.json('overdue', '--office', '10月');
	expect(items).toContainEqual(expect.objectContaining({ what: '催签收', kept: 1 }));
});

test('a slip that promises a day before it is refused', async () => {
	const desk = start.copy();
	const { code, err } = await desk.run('receive', '1', '--promised', '11-01');
	expect([code, err]).toEqual([1, expect.stringContaining('承诺的2026年11月1日早于答复的2026年11月2日')]);
});
