import { beforeAll, describe, expect, test } from 'vitest';
import { type Desk, emptyDesk, runAll } from './desk.ts';

const on = (day: string) => ['--today', day];

let start: Desk;

beforeAll(async () => {
	start = await emptyDesk();
	await runAll(start, [
		...['县住建局', '县交通局', '县水利局', '沙河镇'].map((name) => ['unit', 'add', name]),
		['add', '石板桥处置', '--lead', '县交通局', '--support', '沙河镇', ...on('2026-10-12')],
		['add', '管网改造', '--lead', '县住建局', '--deadline', '6月底前开工、12月底前完工', ...on('2026-04-01')],
		['dispatch', '1', ...on('2026-10-12')],
	]);
});

const deadlineOf = async (desk: Desk, number: string) => {
	const { item } = (await desk.json('show', number)) as unknown as { item: { deadline: { current: string } } };
	return item.deadline.current;
};

describe('a limit counted from receipt', () => {
	test('is not counted again from the first feedback of a support', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['receive', '1', '--day', '10-12'],
			['progress', '1', '已协助清障', '--unit', '沙河镇', '--day', '10-13'],
		]);
		expect(await deadlineOf(desk, '1')).toBe('2026-10-26');
	});

	test('is not counted from feedback dated before the dispatch', async () => {
		const desk = start.copy();
		await runAll(desk, [['progress', '1', '先期已排查', '--day', '09-01']]);
		expect(await deadlineOf(desk, '1')).toBe('2026-10-26');
	});

	test('is counted from the receipt of the lead that took over', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['assign', '1', '--lead', '县住建局', '--remove', '县交通局'],
			['receive', '1', '--unit', '县住建局', '--day', '10-13'],
		]);
		expect(await deadlineOf(desk, '1')).toBe('2026-10-27');
	});

	test('is not counted from the receipt of a lead that has left, when it is typed again', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['receive', '1', '--day', '10-13'],
			['assign', '1', '--lead', '县住建局', '--remove', '县交通局'],
			['edit', '1', '--deadline', '收到之日起10个工作日'],
		]);
		expect(await deadlineOf(desk, '1')).toBe('2026-10-26');
	});
});

describe('a deadline nobody stated', () => {
	test('follows the urgency', async () => {
		const desk = start.copy();
		await runAll(desk, [['edit', '1', '--urgency', '急件']]);
		expect(await deadlineOf(desk, '1')).toBe('2026-10-12');
	});

	test('follows the source', async () => {
		const desk = start.copy();
		await runAll(desk, [['edit', '1', '--source', '年度重点工作']]);
		expect(await deadlineOf(desk, '1')).toBe('2026-12-31');
	});

	test('of yearly work follows the year a draft is registered in', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['add', '年度要点', '--draft', '--source', '年度重点工作', ...on('2025-12-30')],
			['register', '草1', ...on('2026-01-05')],
		]);
		expect(await deadlineOf(desk, '2026-003')).toBe('2026-12-31');
	});

	test('stays where it was stated', async () => {
		const desk = start.copy();
		await runAll(desk, [['edit', '2', '--urgency', '急件']]);
		expect(await deadlineOf(desk, '2')).toBe('2026-12-31');
	});
});

describe('milestones', () => {
	test('go with the deadline they were written in', async () => {
		const desk = start.copy();
		expect((await desk.run('show', '2')).out).toContain('2026-06-30 开工');
		await runAll(desk, [['edit', '2', '--deadline', '9月底前']]);
		expect((await desk.run('show', '2')).out).not.toContain('开工');
		await runAll(desk, [['edit', '2', '--deadline', '7月底前开工、11月底前完工']]);
		expect((await desk.run('show', '2')).out).toContain('2026-07-31 开工');
	});
});

test('a whole kept from the public keeps its parts from the public', async () => {
	const desk = start.copy();
	await runAll(desk, [
		['split', '1', '--item', '限行@县交通局@11-03', '--item', '清障@沙河镇@11-10'],
		['edit', '1', '--publicity', '不公开'],
	]);
	const { items } = await desk.json('list', '--text', '2026-001-');
	expect(items.map((item) => item.publicity)).toEqual(['不公开', '不公开']);
});
