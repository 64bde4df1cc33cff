import { yearOf } from '../rules/day.ts';
import type { StatedDeadline } from '../rules/deadline.ts';
import type { Role } from '../rules/item.ts';
import { type Block, gatherBlocks, lineOf, oneOf, type Sheet, type TableFacts, valuesOf } from './blocks.ts';
import { carryCategories } from './carried-category.ts';
import type { GridView } from './cells.ts';
import type { Columns } from './columns.ts';
import type { DayContext } from './day-context.ts';
import { type DeadlineReading, readDayCell, readDeadlineCell } from './deadline.ts';
import type { Field } from './heading-words.ts';
import type { Problem, ReadItem, Skipped } from './item.ts';
import { type BlockUnits, noteDayInText, noteDeadline, noteUnits } from './item-warnings.ts';
import { isOurNumber } from './our-number.ts';
import { readPercent } from './percent.ts';
import type { Table } from './table.ts';
import { columnLetter, foldText, isBlank, oneLine } from './text.ts';
import { endsLikeUnit } from './unit-names.ts';
import { readUnits, type UnitReading } from './units.ts';

const titleNumber =
	/^([(（]?[一二三四五六七八九十\d]{1,3}[)）]?[.、．]|[(（][一二三四五六七八九十\d]{1,3}[)）])\s*(?=\D)/;

function readNumbers(sheet: Sheet, block: Block) {
	const sequence = lineOf(sheet, block, 'sequence');
	const printed = lineOf(sheet, block, 'number');
	const isOurs = printed !== null && isOurNumber(printed);
	const outside = sequence ?? (isOurs ? null : printed);
	return {
		number: isOurs ? foldText(printed) : null,
		outside: outside === null ? null : foldText(outside).replace(/[、.．]$/, ''),
		spare: sequence !== null && !isOurs ? printed : null,
	};
}

function readTitle(sheet: Sheet, block: Block): { title: string; number: string | null } {
	const [first = ''] = valuesOf(sheet, { ...block, rows: [block.row] }, block.titleFrom);
	const title = oneLine(first);
	const lead = sheet.columns.map.sequence === undefined ? titleNumber.exec(title) : null;
	if (lead === null || lead[0].length === title.length) return { title, number: null };
	return { title: title.slice(lead[0].length), number: foldText(lead[1]!).replace(/[、.．]$/, '') };
}

/** The headings above, the category columns, and in a file without merges the last category written; a row with our number leaves none out. */
function readCategory(sheet: Sheet, block: Block): string | null {
	const { view, columns, lastCategory } = sheet;
	const carried = readNumbers(sheet, block).number === null ? lastCategory : new Map<number, string[]>();
	const written = (columns.map.category ?? []).map(
		(column) => view.text(block.row, column) || (carried.get(column)?.[block.row] ?? ''),
	);
	const parts = [...block.path, ...written]
		.map(oneLine)
		.filter((text, i, all) => !isBlank(text) && all.indexOf(text) === i);
	return parts.length === 0 ? null : parts.join(' / ');
}

const roles: { field: Field; column: Role | null }[] = [
	{ field: 'lead', column: '牵头' },
	{ field: 'units', column: null },
	{ field: 'support', column: '配合' },
];

function readUnitCell({ facts, unitCells }: Sheet, text: string, column: Role | null): UnitReading {
	const key = `${column}:${text}`;
	const read =
		unitCells.get(key) ?? readUnits(text, { column, firstIsLead: facts.firstIsLead, leadMark: facts.leadMark });
	unitCells.set(key, read);
	return read;
}

/** In a table without a column of units: the unit its heading lines or the lines above it name. */
function unitOverhead({ columns, facts }: Sheet, block: Block): { name: string; words: string } | null {
	if (roles.some(({ field }) => (columns.map[field] ?? []).length > 0)) return null;
	const line = oneLine(block.path.at(-1) ?? '');
	const heading = line
		.replace(titleNumber, '')
		.replace(/[（(]\d+[项件个][)）]$/, '')
		.replace(/^(?:责任|牵头|承办)?(?:单位|部门)[:：]/, '');
	const isUnit = endsLikeUnit(heading) && heading.length <= 20 && !/[）)]$/.test(heading);
	return isUnit ? { name: heading, words: line } : facts.unit;
}

function readBlockUnits(sheet: Sheet, block: Block): BlockUnits {
	const texts = roles.flatMap(({ field, column }) => valuesOf(sheet, block, field).map((text) => ({ text, column })));
	if (texts.length === 0 && block.above !== null) return readBlockUnits(sheet, block.above);
	const overhead = texts.length === 0 ? unitOverhead(sheet, block) : null;
	if (overhead !== null) texts.push({ text: overhead.name, column: null });
	const read = texts.map(({ text, column }) => readUnitCell(sheet, text, column));
	const lead = [...new Set(read.flatMap((r) => r.lead))];
	const support = [...new Set(read.flatMap((r) => r.support))].filter((name) => !lead.includes(name));
	const people = [...new Set(read.flatMap((r) => r.people))];
	const basis = read.find((r) => r.basis === 'inline-label')?.basis ?? read[0]?.basis ?? 'column';
	const raw = texts.length === 0 ? null : texts.map(({ text }) => text).join('\n');
	return { lead, support, people, basis, raw, overhead: overhead?.words ?? null };
}

interface Noted {
	problems: Problem[];
	warnings: string[];
}

function note(sheet: Sheet, noted: Noted, row: number, column: number, code: string, message: string): void {
	const place = `${columnLetter(column)}${row + 1}`;
	noted.problems.push({
		sheet: sheet.view.grid.sheet,
		row: row + 1,
		column: columnLetter(column),
		code,
		message: `${place}：${message}`,
	});
	noted.warnings.push(message);
}

function readDeadlineAt({ view, dayCells }: Sheet, row: number, column: number, context: DayContext): DeadlineReading {
	const cell = view.at(row, column);
	const key = `${cell?.text}§${cell?.date}§${cell?.dateForm}§${cell?.number}§${context.year}§${context.base}§${context.received}`;
	const read = dayCells.get(key) ?? readDeadlineCell(cell, context);
	dayCells.set(key, read);
	return read;
}

/** One day per item: stage rows each with a day of their own end with the last of them. */
function readBlockDeadline(sheet: Sheet, block: Block, context: DayContext, noted: Noted): StatedDeadline {
	const column = sheet.columns.map.deadline?.[0];
	if (column === undefined) return readDeadlineCell(undefined, context).deadline;
	const rows = block.rows.filter(
		(row) => row === block.row || (sheet.view.isOwn(row, column) && sheet.view.text(row, column) !== ''),
	);
	const read = rows.map((row) => {
		const { deadline, problem } = readDeadlineAt(sheet, row, column, context);
		if (problem !== null) note(sheet, noted, row, column, problem.code, problem.message);
		return deadline;
	});
	const [first] = read;
	if (first!.raw === null && read.length === 1 && block.above !== null)
		return readBlockDeadline(sheet, block.above, context, noted);
	if (read.length === 1) return first!;
	const last = read.reduce((a, b) => ((b.date ?? '') >= (a.date ?? '') && b.date !== null ? b : a));
	const how = last.note === null ? '推定：分几行写，取最后一个' : `${last.note}，分几行写，取最后一个`;
	return { ...last, raw: read.flatMap((d) => d.raw ?? []).join('；'), note: last.date === null ? last.note : how };
}

function readBlockPercent(sheet: Sheet, block: Block, noted: Noted): number | null {
	const column = sheet.columns.map.percent?.[0];
	if (column === undefined) return null;
	const { percent, note: words } = readPercent(sheet.view.at(block.row, column), sheet.isShare);
	if (words !== null)
		note(sheet, noted, block.row, column, percent === null ? 'not-a-percent' : 'inexact-percent', words);
	return percent;
}

function noteTroubles(sheet: Sheet, block: Block, noted: Noted): void {
	for (const row of block.rows)
		for (const column of sheet.meant) {
			const trouble = sheet.view.isOwn(row, column) ? sheet.view.at(row, column)?.trouble : undefined;
			if (trouble !== undefined) note(sheet, noted, row, column, 'cell-trouble', trouble);
		}
}

function readBlock(sheet: Sheet, block: Block, problems: Problem[]): ReadItem {
	const { view, columns, facts } = sheet;
	const noted: Noted = { problems, warnings: [] };
	const loose = { year: facts.year, received: null, base: facts.today };
	const dayOf = (field: Field) => readDayCell(view.at(block.row, columns.map[field]?.[0] ?? -1), loose);
	const received = dayOf('received');
	const year = facts.isYearStated || received === null ? facts.year : yearOf(received);
	const deadline = readBlockDeadline(sheet, block, { year, received, base: received ?? facts.today }, noted);
	const units = readBlockUnits(sheet, block);
	const numbers = readNumbers(sheet, block);
	const { title, number } = readTitle(sheet, block);
	noteTroubles(sheet, block, noted);
	noteUnits(units, noted.warnings);
	noteDeadline(deadline, noted.warnings);
	noteDayInText(title, oneOf(sheet, block, 'content'), deadline, noted.warnings);
	if (view.grid.hiddenRows.includes(block.row)) noted.warnings.push('这一行在表中是隐藏的');
	const line = (field: Field) => lineOf(sheet, block, field);
	const text = (field: Field) => oneOf(sheet, block, field);
	return {
		sheet: view.grid.sheet,
		row: block.row + 1,
		number: numbers.number,
		outsideNumber: numbers.outside ?? number,
		title,
		content: block.titleFrom === 'content' ? null : text('content'),
		category: readCategory(sheet, block),
		lead: units.lead,
		support: units.support,
		unitsRaw: units.raw,
		splitBasis: units.raw === null ? null : units.basis,
		deadline,
		received,
		finished: dayOf('actual_finish'),
		source: line('source'),
		document: [numbers.spare, line('document')].filter((t) => t !== null).join(' ') || null,
		clause: line('clause'),
		instructedBy: line('instructed_by'),
		leader: line('leader'),
		responsiblePerson: line('responsible_person'),
		handler: line('handler') ?? (units.people.join('、') || null),
		progress: text('progress'),
		percent: readBlockPercent(sheet, block, noted),
		status: line('status'),
		problems: text('problems'),
		next: text('next'),
		help: text('help'),
		goal: text('goal'),
		remark: text('remark'),
		extra: columns.extra.flatMap(({ column, label }) => {
			const value = view.text(block.row, column);
			return isBlank(value) ? [] : [{ label, text: value }];
		}),
		warnings: [...new Set(noted.warnings)],
	};
}

/** The percent column's plain numbers are shares of 1 when none is above 1. */
function hasShares(view: GridView, table: Table, column: number | undefined): boolean {
	if (column === undefined) return false;
	const numbers: number[] = [];
	for (let row = table.from; row < table.to; row += 1) {
		const cell = view.grid.rows[row]?.[column];
		const n = cell?.number ?? (/^\d+(\.\d+)?$/.test(cell?.text ?? '') ? Number(cell?.text) : undefined);
		if (n !== undefined) numbers.push(n);
	}
	return numbers.length > 0 && numbers.every((n) => n <= 1);
}

/** Reads the items of one table; rows not taken are told with their reason. */
export function readItems(view: GridView, table: Table, columns: Columns, facts: TableFacts) {
	const problems: Problem[] = [];
	const skipped: Skipped[] = [];
	const isShare = hasShares(view, table, columns.map.percent?.[0]);
	const sheet: Sheet = {
		view,
		table,
		columns,
		facts,
		isShare,
		lastCategory: carryCategories(view, table, columns),
		unitCells: new Map(),
		dayCells: new Map(),
		meant: Object.entries(columns.map).flatMap(([field, list]) => (field === 'ignore' ? [] : list)),
	};
	const items = gatherBlocks(sheet, skipped, problems).map((block) => readBlock(sheet, block, problems));
	return { items, problems, skipped };
}
