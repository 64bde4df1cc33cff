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

/** The library `ducha circular` writes with, given the same words: a paragraph a line, a table where there are tabs, no look at all. */
export const writeWithDocx = (text, target) =>
	script(
		'docx',
		`import { readFileSync, writeFileSync } from 'node:fs'; import * as d from 'docx';
		const line = (text) => new d.Paragraph({ children: [new d.TextRun(text)] });
		const row = (cells) => new d.TableRow({ children: cells.map((cell) => new d.TableCell({ children: [line(cell)] })) });
		const children = []; let rows = [];
		for (const cells of [...JSON.parse(readFileSync(process.argv[1], 'utf8')), ['']]) {
			if (cells.length > 1) { rows.push(row(cells)); continue; }
			if (rows.length > 0) children.push(new d.Table({ rows })); rows = [];
			children.push(line(cells[0]));
		}
		writeFileSync(process.argv[2], await d.Packer.toBuffer(new d.Document({ sections: [{ children }] })));`,
		text,
		target,
	);
