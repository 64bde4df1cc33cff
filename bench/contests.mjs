import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read } from 'hucre';
import { runProcess } from './measure.mjs';
import * as office from './office.mjs';
import * as peers from './peers.mjs';
import { readSections, wordsOf } from './word.mjs';

const program = fileURLToPath(new URL('../bin/ducha.js', import.meta.url));
const ducha = (...words) => [process.execPath, program, ...words];
const shownRows = 50;
const formUnits = 50;
const formItems = 20;
/** As many overdue items as make a circular of thirty pages. */
const circularItems = 840;
const circularEvery = 3;
const tenfold = 10;

/** Files and ledgers are made once a run, ledgers with the tool's own commands, in the folder given. */
function openWorkshop(folder) {
	const made = new Map();
	const path = (name) => join(folder, name);
	const makeOnce = (name, make) => {
		if (!made.has(name))
			made.set(
				name,
				Promise.resolve(make(path(name))).then(() => path(name)),
			);
		return made.get(name);
	};
	const ledgerOptions = (file) => ['--ledger', file, '--today', office.today, '--yes'];
	const init = (file) => runProcess(ducha('init', ...initWords, ...ledgerOptions(file)));
	const lessThanMillion = () => shop.ledger(1_000_000 / tenfold);
	const shop = {
		path,
		ledgerOptions,
		emptyLedger: () => makeOnce('empty.ducha', init),
		ledger: (count, every) =>
			makeOnce(`${count}.${every ?? ''}.ducha`, (file) => {
				office.writeCsv(`${file}.csv`, office.inventRows(count, every));
				init(file);
				runProcess(ducha('import', `${file}.csv`, ...importWords, ...ledgerOptions(file)));
			}),
		million: () =>
			makeOnce('1000000.ducha', async (file) => office.multiplyLedger(await lessThanMillion(), file, tenfold)),
		/** Fifty units with twenty items each, all dispatched. */
		units: () =>
			makeOnce('units.ducha', (file) => {
				office.writeCsv(`${file}.csv`, office.inventShares(formUnits, formItems));
				init(file);
				runProcess(ducha('import', `${file}.csv`, ...importWords, ...ledgerOptions(file)));
				runProcess(ducha('dispatch', `1..${formUnits * formItems}`, ...ledgerOptions(file)));
			}),
		xlsx: (count) => makeOnce(`${count}.xlsx`, (file) => office.writeXlsx(file, office.inventRows(count))),
		fullXlsx: (count) =>
			makeOnce(`${count}.full.xlsx`, (file) => office.writeXlsx(file, office.inventRows(count).map(office.tellInFull))),
		sqlite: (count) => makeOnce(`${count}.plain.db`, (file) => office.writeSqlite(file, office.inventRows(count))),
		tasks: (count) =>
			makeOnce(`${count}.tasks`, (tasks) => {
				mkdirSync(tasks);
				office.writeTasks(`${tasks}.json`, office.inventRows(count));
				runProcess(peers.importTasks(tasks, `${tasks}.json`));
			}),
	};
	return shop;
}

const named = (count) => `${count / 1000}k`;

const initWords = ['--name', '青屏县委县政府督查室', '--county', '青屏县', '--code-word', '青督'];
const importWords = ['--create-units', '--year', '2026'];

function startUp() {
	return {
		name: 'start-up (--version)',
		contestants: [{ name: 'ducha', words: ducha('--version') }, peers.emptyNode],
	};
}

async function overdue(shop, count) {
	const words = ducha('overdue', '--limit', String(shownRows), ...shop.ledgerOptions(await shop.ledger(count)));
	const printed =
		runProcess([...words, '--format', 'csv'])
			.stdout.trim()
			.split('\n').length - 1;
	return {
		name: `overdue, ${named(count)} items`,
		note: `${printed} rows printed of ${count / 50}`,
		contestants: [
			{ name: 'ducha', words },
			peers.emptyNode,
			...(peers.installed.sqlite3 ? [peers.sqliteShell(await shop.sqlite(count), office.overdueQuery(shownRows))] : []),
			...(peers.installed.taskwarrior ? [peers.overdueTasks(await shop.tasks(count), shownRows)] : []),
		],
	};
}

/** A reading command at so many items beside a Node that does nothing. */
async function asking(shop, name, words, count) {
	return {
		name: `${name}, ${named(count)} items`,
		contestants: [
			{ name: 'ducha', words: ducha(...words, ...shop.ledgerOptions(await shop.ledger(count))) },
			peers.emptyNode,
		],
	};
}

/** A million items; the ledger is a copy of a smaller one told ten times over. */
async function overdueOfMillion(shop) {
	const words = ducha('overdue', '--limit', String(shownRows), ...shop.ledgerOptions(await shop.million()));
	return { name: 'overdue, 1M items', contestants: [{ name: 'ducha', words }, peers.emptyNode] };
}

async function add(shop, count) {
	const before = await shop.ledger(count);
	const plainBefore = await shop.sqlite(count);
	const ledger = shop.path('add.ducha');
	const plain = shop.path('add.plain.db');
	const words = ['石板桥安全隐患处置', '--lead', '县交通局', '--source', '领导批示', '--deadline', '2026-12-31'];
	copyFileSync(before, ledger);
	copyFileSync(plainBefore, plain);
	return {
		name: `add, one item to ${named(count)}`,
		contestants: [
			{ name: 'ducha', words: ducha('add', ...words, ...shop.ledgerOptions(ledger)) },
			peers.emptyNode,
			...(peers.installed.sqlite3 ? [peers.sqliteShell(plain, office.insertStatements)] : []),
		],
	};
}

async function importing(shop, file, columns) {
	const empty = await shop.emptyLedger();
	const ledger = shop.path('import.ducha');
	return {
		name: `import, 10k rows of ${columns} columns`,
		contestants: [
			{
				name: 'ducha',
				words: ducha('import', file, ...importWords, ...shop.ledgerOptions(ledger)),
				prepare: () => copyFileSync(empty, ledger),
			},
			peers.readWithHucre(file),
			...(peers.installed.openpyxl ? [peers.readWithOpenpyxl(file)] : []),
		],
	};
}

async function exporting(shop) {
	const target = shop.path('export.xlsx');
	const words = ducha(
		'export',
		'台账',
		'--output',
		target,
		'--force',
		...shop.ledgerOptions(await shop.ledger(10_000)),
	);
	runProcess(words);
	const { sheets } = await read(readFileSync(target));
	const cells = shop.path('cells.json');
	writeFileSync(cells, JSON.stringify(sheets[0].rows.map((row) => row.map((cell) => cell ?? ''))));
	const prepare = () => rmSync(target, { force: true });
	return {
		name: 'export, 10k rows to xlsx',
		note: `${sheets[0].rows.length} rows of ${Math.max(...sheets[0].rows.map((row) => row.length))} cells`,
		contestants: [
			{ name: 'ducha', words, prepare },
			{ ...peers.writeWithExceljs(cells, target), prepare },
			...(peers.installed.openpyxl ? [{ ...peers.writeWithOpenpyxl(cells, target), prepare }] : []),
		],
	};
}

async function sending(shop) {
	const before = await shop.units();
	const ledger = shop.path('send.ducha');
	const out = shop.path('sent');
	return {
		name: 'forms send, 50 units',
		note: `${formUnits} workbooks of ${formItems} items made and booked`,
		contestants: [
			{
				name: 'ducha',
				words: ducha('forms', '本月', '--out', out, ...shop.ledgerOptions(ledger)),
				prepare: () => {
					rmSync(out, { recursive: true, force: true });
					copyFileSync(before, ledger);
				},
			},
			peers.emptyNode,
		],
	};
}

async function collecting(shop) {
	const sent = shop.path('collect.sent.ducha');
	const ledger = shop.path('collect.ducha');
	const [out, back] = [shop.path('out'), shop.path('back')];
	copyFileSync(await shop.units(), sent);
	runProcess(ducha('forms', '本月', '--out', out, ...shop.ledgerOptions(sent)));
	mkdirSync(back);
	for (const name of readdirSync(out)) await office.fillForm(join(out, name), join(back, name));
	return {
		name: 'collect, 50 forms',
		note: `${formUnits} returned workbooks of ${formItems} filled rows told apart, checked and booked; hucre only reads them`,
		contestants: [
			{
				name: 'ducha',
				words: ducha('collect', back, ...shop.ledgerOptions(ledger)),
				prepare: () => copyFileSync(sent, ledger),
			},
			peers.readFolderWithHucre(back),
		],
	};
}

/** A circular of thirty pages: counted, checked, set in the manner of GB/T 9704; the peer is handed the document and only writes it. */
async function circulating(shop) {
	const target = shop.path('circular.docx');
	const plain = shop.path('circular.plain.docx');
	const ledger = await shop.ledger(circularItems, circularEvery);
	const words = ducha('circular', '本月', '--draft', '--output', target, '--force', ...shop.ledgerOptions(ledger));
	runProcess(words);
	const sections = readSections(target);
	const file = shop.path('circular.json');
	writeFileSync(file, JSON.stringify(sections));
	const peer = peers.writeWithDocx(file, plain);
	runProcess(peer.words);
	if (wordsOf(plain) !== wordsOf(target)) throw new Error('the peer was given another circular');
	const rows = sections.flatMap(({ children }) => children.flatMap((child) => child.rows ?? [])).length;
	return {
		name: 'circular, 30 pages of docx',
		note: `${circularItems} items counted and checked, ${rows} rows in its tables; docx writes the same document, given its words and looks`,
		contestants: [
			{ name: 'ducha', words, prepare: () => rmSync(target, { force: true }) },
			{ ...peer, prepare: () => rmSync(plain, { force: true }) },
		],
	};
}

/** Every contest, set up only when its turn comes; `--only` takes a part of a name. */
export function listContests(folder) {
	const shop = openWorkshop(folder);
	return [
		['start-up', () => startUp()],
		...[1000, 10_000, 100_000].map((count) => [`overdue ${named(count)}`, () => overdue(shop, count)]),
		['overdue 1M', () => overdueOfMillion(shop)],
		...[10_000, 100_000].flatMap((count) => [
			[`list ${named(count)}`, () => asking(shop, 'list', ['list', '--limit', String(shownRows)], count)],
			[`show ${named(count)}`, () => asking(shop, 'show', ['show', '1'], count)],
			[`add ${named(count)}`, () => add(shop, count)],
		]),
		['import 5 columns', async () => importing(shop, await shop.xlsx(10_000), 5)],
		['import 12 columns', async () => importing(shop, await shop.fullXlsx(10_000), 12)],
		['export', () => exporting(shop)],
		['circular', () => circulating(shop)],
		['forms send', () => sending(shop)],
		['collect', () => collecting(shop)],
	];
}
