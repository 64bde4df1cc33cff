import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { readFileRows, readSequence } from '../ledger/rewind.ts';
import { type Desk, emptyDesk, home, officeDesk } from './desk.ts';

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

const odd = fc.constantFrom(
	...[
		'=1+1',
		'+1',
		'-1',
		'@SUM(A1:A9)',
		"'=1",
		'＝1＋1',
		'=WEBSERVICE("http://a.invalid")',
		'1,"=2"',
		'"引号"',
		'“三重一大”',
	],
	...[
		'第一行\n第二行',
		'𠮷野家㑳䶮',
		'👨‍👩‍👧一家',
		'2026年',
		'3月底前完成',
		'合计数核对',
		'序号编排',
		'60%',
		'0012',
		'1/2',
		'TRUE',
		'#N/A',
	],
	...[
		'县住建局',
		'（一）整治',
		'1.整治',
		'备注：无',
		'<b>&amp;',
		'左_x000D_右',
		'`*_|',
		'长'.repeat(60),
		'a'.repeat(300),
	],
);
const title = fc
	.tuple(fc.constantFrom('', '整治', '修缮'), odd, fc.constantFrom('', '工作', '（二期）'))
	.map((parts) => parts.join(''));
const text = fc.option(fc.oneof(odd, fc.constantFrom('加快推进，确保年内完成。', '按月报送')), { nil: undefined });
const deadline = fc.constantFrom(
	'2026-11-30',
	'12月底前',
	'长期坚持',
	'10个工作日',
	'立行立改',
	'每月5日前',
	'6月底前开工、12月底前完工',
	'尽快',
	'2027年6月',
);

const entered = fc.record({
	title,
	content: text,
	note: text,
	category: fc.option(
		fc.constantFrom('工业', '=类别', '农业农村', '一、综合', '二、民生', '（一）教育', '合计', '备注：其他', '1.道路'),
		{ nil: undefined },
	),
	leader: fc.option(fc.constantFrom('方振国', '周明远'), { nil: undefined }),
	deadline,
	progress: fc.option(fc.tuple(odd, fc.integer({ min: 0, max: 100 })), { nil: undefined }),
});
type Entered = typeof entered extends fc.Arbitrary<infer T> ? T : never;

async function enter(desk: Desk, items: Entered[]): Promise<void> {
	for (const name of ['县住建局', '县水利局']) await desk.run('unit', 'add', name);
	for (const [i, item] of items.entries()) {
		const options = Object.entries({
			content: item.content,
			note: item.note,
			category: item.category,
			leader: item.leader,
		});
		const given = options.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
		const units = i % 2 === 0 ? ['--lead', '县住建局', '--support', '县水利局'] : ['--lead', '县水利局'];
		const { code, err } = await desk.run('add', ...units, ...given, `--deadline=${item.deadline}`, '--', item.title);
		if (code !== 0) throw new Error(err);
		if (item.progress === undefined) continue;
		const [words, percent] = item.progress;
		await desk.run('dispatch', String(i + 1));
		await desk.run('progress', '--percent', String(percent), '--', String(i + 1), words);
	}
}

const forms: [name: string, words: string[]][] = [
	['台账.xlsx', ['台账']],
	['任务分解表.xlsx', ['任务分解表']],
	['台账.csv', ['台账', '--format', 'csv']],
	['国标.csv', ['台账', '--format', 'csv', '--encoding', 'gb18030']],
];

describe('an exported ledger that is imported again changes nothing', () => {
	test('whatever is in it', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(entered, { minLength: 1, maxLength: 5 }), async (items) => {
				const desk = await emptyDesk();
				await enter(desk, items);
				for (const [name, words] of forms)
					expect(await importAgain(desk, await exportTo(desk, name, ...words)), name).toMatchObject(nothingChanged);
			}),
			{ numRuns: 5 },
		);
	}, 120_000);

	test.each(forms)('the usual office: %s', async (name, words) => {
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
