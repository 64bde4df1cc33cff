import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { type Desk, emptyDesk, runAll } from './desk.ts';

const { prototype } = Database(':memory:').prepare('select 1').constructor;
const kept = { all: prototype.all, get: prototype.get, run: prototype.run };
let asked = 0;
for (const [name, ask] of Object.entries(kept))
	prototype[name] = function (...values: unknown[]) {
		asked += 1;
		return ask.apply(this, values);
	};
afterAll(() => Object.assign(prototype, kept));

const units = ['县住建局', '县交通局', '县水利局', '沙河镇', '石门镇'];
const deadlines = ['2026-09-15', '2026-10-20', '2026-11-04', '2026-12-31', '长期坚持'];

/** An office with so many items, sent out, late, due and reported in turn. */
async function openOffice(count: number): Promise<Desk> {
	const desk = await emptyDesk();
	const rows = Array.from({ length: count }, (_, i) =>
		[`第${i + 1}段河道清淤`, units[i % 5], units[(i + 1) % 5], deadlines[i % 5], '会议议定', '周明远'].join(','),
	);
	writeFileSync(join(desk.folder, '表.csv'), ['事项,牵头单位,配合单位,完成时限,来源,分管领导', ...rows].join('\n'));
	await runAll(desk, [
		['import', '表.csv', '--create-units', '--year', '2026', '--yes', '--received', '2026-09-01'],
		['dispatch', `1..${count}`, '--day', '2026-09-02', '--yes'],
		['progress', '1', '已进场', '--percent', '30', '--day', '2026-09-20'],
	]);
	return desk;
}

const [few, many] = [await openOffice(20), await openOffice(100)];

test.each([
	['overdue'],
	['overdue --explain'],
	['overdue --office'],
	['due'],
	['list'],
	['list --format json'],
	['list --sort 时限 --limit 10'],
	['list --text 河道'],
	['show 1'],
	['today'],
	['stats 9月'],
	['stats 9月 --group 单位'],
	['score 9月'],
	['unit flag 9月'],
	['escalate'],
	['circular 9月 --draft --format txt'],
	['export 台账 --output 台账.xlsx --force'],
	['board --output 看板.html --force'],
])('%s asks the ledger as often of a hundred items as of twenty', async (line) => {
	const counts: number[] = [];
	for (const desk of [few, many]) {
		asked = 0;
		const { code, err } = await desk.run(...line.split(' '));
		expect(code, err).toBe(0);
		counts.push(asked);
	}
	expect(counts[0]).toBeGreaterThan(0);
	expect(counts[1]).toBe(counts[0]);
});

/** A table that names units, documents and people, and tells of instructions, stages and progress. */
function writeWideTable(folder: string, count: number): void {
	const heads = '事项,牵头单位,配合单位,交办日期,完成时限,来源文件,条款,批示领导,责任领导,进展情况,办理状态';
	const stages = '3月底动工，12月底完工';
	const rows = Array.from({ length: count }, (_, i) =>
		[
			...[`第${i + 1}段河道清淤`, units[i % 5], units[(i + 1) % 5], `2026-01-1${i % 5}`, i % 2 ? stages : '6月30日'],
			...[
				`第${i % 5}次常务会议纪要`,
				`第${i + 1}项`,
				i % 2 ? '周明远' : '方振国',
				'何小川',
				'已进场',
				i % 5 ? '' : '办结',
			],
		].join(','),
	);
	writeFileSync(join(folder, '表.csv'), [heads, ...rows].join('\n'));
}

test('import asks the ledger as often for forty rows as for ten', async () => {
	const counts: number[] = [];
	for (const count of [10, 40]) {
		const desk = await emptyDesk();
		writeWideTable(desk.folder, count);
		asked = 0;
		const { code, err, out } = await desk.run('import', '表.csv', '--create-units', '--year', '2026', '--yes');
		expect(code, err).toBe(0);
		expect(out).toContain(`新增${count}`);
		counts.push(asked);
	}
	expect(counts[0]).toBeGreaterThan(0);
	expect(counts[1]).toBe(counts[0]);
});

test.each([
	['edit 1..N --tag 重点', 2],
	['edit 1..N --leader 方振国', 1],
	['receive 1..N --day 9-03', 4],
	['suspend 1..N --reason 等用地批复', 2],
	['resume 1..N', 2],
])('%s writes an item in at most %i statements, and reads none of them alone', async (line, each) => {
	const counts: number[] = [];
	for (const [desk, count] of [[few, 20] as const, [many, 100] as const]) {
		asked = 0;
		const { code, err } = await desk.run(...line.replace('N', String(count)).split(' '), '--yes');
		expect(code, err).toBe(0);
		counts.push(asked);
	}
	expect(counts[1]! - counts[0]!).toBeLessThanOrEqual(80 * each);
});

test('an import of changed rows writes each in one statement', async () => {
	const counts: number[] = [];
	for (const desk of [few, many]) {
		const table = join(desk.folder, '表.csv');
		writeFileSync(table, readFileSync(table, 'utf8').replaceAll('2026-12-31', '2026-12-25'));
		asked = 0;
		const { code, err, out } = await desk.run('import', '表.csv', '--year', '2026', '--yes');
		expect(code, err).toBe(0);
		expect(out).toContain(`更新${desk === few ? 4 : 20}件`);
		counts.push(asked);
	}
	expect(counts[1]! - counts[0]!).toBe(16);
});
