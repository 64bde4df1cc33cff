import { UserError } from '../errors.ts';
import { type ChangedColumn, changeWords, mapWords } from './column-changes.ts';
import type { ColumnMemory } from './column-memory.ts';
import type { Clash } from './column-roles.ts';
import { fieldNames } from './fields.ts';
import type { Grid, Workbook } from './grid.ts';
import type { Table } from './table.ts';
import { columnLetter, oneLine } from './text.ts';

/** What was remembered of a header much like this one and no longer holds. */
export interface Change {
	memory: ColumnMemory;
	changed: ChangedColumn[];
}

/** A csv has one sheet without a name. */
const sheetWords = ({ sheet }: Grid) => (sheet === '' ? '表里' : `工作表“${sheet}”`);

/** A remembered header that changed is asked about, never taken over silently. */
export function refuseChanged(file: string, grid: Grid, table: Table, change: Change): never {
	throw new UserError(
		`${sheetWords(grid)}第${table.header.bottom + 1}行的表头和记住的“${change.memory.name}”相近，但${changeWords(table, change.memory)}，列的对应没有沿用`,
		{
			code: 'changed-header',
			exit: 'misused',
			hint: `核对后写明：${mapWords(table, change.memory, change.changed)}`,
			place: { file, sheet: grid.sheet, row: table.header.bottom + 1 },
		},
	);
}

/** Two columns that fit one field: the clerk says which. */
export function refuseClash(
	file: string,
	grid: Grid,
	table: Table,
	{ field, columns: both }: NonNullable<Clash>,
): never {
	const names = both.map((c) => `${columnLetter(c)}列“${oneLine(table.header.columns[c]?.path.at(-1) ?? '')}”`);
	throw new UserError(`${sheetWords(grid)}有两列都像${fieldNames[field]}：${names.join('和')}`, {
		code: 'ambiguous-columns',
		exit: 'misused',
		hint: `请指定用哪一列，例如 --map ${columnLetter(both[0]!)}=${fieldNames[field]}`,
		place: { file, sheet: grid.sheet, row: table.header.bottom + 1, column: columnLetter(both[1]!) },
	});
}

/** The columns of a table as its header names them. */
export const headingWords = ({ header }: Table): string[] =>
	header.columns.flatMap(({ column, path }) =>
		path.length === 0 ? [] : [`${columnLetter(column)}列“${oneLine(path.at(-1)!)}”`],
	);

/** Tables without a column for the matter itself: contact lists, dictionaries, statistics. */
export interface Untitled {
	grid: Grid;
	table: Table;
}

function refuseUntitled(file: string, { grid, table }: Untitled): never {
	const names = headingWords(table).join('、');
	throw new UserError(`${sheetWords(grid)}第${table.header.bottom + 1}行是表头，但看不出哪一列是事项：${names}`, {
		code: 'no-title-column',
		exit: 'misused',
		hint: '请指定事项所在的列，例如 --map C=事项',
		place: { file, sheet: grid.sheet, row: table.header.bottom + 1 },
	});
}

/** A file without a table of matters says what it has instead. */
export function refuseNoTable({ file, grids }: Workbook, untitled: Untitled[]): never {
	if (untitled[0] !== undefined) refuseUntitled(file, untitled[0]);
	const sheets = grids.flatMap(({ sheet }) => (sheet === '' ? [] : `“${sheet}”`)).join('、');
	throw new UserError(`没有找到可以导入的表${sheets === '' ? '' : `（看过的工作表：${sheets}）`}`, {
		code: 'no-table',
		hint: '表头里要有“事项”“责任单位”“完成时限”这样的列名；表头特殊的，请先改好列名再导入',
		place: { file },
	});
}
