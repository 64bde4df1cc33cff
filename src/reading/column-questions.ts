import type { GridView } from './cells.ts';
import { newHeadings } from './column-changes.ts';
import { type SettledColumn, settledColumn } from './column-memory.ts';
import { bodyTexts } from './column-shapes.ts';
import type { Columns } from './columns.ts';
import { fieldNames } from './fields.ts';
import type { Workbook } from './grid.ts';
import type { Field } from './heading-words.ts';
import { headingKey } from './headings.ts';
import { changeIn, columnsIn, type ReadingOptions, tablesIn } from './ledger-file.ts';
import type { Table } from './table.ts';
import { columnLetter, oneLine } from './text.ts';

/** What only the clerk can say of a table's columns, with what each answer settles. */
export interface ColumnQuestion {
	fingerprint: string;
	words: string;
	choices: { words: string; settled: SettledColumn[] }[];
}

interface Asked {
	view: GridView;
	table: Table;
	columns: Columns;
}

/** Sample values shown beside a column, and how much of each. */
const samples = 3;
const sampleLength = 12;

/** `D列“啥时候”（12月5日前、12月20日前）`. */
function columnWords({ view, table }: Asked, column: number): string {
	const label = oneLine(table.header.columns[column]?.path.at(-1) ?? '');
	const texts = [...new Set(bodyTexts(view, table, column).map(oneLine))].slice(0, samples);
	const shown = texts.map((text) => (text.length > sampleLength ? `${text.slice(0, sampleLength)}…` : text));
	const named = `${columnLetter(column)}列${label === '' ? '（没有表头）' : `“${label}”`}`;
	return shown.length === 0 ? named : `${named}（${shown.join('、')}）`;
}

const settle = ({ table }: Asked, column: number, field: Field) => [settledColumn(table.header.columns, column, field)];

/** Which of several columns is the field. */
function askWhich(asked: Asked, field: Field, columns: number[], words: string): ColumnQuestion {
	const choices = columns.map((column) => ({
		words: columnWords(asked, column),
		settled: settle(asked, column, field),
	}));
	return { fingerprint: asked.table.fingerprint, words, choices };
}

/** What one column is, its likely field first. */
function askWhat(asked: Asked, column: number, likely: Field, words: string): ColumnQuestion {
	const others = (Object.keys(fieldNames) as Field[]).filter((field) => field !== likely && field !== 'ignore');
	const choices = [likely, 'ignore' as const, ...others].map((field) => ({
		words: fieldNames[field],
		settled: settle(asked, column, field),
	}));
	return { fingerprint: asked.table.fingerprint, words, choices };
}

/** A header much like a remembered one: each column settled then is asked again. */
function askChanged(asked: Asked, options: ReadingOptions): ColumnQuestion[] {
	const { table, columns } = asked;
	const change = changeIn(table, columns, options);
	if (change === null) return [];
	const come = newHeadings(table, change.memory);
	const fresh = table.header.columns.filter(({ path }) => come.includes(path.map(headingKey).join('/')));
	return change.changed.map(({ before, column }) => {
		const name = fieldNames[before.field];
		const was = `表头和记住的“${change.memory.name}”不同了，上次“${before.heading}”是${name}`;
		if (column !== null) return askWhat(asked, column, before.field, `${was}，这次是`);
		const which = askWhich(
			asked,
			before.field,
			fresh.map((head) => head.column),
			`${was}，这次哪一列是${name}`,
		);
		return { ...which, choices: [...which.choices, { words: '都不是', settled: [] }] };
	});
}

/** The columns taken for something by their cells alone. */
function askGuessed(asked: Asked): ColumnQuestion[] {
	const { columns } = asked;
	const fieldAt = (column: number) =>
		(Object.keys(columns.map) as Field[]).find((field) => columns.map[field]?.includes(column));
	return columns.notices.flatMap(({ code, column }) => {
		const field = code === 'guessed-column' ? fieldAt(column) : undefined;
		return field === undefined ? [] : [askWhat(asked, column, field, `${columnWords(asked, column)}是`)];
	});
}

function askClash(asked: Asked): ColumnQuestion[] {
	const { clash } = asked.columns;
	if (clash === null) return [];
	return [askWhich(asked, clash.field, clash.columns, `有两列都像${fieldNames[clash.field]}，用哪一列`)];
}

/** What must be asked of a file's columns before it is read: what has changed, what fits twice, what is missing, what was only guessed. */
export function findColumnQuestions(workbook: Workbook, options: ReadingOptions): ColumnQuestion[] {
	const tables = tablesIn(workbook, options).map((found) => ({
		...found,
		columns: columnsIn(found.view, found.table, options),
	}));
	const titled = tables.filter(({ columns }) => columns.map.title !== undefined);
	const pressing = tables.flatMap((asked) => askChanged(asked, options)).concat(titled.flatMap(askClash));
	if (pressing.length > 0) return pressing;
	const [untitled] = tables;
	if (titled.length > 0 || untitled === undefined) return titled.flatMap(askGuessed);
	const headed = untitled.table.header.columns.filter(({ path }) => path.length > 0).map(({ column }) => column);
	return [askWhich(untitled, 'title', headed, '看不出哪一列是事项，是')];
}
