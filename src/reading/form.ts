import type { FormField, FormValues } from '../rules/form-values.ts';
import type { Cell, Grid, Workbook } from './grid.ts';
import { readPercent } from './percent.ts';
import { cleanText, columnLetter, foldText, oneLine } from './text.ts';

/** The first cell of the hidden sheet. */
export const formMark = 'ducha/form/1';

/** What the hidden sheet says the form is. */
interface HiddenMark {
	key: string;
	period: string;
	unit: string;
	version: number;
	hash: string;
	rows: { number: string; base: string }[];
}

/** One filled row as it stands in the file; `row` is 1-based. */
export interface FormLine {
	sheet: string;
	row: number;
	number: string | null;
	title: string | null;
	/** The deadline and the last feedback as they stand in the locked columns; null where the column is gone. */
	deadline: string | null;
	last: string | null;
	values: FormValues;
	/** Cells that could not be read. */
	troubles: string[];
}

export interface FormReading {
	hidden: HiddenMark | null;
	/** The key printed on the form, the unit and the period as they are printed. */
	printed: { key: string | null; unit: string | null; period: string | null };
	lines: FormLine[];
}

type Column = 'number' | 'title' | 'deadline' | 'last' | FormField;

/** The headings of a form by how they begin, blanks and breaks out. */
const headings: readonly [RegExp, Column][] = [
	[/^(?:事项)?编号/, 'number'],
	[/^事项(?:名称|标题)?$/, 'title'],
	[/^(?:完成|办理)?时限/, 'deadline'],
	[/^上(?:次|期)反馈/, 'last'],
	[/^本(?:期|次|月)进展/, 'text'],
	[/^完成(?:百分比|比例|%)/, 'percent'],
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

const yes = /^(?:是|√|✓|☑|有|申请|要|y|yes)/iu;
const no = /^(?:否|不|无|×|✗|n|no|\/|-|—)*$/iu;

/** `是`, `否`, or nothing; another word is a trouble, never a claim. */
function readClaim(cell: Cell | undefined): { claim: boolean; trouble: string | null } {
	const word = foldText(cell?.text ?? '');
	if (no.test(word)) return { claim: false, trouble: null };
	if (yes.test(word)) return { claim: true, trouble: null };
	return { claim: false, trouble: `申请办结“${word}”不是“是”或“否”，没有登记` };
}

/** A printed number or a running one; other words in its column are none. */
function numberIn(cell: Cell | undefined): string | null {
	const text = foldText(cell?.text ?? '');
	return /^\d[\d-]*$/.test(text) ? text : null;
}

const foot = /单位主要负责人[:：]|填表人[:：]/u;

function readLine(grid: Grid, at: number, columns: Map<Column, number>): FormLine | null {
	const cells = grid.rows[at] ?? [];
	const cellOf = (column: Column) => {
		const place = columns.get(column);
		return place === undefined ? undefined : cells[place];
	};
	const words = (column: Column) => textOf(cellOf(column)) || null;
	const percent = readPercent(cellOf('percent'), false);
	const { claim, trouble } = readClaim(cellOf('claim'));
	const broken = [...columns].flatMap(([, place]) => {
		const said = cells[place]?.trouble;
		return said === undefined ? [] : [`${columnLetter(place)}${at + 1}：${said}`];
	});
	const line: FormLine = {
		sheet: grid.sheet,
		row: at + 1,
		number: numberIn(cellOf('number')),
		title: lineOf(cellOf('title')),
		deadline: columns.has('deadline') ? (cellOf('deadline')?.date ?? lineOf(cellOf('deadline')) ?? '') : null,
		last: columns.has('last') ? (lineOf(cellOf('last')) ?? '') : null,
		values: {
			text: words('text'),
			percent: percent.percent,
			problems: words('problems'),
			next: words('next'),
			help: words('help'),
			claim,
		},
		troubles: [...(percent.note === null ? [] : [percent.note]), ...(trouble === null ? [] : [trouble]), ...broken],
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
		else if (columns !== null && !(grid.rows[at] ?? []).some((cell) => foot.test(cell?.text ?? ''))) {
			const line = readLine(grid, at, columns);
			if (line !== null) lines.push(line);
		}
	}
	return columns === null ? null : lines;
}

const hiddenRows = 8;

function readHidden(grids: readonly Grid[]): HiddenMark | null {
	const grid = grids.find(({ rows }) => rows[0]?.[0]?.text === formMark);
	if (grid === undefined) return null;
	const at = (row: number, column: number) => textOf(grid.rows[row]?.[column]);
	const rows = grid.rows.slice(hiddenRows).map((_, n) => {
		const row = hiddenRows + n;
		return { number: at(row, 0), base: at(row, 1) };
	});
	return {
		key: at(1, 1),
		period: at(2, 1),
		unit: at(3, 1),
		version: Number(at(4, 1)),
		hash: at(5, 1),
		rows: rows.filter(({ number }) => number !== ''),
	};
}

const printedForms = {
	key: /表号[:：]?([A-Z0-9]{8})/u,
	unit: /填报单位[:：]([^\s（(]+)/u,
	period: /^([^（(]*?)督查事项进展反馈表/u,
};

/** What stands above and below the table: the first that matches. */
function readPrinted(grids: readonly Grid[]): FormReading['printed'] {
	const printed: FormReading['printed'] = { key: null, unit: null, period: null };
	for (const grid of grids)
		for (const row of grid.rows)
			for (const cell of row) {
				if (cell === undefined || !/表号|填报单位|反馈表/u.test(cell.text)) continue;
				const text = foldText(cell.text);
				for (const name of ['key', 'unit', 'period'] as const)
					printed[name] ??= printedForms[name].exec(text)?.[1] || null;
			}
	return printed;
}

/** Reads a returned form, however it was saved; null when no sheet is headed like one. */
export function readForm({ grids }: Workbook): FormReading | null {
	const shown = grids.filter((grid) => grid.rows[0]?.[0]?.text !== formMark);
	const tables = shown.map(linesOf).filter((lines) => lines !== null);
	if (tables.length === 0) return null;
	return { hidden: readHidden(grids), printed: readPrinted(shown), lines: tables.flat() };
}
