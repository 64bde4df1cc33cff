import type { Day } from '../rules/day.ts';
import { type InspectionKind, inspectionKinds } from '../rules/inspection.ts';
import { findMonths } from '../rules/plan.ts';
import { type GridView, viewGrid, writtenIn } from './cells.ts';
import type { DayContext } from './day-context.ts';
import { readDeadlineCell } from './deadline-cell.ts';
import type { Grid, Workbook } from './grid.ts';
import { headingKey, ruleOfPath } from './headings.ts';
import { isBlank, oneLine } from './text.ts';
import { readUnits } from './units.ts';

/** A row of somebody's yearly plan; `row` as Excel counts it, null where nothing is written. */
export interface PlanRow {
	row: number;
	content: string;
	units: string[];
	months: number[];
	kind: InspectionKind | null;
	deadline: Day | null;
}

/** A row that cannot be taken, or words of one that were read another way. */
export interface PlanRemark {
	row: number;
	content: string;
	message: string;
}

export interface PlanTable {
	sheet: string;
	header: number;
	rows: PlanRow[];
	rejected: PlanRemark[];
	notes: PlanRemark[];
}

type Column = 'content' | 'units' | 'months' | 'kind' | 'deadline';
type Columns = Record<Column, number[]>;

/** Headings a plan has beside those of any ledger. */
const ownHeadings: readonly (readonly [Column, RegExp])[] = [
	['months', /^(?:计划|拟|安排)?(?:督[查察导]|检查|调研)(?:时间|月份|日期|频次|时间安排)$|^月份$/u],
	['kind', /^(?:督[查察导]|检查)?(?:方式|形式|方法)$/u],
];
const ledgerFields: Readonly<Record<string, Column>> = {
	title: 'content',
	content: 'content',
	lead: 'units',
	units: 'units',
	support: 'units',
	deadline: 'deadline',
};

/** Ways of inspecting in others' words; the first that is found in them counts. */
const kindWords: readonly (readonly [RegExp, InspectionKind])[] = [
	[/暗访/u, '暗访'],
	[/联合/u, '联合督查'],
	[/调研/u, '督查调研'],
	[/访谈|座谈/u, '个别访谈'],
	[/汇报/u, '听取汇报'],
	[/明查/u, '明查'],
	[/现场|实地/u, '现场督查'],
];

function columnOf(text: string): Column | undefined {
	const key = headingKey(text);
	return ownHeadings.find(([, words]) => words.test(key))?.[0] ?? ledgerFields[ruleOfPath([text])?.field ?? ''];
}

function columnsAt(view: GridView, row: number): Columns | null {
	const columns: Columns = { content: [], units: [], months: [], kind: [], deadline: [] };
	for (const { text, column } of writtenIn(view, row)) {
		const found = columnOf(text);
		if (found !== undefined) columns[found].push(column);
	}
	return columns.content.length > 0 && columns.months.length > 0 ? columns : null;
}

const readKind = (words: string): InspectionKind | null =>
	inspectionKinds.find((kind) => kind === words) ?? kindWords.find(([form]) => form.test(words))?.[1] ?? null;

function readRow(view: GridView, at: number, columns: Columns, context: DayContext, table: PlanTable): void {
	const textOf = (column: Column): string =>
		columns[column].map((each) => oneLine(view.text(at, each))).find((text) => !isBlank(text)) ?? '';
	const content = textOf('content');
	const unitCells = columns.units.map((each) => view.text(at, each)).filter((text) => !isBlank(text));
	const [monthWords, kindSaid] = [textOf('months'), textOf('kind')];
	// Content alone is a heading or a note between the rows.
	if (content === '' || (unitCells.length === 0 && monthWords === '')) return;
	const place = { row: at + 1, content };
	const months = findMonths(monthWords);
	if (months === null) {
		const message = monthWords === '' ? '没有写督查月份' : `看不懂督查月份“${monthWords}”`;
		table.rejected.push({ ...place, message });
		return;
	}
	const read = unitCells.map((text) => readUnits(text, { column: null, firstIsLead: false, leadMark: null }));
	const units = [...new Set(read.flatMap(({ lead, support }) => [...lead, ...support]))];
	const kind = readKind(kindSaid);
	if (kind === null && kindSaid !== '') table.notes.push({ ...place, message: `督查方式“${kindSaid}”按现场督查` });
	const [dueColumn] = columns.deadline;
	const { deadline } = readDeadlineCell(dueColumn === undefined ? undefined : view.at(at, dueColumn), context);
	if (deadline.kind === 'unparseable') table.notes.push({ ...place, message: `时限“${deadline.raw}”没有读成日期` });
	table.rows.push({ ...place, units, months, kind, deadline: deadline.kind === 'date' ? deadline.date : null });
}

function readGrid(grid: Grid, context: DayContext): PlanTable | null {
	const view = viewGrid(grid);
	for (let header = 0; header < Math.min(view.rows, 20); header += 1) {
		const columns = columnsAt(view, header);
		if (columns === null) continue;
		const table: PlanTable = {
			sheet: grid.plain ? '' : grid.sheet,
			header: header + 1,
			rows: [],
			rejected: [],
			notes: [],
		};
		for (let row = header + 1; row < view.rows; row += 1) readRow(view, row, columns, context, table);
		return table;
	}
	return null;
}

/** The yearly plan in the first visible sheet whose header has a column of contents and one of months (决策督查计划); null where there is none. */
export function readPlanTable(workbook: Workbook, context: DayContext): PlanTable | null {
	for (const grid of workbook.grids.filter(({ hidden }) => !hidden)) {
		const table = readGrid(grid, context);
		if (table !== null) return table;
	}
	return null;
}
