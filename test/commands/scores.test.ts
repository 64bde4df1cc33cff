import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../src/sheets/read.ts';
import { copiesOf, type Desk, emptyDesk, runAll } from './desk.ts';

const then = ['--today', '2026-09-01'];
const units = ['县水利局', '县交通局', '沙河镇', '石门镇'];

/** Four units, three items each: the first late, the second done in October, the third running. */
const scoredDesk = copiesOf(async () => {
	const desk = await emptyDesk();
	const adds = units.flatMap((unit) =>
		['10-20', '10-25', '12-31'].map((due) => ['add', `${unit}${due}`, '--lead', unit, '--deadline', due, ...then]),
	);
	await runAll(desk, [
		...units.map((unit) => ['unit', 'add', unit, '--kind', unit.endsWith('镇') ? '乡镇街道' : '县直']),
		...adds,
		['dispatch', '1..12', ...then],
		...['2', '5', '8', '11'].map((n) => ['claim', n, '--day', '10-25', '--today', '2026-10-25']),
		['review', '2', '5', '8', '--pass', '--today', '2026-10-26'],
	]);
	return desk;
});

const scoresOf = async (desk: Desk, ...more: string[]) => {
	const { items } = await desk.json('score', '10月', ...more);
	return items.map(({ unit, rank, total, lines }) => ({ unit, rank, total, lines }));
};
const sheetsIn = (desk: Desk) => {
	const db = new Database(desk.ledger, { readonly: true });
	const rows = db
		.prepare('select s.*, c.operation from score_sheet s join change c on c.tbl = ? and c.row = s.id')
		.all('score_sheet');
	db.close();
	return rows as { period: string; version: number; paper: number | null; operation: number; lines: string }[];
};

test('published scores never move, whatever happens later', async () => {
	const desk = await scoredDesk();
	await runAll(desk, [['score', 'publish', '10月']]);
	expect((await desk.run('undo')).err).toContain('得分已经公布，不能撤回');
	const frozen = await scoresOf(desk);
	const acts: string[][] = [
		['claim', '1', '--day', '10-19'],
		['review', '11', '--pass'],
		['review', '11', '--return', '材料不全'],
		['revisit', '2', '--kind', '暗访', '--result', '不符', '--text', '未完工', '--deadline', '11-20', '--day', '10-30'],
		['merit', 'add', '批评', '县水利局', '--basis', '通报第9期', '--day', '10-20'],
		['rule', 'set', '基础分', '80'],
		['rule', 'set', '参加排名至少', '1'],
		['cancel', '4', '--reason', '任务取消'],
		['unit', 'edit', '沙河镇', '--name', '沙河街道'],
		['unit', 'merge', '石门镇', '--into', '沙河镇', '--day', '2026-11-01'],
		['edit', '7', '--deadline', '12-31'],
		['escalate', '--issue', '--approved-by', '方振国'],
	];
	await fc.assert(
		fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...acts), { minLength: 2, maxLength: 5 }), async (chosen) => {
			const copy = desk.copy();
			for (const act of chosen) await copy.run(...act);
			expect(await scoresOf(copy)).toEqual(frozen);
		}),
		{ numRuns: 3 },
	);
});

test('issuing the circular freezes the scores it shows, in one operation that bears their mark', async () => {
	const desk = await scoredDesk();
	const live = await scoresOf(desk);
	await runAll(desk, [['circular', '10月', '--issue']]);
	const [sheet, ...more] = sheetsIn(desk);
	expect(more).toEqual([]);
	expect(sheet).toMatchObject({ period: '2026-10', version: 1, paper: 1 });
	const { items } = await desk.json('log');
	expect(await desk.run('undo')).toMatchObject({ code: 4 });
	expect(items[0]).toMatchObject({ seq: sheet?.operation, command: 'circular' });
	expect(await scoresOf(desk)).toEqual(live);
	await runAll(desk, [
		['claim', '1', '--day', '10-19'],
		['review', '1', '--pass'],
	]);
	expect(await scoresOf(desk)).toEqual(live);
	expect(await scoresOf(desk, '--recount')).not.toEqual(live);
});

test('a circular of some items, of days, or of a running month shows and freezes no scores', async () => {
	const desk = await scoredDesk();
	await runAll(desk, [
		['circular', '10月', '--unit', '县水利局', '--issue'],
		['circular', '10.1-10.31', '--issue'],
		['circular', '全年', '--issue'],
	]);
	expect(sheetsIn(desk)).toEqual([]);
});

test('the score sheet says what the screen says, and is no ledger to import', async () => {
	const desk = await scoredDesk();
	await runAll(desk, [['export', '考核得分表', '10月', '--output', '得分.xlsx']]);
	const { grids } = await readWorkbook(join(desk.folder, '得分.xlsx'), new AbortController().signal);
	expect(grids.map(({ sheet }) => sheet)).toEqual(['考核得分表', '得分依据']);
	const cells = grids.map(({ rows }) => rows.map((row) => row.map((cell) => cell?.text ?? '')));
	const scores = await scoresOf(desk);
	for (const { unit, total } of scores) {
		const row = cells[0]?.find((one) => one.includes(unit as string));
		expect(row).toContain((total as number).toFixed(2));
	}
	const before = (await desk.json('list')).items;
	await desk.run('import', '得分.xlsx', '--yes');
	expect((await desk.json('list')).items).toEqual(before);
});

test('nothing 不公开 reaches a score, a sheet or a record', async () => {
	const desk = await scoredDesk();
	await runAll(desk, [
		['add', '机密事项甲', '--lead', '县水利局', '--deadline', '10-10', '--publicity', '不公开', ...then],
		['dispatch', '13', ...then],
		['receive', '13', '--handler', '何小川', '--day', '09-02'],
	]);
	const told = await Promise.all([
		desk.run('score', '10月', '--explain'),
		desk.run('score', '10月', '--format', 'json'),
		desk.run('score', 'person', '10月', '--explain'),
		desk.run('circular', '10月', '--format', 'md'),
	]);
	for (const { out } of told) expect(out).not.toMatch(/机密事项|2026-013|何小川/);
});

test('a unit since merged keeps its old name in the month that was closed before', async () => {
	const desk = await scoredDesk();
	const before = await scoresOf(desk);
	await runAll(desk, [['unit', 'merge', '石门镇', '--into', '沙河镇', '--day', '2026-11-01']]);
	expect(await scoresOf(desk)).toEqual(before);
	const november = (await desk.json('score', '本月')).items.map(({ unit }) => unit);
	expect(november).not.toContain('石门镇');
});
