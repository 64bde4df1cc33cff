import type { FormField, FormValues } from '../rules/form-values.ts';
import { readAmount } from './amount.ts';
import { type HiddenMark, isMarkSheet, type PrintedMark, readHidden, readPrinted } from './form-mark.ts';
import type { Cell, Grid, Workbook } from './grid.ts';
import { readPercent } from './percent.ts';
import { cleanText, columnLetter, foldText, oneLine } from './text.ts';

/** One filled row as it stands in the file; `row` is 1-based. */
export interface FormLine {
	sheet: string;
	row: number;
	number: string | null;
	/** Whose row it is, in a workbook for several units. */
	unit: string | null;
	title: string | null;
	/** The deadline and the last feedback as they stand in the locked columns; null where the column is gone. */
	deadline: string | null;
	last: string | null;
	/** What the goal is to reach, in its locked column. */
	goal: string | null;
	values: FormValues;
	/** The words behind the 完成值: `公里`. */
	amountWords: string | null;
	/** Cells that could not be read. */
	troubles: string[];
}

/** One unit's form. */
export interface FormReading {
	hidden: HiddenMark | null;
	/** The key printed on the form, the unit and the period as they are printed. */
	printed: PrintedMark;
	/** It is one of several in a workbook. */
	isPart: boolean;
	lines: FormLine[];
}

type Column = 'number' | 'unit' | 'title' | 'deadline' | 'last' | 'goal' | FormField;

/** The headings of a form by how they begin, blanks and breaks out. */
const headings: readonly [RegExp, Column][] = [
	[/^(?:事项)?编号/, 'number'],
	[/^(?:承办|责任|填报)?单位$/, 'unit'],
	[/^事项(?:名称|标题)?$/, 'title'],
	[/^(?:完成|办理)?时限/, 'deadline'],
	[/^上(?:次|期)反馈/, 'last'],
	[/^目标值/, 'goal'],
	[/^本(?:期|次|月)进展/, 'text'],
	[/^完成(?:百分比|比例|%)/, 'percent'],
	[/^(?:已)?完成(?:数?值|数量)/, 'value'],
	[/^存在(?:的)?问题/, 'problems'],
	[/^下步打算|^下一步(?:打算|措施|工作)/, 'next'],
	[/^需(?:要)?协调/, 'help'],
	[/^(?:是否)?申请办结/, 'claim'],
];

const textOf = (cell: Cell | undefined): string => cleanText(cell?.text ?? '');
const lineOf = (cell: Cell | undefined): string | null => oneLine(cell?.text ?? '') || null;

/** The columns of a row that heads a form, or null when it heads none: progress, and something to know the item by. */
function columnsOf(cells: readonly (Cell | undefined)[]): Map<Column, number> | null {
	const columns = new Map<Column, number>();
	cells.forEach((cell, at) => {
		const heading = foldText(cell?.text ?? '');
		const column = headings.find(([form]) => form.test(heading))?.[1];
		if (column !== undefined && !columns.has(column)) columns.set(column, at);
	});
	return columns.has('text') && (columns.has('number') || columns.has('title')) ? columns : null;
}

/** `是` with a remark behind it counts; `申请延期`, `要延期`, `有困难` ask for something else. */
const yes = /^(?:(?:[√✓☑]?是的?|[√✓☑]|申请办结)(?:$|[(,.;。])|(?:有|申请|要|y|yes)$)/iu;
const no = /^(?:否|不|无|×|✗|n|no|\/|-|—)*$/iu;

/** `是`, `否`, or nothing; another word is a trouble, never a claim. */
function readClaim(cell: Cell | undefined): { claim: boolean; trouble: string | null } {
	const word = foldText(cell?.text ?? '');
	if (no.test(word)) return { claim: false, trouble: null };
	if (yes.test(word)) return { claim: true, trouble: null };
	return { claim: false, trouble: `申请办结“${lineOf(cell)}”不是“是”或“否”，没有登记` };
}

/** A printed number or a running one; other words in its column are none. */
function numberIn(cell: Cell | undefined): string | null {
	const text = foldText(cell?.text ?? '');
	return /^\d[\d-]*$/.test(text) ? text : null;
}

/** How a cell of the line for signatures below the table begins. */
const foot = /^(?:单位主要负责人|填表人)[:：]/u;
const isFoot = (cells: readonly (Cell | undefined)[]): boolean =>
	cells.some((cell) => foot.test(foldText(cell?.text ?? '')));

function readLine(grid: Grid, at: number, columns: Map<Column, number>): FormLine | null {
	const cells = grid.rows[at] ?? [];
	const cellOf = (column: Column) => {
		const place = columns.get(column);
		return place === undefined ? undefined : cells[place];
	};
	const words = (column: Column) => textOf(cellOf(column)) || null;
	const percent = readPercent(cellOf('percent'), false);
	const amount = readAmount(cellOf('value'));
	const { claim, trouble } = readClaim(cellOf('claim'));
	const broken = [...columns].flatMap(([, place]) => {
		const said = cells[place]?.trouble;
		return said === undefined ? [] : [`${columnLetter(place)}${at + 1}：${said}`];
	});
	const line: FormLine = {
		sheet: grid.sheet,
		row: at + 1,
		number: numberIn(cellOf('number')),
		unit: lineOf(cellOf('unit')),
		title: lineOf(cellOf('title')),
		deadline: columns.has('deadline') ? (cellOf('deadline')?.date ?? lineOf(cellOf('deadline')) ?? '') : null,
		last: columns.has('last') ? (lineOf(cellOf('last')) ?? '') : null,
		goal: columns.has('goal') ? (lineOf(cellOf('goal')) ?? '') : null,
		values: {
			text: words('text'),
			percent: percent.percent,
			value: amount.value,
			problems: words('problems'),
			next: words('next'),
			help: words('help'),
			claim,
		},
		amountWords: amount.words,
		troubles: [...[percent.note, amount.note, trouble].filter((note) => note !== null), ...broken],
	};
	const { number, title, values } = line;
	const isEmpty = number === null && title === null && Object.values(values).every((v) => v === null || v === false);
	return isEmpty ? null : line;
}

/** The rows of every table in a sheet that is headed like a form; a repeated header goes on with the same columns. */
function linesOf(grid: Grid): FormLine[] | null {
	let columns: Map<Column, number> | null = null;
	const lines: FormLine[] = [];
	for (let at = 0; at < grid.rows.length; at++) {
		const found = columnsOf(grid.rows[at] ?? []);
		if (found !== null) columns = found;
		else if (columns !== null) {
			const line = readLine(grid, at, columns);
			if (line !== null && (line.number !== null || !isFoot(grid.rows[at] ?? []))) lines.push(line);
		}
	}
	return columns === null ? null : lines;
}

/** The lines of each unit of a workbook for several, in the order they come: by the name in the line, else by whose number it is, else the unit's above. */
function linesByUnit(lines: readonly FormLine[], marks: readonly HiddenMark[]): Map<string, FormLine[]> {
	const owners = new Map<string, string[]>();
	for (const { unit, rows } of marks)
		for (const { number } of rows) owners.set(number, [...(owners.get(number) ?? []), unit]);
	const parts = new Map<string, FormLine[]>();
	let unit: string | null = null;
	for (const line of lines) {
		const known = owners.get(line.number ?? '') ?? [];
		unit = line.unit ?? (known.length === 1 ? (known[0] as string) : unit);
		const key = foldText(unit ?? '');
		const own = parts.get(key);
		if (own === undefined) parts.set(key, [line]);
		else own.push(line);
	}
	return parts;
}

/** Reads a returned form, however it was saved: one, or one of each unit; none when no sheet is headed like a form. */
export function readFormParts({ grids }: Workbook): FormReading[] {
	const shown = grids.filter((grid) => !isMarkSheet(grid));
	const tables = shown.map(linesOf).filter((lines) => lines !== null);
	if (tables.length === 0) return [];
	const lines = tables.flat();
	const hidden = readHidden(grids);
	const printed = readPrinted(shown);
	const isNamedByLine = printed.unit === null && lines.some(({ unit }) => unit !== null);
	if (lines.length === 0 || hidden.length === 1 || (hidden.length === 0 && !isNamedByLine))
		return [{ hidden: hidden[0] ?? null, printed, isPart: false, lines }];
	return [...linesByUnit(lines, hidden)].map(([unit, own]) => ({
		hidden: hidden.find((mark) => foldText(mark.unit) === unit) ?? null,
		printed: { ...printed, key: null, unit: unit || null },
		isPart: true,
		lines: own,
	}));
}
