import { beforeAll, describe, expect, test } from 'vitest';
import { type Desk, emptyDesk, runAll } from './desk.ts';

const on = (day: string) => ['--today', day];

let start: Desk;

beforeAll(async () => {
	start = await emptyDesk();
	await runAll(start, [
		...['县住建局', '县交通局', '县水利局', '沙河镇'].map((name) => ['unit', 'add', name]),
		[
			'add',
			'老城区雨污分流改造',
			'--lead',
			'县住建局',
			'--support',
			'沙河镇',
			'--deadline',
			'11-20',
			...on('2026-10-12'),
		],
		['add', '农村公路养护', '--lead', '县交通局、县水利局', '--deadline', '11-20', ...on('2026-10-12')],
		['add', '石板桥处置', '--lead', '县交通局', '--instructed-by', '周明远', ...on('2026-10-12')],
		['dispatch', '1', '2', '3', ...on('2026-10-12')],
	]);
});

const queueOf = async (desk: Desk) => (await desk.json('review')).items.map((row) => row.number);
const itemOf = async (desk: Desk, number: string) =>
	(await desk.json('show', number)) as unknown as { item: Record<string, unknown>; history: { what: string }[] };

describe('a support that claims after the item is done', () => {
	const done = async () => {
		const desk = start.copy();
		await runAll(desk, [
			['claim', '1', '--day', '10-20'],
			['review', '1', '--pass'],
		]);
		return desk;
	};

	test('waits in the queue until it is passed', async () => {
		const desk = await done();
		await runAll(desk, [['claim', '1', '--unit', '沙河镇', '--text', '清障已完成']]);
		expect(await queueOf(desk)).toEqual(['2026-001']);
		await runAll(desk, [['review', '1', '--pass']]);
		expect(await queueOf(desk)).toEqual([]);
		expect((await itemOf(desk, '1')).item).toMatchObject({ status: '已办结', claimed: '2026-10-20' });
		expect((await desk.run('show', '1')).out).toContain('沙河镇（已办结）');
	});

	test('can be returned; the item stays done', async () => {
		const desk = await done();
		await runAll(desk, [
			['claim', '1', '--unit', '沙河镇'],
			['review', '1', '--return', '未附资料'],
		]);
		expect(await queueOf(desk)).toEqual([]);
		expect((await itemOf(desk, '1')).item).toMatchObject({ status: '已办结', claimed: '2026-10-20', percent: 100 });
		expect((await desk.run('show', '1')).out).toContain('沙河镇（办理中）');
	});

	test('is ended without a claim where the warning says how', async () => {
		const desk = await done();
		await runAll(desk, [['review', '1', '--pass', '--with-supports']]);
		expect((await desk.run('show', '1')).out).toContain('沙河镇（已办结）');
		expect((await desk.run('review', '1', '--pass')).code).toBe(1);
	});
});

describe('a return', () => {
	test('is one return however many leads had claimed', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['claim', '2', '--unit', '县交通局', '--day', '10-20'],
			['claim', '2', '--unit', '县水利局', '--day', '10-22'],
		]);
		expect((await desk.run('review', '2', '--return', '未验收')).out).toContain('第1次退回');
		expect((await itemOf(desk, '2')).item).toMatchObject({ status: '办理中', claimed: null });
	});

	test('leaves the claim of a support as it is', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['claim', '1', '--unit', '沙河镇', '--day', '10-16'],
			['claim', '1', '--day', '10-20'],
			['review', '1', '--return', '未验收'],
		]);
		expect((await desk.run('show', '1')).out).toContain('沙河镇（已报结）');
		await runAll(desk, [
			['claim', '1', '--day', '10-28'],
			['review', '1', '--pass'],
		]);
		expect((await desk.run('show', '1')).out).toContain('沙河镇（已办结）');
	});

	test('from before the leader counts, and the claim no longer stands as passed', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['claim', '3', '--day', '10-20'],
			['review', '3', '--pass'],
		]);
		expect((await desk.run('review', '3', '--return', '领导要求补充')).out).toContain('第1次退回');
		expect((await itemOf(desk, '3')).item).toMatchObject({ status: '办理中', claimed: null });
	});
});

describe('units that come and go', () => {
	test('when the lead still waited for leaves, the claims made are up for review', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['claim', '2', '--unit', '县交通局', '--day', '10-20'],
			['assign', '2', '--remove', '县水利局'],
		]);
		expect((await itemOf(desk, '2')).item).toMatchObject({ status: '待审核', claimed: '2026-10-20' });
		await runAll(desk, [['review', '2', '--pass']]);
	});

	test('a lead taken on after the others claimed is waited for', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['claim', '1', '--day', '10-20'],
			['assign', '1', '--lead', '县水利局'],
		]);
		expect((await itemOf(desk, '1')).item).toMatchObject({ status: '办理中', claimed: null });
		await runAll(desk, [['claim', '1', '--unit', '县水利局', '--day', '10-22']]);
		expect((await itemOf(desk, '1')).item).toMatchObject({ status: '待审核', claimed: '2026-10-22' });
	});

	test('a support made lead keeps its receipt', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['receive', '1', '--unit', '沙河镇', '--day', '10-13', '--promised', '11-10'],
			['assign', '1', '--lead', '沙河镇'],
		]);
		const { out } = await desk.run('show', '1');
		expect(out).toMatch(/牵头 .*县住建局（待签收）\n.*沙河镇（办理中）/);
		expect(out).not.toContain('配合');
	});

	test('a unit named as lead and support is asked back', async () => {
		const desk = start.copy();
		expect(await desk.run('assign', '3', '--lead', '沙河镇', '--support', '沙河镇')).toMatchObject({
			code: 2,
			err: expect.stringContaining('沙河镇 写了两种去向'),
		});
	});
});
