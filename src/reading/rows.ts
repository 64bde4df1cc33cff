import { type GridView, writtenIn } from './cells.ts';
import type { ColumnMap } from './column-roles.ts';
import { findFurniture } from './furniture.ts';
import { isOurNumber } from './our-number.ts';
import { partMark, type Table } from './table.ts';
import { foldText, isBlank } from './text.ts';

/** What a row of a table's body is; only `item` and `more` (further lines of the item above) are taken. */
export type RowKind =
	| { kind: 'item' | 'more' | 'empty' }
	| { kind: 'category'; text: string }
	/** What closes a table: lines across it from there on are none of its headings. */
	| { kind: 'skip'; why: string; closes?: boolean };

const example =
	/^[(（【]?(?:示例|样例|范例|填写示例|填报示例|举例|例)[)）】]?(?:\d|$|[:：,，])|请删除|填写示例|填报示例|[(（](?:示例|样例)[)）]/;

/** Every way of saying it has one of these signs. */
const exampleSigns = /[例删]/;
/** Whether a title or the number before it says that the row only shows how to fill the table in. */
const isExample = (folded: string): boolean => exampleSigns.test(folded) && example.test(folded);
/** What says so in any cell of the row. */
const exampleNote = /请删除|填写示例|填报示例/;

/** Columns that say what of a matter is asked beside who does it. */
const otherDuties = ['deadline', 'progress', 'percent', 'status', 'content'] as const;
/** The columns that make a row an item and not a heading of items. */
const dutyFields = ['lead', 'support', 'units', ...otherDuties] as const;
type DutyField = (typeof dutyFields)[number];

/** A line across the table that counts a unit's share or tells how the rows below stand, and says nothing of what they are about. */
const groupLine =
	/[(（](?:牵头\d+件(?:[,，]配合\d+件)?|配合\d+件)[)）]$|^[一二][、.．](?:.{1,10}销号|在册)[(（]\d+件[)）]$|^(?:逾期未办结|进度滞后|未到期|按时办结|逾期办结)[(（]\d+件[)）]$/;

const plainNumber = /^[(（]?\d{1,4}[)）]?[、.．]?$/;
const chineseNumber = /^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?$/;

interface RowFacts {
	view: GridView;
	row: number;
	/** What is written in cells of its own, not what a merge shows there. */
	own: readonly string[];
	/** Those that are not empty. */
	texts: readonly string[];
	first: string;
	sequence: string;
	title: string;
	foldedTitle: string;
	hasTitle: boolean;
	/** The row carries a number we printed: it was ours before, whatever it is called. */
	isOurs: boolean;
	hasDuty: boolean;
}

const textIn = (own: readonly string[], column: number | undefined): string =>
	column === undefined ? '' : (own[column] ?? '');

const sequenceIn = (own: readonly string[], map: ColumnMap): string =>
	textIn(own, map.sequence?.[0] ?? map.number?.[0]);

const coverFields = [...dutyFields, 'sequence'] as const;
const isCoveredAt = (view: GridView, row: number, column: number): boolean =>
	!view.isOwn(row, column) && view.span(row, column).top < row && view.text(row, column) !== '';

/** The row shares its number, units or day with the row above by a merge. */
const isCovered = (map: ColumnMap, { view, row }: RowFacts): boolean =>
	coverFields.some((field) => map[field]?.some((column) => isCoveredAt(view, row, column)));

const hasField = (own: readonly string[], map: ColumnMap, field: DutyField): boolean =>
	map[field]?.some((column) => !isBlank(textIn(own, column))) ?? false;

/** Nothing but units is written beside the title, and the table has a column of days. */
const hasUnitsOnly = (map: ColumnMap, { own }: RowFacts): boolean =>
	map.deadline !== undefined && !otherDuties.some((field) => hasField(own, map, field));

function factsOf(view: GridView, map: ColumnMap, row: number): RowFacts {
	const own = view.own(row);
	const texts = own.filter((text) => text !== '');
	const title = textIn(own, map.title?.[0]);
	return {
		view,
		row,
		own,
		texts,
		first: foldText(texts[0] ?? ''),
		sequence: sequenceIn(own, map),
		title,
		foldedTitle: foldText(title),
		hasTitle: !isBlank(title),
		isOurs: isOurNumber(textIn(own, map.number?.[0])),
		hasDuty: dutyFields.some((field) => hasField(own, map, field)),
	};
}

/** A line across the table or alone in its row: a heading of the items below, if any follow. */
function isHeadingLine(map: ColumnMap, facts: RowFacts, isPlain: boolean): boolean {
	if (facts.hasDuty || isCovered(map, facts)) return false;
	const [first, ...rest] = writtenIn(facts.view, facts.row);
	if (first === undefined) return false;
	const titleColumn = map.title?.[0] ?? 0;
	const isWide = first.right > first.column && first.right >= titleColumn && first.column <= titleColumn;
	const isPart = partMark.test(facts.first);
	if (rest.length === 0) {
		if (isWide) return true;
		if (first.column < titleColumn)
			return !plainNumber.test(facts.first) && (isPart || !chineseNumber.test(facts.first));
		if (first.column > titleColumn) return false;
		const isNumbered = map.sequence !== undefined && !isPlain;
		return isPart || (isNumbered && facts.first.length <= 40 && !/[。；;]$/.test(facts.first));
	}
	const areSums = isPart && rest.every(({ text }) => /^[\d.,%]+$/.test(foldText(text)));
	const areShort = rest.length <= 2 && rest.every(({ text }) => text.length <= 12);
	return (
		(areSums || areShort) &&
		((isWide && isPart) || (isWide && !facts.sequence) || (isPart && first.column < titleColumn && !facts.hasTitle))
	);
}

/** 一 | 经济运行 | — a numbered heading: no duty of its own while the rows below are numbered otherwise. */
function isNumberedHeading(map: ColumnMap, facts: RowFacts, below: string): boolean {
	if (!facts.hasTitle || facts.sequence === '' || below === '') return false;
	const [own, next] = [foldText(facts.sequence), foldText(below)];
	if (facts.hasDuty && !(chineseNumber.test(own) && hasUnitsOnly(map, facts))) return false;
	if (chineseNumber.test(own)) return !chineseNumber.test(next) || /^[(（]/.test(next) !== /^[(（]/.test(own);
	const stem = own.replace(/[、.．]$/, '');
	return (
		plainNumber.test(own) &&
		(next.startsWith(`${stem}.`) || next.startsWith(`${stem}-`) || /^[(（]1[)）]$/.test(next)) &&
		next.length > stem.length + 1
	);
}

const isColumnNumbers = (texts: readonly string[]) =>
	texts.length >= 3 &&
	(texts.every((text, i) => foldText(text).replace(/[()（）]/g, '') === String(i + 1)) ||
		(texts[0] === '甲' && texts[1] === '乙'));

function plainRow(map: ColumnMap, facts: RowFacts): RowKind {
	if (
		isExample(foldText(facts.sequence)) ||
		isExample(facts.foldedTitle) ||
		facts.texts.some((text) => exampleNote.test(text))
	)
		return { kind: 'skip', why: '填写示例' };
	if (isColumnNumbers(facts.texts)) return { kind: 'skip', why: '栏次编号行' };
	if (facts.hasTitle) return { kind: 'item' };
	const others = writtenIn(facts.view, facts.row).filter(
		({ column }) => column !== map.sequence?.[0] && column !== map.number?.[0] && !map.category?.includes(column),
	);
	if (others.every(({ text }) => isBlank(text))) return { kind: 'skip', why: '只有序号的空行' };
	return { kind: 'more' };
}

/** The kind of one row by itself; `below` is the number of the row under it. */
function kindOf(map: ColumnMap, facts: RowFacts, below: string, isPlain: boolean): RowKind {
	if (facts.texts.length === 0) return { kind: 'empty' };
	if (facts.isOurs && facts.title !== '') return { kind: 'item' };
	const known = findFurniture(facts.first, facts.foldedTitle);
	if (known && !(facts.hasTitle && facts.hasDuty && known.closes))
		return { kind: 'skip', why: known.why, closes: known.closes };
	if (isHeadingLine(map, facts, isPlain)) {
		const [text = ''] = facts.texts;
		return groupLine.test(facts.first) ? { kind: 'skip', why: '分组行' } : { kind: 'category', text };
	}
	if (isNumberedHeading(map, facts, below)) {
		const needsMark = chineseNumber.test(foldText(facts.sequence)) && !/[)）、.．]$/.test(facts.sequence);
		return { kind: 'category', text: `${facts.sequence}${needsMark ? '、' : ''}${facts.title}` };
	}
	return plainRow(map, facts);
}

const continuedMark = /[(（]续[一二三四五六\d]*[)）]$/;

/** Reads the kind of every row of a table's body; after a note, lines across the table go on with it until the next item. */
export function classifyRows(view: GridView, table: Table, map: ColumnMap): Map<number, RowKind> {
	const kinds = new Map<number, RowKind>();
	const titles = new Set(table.titles.map(({ text }) => foldText(text)));
	let isNote = false;
	for (let row = table.from; row < table.to; row += 1) {
		const facts = factsOf(view, map, row);
		const again = table.repeats.has(row)
			? '重复的表头'
			: facts.texts.length === 1 && titles.has(facts.first.replace(continuedMark, ''))
				? '重复的表题'
				: null;
		if (again !== null) {
			kinds.set(row, { kind: 'skip', why: again });
			continue;
		}
		const below = row + 1 < table.to ? sequenceIn(view.own(row + 1), map) : '';
		const kind = kindOf(map, facts, below, view.grid.plain);
		isNote = kind.kind !== 'item' && (isNote || (kind.kind === 'skip' && kind.closes === true));
		kinds.set(row, kind.kind === 'category' && isNote ? { kind: 'skip', why: '备注说明行' } : kind);
	}
	return dropIdleHeadings(kinds);
}

/** Heading lines after the last item head nothing. */
function dropIdleHeadings(kinds: Map<number, RowKind>): Map<number, RowKind> {
	let last = -1;
	for (const [row, { kind }] of kinds) if (kind === 'item') last = row;
	for (const [row, kind] of kinds)
		if (row > last && kind.kind === 'category') kinds.set(row, { kind: 'skip', why: '表尾说明行' });
	return kinds;
}
