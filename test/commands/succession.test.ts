import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../src/sheets/read.ts';
import { type Desk, emptyDesk, runAll } from './desk.ts';
import { enter, openTerminal } from './terminal.ts';

const then = ['--today', '2026-09-01'];

/** Two offices that will be one, a third that stays, and an item they share. */
async function openDesk(...lines: string[][]): Promise<Desk> {
	const desk = await emptyDesk();
	await runAll(desk, [
		...['县旅游局', '县文旅局', '县公安局'].map((name) => ['unit', 'add', name]),
		['add', '民宿消防整治', '--lead', '县旅游局', '--support', '县文旅局', '--deadline', '10-20', ...then],
		['dispatch', '1', ...then],
		...lines,
	]);
	return desk;
}

const sharesOf = async (desk: Desk) => {
	const { item } = (await desk.json('show', '1')) as unknown as {
		item: { lead: string[]; support: string[]; status: string };
	};
	return item;
};

/** The text of each row of a sheet in an exported workbook. */
async function rowsOf(desk: Desk, file: string): Promise<string[]> {
	const { grids } = await readWorkbook(join(desk.folder, file), new AbortController().signal);
	return grids.map((grid) => JSON.stringify(grid));
}

test('a unit released in November still stands in October’s circular, summary, register and overdue list', async () => {
	const desk = await openDesk(['assign', '1', '--lead', '县公安局', '--remove', '县旅游局']);
	expect((await sharesOf(desk)).lead).toEqual(['县公安局']);
	await runAll(desk, [
		['export', '台账', '逾期清单', '汇总表', '10月', '--output', '十月.xlsx'],
		['export', '台账', '逾期清单', '汇总表', '--output', '今天.xlsx'],
	]);
	for (const sheet of await rowsOf(desk, '十月.xlsx')) {
		expect(sheet).toContain('县旅游局');
		expect(sheet).not.toContain('县公安局');
	}
	for (const sheet of await rowsOf(desk, '今天.xlsx')) {
		expect(sheet).toContain('县公安局');
		expect(sheet).not.toContain('县旅游局');
	}
	const { out } = await desk.run('circular', '10月', '--format', 'md');
	expect(out).toContain('县旅游局牵头的2026-001号事项');
	expect(out).not.toContain('县公安局');
});

test('a filter by unit at a closed line means who held it then', async () => {
	const desk = await openDesk(['unit', 'merge', '县旅游局', '--into', '县文化和旅游局', '--create', '--day', '11-01']);
	const count = async (unit: string) => {
		const { items } = await desk.json('circular', '10月', '--unit', unit, '--explain');
		return (items[0] as { count: number }).count;
	};
	expect(await count('县旅游局')).toBe(1);
	// It came into being later and took over what the other had.
	expect(await count('县文化和旅游局')).toBe(1);
	const { code, err } = await desk.run('circular', '10月', '--unit', '县公安局');
	expect([code, err.split('\n')[0]]).toEqual([1, '错误：截至10月31日没有可以通报的督查事项']);
});

test('a claim that waits for review passes to the successor and can be passed, and returned', async () => {
	const desk = await openDesk(
		['claim', '1', '--day', '10-18'],
		['unit', 'merge', '县旅游局', '--into', '县公安局', '--day', '11-01'],
	);
	const other = desk.copy();
	expect(await sharesOf(desk)).toMatchObject({ status: '待审核', lead: ['县公安局'] });
	await runAll(desk, [['review', '1', '--pass']]);
	expect(await sharesOf(desk)).toMatchObject({ status: '已办结', completed: '2026-11-02', claimed: '2026-10-18' });
	await runAll(other, [
		['review', '1', '--return', '照片不清'],
		['claim', '1'],
	]);
	expect(await sharesOf(other)).toMatchObject({ status: '待审核', claimed: '2026-11-02' });
});

test('where both leads become one the item waits for what is not done yet', async () => {
	const desk = await openDesk(
		['assign', '1', '--lead', '县公安局', ...then],
		['claim', '1', '--unit', '县公安局', '--day', '10-18'],
		['unit', 'merge', '县旅游局', '--into', '县公安局'],
	);
	expect(await sharesOf(desk)).toMatchObject({ status: '办理中', lead: ['县公安局'], support: ['县文旅局'] });
	await runAll(desk, [['claim', '1']]);
	expect(await sharesOf(desk)).toMatchObject({ status: '待审核' });
});

test('the support that takes over a lead leads, and did not before', async () => {
	const desk = await openDesk(['unit', 'merge', '县旅游局', '--into', '县文旅局', '--day', '11-01']);
	expect(await sharesOf(desk)).toMatchObject({ lead: ['县文旅局'], support: [] });
	await runAll(desk, [['export', '台账', '10月', '--output', '十月.xlsx']]);
	const [register = ''] = await rowsOf(desk, '十月.xlsx');
	expect(register.indexOf('县旅游局')).toBeLessThan(register.indexOf('县文旅局'));
});

test('a second merger carries the names of the first along', async () => {
	const desk = await openDesk(
		['unit', 'alias', '县旅游局', '旅游局'],
		['unit', 'merge', '县旅游局', '--into', '县文旅局', '--day', '10-20'],
		['unit', 'merge', '县文旅局', '--into', '县公安局', '--day', '11-01'],
		['add', '古道维护', '--lead', '旅游局', '--deadline', '12-20'],
	);
	const { items } = await desk.json('list', '--unit', '县公安局');
	expect(items.map((i) => [i.number, i.lead])).toEqual([
		['2026-001', ['县公安局']],
		['2026-002', ['县公安局']],
	]);
	const units = (await desk.json('unit', 'list', '--all')).items.map((u) => [u.name, u.merged_into]);
	expect(units).toEqual([
		['县旅游局', '县文旅局'],
		['县文旅局', '县公安局'],
		['县公安局', null],
	]);
});

test('the old roster read again does not give the successor the old unit’s telephone', async () => {
	const desk = await openDesk(['unit', 'merge', '县旅游局', '--into', '县文旅局']);
	writeFileSync(
		join(desk.folder, '名册.csv'),
		'单位名称,电话,负责人\n县旅游局,0000-6621099,苏远\n县公安局,0000-6621028,石振武\n',
	);
	const { code, err } = await desk.run('unit', 'import', '名册.csv');
	expect([code, err]).toEqual([0, '注意：县旅游局 已经并入别的单位，没有导入\n']);
	const phones = (await desk.json('unit', 'list')).items.map((u) => [u.name, u.phone]);
	expect(phones).toEqual([
		['县文旅局', null],
		['县公安局', '0000-6621028'],
	]);
});

test('who answers for an item now did not answer for it in a period that is over', async () => {
	const desk = await openDesk(
		['person', 'add', '方振国', '--position', '副县长'],
		['edit', '1', '--leader', '方振国'],
		['person', 'leave', '方振国', '--successor', '李秋平', '--day', '11-01'],
		['export', '汇总表', '台账', '10月', '--group', '县领导', '--output', '十月.xlsx'],
		['export', '汇总表', '台账', '--group', '县领导', '--output', '今天.xlsx'],
	);
	for (const [file, now, other] of [
		['十月.xlsx', '方振国', '李秋平'],
		['今天.xlsx', '李秋平', '方振国'],
	] as const)
		for (const sheet of await rowsOf(desk, file)) {
			expect(sheet).toContain(now);
			expect(sheet).not.toContain(other);
		}
	const { code } = await desk.run('circular', '10月', '--leader', '李秋平');
	expect(code).toBe(1);
	expect((await desk.json('circular', '10月', '--leader', '方振国', '--explain')).items[0]).toMatchObject({ count: 1 });
});

test('on a terminal the merger is shown and asked about; no changes nothing', async () => {
	const desk = await openDesk();
	for (const [key, lead] of [
		['n', '县旅游局'],
		['y', '县公安局'],
	] as const) {
		const terminal = openTerminal(desk, 'unit', 'merge', '县旅游局', '--into', '县公安局');
		await terminal.answer('写入台账？', `${key}${enter}`);
		expect(await terminal.ended).toBe(key === 'y' ? 0 : 130);
		expect(terminal.shown()).toContain('2026-001“民宿消防整治” 牵头');
		expect((await sharesOf(desk)).lead).toEqual([lead]);
	}
});

test('on a terminal a new instruction asks for the leader and the words', async () => {
	const desk = await openDesk();
	const terminal = openTerminal(desk, 'instruct', '--item', '民宿登记@县公安局');
	await terminal.answer('批示领导：', `周明远${enter}`);
	await terminal.answer('批示原文：', `逐户登记。${enter}`);
	expect(await terminal.ended).toBe(0);
	expect((await desk.json('list', '--instructed-by', '周明远')).items).toMatchObject([{ title: '民宿登记' }]);
});
