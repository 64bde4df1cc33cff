import { type GridView, viewGrid, writtenIn } from './cells.ts';
import { writeColumnNote } from './column-note.ts';
import type { Grid } from './grid.ts';
import { guardHeadings } from './header.ts';
import type { LedgerReading } from './ledger-file.ts';
import { findTables, type Table } from './table.ts';
import { cleanText, oneLine } from './text.ts';

/** A row not taken; `row` as Excel counts it. */
export interface RejectedRow {
	sheet: string;
	row: number;
	problem: string;
	advice: string;
}

/** Rows not taken as their sender wrote them, with the three columns that say what to mend. */
export interface RejectedSheet {
	sheet: string;
	/** The lines above the header. */
	lines: string[];
	/** Each column's headings, the highest first; empty where the sender wrote none. */
	headings: string[][];
	rows: { kind: 'item' | 'category'; cells: string[] }[];
	/** The notes under the table, which may hold its rules. */
	notes: string[];
}

const fullDay = /^\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?$/;

/** A cell as its sender sees it; a day shown otherwise than in full is written so that it is read as the same. */
function cellText(view: GridView, row: number, column: number): string {
	const cell = view.at(row, column);
	const text = cleanText(cell?.text ?? '');
	const day = (cell?.dateForm ?? 'full') === 'full' ? cell?.date : undefined;
	return day === undefined || fullDay.test(text) ? text : day.slice(0, 10);
}

/** The heading lines in force above a row, outermost first: those its category names. */
function headingLines(view: GridView, table: Table, reading: LedgerReading, rejected: RejectedRow): string[] {
	const item = reading.items.find(({ sheet, row }) => sheet === rejected.sheet && row === rejected.row);
	const above = reading.skipped.filter(
		({ sheet, row, why }) =>
			sheet === rejected.sheet && row > table.header.bottom && row < rejected.row && why.startsWith('类别标题'),
	);
	const texts = above.map(({ row }) => {
		const [first = '', second = ''] = writtenIn(view, row - 1).map(({ text }) => oneLine(text));
		return [first, `${first}${second}`, `${first}、${second}`];
	});
	if (item === undefined) return texts.slice(-1).map(([first]) => first as string);
	return (item.category ?? '').split(' / ').filter((part) => texts.flat().includes(part));
}

/** The row itself, filled from merges above, and the lines below that go on with it. */
function linesOf(view: GridView, table: Table, reading: LedgerReading, rejected: RejectedRow): string[][] {
	const known = [...reading.items, ...reading.skipped].filter(({ sheet }) => sheet === rejected.sheet);
	const end = Math.min(table.to, ...known.filter(({ row }) => row > rejected.row).map(({ row }) => row - 1));
	const columns = table.header.columns.map(({ column }) => column);
	const guards = [String(rejected.row), rejected.problem, rejected.advice];
	const first = columns.map((column) =>
		view.span(rejected.row - 1, column).left === column ? cellText(view, rejected.row - 1, column) : '',
	);
	const more: string[][] = [];
	for (let row = rejected.row; row < end; row += 1)
		more.push(columns.map((column) => (view.isOwn(row, column) ? cellText(view, row, column) : '')));
	const written = more.filter((cells) => cells.some((text) => text !== ''));
	return [[...first, ...guards], ...written.map((cells) => [...cells, '', '', ''])];
}

function sheetOf(grid: Grid, view: GridView, table: Table, reading: LedgerReading, rejected: RejectedRow[]) {
	const rows: RejectedSheet['rows'] = [];
	let path: string[] = [];
	for (const one of rejected) {
		const lines = headingLines(view, table, reading, one);
		for (const text of lines.filter((line) => !path.includes(line))) rows.push({ kind: 'category', cells: [text] });
		path = lines;
		for (const cells of linesOf(view, table, reading, one)) rows.push({ kind: 'item', cells });
	}
	const noted = reading.skipped.filter(({ sheet, why }) => sheet === grid.sheet && why === '备注说明行');
	const notes = noted.map(({ row }) => oneLine((view.grid.rows[row - 1] ?? []).find((cell) => cell?.text)?.text ?? ''));
	const isHere = (t: LedgerReading['tables'][number]) => t.sheet === grid.sheet && t.headerRow === table.header.top + 1;
	const columns = reading.tables.find(isHere)?.columns ?? {};
	const heads = table.header.columns.map(({ column, path: own, shared }) =>
		shared === null || shared === column ? own.map(oneLine) : [],
	);
	return {
		sheet: grid.sheet,
		lines: table.titles.map(({ text }) => oneLine(text)),
		headings: [...heads, ...guardHeadings.map((heading) => [heading])],
		rows,
		notes: [...new Set([...notes, writeColumnNote(columns)])],
	};
}

/** The rows not taken of a workbook, table by table. */
export function rejectedSheets(grids: Grid[], reading: LedgerReading, rejected: RejectedRow[]): RejectedSheet[] {
	return grids.flatMap((grid) => {
		const view = viewGrid(grid);
		return findTables(view).flatMap((table) => {
			const own = rejected.filter(({ sheet, row }) => sheet === grid.sheet && row > table.from && row <= table.to);
			return own.length === 0 ? [] : [sheetOf(grid, view, table, reading, own)];
		});
	});
}
