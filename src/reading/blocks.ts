import type { Day } from '../rules/day.ts';
import type { GridView } from './cells.ts';
import type { Columns } from './columns.ts';
import type { DeadlineReading } from './deadline-cell.ts';
import { enterHeading, type HeadingPath } from './heading-path.ts';
import type { Field } from './heading-words.ts';
import type { Problem, Skipped } from './item.ts';
import { classifyRows } from './rows.ts';
import { partMark, type Table } from './table.ts';
import { columnLetter, foldText, isBlank, oneLine } from './text.ts';
import type { UnitReading } from './units.ts';

/** What a table's surroundings say about every row of it. */
export interface TableFacts {
	year: number;
	/** The year was told by the clerk or the table, not taken from today. */
	isYearStated: boolean;
	today: Day;
	/** Where the year is from: 看表题. */
	yearGround: string;
	firstIsLead: boolean;
	/** The table's own words for it. */
	leadRule: string | null;
	leadMark: string | null;
	/** The unit the whole table is about (`责任单位：县水利局` above the header). */
	unit: { name: string; words: string } | null;
}

/** A table ready to be read row by row. */
export interface Sheet {
	view: GridView;
	table: Table;
	columns: Columns;
	facts: TableFacts;
	/** Numbers of the percent column are shares of 1. */
	isShare: boolean;
	/** In a file without merges, by column and row: the last category written at or above. */
	lastCategory: Map<number, string[]>;
	hiddenRows: ReadonlySet<number>;
	/** Unit cells read before: a ledger writes the same few again and again. */
	unitCells: Map<string, UnitReading>;
	/** Cells of days read before, by what they hold. */
	days: Map<string, Day | null>;
	/** Cells of deadlines read before, by the day received they count from and by what they hold. */
	deadlines: Map<Day | null, Map<string, DeadlineReading>>;
	/** Columns whose cells are taken. */
	meant: number[];
}

/** The rows of one item: its own and the further lines below it. */
export interface Block {
	row: number;
	rows: number[];
	path: HeadingPath;
	/** Taken from the content column, the title cell being empty. */
	titleFrom: Field;
	/** In a file without merges: the row above whose units and day hold here too. */
	above: Block | null;
}

const noValues: readonly string[] = [];

/** Values written in the rows of a block, each once, top to bottom and left to right. */
export function valuesOf({ view, columns }: Sheet, block: Block, field: Field): readonly string[] {
	const meant = columns.map[field];
	if (meant === undefined) return noValues;
	const values: string[] = [];
	for (const row of block.rows)
		for (const column of meant) {
			const text = view.text(row, column);
			const isNew = row === block.row || view.isOwn(row, column);
			if (isNew && !isBlank(text) && !values.includes(text)) values.push(text);
		}
	return values;
}

/** The values of a field, a line each, or null. */
export const oneOf = (sheet: Sheet, block: Block, field: Field): string | null => {
	const values = valuesOf(sheet, block, field);
	return values.length > 1 ? values.join('\n') : (values[0] ?? null);
};
/** The values of a field on one line, or null. */
export const lineOf = (sheet: Sheet, block: Block, field: Field): string | null => {
	const values = valuesOf(sheet, block, field);
	const [first] = values;
	if (first === undefined) return null;
	return values.length === 1 ? oneLine(first) : values.map(oneLine).join(' ');
};

const ownText = ({ view, columns }: Sheet, row: number, field: Field) =>
	(columns.map[field] ?? []).some((column) => view.isOwn(row, column) && !isBlank(view.text(row, column)));

/** A row under the merged name and number of the matter above: a stage of it, with units and a day of its own or not. */
function isStage({ view, columns }: Sheet, row: number): boolean {
	const isCovered = (column: number | undefined) =>
		column !== undefined && !view.isOwn(row, column) && view.span(row, column).top < row;
	return isCovered(columns.map.title?.[0]) && isCovered(columns.map.sequence?.[0]);
}

/** A further line that is numbered, or has both a unit and a day of its own, asks for something itself. */
function standsAlone(sheet: Sheet, row: number): boolean {
	const own = (...fields: Field[]) => fields.some((field) => ownText(sheet, row, field));
	if (isStage(sheet, row)) return false;
	// A name that is there but cannot be read is not to be made up from the content.
	if (sheet.view.at(row, sheet.columns.map.title?.[0] ?? 0)?.trouble !== undefined) return false;
	return own('content') && (own('sequence', 'number') || (own('lead', 'units') && own('deadline')));
}

/** Parts the rows of a table into blocks, one for each item. */
export function gatherBlocks(sheet: Sheet, skipped: Skipped[], problems: Problem[]): Block[] {
	const { view, table, columns } = sheet;
	const blocks: Block[] = [];
	let path = table.titles.reduce<HeadingPath>(
		(above, { text }) => (partMark.test(foldText(text)) ? enterHeading(above, text) : above),
		[],
	);
	let isOpen = false;
	const skip = (row: number, why: string) => skipped.push({ sheet: view.grid.sheet, row: row + 1, why });
	for (const [row, kind] of classifyRows(view, table, columns.map)) {
		if (kind.kind === 'skip') skip(row, kind.why);
		if (kind.kind === 'category') {
			skip(row, `类别标题“${oneLine(kind.text).slice(0, 20)}”`);
			path = enterHeading(path, kind.text);
			isOpen = false;
		}
		if (kind.kind === 'item' || (kind.kind === 'more' && standsAlone(sheet, row))) {
			const shares = view.grid.plain && columns.map.sequence !== undefined && !ownText(sheet, row, 'sequence');
			const titleFrom = kind.kind === 'item' ? 'title' : 'content';
			blocks.push({ row, rows: [row], path, titleFrom, above: shares && isOpen ? (blocks.at(-1) ?? null) : null });
			isOpen = true;
		} else if (kind.kind === 'more') {
			if (isOpen && !ownText(sheet, row, 'sequence')) blocks.at(-1)!.rows.push(row);
			else {
				skip(row, '没有写事项');
				const at = columns.map.title?.[0] ?? 0;
				const column = columnLetter(at);
				const trouble = view.at(row, at)?.trouble;
				const what = trouble === undefined ? '这一行没有写事项' : `事项没有读出：${trouble}`;
				const message = `${column}${row + 1}：${what}，没有导入；请补上后再导入`;
				problems.push({ sheet: view.grid.sheet, row: row + 1, column, code: 'no-title', message });
			}
		}
	}
	return blocks;
}
