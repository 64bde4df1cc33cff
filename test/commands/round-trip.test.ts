import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { columnChoices } from '../../src/sheets/layouts/register.ts';
import { readFileRows, readSequence } from '../ledger/rewind.ts';
import { type Desk, emptyDesk, home, officeDesk } from './desk.ts';
import { deadline, type Entered, enter, entered, text, title } from './random-items.ts';

const zone = process.env.TZ;
afterEach(() => {
	if (zone === undefined) delete process.env.TZ;
	else process.env.TZ = zone;
});

/** Reads a file into the ledger again and tells what came of it. */
async function importAgain(desk: Desk, file: string) {
	const before = { rows: readFileRows(desk.ledger), seq: readSequence(desk.ledger) };
	const { code, out, err } = await desk.run('import', file);
	const unchanged = readSequence(desk.ledger) === before.seq;
	if (unchanged) expect(readFileRows(desk.ledger)).toEqual(before.rows);
	return { code, unchanged, out: unchanged ? '' : out, err };
}
const nothingChanged = { code: 0, unchanged: true, out: '' };

async function exportTo(desk: Desk, name: string, ...words: string[]): Promise<string> {
	const file = join(desk.folder, name);
	const what = words.length > 0 ? words : ['台账'];
	const { code, err } = await desk.run('export', ...what, '--output', file, '--with-unpublished', '--force');
	expect([code, err]).toEqual([0, '']);
	return file;
}

const forms: [name: string, words: string[]][] = [
	['台账.xlsx', ['台账']],
	['任务分解表.xlsx', ['任务分解表']],
	['台账.csv', ['台账', '--format', 'csv']],
	['国标.csv', ['台账', '--format', 'csv', '--encoding', 'gb18030']],
	['分单位.xlsx', ['分单位']],
	['销号清单.csv', ['销号清单', '--format', 'csv']],
];
const more: typeof forms = [
	...['分领导', '逾期清单', '销号清单', '重点项目情况督查表', '通报附件'].map((name): (typeof forms)[0] => [
		`${name}.xlsx`,
		[name, '--source', '会议议定、领导批示、其他'],
	]),
	['分单位.csv', ['分单位', '--format', 'csv']],
	['全部栏目.xlsx', ['台账', '--columns', [...columnChoices.standard, ...columnChoices.further].join(',')]],
	['一个单位.xlsx', ['分单位', '--unit', '县交通局']],
];

/** So that no list is empty. */
const plain: Entered = {
	title: '石板桥限行',
	lead: ['县水利局'],
	support: [],
	deadline: '2026-12-31',
	life: 'entered',
};

describe('an exported ledger that is imported again changes nothing', () => {
	test('whatever is in it', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(entered, { minLength: 1, maxLength: 5 }), async (items) => {
				const desk = await emptyDesk();
				await enter(desk, [plain, ...items]);
				for (const [name, words] of forms)
					expect(await importAgain(desk, await exportTo(desk, name, ...words)), name).toMatchObject(nothingChanged);
			}),
			{ numRuns: Number(process.env.RUNS ?? 4) },
		);
	}, 120_000);

	test('a percent that is no whole number comes back as it is', async () => {
		const desk = await emptyDesk();
		await enter(desk, [plain, { ...plain, title: '石板桥改造' }]);
		expect((await desk.run('dispatch', '1', '2')).code).toBe(0);
		expect((await desk.run('progress', '1', '完成三分之二', '--percent', '66.7')).code).toBe(0);
		expect((await desk.run('progress', '2', '刚开工', '--percent', '0.8')).code).toBe(0);
		for (const [name, words] of forms.filter(([name]) => name === '台账.xlsx' || name === '分单位.xlsx'))
			expect(await importAgain(desk, await exportTo(desk, name, ...words)), name).toMatchObject(nothingChanged);
	});

	test.each([...forms, ...more])('the usual office: %s', async (name, words) => {
		const desk = await officeDesk();
		expect(await importAgain(desk, await exportTo(desk, name, ...words))).toMatchObject(nothingChanged);
	});

	test.each(['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati'])('in %s', async (TZ) => {
		process.env.TZ = TZ;
		const summer = new Date('2026-07-01T12:00:00Z');
		expect(summer.getHours()).toBe(
			Number(new Intl.DateTimeFormat('en-GB', { timeZone: TZ, hour: '2-digit' }).format(summer)),
		);
		const desk = await officeDesk();
		// A refused file ends the reader, so that the next one starts in this zone.
		writeFileSync(join(desk.folder, '空.xlsx'), '');
		expect((await desk.run('import', '空.xlsx')).code).toBe(1);
		const file = await exportTo(desk, '台账.xlsx');
		expect(await importAgain(desk, file)).toMatchObject(nothingChanged);
		expect(await importAgain(desk, await exportTo(desk, '又一次.xlsx'))).toMatchObject(nothingChanged);
	});
});

describe('a file imported twice changes nothing the second time', () => {
	test.each(['messy-decisions.xlsx', 'leader-instructions.xlsx'])('%s', async (name) => {
		const desk = await emptyDesk();
		const file = new URL(`fixtures/${name}`, home).pathname;
		expect([0, 3]).toContain((await desk.run('import', file, '--create-units')).code);
		const again = await importAgain(desk, file);
		expect([again.unchanged, again.out]).toEqual([true, '']);
	});

	test('whatever is in it', async () => {
		const row = fc.record({
			number: fc.nat(30),
			title,
			lead: fc.constantFrom('县住建局', '县水利局、县住建局'),
			deadline,
			note: text,
		});
		const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
		await fc.assert(
			fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 8 }), async (rows) => {
				const desk = await emptyDesk();
				const file = join(desk.folder, '来表.csv');
				const lines = rows.map((r) => [r.number, r.title, r.lead, r.deadline, r.note].map(cell).join(','));
				writeFileSync(file, `序号,督查事项,牵头单位,完成时限,备注\n${lines.join('\n')}\n`);
				const first = await desk.run('import', file);
				const again = await importAgain(desk, file);
				expect([first.code === 70, again.unchanged, again.out]).toEqual([false, true, '']);
			}),
			{ numRuns: 10 },
		);
	});
});
