import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { collect, type FileAnswer } from './answers.ts';
import { editForm, type Filling, fill, rowOf, type Sheet, sentDesk, unitName } from './round.ts';

/** `MONTH=50x20` for a whole county. */
const [units, items] = (process.env.MONTH ?? '12x3').split('x').map(Number) as [number, number];
const today = ['--today', '2026-11-03'];

const numberOf = (unit: number, n: number) => `2026-${String(unit * items + n + 1).padStart(3, '0')}`;

/** What a unit says of its n-th item, all of it different from everyone else's. */
const sayingOf = (unit: number, n: number): Filling => ({
	text: `第${unit}家第${n}件：完成${unit + n}处，\n余下本月内完成`,
	percent: (unit * 7 + n * 3) % 101,
	...(n % 3 === 1 && { problems: `=${unit}+${n}`, help: '请县财政局拨付' }),
	...(n % 4 === 2 && { next: '组织验收', claim: '是' }),
});

/** The container of an encrypted workbook, as far as a reader looks at it. */
const encryptedBytes = () =>
	zipSync({
		mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
		'META-INF/manifest.xml': strToU8('<manifest:encryption-data/>'),
		'content.xml': strToU8('x'),
	});

function reverseRows(sheet: Sheet, unit: number): void {
	const first = rowOf(sheet, numberOf(unit, 0));
	const values = Array.from({ length: items }, (_, n) => sheet.getRow(first + n).values).reverse();
	values.forEach((row, n) => {
		sheet.getRow(first + n).values = row as ExcelJS.CellValue[];
		sheet.getCell(first + n, 1).value = 90 + n;
	});
}

/** The table alone in a workbook of the unit's own. */
async function paste(from: string, to: string, head: string[]): Promise<void> {
	const [book, own] = [new ExcelJS.Workbook(), new ExcelJS.Workbook()];
	await book.xlsx.readFile(from);
	const sheet = own.addWorksheet('Sheet1');
	for (const line of head) sheet.addRow([line]);
	(book.getWorksheet('反馈表') as Sheet).eachRow((row, at) => {
		if (at >= 6) sheet.addRow((row.values as ExcelJS.CellValue[]).slice(1));
	});
	await own.xlsx.writeFile(to);
}

interface Habit {
	verdict: string;
	notes?: string[];
	/** Which items are filled in. */
	fills?: (n: number) => boolean;
	edit?: (sheet: Sheet, book: ExcelJS.Workbook, unit: number) => void;
	/** What becomes of the file after it was filled in. */
	send?: (file: string, unit: number) => Promise<void> | void;
	rowNotes?: string[];
}

/** What units do with a form, each in turn. */
const habits: Record<string, Habit> = {
	'sends it back': { verdict: '收下' },
	'fills in half': { verdict: '收下', fills: (n) => n % 2 === 0 },
	'deletes the hidden sheet': {
		verdict: '收下',
		notes: ['隐藏的表号页没有了，按印的表号认'],
		edit: (_, book) => book.removeWorksheet('_ducha'),
	},
	'sorts and renumbers': { verdict: '收下', edit: (sheet, _, unit) => reverseRows(sheet, unit) },
	'edits what is locked': {
		verdict: '收下',
		edit: (sheet, _, unit) => {
			sheet.getCell(rowOf(sheet, numberOf(unit, 0)), 4).value = '2027-06-30';
		},
		rowNotes: ['时限改成“2027-06-30”，没有采用'],
	},
	'pastes it under its name': {
		verdict: '收下',
		notes: ['没有表号，按单位和编号认'],
		send: (file, unit) => paste(file, file, [`填报单位：${unitName(unit)}`, '']),
	},
	'pastes the table alone': {
		verdict: '收下',
		notes: ['没有表号，按文件名认'],
		send: (file) => paste(file, file, []),
	},
	'sends it twice': { verdict: '收下', send: (file) => copyFileSync(file, file.replace('.xlsx', '（1）.xlsx')) },
	'breaks off sending': {
		verdict: '损坏',
		send: (file) => writeFileSync(file, readFileSync(file).subarray(0, 3000)),
	},
	'sets a password': { verdict: '加密', send: (file) => writeFileSync(file, encryptedBytes()) },
	'packs it': {
		verdict: '收下',
		send: (file) => {
			writeFileSync(file.replace('.xlsx', '.zip'), zipSync({ '内/表.xlsx': readFileSync(file) }));
			rmSync(file);
			writeFileSync(join(file, '..', '~$锁.xlsx'), 'x');
		},
	},
};
const kinds = Object.values(habits);
const habitOf = (unit: number): Habit => kinds[unit % kinds.length] as Habit;

/** What should have been taken of a unit, by item. */
const expectedOf = (unit: number) =>
	Array.from({ length: items }, (_, n) => n)
		.filter((n) => habitOf(unit).fills?.(n) ?? true)
		.map((n) => {
			const { text = '', percent, problems, next, help, claim } = sayingOf(unit, n);
			return {
				number: numberOf(unit, n),
				text,
				percent,
				problems: problems ?? null,
				next: next ?? null,
				help: help ?? null,
				claim: claim === '是',
				action: 'add',
				why: null,
			};
		});

function checkUnit(unit: number, files: FileAnswer[]): void {
	const { verdict, notes = [], rowNotes = [] } = habitOf(unit);
	const own = files.filter((file) => file.unit === unitName(unit) && file.verdict !== '重复');
	expect(own.map((file) => [file.verdict, file.notes])).toEqual([[verdict, notes]]);
	const taken = own.flatMap(({ rows }) => rows.filter(({ action }) => action !== 'blank'));
	const byNumber = taken.toSorted((a, b) => Number(a.number.slice(5)) - Number(b.number.slice(5)));
	expect(byNumber).toMatchObject(expectedOf(unit));
	const said = byNumber.flatMap((row) => row.notes.filter((note) => note !== '申请办结'));
	expect(said).toEqual(rowNotes);
}

test('a month: every file has its verdict, and what was filled in is what is taken', async () => {
	const { desk, sent, back } = await sentDesk(units, items);
	await desk.run('forms', '10月', '--out', '上月', '--due', '11-02', '--unit', unitName(0));
	await editForm(join(desk.folder, '上月', `10月份反馈表-${unitName(0)}.xlsx`), join(back, '迟.xlsx'), (sheet) =>
		fill(sheet, { [numberOf(0, 0)]: { text: '上月完成一成' } }),
	);
	mkdirSync(join(back, '分'));
	for (let unit = 0; unit < units; unit++) {
		const habit = habitOf(unit);
		const file = `11月份反馈表-${unitName(unit)}.xlsx`;
		const to = join(back, unit % 3 === 0 ? '分' : '', file);
		const fillings = expectedOf(unit).map(({ number }) => [
			number,
			sayingOf(unit, Number(number.slice(5)) - 1 - unit * items),
		]);
		await editForm(join(sent, file), to, (sheet, book) => {
			fill(sheet, Object.fromEntries(fillings));
			habit.edit?.(sheet, book, unit);
		});
		await habit.send?.(to, unit);
	}
	writeFileSync(join(back, '.DS_Store'), 'x');
	const before = readFileSync(desk.ledger);
	const dry = await collect(desk, '收回', '--dry-run', ...today);
	expect(readFileSync(desk.ledger)).toEqual(before);
	const real = await collect(desk, '收回', ...today);
	expect([real.code, real.files]).toEqual([3, dry.files]);
	const isRead = (unit: number) => habitOf(unit).verdict === '收下';
	const all = Array.from({ length: units }, (_, unit) => unit);
	for (const unit of all.filter(isRead))
		checkUnit(
			unit,
			real.files.filter(({ verdict }) => verdict !== '迟报'),
		);
	const count = (verdict: string) => real.files.filter((file) => file.verdict === verdict).length;
	for (const verdict of ['损坏', '加密'])
		expect([verdict, count(verdict)]).toEqual([
			verdict,
			all.filter((unit) => habitOf(unit).verdict === verdict).length,
		]);
	expect(count('迟报')).toBe(1);

	const again = await collect(desk, '收回', ...today);
	expect(new Set(again.files.map(({ verdict }) => verdict))).toEqual(new Set(['未变', '损坏', '加密']));
	const waiting = (await desk.json('review', ...today)).items.filter(({ what }) => what === '反馈');
	expect(waiting).toHaveLength(all.filter(isRead).flatMap(expectedOf).length + 1);
	const missing = (await desk.json('forms', 'status', '11月', ...today)).missing;
	expect(missing).toEqual(all.filter((unit) => !isRead(unit)).map(unitName));
}, 120_000);
