import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { type Desk, emptyDesk, runAll } from '../commands/desk.ts';

/** What a unit writes into the row of an item; a number of the ledger stands for the item. */
export interface Filling {
	text?: string;
	percent?: number | string;
	problems?: string;
	next?: string;
	help?: string;
	claim?: string;
}

const columns = { text: 7, percent: 8, problems: 9, next: 10, help: 11, claim: 12 } as const;

export type Sheet = ExcelJS.Worksheet;

/** The row an item has on a form. */
export function rowOf(sheet: Sheet, number: string): number {
	for (let row = 1; row <= sheet.rowCount; row++) if (sheet.getCell(row, 2).text === number) return row;
	throw new Error(`no ${number} on the form`);
}

/** Opens a form, lets a unit do with it what units do, and saves it under another name. */
export async function editForm(
	from: string,
	to: string,
	edit: (sheet: Sheet, book: ExcelJS.Workbook) => void,
): Promise<void> {
	const book = new ExcelJS.Workbook();
	await book.xlsx.readFile(from);
	edit(book.getWorksheet('反馈表') as Sheet, book);
	writeFileSync(to, Buffer.from(await book.xlsx.writeBuffer()));
}

export function fill(sheet: Sheet, fillings: Record<string, Filling>): void {
	for (const [number, filling] of Object.entries(fillings))
		for (const [field, value] of Object.entries(filling))
			sheet.getCell(rowOf(sheet, number), columns[field as keyof Filling]).value = value;
}

/** A desk whose forms of November have been sent: so many units with so many items each. */
export async function sentDesk(units: number, items: number): Promise<{ desk: Desk; sent: string; back: string }> {
	const desk = await emptyDesk();
	const names = Array.from({ length: units }, (_, n) => unitName(n));
	const lines = ['单位名称,简称', ...names.map((name, n) => `${name},${n}局`)];
	writeFileSync(join(desk.folder, '名册.csv'), `${lines.join('\n')}\n`);
	const rows = names.flatMap((name, n) =>
		Array.from({ length: items }, (_, k) => `${n * items + k + 1},第${n}家第${k}件工作的落实情况,${name},2026-12-10`),
	);
	writeFileSync(join(desk.folder, '台账.csv'), `${['序号,事项,牵头单位,完成时限', ...rows].join('\n')}\n`);
	await runAll(desk, [
		['unit', 'import', '名册.csv'],
		['import', '台账.csv', '--received', '10-08'],
		['dispatch', `1..${units * items}`, '--day', '10-09'],
		['forms', '本月', '--out', '发出'],
	]);
	const back = join(desk.folder, '收回');
	mkdirSync(back);
	return { desk, sent: join(desk.folder, '发出'), back };
}

export const unitName = (n: number): string =>
	`县第${['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'][n % 10]}${n >= 10 ? Math.floor(n / 10) : ''}局`;
