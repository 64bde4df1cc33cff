import { UserError } from '../errors.ts';
import type { Day } from '../rules/day.ts';
import { type GridView, viewGrid, writtenIn } from './cells.ts';
import { changedColumns } from './column-changes.ts';
import { type ColumnMemory, findChanged, findMemory, type SettledColumn } from './column-memory.ts';
import { readColumnNote } from './column-note.ts';
import { type Columns, settleColumns } from './columns.ts';
import type { Grid, Workbook } from './grid.ts';
import type { Field } from './heading-words.ts';
import type { Problem, ReadItem, Skipped } from './item.ts';
import { readItems } from './items.ts';
import {
	type Change,
	headingWords,
	refuseChanged,
	refuseClash,
	refuseNoTable,
	type Untitled,
} from './ledger-refusals.ts';
import { findTables, type Table } from './table.ts';
import { tableFacts } from './table-facts.ts';
import { columnLetter, foldText } from './text.ts';

/** What the clerk may say about a file beforehand. */
export interface ReadingOptions {
	/** The year that bare dates belong to; else the title's, else today's. */
	year?: number;
	today: Day;
	/** Read this sheet alone. */
	sheet?: string;
	/** Column letter or heading → field; goes before what the headings say. */
	map?: Record<string, Field>;
	/** What is remembered of headers read before. */
	remembered?: readonly ColumnMemory[];
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
	/** `A列“序号”`, left to right. */
	headings: string[];
	/** The columns the clerk settled, now or before. */
	told: SettledColumn[];
	/** The name of what was remembered of this header and holds here again. */
	memory: string | null;
}

export interface LedgerReading {
	tables: ReadTable[];
	items: ReadItem[];
	problems: Problem[];
	skipped: Skipped[];
	/** Words of the mapping that name a column of one of the tables. */
	keys: string[];
}

const isHidden = (grid: Grid, options: ReadingOptions) => grid.hidden && grid.sheet !== options.sheet;

/** The columns of a table by what was told for this reading and what is remembered of its header. */
export function columnsIn(view: GridView, table: Table, options: ReadingOptions): Columns {
	const remembered = findMemory(options.remembered ?? [], table.fingerprint)?.columns ?? [];
	return settleColumns(view, table, { map: options.map ?? {}, remembered, noted: readColumnNote(view, table) });
}

/** What was remembered of a header much like this one and no longer holds, unless the clerk says now what the columns are. */
export function changeIn(table: Table, columns: Columns, { remembered = [] }: ReadingOptions): Change | null {
	if (columns.keys.length > 0 || findMemory(remembered, table.fingerprint) !== undefined) return null;
	const memory = findChanged(remembered, table.fingerprint);
	const changed = memory === undefined ? [] : changedColumns(table.header, columns, memory);
	return memory === undefined || changed.length === 0 ? null : { memory, changed };
}

function describe(grid: Grid, table: Table, columns: Columns, items: number, options: ReadingOptions): ReadTable {
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
		headings: headingWords(table),
		told: columns.told,
		memory: findMemory(options.remembered ?? [], table.fingerprint)?.name ?? null,
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

/** A row written twice is perhaps one matter: it is pointed out, never dropped. Our own lists may name an item several times. */
function noteTwins(items: readonly ReadItem[]): void {
	const foreign = items.filter(({ number, message }) => number === null && message === null);
	const [titles, repeated] = [new Set<string>(), new Set<string>()];
	for (const { title } of foreign) (titles.has(title) ? repeated : titles).add(title);
	const first = new Map<string, ReadItem>();
	for (const item of foreign.filter(({ title }) => repeated.has(title))) {
		const twin = first.get(rowKey(item));
		if (twin === undefined) first.set(rowKey(item), item);
		else {
			const sheet = twin.sheet === item.sheet ? '' : `工作表“${twin.sheet}”`;
			item.warnings.push(`与${sheet}第${twin.row}行完全相同，请确认不是写重了`);
		}
	}
}

/** A form that came back with nothing filled in says so. */
function noteEmpty({ tables: [first], items, problems }: LedgerReading): void {
	if (first === undefined || items.length > 0 || problems.some(({ code }) => code === 'no-title')) return;
	const message = '没有事项行，只有表头、示例或空行；请确认已经填好并保存';
	problems.push({ sheet: first.sheet, row: first.headerRow, column: null, code: 'no-items', message });
}

/** Rows before the first table that are none of its titles. */
function rowsAbove(view: GridView, table: Table | undefined): number[] {
	const titles = new Set(table?.titles.map(({ row }) => row));
	const above = Array.from({ length: table?.header.top ?? 0 }, (_, row) => row);
	return above.filter((row) => !titles.has(row) && writtenIn(view, row).length > 0);
}

function readGrid(
	file: string,
	grid: Grid,
	options: ReadingOptions,
	reading: LedgerReading,
	untitled: Untitled[],
): void {
	const view = viewGrid(grid);
	const tables = findTables(view);
	for (const row of rowsAbove(view, tables[0]))
		reading.skipped.push({ sheet: grid.sheet, row: row + 1, why: '表头上方的行' });
	for (const table of tables) {
		const columns = columnsIn(view, table, options);
		reading.keys.push(...columns.keys);
		const change = changeIn(table, columns, options);
		if (change !== null) refuseChanged(file, grid, table, change);
		if (columns.map.title === undefined) {
			untitled.push({ grid, table });
			continue;
		}
		if (columns.clash !== null) refuseClash(file, grid, table, columns.clash);
		const read = readItems(view, table, columns, tableFacts(view, table, options));
		for (const row of new Set(table.titles.map((title) => title.row)))
			reading.skipped.push({ sheet: grid.sheet, row: row + 1, why: '表题' });
		for (let row = table.header.top; row <= table.header.bottom; row += 1)
			reading.skipped.push({ sheet: grid.sheet, row: row + 1, why: '表头' });
		reading.skipped.push(...read.skipped);
		const items = dropCopies(reading, read.items, grid.sheet);
		reading.items.push(...items);
		if (items.length > 0 || read.items.length === 0) reading.problems.push(...read.problems);
		reading.problems.push(
			...columns.notices.map((n) => ({
				sheet: grid.sheet,
				row: table.header.bottom + 1,
				column: columnLetter(n.column),
				code: n.code,
				message: n.message,
			})),
		);
		reading.tables.push(describe(grid, table, columns, items.length, options));
	}
}

/** The sheets to be read: the one named, or all. */
const wantedGrids = ({ grids }: Workbook, { sheet }: ReadingOptions): Grid[] =>
	grids.filter((grid) => sheet === undefined || grid.sheet.trim() === sheet.trim());

/** The tables of the sheets that are read. */
export function tablesIn(workbook: Workbook, options: ReadingOptions): { view: GridView; table: Table }[] {
	const grids = wantedGrids(workbook, options).filter((grid) => !isHidden(grid, options));
	return grids.map(viewGrid).flatMap((view) => findTables(view).map((table) => ({ view, table })));
}

/** Reads anybody's ledger: finds the tables, maps their headings and takes their rows; what is not taken is told with its reason. */
export function readLedger(workbook: Workbook, options: ReadingOptions): LedgerReading {
	const reading: LedgerReading = { tables: [], items: [], problems: [], skipped: [], keys: [] };
	const untitled: Untitled[] = [];
	const { file } = workbook;
	const wanted = wantedGrids(workbook, options);
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
	if (reading.tables.length === 0) refuseNoTable(workbook, untitled);
	noteEmpty(reading);
	noteTwins(reading.items);
	for (const { grid, table } of untitled)
		reading.skipped.push({ sheet: grid.sheet, row: table.header.bottom + 1, why: '这张表没有事项一列' });
	return reading;
}
