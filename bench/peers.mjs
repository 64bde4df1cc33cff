import { spawnSync } from 'node:child_process';
import { today } from './office.mjs';

const answers = (program, ...words) => spawnSync(program, words, { stdio: 'ignore' }).status === 0;

/** The Python that has openpyxl: a distribution's package sits under its own python3, not always the first on the path. */
const python = ['python3', '/usr/bin/python3'].find((program) => answers(program, '-c', 'import openpyxl'));

/** Which peers this machine has; the others are skipped with a word. */
export const installed = {
	'node -e 0': true,
	sqlite3: answers('sqlite3', '--version'),
	taskwarrior: answers('task', '--version'),
	openpyxl: python !== undefined,
	hucre: true,
	exceljs: true,
	docx: true,
};

export const emptyNode = { name: 'node -e 0', words: [process.execPath, '-e', '0'] };

export const sqliteShell = (file, sql) => ({ name: 'sqlite3', words: ['sqlite3', file], input: sql });

const task = (folder, ...words) => [
	'task',
	'rc:/dev/null',
	`rc.data.location=${folder}`,
	'rc.confirmation=off',
	...words,
];

export const importTasks = (folder, file) => task(folder, 'rc.verbose=nothing', 'import', file);

/** Its own overdue report; only the day is ours, since it knows no day but the real one. */
export const overdueTasks = (folder, limit) => ({
	name: 'taskwarrior',
	words: task(folder, `rc.report.overdue.filter=status:pending due.before:${today}`, 'overdue', `limit:${limit}`),
});

const script = (name, code, ...words) => ({
	name,
	words: [process.execPath, '--input-type=module', '-e', code, ...words],
});

/** The library `ducha import` reads with, and nothing else. */
export const readWithHucre = (file) =>
	script(
		'hucre',
		`import { readFileSync } from 'node:fs'; import { read } from 'hucre';
		const book = await read(readFileSync(process.argv[1])); if (book.sheets[0].rows.length < 2) process.exitCode = 1;`,
		file,
	);

/** The same of every file in a folder, one after another in one process. */
export const readFolderWithHucre = (folder) =>
	script(
		'hucre',
		`import { readdirSync, readFileSync } from 'node:fs'; import { read } from 'hucre';
		for (const name of readdirSync(process.argv[1]))
			if ((await read(readFileSync(process.argv[1] + '/' + name))).sheets[0].rows.length < 2) process.exitCode = 1;`,
		folder,
	);

export const readWithOpenpyxl = (file) => ({
	name: 'openpyxl',
	words: [
		python,
		'-c',
		'import sys, openpyxl\nfor row in openpyxl.load_workbook(sys.argv[1]).worksheets[0].iter_rows(values_only=True): pass',
		file,
	],
});

/** The library `ducha export` writes with, given the same cells and nothing to decide. */
export const writeWithExceljs = (cells, target) =>
	script(
		'exceljs',
		`import { readFileSync } from 'node:fs'; import ExcelJS from 'exceljs';
		const book = new ExcelJS.Workbook();
		book.addWorksheet('台账').addRows(JSON.parse(readFileSync(process.argv[1], 'utf8')));
		await book.xlsx.writeFile(process.argv[2]);`,
		cells,
		target,
	);

export const writeWithOpenpyxl = (cells, target) => ({
	name: 'openpyxl',
	words: [
		python,
		'-c',
		`import sys, json, openpyxl
book = openpyxl.Workbook()
for row in json.load(open(sys.argv[1], encoding='utf-8')): book.active.append(row)
book.save(sys.argv[2])`,
		cells,
		target,
	],
});

/** The library `ducha circular` writes with, given the same document: its sections, paragraphs, runs and cells with their looks, as any user of it would write them down. */
export const writeWithDocx = (sections, target) =>
	script(
		'docx',
		`import { readFileSync, writeFileSync } from 'node:fs'; import * as d from 'docx';
		const run = ({ text, font, size }) => new d.TextRun({ text, size, font: { ascii: font, hAnsi: font, eastAsia: font, cs: font, hint: 'eastAsia' } });
		const line = ({ runs, alignment, spacing, indent, keepNext }) =>
			new d.Paragraph({ alignment, spacing, indent, keepNext, widowControl: false, autoSpaceEastAsianText: false, children: runs.map(run) });
		const cell = ({ width, columnSpan, rowSpan, paragraph }) =>
			new d.TableCell({ columnSpan, rowSpan, width: { size: width, type: 'dxa' }, verticalAlign: 'center', children: [line(paragraph)] });
		const row = ({ cells, tableHeader }) =>
			new d.TableRow({ children: cells.map(cell), cantSplit: true, tableHeader, height: { value: 454, rule: 'atLeast' } });
		const rule = { style: 'single', size: 4, color: '000000' };
		const borders = { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule };
		const table = ({ columnWidths, rows }) => new d.Table({
			columnWidths, borders, layout: 'fixed', margins: { top: 45, bottom: 45, left: 50, right: 50 }, rows: rows.map(row),
			width: { size: columnWidths.reduce((a, b) => a + b), type: 'dxa' },
		});
		const sections = JSON.parse(readFileSync(process.argv[1], 'utf8')).map(({ page, children }) => ({
			properties: { page },
			children: children.map((child) => 'rows' in child ? table(child) : line(child)),
		}));
		writeFileSync(process.argv[2], await d.Packer.toBuffer(new d.Document({ sections })));`,
		sections,
		target,
	);
