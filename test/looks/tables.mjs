import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ExcelJS from 'exceljs';

const program = fileURLToPath(new URL('../../bin/ducha.js', import.meta.url));

/** Titles a spreadsheet may take for formulas or escapes of its own. */
const titles = [
	...['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '=WEBSERVICE("http://a.invalid")', `=cmd|'/c calc'!A1`, '1,"=2"'],
	...["'=1", '1-2、3-4', '𠮷野', '甲 =1+1', '甲_x0041_乙'],
];

function run(folder, ...words) {
	const { status, stderr, stdout } = spawnSync(words[0], words.slice(1), {
		cwd: folder,
		encoding: 'utf8',
		timeout: 180_000,
	});
	if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}${stdout}`);
}

async function cellsOf(file) {
	const book = new ExcelJS.Workbook();
	await book.xlsx.readFile(file);
	const cells = [];
	for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
	return cells;
}

/** What LibreOffice makes of the tables ducha writes: no cell becomes a formula, every title is read as it was. */
export async function lookAtTables(folder) {
	mkdirSync(folder, { recursive: true });
	const ledger = ['--ledger', join(folder, '台账.db'), '--today', '2026-11-02', '--quiet'];
	const ducha = (...words) => run(folder, process.execPath, program, ...ledger, ...words);
	ducha('init', '--name', '青屏县委县政府督查室');
	for (const title of titles) ducha('add', '--', title);
	ducha('list', '--format', 'csv', '--output', '列表.csv');
	ducha('export', '台账', '--format', 'csv', '--output', '台账.csv');
	ducha('export', '台账', '--output', '台账.xlsx');
	const told = [];
	for (const name of ['列表.csv', '台账.csv', '台账.xlsx']) {
		const out = name.replace('.', '-');
		const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
		const reading = name.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1'] : [];
		run(folder, 'soffice', profile, '--headless', ...reading, '--convert-to', 'xlsx', '--outdir', out, name);
		const cells = await cellsOf(join(folder, out, name.replace(/\.\w+$/, '.xlsx')));
		const formulas = cells.filter(
			(cell) => cell.type === ExcelJS.ValueType.Formula && !/^SUM|^COUNT/.test(cell.formula),
		);
		// In CSV one ' guards what looks like a formula; an import takes it off again.
		const guard = name.endsWith('.csv') ? /^'(?='*[=+\-@＝])/ : /$/;
		const shown = cells.map((cell) => String(cell.text ?? '').replace(guard, ''));
		const lost = titles.filter((title) => !shown.includes(title));
		told.push({
			label: `${name}用LibreOffice打开`,
			wrong: [...formulas.map((cell) => `${cell.address}成了公式`), ...lost.map((title) => `“${title}”读出来变了`)],
		});
	}
	return told;
}
