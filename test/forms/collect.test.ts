import { copyFileSync, mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type ExcelJS from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Desk } from '../commands/desk.ts';
import { collect, verdictsOf } from './answers.ts';
import { editForm, type Filling, fill, rowOf, type Sheet, sentDesk, unitName } from './round.ts';

const head = async (desk: Desk) => (await desk.json('log')).items.length;

const said: Filling = { text: '护栏安装完成八成', percent: 80, next: '月底前完成标线' };
const world = sentDesk(4, 3);

/** A desk of its own whose first unit's form has been edited. */
async function edited(edit: (sheet: Sheet, book: ExcelJS.Workbook) => void) {
	const { desk, sent } = await world;
	const own = desk.copy();
	mkdirSync(join(own.folder, '收回'));
	await editForm(join(sent, `11月份反馈表-${unitName(0)}.xlsx`), join(own.folder, '收回', '表.xlsx'), edit);
	return own;
}

/** Moves the rows of the table about. */
function reverseRows(sheet: Sheet): void {
	const [first, last] = [rowOf(sheet, '2026-001'), rowOf(sheet, '2026-003')];
	const values = [];
	for (let row = first; row <= last; row++) values.unshift(sheet.getRow(row).values);
	values.forEach((row, n) => {
		sheet.getRow(first + n).values = row as ExcelJS.CellValue[];
		sheet.getCell(first + n, 1).value = 90 + n;
	});
}

test.each<[string, (sheet: Sheet, book: ExcelJS.Workbook) => void, string[]]>([
	['as it was sent', () => {}, []],
	['with its rows in another order and numbered anew', reverseRows, []],
	['without the hidden sheet', (_, book) => book.removeWorksheet('_ducha'), ['隐藏的表号页没有了，按印的表号认']],
	[
		'with the hidden sheet and the key gone',
		(sheet, book) => {
			book.removeWorksheet('_ducha');
			sheet.getCell(2, 6).value = '';
		},
		['没有表号，按单位和编号认'],
	],
	[
		'pasted into a new workbook, the table alone',
		(sheet, book) => {
			book.removeWorksheet('_ducha');
			sheet.spliceRows(1, 5);
		},
		['没有表号和单位，按编号认'],
	],
	[
		'with the hidden sheet tampered with',
		(_, book) => {
			(book.getWorksheet('_ducha') as Sheet).getCell(9, 1).value = '2026-099';
		},
		['隐藏的表号页被改动，按印的编号认'],
	],
])('a form comes back %s', async (_, change, notes) => {
	const desk = await edited((sheet, book) => {
		fill(sheet, { '2026-002': said });
		change(sheet, book);
	});
	const { code, files } = await collect(desk, '收回');
	expect([code, files[0]?.verdict, files[0]?.unit, files[0]?.notes]).toEqual([0, '收下', unitName(0), notes]);
	expect(files[0]?.rows.filter(({ action }) => action === 'add')).toMatchObject([{ number: '2026-002', ...said }]);
	expect(files[0]?.unfilled).toEqual(['2026-001', '2026-003']);
	expect(await collect(desk, '收回')).toMatchObject({ code: 0, files: [{ verdict: '未变' }] });
});

test('what the office printed is told when it was changed, and never taken', async () => {
	const desk = await edited((sheet) => {
		fill(sheet, { '2026-001': said });
		const row = rowOf(sheet, '2026-001');
		sheet.getCell(row, 3).value = '另一件事';
		sheet.getCell(row, 4).value = '2027-01-31';
		sheet.getCell(rowOf(sheet, '2026-003') + 1, 3).value = '新增的一件';
	});
	const { files } = await collect(desk, '收回');
	expect(files[0]?.rows[0]?.notes).toEqual(['事项改成“另一件事”、时限改成“2027-01-31”，没有采用']);
	expect(files[0]?.proposals).toMatchObject([{ title: '新增的一件' }]);
	const [item] = (await desk.json('list', '--text', '第0家第0件')).items;
	expect(item).toMatchObject({ title: '第0家第0件工作的落实情况', deadline: { current: '2026-12-10' } });
});

test('a number lost is found by the title', async () => {
	const desk = await edited((sheet) => {
		fill(sheet, { '2026-001': said });
		sheet.getCell(rowOf(sheet, '2026-001'), 2).value = '2026-777';
	});
	const { files } = await collect(desk, '收回');
	expect(files[0]?.rows[0]).toMatchObject({
		number: '2026-001',
		action: 'add',
		notes: ['编号改成“2026-777”，没有采用'],
	});
});

test('the printed unit or period is another than the form’s', async () => {
	const wrongUnit = await edited((sheet) => {
		fill(sheet, { '2026-001': said });
		sheet.getCell(2, 1).value = `填报单位：${unitName(1)}`;
	});
	expect(await collect(wrongUnit, '收回')).toMatchObject({
		code: 3,
		files: [{ verdict: '单位不对', notes: [`表是发给${unitName(0)}的，表头写的是${unitName(1)}`] }],
	});
	const wrongPeriod = await edited((sheet) => {
		fill(sheet, { '2026-001': said });
		sheet.getCell(1, 1).value = '10月份督查事项进展反馈表';
	});
	expect(await collect(wrongPeriod, '收回')).toMatchObject({
		code: 3,
		files: [{ verdict: '期间不对', notes: ['表是11月份的，表头写的是10月份'] }],
	});
});

test('last month’s form filled anew is asked about; a late one is taken and does not go before the newer', async () => {
	const { desk, sent } = await world;
	const own = desk.copy();
	const december = ['--today', '2026-12-03'];
	await own.run('forms', '2026-12', '--out', '十二月', ...december);
	const old = join(sent, `11月份反馈表-${unitName(0)}.xlsx`);
	const put = (name: string, from: string, filling: Filling) =>
		editForm(from, join(own.folder, name), (sheet) => fill(sheet, { '2026-001': filling }));
	await put('十一月.xlsx', old, { text: '完成三成', percent: 30 });
	await put('十二月.xlsx', join(own.folder, '十二月', `12月份反馈表-${unitName(0)}.xlsx`), {
		text: '完成五成',
		percent: 50,
	});
	await put('填错.xlsx', old, { text: '完成六成', percent: 60 });
	expect(await collect(own, '十一月.xlsx', ...december)).toMatchObject({ code: 0, files: [{ verdict: '迟报' }] });
	expect(await collect(own, '填错.xlsx', ...december)).toMatchObject({ code: 3, files: [{ verdict: '期间不对' }] });
	expect(await collect(own, '十二月.xlsx', '--accept', ...december)).toMatchObject({
		code: 0,
		files: [{ verdict: '收下' }],
	});
	const late = await collect(own, '填错.xlsx', '--accept', '--prefer', '填错.xlsx', ...december);
	expect(late).toMatchObject({ code: 0, files: [{ verdict: '迟报' }] });
	const [item] = (await own.json('list', '--text', '第0家第0件', ...december)).items;
	expect(item?.percent).toBe(50);
});

test('two answers of one unit: both are left, or the preferred one counts', async () => {
	const desk = await edited((sheet) => fill(sheet, { '2026-001': said }));
	const { sent } = await world;
	const other = join(desk.folder, '收回', '又一份.xlsx');
	await editForm(join(sent, `11月份反馈表-${unitName(0)}.xlsx`), other, (sheet) =>
		fill(sheet, { '2026-001': { text: '完成九成' } }),
	);
	const file = join(desk.folder, '收回', '表.xlsx');
	for (const path of [file, other]) utimesSync(path, 1, 1);
	const before = await head(desk);
	const refused = { a: await collect(desk, '收回'), b: await collect(desk, '收回', '--prefer', 'newer') };
	for (const { code, files } of Object.values(refused)) {
		expect(code).toBe(4);
		expect(verdictsOf(files)).toEqual({ '表.xlsx': '两份不同', '又一份.xlsx': '两份不同' });
	}
	expect(await head(desk)).toBe(before);
	utimesSync(other, 9, 9);
	const { code, files } = await collect(desk, '收回', '--prefer', 'newer');
	expect([code, verdictsOf(files)]).toEqual([0, { '表.xlsx': '不用', '又一份.xlsx': '收下' }]);
});

test('the same answer twice counts once', async () => {
	const desk = await edited((sheet) => fill(sheet, { '2026-001': said }));
	copyFileSync(join(desk.folder, '收回', '表.xlsx'), join(desk.folder, '收回', '表（1）.xlsx'));
	const { code, files } = await collect(desk, '收回');
	expect([code, verdictsOf(files)]).toEqual([0, { '表.xlsx': '收下', '表（1）.xlsx': '重复' }]);
});

const words = fc.string({ unit: fc.constantFrom(...'完成清障护栏、。，12%=+@"’ ab\n'), minLength: 1, maxLength: 30 });
const tidy = (text: string | undefined): string | null =>
	(text ?? '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.join('\n') || null;

test('what units fill in is what is taken', async () => {
	const filling = fc.record(
		{
			text: words,
			percent: fc.integer({ min: 0, max: 100 }),
			problems: words,
			next: words,
			help: words,
			claim: fc.constantFrom('是', '否'),
		},
		{ requiredKeys: [] },
	);
	await fc.assert(
		fc.asyncProperty(fc.tuple(filling, filling, filling), async (three) => {
			const fillings = Object.fromEntries(three.map((one, n) => [`2026-00${n + 1}`, one]));
			const desk = await edited((sheet) => fill(sheet, fillings as Record<string, Filling>));
			const { files } = await collect(desk, '收回', '--dry-run');
			expect(files[0]?.rows).toMatchObject(
				three.map(({ text, percent, problems, next, help, claim }) => ({
					text: tidy(text),
					percent: percent ?? null,
					problems: tidy(problems),
					next: tidy(next),
					help: tidy(help),
					claim: claim === '是',
				})),
			);
		}),
		{ numRuns: 15 },
	);
});
