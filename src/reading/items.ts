import type { Day } from '../rules/day.ts';
import type { StatedDeadline } from '../rules/deadline.ts';
import { hidePrivate } from '../rules/messages.ts';
import { type Block, gatherBlocks, lineOf, oneOf, type Sheet, type TableFacts } from './blocks.ts';
import { carryCategories } from './carried-category.ts';
import type { GridView } from './cells.ts';
import type { Columns } from './columns.ts';
import { readDayAt, readDeadlineAt } from './day-cells.ts';
import { emptyDeadline } from './deadline.ts';
import type { Field } from './heading-words.ts';
import type { Problem, ReadItem, Skipped } from './item.ts';
import { readBlockUnits, titleNumber } from './item-units.ts';
import { noteDayInText, noteDeadline, noteFinish, noteUnits } from './item-warnings.ts';
import { readMessage } from './message-row.ts';
import { isOurNumber } from './our-number.ts';
import { readPercent, readSpokenPercent } from './percent.ts';
import type { Table } from './table.ts';
import { columnLetter, foldText, isBlank, oneLine } from './text.ts';

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

/** `1-2 培育主体` under number 1: a part's number and what parts it from the words; `1-5月` is none. */
const partNumber =
	/^((\d{1,3})[-—－]\d{1,3})(?:[、.．]\s*|\s+|(?![年月日季周号级楼层期项个批栋台处所条米公吨户人度万亿%]))(?=[^\d\s])/;

/** The number a title begins with: any where the table has no column of numbers, else that of a part of the row's own. */
function numberBefore(sheet: Sheet, block: Block, title: string): RegExpExecArray | null {
	const sequence = sheet.columns.map.sequence;
	if (sequence === undefined) return titleNumber.exec(title);
	const part = partNumber.exec(title);
	return part !== null && foldText(lineOf(sheet, block, 'sequence') ?? '') === part[2] ? part : null;
}

function readTitle(sheet: Sheet, block: Block): { title: string; number: string | null } {
	const columns = sheet.columns.map[block.titleFrom] ?? [];
	const written = columns.find((column) => !isBlank(sheet.view.text(block.row, column)));
	const title = written === undefined ? '' : oneLine(sheet.view.text(block.row, written));
	const lead = numberBefore(sheet, block, title);
	if (lead === null || lead[0].length === title.length) return { title, number: null };
	return { title: title.slice(lead[0].length), number: foldText(lead[1]!).replace(/[、.．]$/, '') };
}

/** The headings above, the category columns, and in a file without merges the last category written; a row with our number leaves none out. */
function readCategory(sheet: Sheet, block: Block, noted: Noted): string | null {
	const { view, columns, lastCategory } = sheet;
	if (columns.map.category === undefined && block.path.length === 0) return null;
	const isCarrying = lastCategory.size > 0 && readNumbers(sheet, block).number === null;
	const carried = isCarrying ? lastCategory : new Map<number, string[]>();
	const written = (columns.map.category ?? []).map(
		(column) => view.text(block.row, column) || (carried.get(column)?.[block.row] ?? ''),
	);
	const parts = [...block.path, ...written]
		.map(oneLine)
		.filter((text, i, all) => !isBlank(text) && all.indexOf(text) === i);
	const isCarried = (column: number, i: number) => view.text(block.row, column) === '' && written[i] !== '';
	if ((columns.map.category ?? []).some(isCarried)) noted.warnings.push('类别空着，沿用上面一件的');
	return parts.length === 0 ? null : parts.join(' / ');
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

/** One day per item: stage rows each with a day of their own end with the last of them. */
function readBlockDeadline(sheet: Sheet, block: Block, received: Day | null, noted: Noted): StatedDeadline {
	const column = sheet.columns.map.deadline?.[0];
	if (column === undefined) return emptyDeadline(null);
	const rows = block.rows.filter(
		(row) => row === block.row || (sheet.view.isOwn(row, column) && sheet.view.text(row, column) !== ''),
	);
	const read = rows.map((row) => {
		const { deadline, problem } = readDeadlineAt(sheet, row, column, received);
		if (problem !== null) note(sheet, noted, row, column, problem.code, problem.message);
		return deadline;
	});
	const [first] = read;
	if (first!.raw === null && read.length === 1 && block.above !== null) {
		noted.warnings.push('完成时限空着，沿用上面一件的');
		return readBlockDeadline(sheet, block.above, received, noted);
	}
	if (read.length === 1) return first!;
	const last = read.reduce((a, b) => ((b.date ?? '') >= (a.date ?? '') && b.date !== null ? b : a));
	const how = last.note === null ? '推定：分几行写，取最后一个' : `${last.note}，分几行写，取最后一个`;
	return { ...last, raw: read.flatMap((d) => d.raw ?? []).join('；'), note: last.date === null ? last.note : how };
}

function readBlockPercent(sheet: Sheet, block: Block, noted: Noted): number | null {
	const column = sheet.columns.map.percent?.[0];
	if (column === undefined) {
		const spoken = readSpokenPercent(oneOf(sheet, block, 'progress'));
		if (spoken !== null) noted.warnings.push('完成比例取自进展情况一列');
		return spoken;
	}
	const { percent, note: words } = readPercent(sheet.view.at(block.row, column), sheet.isShare);
	if (words !== null)
		note(sheet, noted, block.row, column, percent === null ? 'not-a-percent' : 'inexact-percent', words);
	return percent;
}

function noteTroubles(sheet: Sheet, block: Block, noted: Noted): void {
	for (const row of block.rows)
		for (const column of sheet.meant) {
			const cell = sheet.view.isOwn(row, column) ? sheet.view.at(row, column) : undefined;
			if (cell?.trouble !== undefined) note(sheet, noted, row, column, 'cell-trouble', cell.trouble);
			if (cell?.ditto !== undefined) noted.warnings.push(`“${cell.ditto}”照上一行登记`);
		}
}

/** The whole of what was written, where telephone or identity numbers stand in it. */
function privateWords(title: string, content: string | null): string | null {
	const whole = [title, content].filter(Boolean).join('\n');
	return hidePrivate(whole) === whole ? null : whole;
}

function readBlock(sheet: Sheet, block: Block, problems: Problem[]): ReadItem {
	const { view, columns, facts } = sheet;
	const noted: Noted = { problems, warnings: [] };
	const dayOf = (field: Field) => readDayAt(sheet, block.row, columns.map[field]?.[0]);
	const received = dayOf('received');
	const yearGround = facts.isYearStated || received === null ? facts.yearGround : '看交办日期';
	const deadline = readBlockDeadline(sheet, block, received, noted);
	const units = readBlockUnits(sheet, block);
	const numbers = readNumbers(sheet, block);
	const { title, number } = readTitle(sheet, block);
	if (number !== null && numbers.outside === null) noted.warnings.push('序号取自事项开头的文字');
	noteTroubles(sheet, block, noted);
	noteUnits(units, facts.leadRule, noted.warnings);
	noteDeadline(deadline, yearGround, noted.warnings);
	const content = oneOf(sheet, block, 'content');
	noteDayInText(title, content, deadline, noted.warnings);
	if (sheet.hiddenRows.has(block.row)) noted.warnings.push('这一行在表中是隐藏的');
	const line = (field: Field) => lineOf(sheet, block, field);
	const text = (field: Field) => oneOf(sheet, block, field);
	const own = block.titleFrom === 'content' ? null : content;
	const percent = readBlockPercent(sheet, block, noted);
	const [status, finished] = [line('status'), dayOf('actual_finish')];
	noteFinish({ percent, status, finished }, noted.warnings);
	const { messages: source } = columns;
	return {
		sheet: view.grid.sheet,
		row: block.row + 1,
		number: numbers.number,
		outsideNumber: columns.map.sequence === undefined ? (numbers.outside ?? number) : (number ?? numbers.outside),
		title: source === null ? title : hidePrivate(title),
		content: source === null || own === null ? own : hidePrivate(own),
		category: readCategory(sheet, block, noted),
		lead: units.lead,
		support: units.support,
		unitsRaw: units.raw,
		splitBasis: units.raw === null ? null : units.basis,
		deadline,
		received,
		finished,
		source: line('source'),
		document: [numbers.spare, line('document')].filter((t) => t !== null).join(' ') || null,
		clause: line('clause'),
		instructedBy: line('instructed_by'),
		leader: line('leader'),
		responsiblePerson: line('responsible_person'),
		handler: line('handler') ?? (units.people.join('、') || null),
		progress: text('progress'),
		percent,
		status,
		problems: text('problems'),
		next: text('next'),
		help: text('help'),
		goal: text('goal'),
		remark: text('remark'),
		message:
			source === null
				? null
				: readMessage({ source, line, text, replied: dayOf('replied'), words: privateWords(title, own) }),
		extra: columns.extra.flatMap(({ column, label }) => {
			const value = view.text(block.row, column);
			return isBlank(value) ? [] : [{ label, text: value }];
		}),
		warnings: noted.warnings.length > 1 ? [...new Set(noted.warnings)] : noted.warnings,
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
		hiddenRows: new Set(view.grid.hiddenRows),
		days: new Map(),
		deadlines: new Map(),
		meant: Object.entries(columns.map).flatMap(([field, list]) => (field === 'ignore' ? [] : list)),
	};
	const items = gatherBlocks(sheet, skipped, problems).map((block) => readBlock(sheet, block, problems));
	return { items, problems, skipped };
}
