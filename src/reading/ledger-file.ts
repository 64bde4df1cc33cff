import { UserError } from '../errors.ts';
import type { Day } from '../rules/day.ts';
import { viewGrid } from './cells.ts';
import { type Columns, settleColumns } from './columns.ts';
import { fieldNames } from './fields.ts';
import type { Grid, Workbook } from './grid.ts';
import type { Field } from './heading-words.ts';
import type { Problem, ReadItem, Skipped } from './item.ts';
import { readItems } from './items.ts';
import { findTables, type Table } from './table.ts';
import { tableFacts } from './table-facts.ts';
import { columnLetter, foldText, oneLine } from './text.ts';

/** What the clerk may say about a file beforehand. */
export interface ReadingOptions {
	/** The year that bare dates belong to; else the title's, else today's. */
	year?: number;
	today: Day;
	/** Read this sheet alone. */
	sheet?: string;
	/** Column letter or heading → field; goes before what the headings say. */
	map?: Record<string, Field>;
	/** An undivided list of units has its lead first. */
	firstIsLead?: boolean;
}

/** A table as it was understood: where, and which column holds what. */
interface ReadTable {
	sheet: string;
	title: string | null;
	/** As Excel counts rows. */
	headerRow: number;
	columns: Partial<Record<Field, string>>;
	/** Same words, same order: a mapping confirmed once holds again. */
	fingerprint: string;
	items: number;
}

export interface LedgerReading {
	tables: ReadTable[];
	items: ReadItem[];
	problems: Problem[];
	skipped: Skipped[];
}

/** A csv has one sheet without a name. */
const sheetWords = ({ sheet }: Grid) => (sheet === '' ? '表里' : `工作表“${sheet}”`);

const isHidden = (grid: Grid, options: ReadingOptions) => grid.hidden && grid.sheet !== options.sheet;

function refuseClash(file: string, grid: Grid, table: Table, columns: Columns): void {
	if (columns.clash === null) return;
	const { field, columns: both } = columns.clash;
	const names = both.map((c) => `${columnLetter(c)}列“${oneLine(table.header.columns[c]?.path.at(-1) ?? '')}”`);
	throw new UserError(`${sheetWords(grid)}有两列都像${fieldNames[field]}：${names.join('和')}`, {
		code: 'ambiguous-columns',
		exit: 'misused',
		hint: `请指定用哪一列，例如 --map ${columnLetter(both[0]!)}=${fieldNames[field]}`,
		place: { file, sheet: grid.sheet, row: table.header.bottom + 1, column: columnLetter(both[1]!) },
	});
}

function describe(grid: Grid, table: Table, columns: Columns, items: number): ReadTable {
	const letters = Object.entries(columns.map)
		.filter(([field, list]) => field !== 'ignore' && list.length > 0)
		.map(([field, list]) => [field, list.map(columnLetter).join(',')]);
	return {
		sheet: grid.sheet,
		title: table.titles.map(({ text }) => text).find((text) => text.length > 4) ?? null,
		headerRow: table.header.top + 1,
		columns: Object.fromEntries(letters),
		fingerprint: table.fingerprint,
		items,
	};
}

const rowKey = (item: ReadItem) =>
	[item.title, item.lead.join('、'), item.support.join('、'), item.deadline.raw ?? '', item.deadline.date ?? '']
		.map(foldText)
		.join('|');

/** A sheet whose every row stands in an earlier sheet is a copy or an extract of it. */
function dropCopies(reading: LedgerReading, items: ReadItem[], sheet: string): ReadItem[] {
	const before = new Set(reading.items.filter((item) => item.sheet !== sheet).map(rowKey));
	if (items.length === 0 || !items.every((item) => before.has(rowKey(item)))) return items;
	for (const { row } of items) reading.skipped.push({ sheet, row, why: '与前面的工作表重复' });
	reading.problems.push({
		sheet,
		row: null,
		column: null,
		code: 'duplicate-sheet',
		message: `工作表“${sheet}”的${items.length}行与前面的工作表相同，没有重复导入`,
	});
	return [];
}

/** Tables without a column for the matter itself: contact lists, dictionaries, statistics. */
interface Untitled {
	grid: Grid;
	table: Table;
}

function readGrid(
	file: string,
	grid: Grid,
	options: ReadingOptions,
	reading: LedgerReading,
	untitled: Untitled[],
): void {
	const view = viewGrid(grid);
	for (const table of findTables(view)) {
		const columns = settleColumns(view, table, options.map ?? {});
		if (columns.map.title === undefined) {
			untitled.push({ grid, table });
			continue;
		}
		refuseClash(file, grid, table, columns);
		const read = readItems(view, table, columns, tableFacts(view, table, options));
		for (const row of new Set(table.titles.map((title) => title.row)))
			reading.skipped.push({ sheet: grid.sheet, row: row + 1, why: '表题' });
		for (let row = table.header.top; row <= table.header.bottom; row += 1)
			reading.skipped.push({ sheet: grid.sheet, row: row + 1, why: '表头' });
		reading.skipped.push(...read.skipped);
		const items = dropCopies(reading, read.items, grid.sheet);
		reading.items.push(...items);
		if (items.length > 0) reading.problems.push(...read.problems);
		reading.problems.push(
			...columns.notices.map((n) => ({
				sheet: grid.sheet,
				row: table.header.bottom + 1,
				column: columnLetter(n.column),
				code: n.code,
				message: n.message,
			})),
		);
		reading.tables.push(describe(grid, table, columns, items.length));
	}
}

function refuseUntitled(file: string, { grid, table }: Untitled): never {
	const heads = table.header.columns.filter(({ path }) => path.length > 0);
	const names = heads.map(({ column, path }) => `${columnLetter(column)}列“${oneLine(path.at(-1)!)}”`).join('、');
	throw new UserError(`${sheetWords(grid)}第${table.header.bottom + 1}行是表头，但看不出哪一列是事项：${names}`, {
		code: 'no-title-column',
		exit: 'misused',
		hint: '请指定事项所在的列，例如 --map C=事项',
		place: { file, sheet: grid.sheet, row: table.header.bottom + 1 },
	});
}

function refuseEmpty(file: string, reading: LedgerReading, untitled: Untitled[], workbook: Workbook): void {
	if (reading.items.length > 0) return;
	if (reading.tables.length > 0)
		throw new UserError('表里没有可以导入的事项：只有表头、示例或空行', {
			code: 'nothing-to-import',
			hint: '请确认填好内容并保存后再导入',
			place: { file, sheet: reading.tables[0]!.sheet },
		});
	if (untitled[0] !== undefined) refuseUntitled(file, untitled[0]);
	const sheets = workbook.grids.flatMap(({ sheet }) => (sheet === '' ? [] : `“${sheet}”`)).join('、');
	throw new UserError(`没有找到可以导入的表${sheets === '' ? '' : `（看过的工作表：${sheets}）`}`, {
		code: 'no-table',
		hint: '表头里要有“事项”“责任单位”“完成时限”这样的列名；表头特殊的，请先改好列名再导入',
		place: { file },
	});
}

/** Reads anybody's ledger: finds the tables, maps their headings and takes their rows; what is not taken is told with its reason. */
export function readLedger(workbook: Workbook, options: ReadingOptions): LedgerReading {
	const reading: LedgerReading = { tables: [], items: [], problems: [], skipped: [] };
	const untitled: Untitled[] = [];
	const { file } = workbook;
	const wanted = workbook.grids.filter(
		(grid) => options.sheet === undefined || grid.sheet.trim() === options.sheet.trim(),
	);
	if (wanted.length === 0 && options.sheet !== undefined)
		throw new UserError(`文件里没有叫“${options.sheet}”的工作表`, {
			code: 'no-sheet',
			exit: 'misused',
			hint: `有这些工作表：${workbook.grids.map(({ sheet }) => sheet).join('、')}`,
			place: { file },
		});
	for (const grid of wanted) {
		const counts = [reading.tables.length, untitled.length];
		if (isHidden(grid, options)) reading.skipped.push({ sheet: grid.sheet, row: 0, why: '隐藏的工作表' });
		else readGrid(file, grid, options, reading, untitled);
		const isIdle = reading.tables.length === counts[0] && untitled.length === counts[1];
		if (isIdle && !grid.hidden && grid.rows.some((row) => row.some((cell) => cell?.text)))
			reading.skipped.push({ sheet: grid.sheet, row: 0, why: '没有找到表头' });
	}
	refuseEmpty(file, reading, untitled, workbook);
	for (const { grid, table } of untitled)
		reading.skipped.push({ sheet: grid.sheet, row: table.header.bottom + 1, why: '这张表没有事项一列' });
	return reading;
}
