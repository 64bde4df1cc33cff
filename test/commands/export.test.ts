import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../src/sheets/read.ts';
import { type Desk, emptyDesk, officeDesk, runAll } from './desk.ts';

const every = [
	'台账',
	'任务分解表',
	'分单位',
	'分领导',
	'逾期清单',
	'销号清单',
	'汇总表',
	'重点项目情况督查表',
	'考核得分表',
	'通报附件',
];
const isText = (cell: { text: string } | undefined) => cell?.text ?? '';

/** The sheets of an export, as rows of texts by the sheet's name. */
async function sheetsOf(desk: Desk, ...words: string[]): Promise<Map<string, string[][]>> {
	const file = join(desk.folder, '看.xlsx');
	const { code, err } = await desk.run('export', ...words, '--output', file, '--force');
	expect([code, err]).toEqual([0, '']);
	const { grids } = await readWorkbook(file);
	return new Map(grids.map(({ sheet, rows }) => [sheet, rows.map((row) => row.map(isText))]));
}

test('the same ledger, day and command give the same bytes, whatever the sheet', async () => {
	const desk = await officeDesk();
	const bytes = ['甲.xlsx', '乙.xlsx'].map((name) => join(desk.folder, name));
	for (const file of bytes) expect((await desk.run('export', ...every, '--output', file)).code).toBe(0);
	expect(readFileSync(bytes[0]!).equals(readFileSync(bytes[1]!))).toBe(true);
});

test('exporting writes nothing into the ledger', async () => {
	const desk = await officeDesk();
	const before = readFileSync(desk.ledger);
	await sheetsOf(desk, ...every);
	expect(readFileSync(desk.ledger).equals(before)).toBe(true);
});

test('what is not public stands in no sheet', async () => {
	const desk = await officeDesk();
	await runAll(desk, [
		[
			'add',
			'不能公开的事',
			'--lead',
			'县财政局',
			'--source',
			'重点项目',
			'--leader',
			'方振国',
			'--publicity',
			'不公开',
		],
	]);
	for (const [, rows] of await sheetsOf(desk, ...every)) expect(rows.flat()).not.toContain('不能公开的事');
	const all = await sheetsOf(desk, '台账', '分单位', '重点项目情况督查表', '--with-unpublished');
	for (const [, rows] of all) expect(rows.flat()).toContain('不能公开的事');
});

describe('one file each', () => {
	test('names from units are legal, none twice, and stay in the folder', async () => {
		const desk = await emptyDesk();
		const units = ['../../etc/passwd', 'CON', '尾点.', 'a\u202exslx.exe', '长'.repeat(100), '甲/乙', '甲:乙'];
		for (const unit of units) await desk.run('unit', 'add', unit);
		for (const unit of units) await desk.run('add', `办${unit}`, '--lead', unit);
		const known = (await desk.json('unit', 'list')).items.length;
		const { code } = await desk.run('export', '分单位', '--each', '单位', '--out', '出');
		expect(code).toBe(0);
		const files = readdirSync(join(desk.folder, '出'));
		expect(files).toHaveLength(known);
		for (const file of files) {
			expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255);
			expect(file).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cf}]+\.xlsx$/u);
			expect(file).not.toMatch(/^con\./i);
		}
	});

	test('the folder is made, however deep, and what is no folder is refused', async () => {
		const desk = await officeDesk();
		expect((await desk.run('export', '台账', '--each', '单位', '--out', '年度/十月')).code).toBe(0);
		expect(readdirSync(join(desk.folder, '年度/十月')).length).toBeGreaterThan(1);
		writeFileSync(join(desk.folder, '已有'), '旧');
		const { code, err } = await desk.run('export', '台账', '--each', '单位', '--out', '已有');
		expect([code, err.includes('它不是文件夹')]).toEqual([13, true]);
	});

	test('one file that exists keeps all of them from being written', async () => {
		const desk = await officeDesk();
		mkdirSync(join(desk.folder, '出'));
		await desk.run('export', '台账', '--each', '单位', '--out', '先');
		const last = readdirSync(join(desk.folder, '先')).at(-1)!;
		writeFileSync(join(desk.folder, '出', last), '旧');
		const { code, err } = await desk.run('export', '台账', '--each', '单位', '--out', '出');
		expect([code, err.includes(last)]).toEqual([13, true]);
		expect(readdirSync(join(desk.folder, '出'))).toEqual([last]);
	});

	test('each unit is given its own items and no others', async () => {
		const desk = await officeDesk();
		await desk.run('export', '台账', '--each', '单位', '--out', '出');
		for (const file of readdirSync(join(desk.folder, '出'))) {
			const { grids } = await readWorkbook(join(desk.folder, '出', file));
			const rows = grids[0]!.rows.map((row) => row.map(isText));
			const unit = file.split('-')[0]!;
			expect(rows[0]![0]).toBe(`${unit}督查事项台账`);
			for (const row of rows.slice(3)) expect(row.join('、')).toContain(unit);
		}
	});

	test('what belongs to no leader is named', async () => {
		const desk = await emptyDesk();
		await runAll(desk, [
			['unit', 'add', '县水利局'],
			['add', '清淤', '--lead', '县水利局'],
		]);
		const { out, err } = await desk.run('export', '台账', '--each', '县领导', '--out', '出');
		expect(out).toBe('没有符合条件的事项，没有写出文件\n');
		expect(err).toBe('注意：1件没有责任领导，不在这些文件里：2026-001\n');
		expect(readdirSync(desk.folder)).not.toContain('出');
	});
});

describe('one sheet each', () => {
	test('a unit’s own items and no others, its name on the tab; several kinds of sheet side by side', async () => {
		const desk = await officeDesk();
		const own = await sheetsOf(desk, '台账', '--sheets', '单位');
		for (const [unit, rows] of own) {
			expect(rows[0]![0]).toBe(`${unit}督查事项台账`);
			for (const row of rows.slice(3)) expect(row.join('、')).toContain(unit);
		}
		const both = await sheetsOf(desk, '台账', '分单位', '--sheets', '单位');
		expect([...both.keys()]).toEqual([...own.keys()].flatMap((unit) => [`${unit} 台账`, `${unit} 分单位`]));
	});

	test('names longer than a tab may have stay apart; of nothing one empty sheet is left', async () => {
		const desk = await emptyDesk();
		const long = '县统筹推进农村人居环境整治和乡村建设行动工作领导小组';
		await runAll(desk, [
			...['办公室甲组', '办公室乙组'].map((end) => ['unit', 'add', `${long}${end}`]),
			...['办公室甲组', '办公室乙组'].map((end) => ['add', `办${end}`, '--lead', `${long}${end}`]),
		]);
		const names = [...(await sheetsOf(desk, '台账', '--sheets', '单位')).keys()];
		expect([names.length, new Set(names).size]).toEqual([2, 2]);
		const none = await sheetsOf(desk, '台账', '--sheets', '单位', '--text', '没有的事');
		expect([...none.keys()]).toEqual(['台账']);
		expect(none.get('台账')!.flat()).toContain('没有符合条件的事项。');
	});
});

describe('columns', () => {
	test.each(['constructor', '__proto__', 'toString'])('a name every object has is no column: %s', async (word) => {
		const desk = await officeDesk();
		const { code, err } = await desk.run('export', '台账', '--columns', `事项,${word}`);
		expect([code, err]).toEqual([2, expect.stringContaining(`没有“${word}”这一列`)]);
	});

	test('a name used again stands for the new columns; the same columns leave no trace', async () => {
		const desk = await officeDesk();
		const save = (columns: string) =>
			desk.run('export', '台账', '--columns', columns, '--save-as', '简', '--output', '简.xlsx', '--force');
		await save('编号,事项');
		expect((await save('编号,事项')).err).toBe('');
		await save('事项,问题');
		const rows = (await sheetsOf(desk, '台账', '--columns', '简')).get('台账')!;
		expect(rows[2]).toEqual(['事项', '存在问题']);
	});
});

describe('at a line that is past', () => {
	test('销号清单 of October knows nothing of November', async () => {
		const desk = await emptyDesk();
		const rows = ['第一件,县水利局,2026-10-20', '第二件,县水利局,2026-10-20'];
		writeFileSync(join(desk.folder, '来表.csv'), `事项,牵头单位,完成时限\n${rows.join('\n')}\n`);
		await runAll(desk, [
			['import', '来表.csv', '--create-units', '--received', '2026-09-01', '--source', '会议议定'],
			['dispatch', '1', '2', '--day', '2026-09-02'],
			['claim', '1', '--day', '2026-10-18'],
			['claim', '2', '--day', '2026-10-18'],
			['review', '1', '2', '--pass'],
			['strike', '1', '2'],
		]);
		const november = (await sheetsOf(desk, '销号清单', '11月')).get('销号清单')!;
		expect(november.flat()).toEqual(expect.arrayContaining(['一、11月份销号（2件）', '二、在册（0件）']));
		const october = (await sheetsOf(desk, '销号清单', '10月')).get('销号清单')!;
		expect(october.flat()).toEqual(expect.arrayContaining(['一、10月份销号（0件）', '二、在册（2件）']));
		expect(october.flat()).not.toContain('2026/11/2');
	});
});

test('重点项目情况督查表 tells goal, schedule, gap, problems and next steps as last reported', async () => {
	const desk = await emptyDesk();
	await runAll(desk, [
		['unit', 'add', '县水利局'],
		[
			'add',
			'城区管网',
			'--lead',
			'县水利局',
			'--source',
			'重点项目',
			'--received',
			'2026-01-05',
			'--goal',
			'改造12公里',
		],
		['dispatch', '1', '--day', '2026-01-06'],
		['progress', '1', '管沟开挖', '--percent', '40', '--problems', '征迁未完', '--next', '月底前进场'],
	]);
	const rows = (await sheetsOf(desk, '重点项目情况督查表')).get('重点项目情况督查表')!;
	const [row] = rows.filter((cells) => cells.includes('城区管网'));
	expect(row).toEqual(
		expect.arrayContaining(['改造12公里', '84%', '40%', '-44', '管沟开挖', '征迁未完', '月底前进场']),
	);
});
