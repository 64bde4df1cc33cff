import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readWorkbook } from '../../src/sheets/read.ts';
import { type Desk, emptyDesk, runAll } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
	desk = await emptyDesk();
	const then = ['--today', '2026-09-01'];
	await runAll(desk, [
		['unit', 'add', '县水利局'],
		['add', '月末到期的事', '--lead', '县水利局', '--deadline', '10-31', ...then],
		['add', '下月才办结的事', '--lead', '县水利局', '--deadline', '10-20', ...then],
		['add', '按时报结的事', '--lead', '县水利局', '--deadline', '10-20', ...then],
		['add', '下月到期的事', '--lead', '县水利局', '--deadline', '11-20', ...then],
		['dispatch', '1..4', ...then],
		['claim', '3', '--day', '10-19'],
		['review', '3', '--pass', '--today', '2026-10-21'],
		['claim', '2', '--day', '11-01'],
		['review', '2', '--pass'],
	]);
});

const cellsOf = async (file: string) => {
	const { grids } = await readWorkbook(join(desk.folder, file), new AbortController().signal);
	return grids.map((grid) => JSON.stringify(grid));
};

test('the overdue list of a closed period names what its summary counts as overdue', async () => {
	await runAll(desk, [['export', '逾期清单', '汇总表', '10月', '--output', '十月.xlsx']]);
	const [list = ''] = await cellsOf('十月.xlsx');
	expect(list).toContain('2026-001');
	expect(list).toContain('2026-002');
	expect(list).not.toContain('2026-003');
	expect(list).not.toContain('2026-004');
});

test('striking off does not make an item late', async () => {
	const other = await emptyDesk();
	await runAll(other, [['unit', 'add', '县水利局']]);
	const { writeFileSync } = await import('node:fs');
	writeFileSync(
		join(other.folder, '台账.csv'),
		'序号,事项,责任单位,完成时限,办理情况,状态\n1,河道清淤,县水利局,2026-03-31,已清淤,已办结\n2,河道清障,县水利局,2026-12-31,在办,正在办理\n',
	);
	await runAll(other, [['import', '台账.csv', '--received', '2026-01-10']]);
	const counts = async () =>
		(await other.json('circular', '10月', '--explain')).items.map((row) => [row.figure, row.count]);
	const before = await counts();
	expect(before).toContainEqual(['已办结', 1]);
	await runAll(other, [['strike', '1']]);
	expect(await counts()).toEqual(before);
});

test('an item dispatched again after the line was finished at it', async () => {
	const other = await emptyDesk();
	const then = ['--today', '2026-10-01'];
	await runAll(other, [
		['unit', 'add', '县水利局'],
		['add', '河道清障', '--lead', '县水利局', '--deadline', '10-20', ...then],
		['add', '堤防加固', '--lead', '县水利局', '--deadline', '10-20', ...then],
		['dispatch', '1', '2', ...then],
		['claim', '1', '--day', '10-19', '--text', '已清障', '--today', '2026-10-19'],
		['review', '1', '--pass', '--today', '2026-10-21'],
	]);
	const october = async (day: string) =>
		(await other.json('circular', '10月', '--explain', '--today', day)).items.map((row) => [row.figure, row.count]);
	const before = await october('2026-11-02');
	expect(before).toContainEqual(['已办结', 1]);
	const again = ['revisit', '1', '--kind', '暗访', '--result', '不符', '--text', '仍有淤堵', '--deadline', '11-20'];
	await runAll(other, [[...again, '--today', '2026-11-03']]);
	expect(await october('2026-11-03')).toEqual(before);
	await runAll(other, [
		['claim', '1', '--text', '再清', '--today', '2026-11-10'],
		['review', '1', '--pass', '--today', '2026-11-11'],
	]);
	expect(await october('2026-11-12')).toEqual(before);
});

test('what was put off after the line was overdue at it, on every page of the month', async () => {
	const other = await emptyDesk();
	const then = ['--today', '2026-10-01'];
	await runAll(other, [
		['unit', 'add', '县水利局'],
		['add', '河道清障', '--lead', '县水利局', '--deadline', '10-30', ...then],
		['dispatch', '1', ...then],
	]);
	const figures = async (...words: string[]) =>
		(await other.json(...words, '--explain', '--today', '2026-11-03')).items.map((row) => [row.figure, row.count]);
	const pages = async () => [await figures('circular', '10月'), await figures('stats', '10月')];
	const before = await pages();
	for (const page of before) expect(page).toContainEqual(['逾期未办结', 1]);
	const later = ['--to', '11-20', '--late', '--reason', '汛期', '--principal', '罗建平', '--approved-by', '方振国'];
	await runAll(other, [['extend', '1', ...later, '--today', '2026-11-03']]);
	expect(await pages()).toEqual(before);
	expect(await figures('stats', '11月')).toContainEqual(['未到期', 1]);
});
