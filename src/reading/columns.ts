import { day } from '../rules/day.ts';
import type { GridView } from './cells.ts';
import { readDeadlineCell } from './deadline.ts';
import type { HeadedColumn } from './header.ts';
import type { Field } from './heading-words.ts';
import { fieldNames, headingKey } from './headings.ts';
import type { Table } from './table.ts';
import { columnLetter, foldText, isBlank } from './text.ts';
import { endsLikeUnit, isCollective } from './unit-names.ts';

/** Which columns hold what; `units` is one undivided list, the others of its kind have a role. */
export type ColumnMap = Partial<Record<Field, number[]>>;

/** The columns of a table settled, with what could not be settled. */
export interface Columns {
	map: ColumnMap;
	/** Columns nobody's rule claims, kept with their heading. */
	extra: { column: number; label: string }[];
	/** Two columns that could be the same field. */
	clash: { field: Field; columns: number[] } | null;
	notices: { column: number; code: string; message: string }[];
}

interface Candidate {
	column: number;
	label: string;
	field: Field | null;
	tier: number;
}

const labelOf = (head: HeadedColumn) => head.path.map((text) => text.replace(/\s+/g, '')).join('/');

function bodyTexts(view: GridView, table: Table, column: number): string[] {
	const texts: string[] = [];
	for (let row = table.from; row < table.to && texts.length < 200; row += 1)
		if (view.isOwn(row, column) && !table.repeats.has(row) && view.text(row, column) !== '')
			texts.push(view.text(row, column));
	return texts;
}

const isNumbering = (text: string) =>
	/^(?:[(（]?[\d一二三四五六七八九十]{1,4}[)）]?[、.．]?|\d{1,3}(?:[-.]\d{1,3}){1,3})$/.test(foldText(text));
const share = (texts: string[], isMeant: (text: string) => boolean) =>
	texts.length === 0 ? 0 : texts.filter(isMeant).length / texts.length;

/** Rows of the body between which a column holds one value: a merge, or blanks below it in a plain file. */
function blocks(view: GridView, table: Table, column: number): { from: number; to: number }[] {
	const found: { from: number; to: number }[] = [];
	for (let row = table.from; row < table.to; row += 1) {
		if (!view.isOwn(row, column) || view.text(row, column) === '') continue;
		let to = view.span(row, column).bottom;
		if (view.grid.plain) while (to + 1 < table.to && view.text(to + 1, column) === '') to += 1;
		if (to > row) found.push({ from: row, to });
	}
	return found;
}

const ownIn = (view: GridView, column: number, from: number, to: number) => {
	let count = 0;
	for (let row = from; row <= to; row += 1) if (view.isOwn(row, column) && view.text(row, column) !== '') count += 1;
	return count;
};

/** The column gathers several tasks of another column: it is merged over rows that are numbered, assigned or dated each for itself. */
function gathers(view: GridView, table: Table, column: number, task: number, each: number[]): boolean {
	return blocks(view, table, column).some(
		({ from, to }) => ownIn(view, task, from, to) > 1 && each.some((other) => ownIn(view, other, from, to) > 1),
	);
}

/** The column repeats one value down several rows while the other says something new in each. */
function repeats(view: GridView, table: Table, column: number, task: number): boolean {
	for (let row = table.from + 1; row < table.to; row += 1) {
		const [above, here] = [view.text(row - 1, column), view.text(row, column)];
		const isNew = view.text(row, task) !== '' && view.text(row, task) !== view.text(row - 1, task);
		const isOwn = view.isOwn(row, column) && view.isOwn(row, task);
		if (here !== '' && here === above && isOwn && isNew && view.text(row - 1, task) !== '') return true;
	}
	return false;
}

const stageWords = /阶段|节点|季度|序时|月度/;

/** Title, content and category among the columns that say what is to be done. */
function settleWhat(view: GridView, table: Table, all: Candidate[]): { map: ColumnMap; clash: Columns['clash'] } {
	const of = (field: Field) => all.filter((c) => c.field === field);
	const sequence = of('sequence')[0]?.column ?? -1;
	const category = of('category').map((c) => c.column);
	let pool = of('title').sort((a, b) => a.tier - b.tier || a.column - b.column);
	const measures = of('content');
	if (pool.length === 0) {
		const problem = of('problems').filter((c) =>
			measures.some((m) => m.column > c.column && /措施|要求/.test(m.label)),
		);
		const firsts = [problem, measures, of('goal'), of('problems')].find((list) => list.length > 0) ?? [];
		pool = firsts.slice(0, 1);
	}
	const whats = [...pool, ...measures].filter((c, i, list) => list.findIndex((d) => d.column === c.column) === i);
	const each = [sequence, ...[...of('lead'), ...of('units'), ...of('deadline')].map((c) => c.column)].filter(
		(c) => c >= 0,
	);
	const below = (c: Candidate) => whats.filter((w) => w.column > c.column && !stageWords.test(w.label));
	const groups = (c: Candidate) =>
		below(c).some(
			(w) =>
				(c.column < sequence && sequence < w.column) ||
				gathers(view, table, c.column, w.column, each) ||
				repeats(view, table, c.column, w.column),
		);
	const gathering = whats.filter(groups);
	const [title, ...others] = whats.filter((c) => !gathering.includes(c));
	if (title === undefined) return { map: {}, clash: null };
	const isBroader = (c: Candidate) => c.field === 'title' && c.column < title.column && c.tier > title.tier;
	gathering.push(...others.filter(isBroader));
	const rest = others.filter((c) => !isBroader(c));
	const twin = rest.find((c) => c.field === 'title' && c.tier === title.tier && c.tier < 2);
	const clash = twin ? { field: 'title' as const, columns: [title.column, twin.column] } : null;
	const left = (c: Field) =>
		of(c)
			.filter((d) => d.column !== title.column)
			.map((d) => d.column);
	return {
		map: {
			title: [title.column],
			content: rest.map((c) => c.column),
			category: [...category, ...gathering.map((c) => c.column)].sort((a, b) => a - b),
			goal: left('goal'),
			problems: left('problems'),
		},
		clash,
	};
}

/** 责任单位 beside 牵头单位 supports, beside 配合单位 leads, alone is undivided. */
function settleUnits(all: Candidate[]): ColumnMap {
	const of = (field: Field, tier?: number) =>
		all.filter((c) => c.field === field && (tier === undefined || c.tier === tier)).map((c) => c.column);
	const lead = of('lead');
	const support = of('support');
	const units = of('units', 1);
	const undivided = units.length > 0 ? units.slice(0, 1) : of('units', 2).slice(0, 1);
	if (lead.length > 0) return { lead, support: units.length > 0 ? [...units.slice(0, 1), ...support] : support };
	return support.length > 0 ? { lead: undivided, support } : { units: undivided };
}

/** The best worded deadline; 完成时间 beside 完成时限 is when it was really done. */
function settleDeadline(all: Candidate[]): { map: ColumnMap; clash: Columns['clash'] } {
	const stated = all.filter((c) => c.field === 'deadline');
	const found = (stated.length > 0 ? stated : all.filter((c) => c.field === 'original_deadline')).sort(
		(a, b) => a.tier - b.tier || a.column - b.column,
	);
	const [best, next] = found;
	if (best === undefined) return { map: {}, clash: null };
	const isClash = next !== undefined && next.tier === best.tier;
	const finished = found.filter((c) => c.tier === 3 && best.tier < 3).map((c) => c.column);
	return {
		map: {
			deadline: [best.column],
			actual_finish: [...all.filter((c) => c.field === 'actual_finish').map((c) => c.column), ...finished],
		},
		clash: isClash ? { field: 'deadline', columns: [best.column, next.column] } : null,
	};
}

/** Fields that may fill several columns, joined left to right. */
const joined: Field[] = [
	'category',
	'content',
	'progress',
	'lead',
	'support',
	'document',
	'ignore',
	'next',
	'problems',
	'help',
	'goal',
];
const settledElsewhere: Field[] = [
	'title',
	'content',
	'category',
	'goal',
	'problems',
	'lead',
	'support',
	'units',
	'deadline',
	'actual_finish',
	'ignore',
];

function settleRest(all: Candidate[]): ColumnMap {
	const map: ColumnMap = {};
	for (const { field } of all) {
		if (field === null || settledElsewhere.includes(field) || map[field] !== undefined) continue;
		const found = all.filter((c) => c.field === field).sort((a, b) => a.tier - b.tier);
		map[field] = joined.includes(field) ? found.map((c) => c.column) : [found[0]!.column];
	}
	return map;
}

/** Two columns under the very same words. */
function findTwins(all: Candidate[], heads: HeadedColumn[]): Columns['clash'] {
	const own = all.filter((c, i) => c.field !== null && c.field !== 'ignore' && c.tier > 0 && heads[i]!.shared === null);
	for (const one of own) {
		const twin = own.find(
			(c) => c.column > one.column && c.field === one.field && headingKey(c.label) === headingKey(one.label),
		);
		if (twin !== undefined) return { field: one.field!, columns: [one.column, twin.column] };
	}
	return null;
}

const kin: Field[][] = [
	['title', 'content', 'goal'],
	['lead', 'units', 'support'],
];
/** A guess by a word within the heading gives way to any column that is sure of the field or its kin. */
function dropGuesses(all: Candidate[]): void {
	const isSure = (field: Field) =>
		all.some((c) => c.tier < 5 && (kin.find((k) => k.includes(field)) ?? [field]).includes(c.field!));
	const guesses = all.filter((c) => c.tier === 5 && c.field !== null);
	const idle = guesses.filter(
		(c) => isSure(c.field!) || guesses.some((g) => g.field === c.field && g.column < c.column),
	);
	for (const c of idle) c.field = c.field === 'ignore' ? 'ignore' : null;
}

const someContext = { year: 2000, received: null, base: day('2000-01-01') };

/** What an unknown or blank heading's column holds, told by its cells. */
function guessField(view: GridView, table: Table, candidate: Candidate, all: Candidate[]): Field | null {
	const has = (...fields: Field[]) => all.some((c) => c.field !== null && fields.includes(c.field));
	const texts = bodyTexts(view, table, candidate.column);
	if (!has('sequence') && candidate.label === '' && share(texts, isNumbering) >= 0.6) return 'sequence';
	if (texts.length < 2 || candidate.label === '') return null;
	if (!has('lead', 'units', 'support') && share(texts, (t) => endsLikeUnit(foldText(t)) || isCollective(t)) >= 0.6)
		return 'units';
	const isDated = (t: string) =>
		!isBlank(t) && !['unparseable', 'none'].includes(readDeadlineCell({ text: t }, someContext).deadline.kind);
	return !has('deadline') && share(texts, isDated) >= 0.6 ? 'deadline' : null;
}

/** One heading over two columns: the left one numbers or gathers, the right one is meant. */
function partShared(view: GridView, table: Table, heads: HeadedColumn[], candidates: Candidate[]): void {
	for (const head of heads) {
		if (head.shared === null || head.shared === head.column) continue;
		const [left, right] = [candidates[head.shared]!, candidates[head.column]!];
		const texts = bodyTexts(view, table, right.column);
		if (texts.length === 0) right.field = 'ignore';
		else if (left.field === 'title') {
			left.field = share(bodyTexts(view, table, left.column), isNumbering) >= 0.6 ? 'sequence' : 'category';
		} else if (right.field !== null && !joined.includes(right.field)) right.field = 'ignore';
	}
}

function byMapping(mapping: Record<string, Field>, candidate: Candidate): Field | undefined {
	const entry = Object.entries(mapping).find(
		([key]) =>
			key.toUpperCase() === columnLetter(candidate.column) ||
			(headingKey(key) !== '' &&
				[headingKey(candidate.label), headingKey(candidate.label.split('/').at(-1) ?? '')].includes(headingKey(key))),
	);
	return entry?.[1];
}

/** Settles which column holds what, from its heading, then from its place and its cells; `mapping` (column letter or heading → field) goes first. */
export function settleColumns(view: GridView, table: Table, mapping: Record<string, Field>): Columns {
	const heads = table.header.columns;
	const all: Candidate[] = heads.map((head) => ({
		column: head.column,
		label: labelOf(head),
		field: head.rule?.field ?? null,
		tier: head.rule?.tier ?? 9,
	}));
	partShared(view, table, heads, all);
	const notices: Columns['notices'] = [];
	for (const candidate of all.filter((c) => c.field === null)) {
		const field = guessField(view, table, candidate, all);
		if (field === null) continue;
		candidate.field = field;
		if (candidate.label !== '')
			notices.push({
				column: candidate.column,
				code: 'guessed-column',
				message: `“${candidate.label}”一列按内容认作${fieldNames[field]}，不对的话请加 --map ${columnLetter(candidate.column)}=字段`,
			});
	}
	for (const candidate of all) {
		const field = byMapping(mapping, candidate);
		if (field === undefined) continue;
		for (const other of all) if (other.field === field && !joined.includes(field)) other.field = null;
		Object.assign(candidate, { field, tier: 0 });
	}
	dropGuesses(all);
	const what = settleWhat(view, table, all);
	const due = settleDeadline(all);
	const map: ColumnMap = { ...settleRest(all), ...what.map, ...due.map, ...settleUnits(all) };
	const clash = findTwins(all, heads) ?? what.clash ?? due.clash;
	const used = new Set(Object.values(map).flat());
	const extra = all.filter((c) => !used.has(c.column) && bodyTexts(view, table, c.column).length > 0);
	for (const { column } of extra.filter((c) => c.label === ''))
		notices.push({
			column,
			code: 'unnamed-column',
			message: `${columnLetter(column)}列没有表头却有内容，没有导入；要用请加 --map ${columnLetter(column)}=字段`,
		});
	return { map, extra: extra.filter((c) => c.label !== ''), clash, notices };
}
