import type { GridView } from './cells.ts';
import { columnChoices } from './column-choices.ts';
import { dropAside, dropGuesses, dropMeasures, guessField, guessTitle } from './column-guess.ts';
import { columnOf, type SettledColumn, settledColumn, withSettled } from './column-memory.ts';
import {
	type Candidate,
	type Clash,
	type ColumnMap,
	findTwins,
	joined,
	settleDeadline,
	settleRest,
	settleUnits,
	settleWhat,
} from './column-roles.ts';
import { bodyTexts, isNumbering, share } from './column-shapes.ts';
import { fieldNames } from './fields.ts';
import type { HeadedColumn } from './header.ts';
import { messageSourceOf, takeMessageColumns } from './heading-messages.ts';
import type { Field } from './heading-words.ts';
import { headingKey } from './headings.ts';
import type { Table } from './table.ts';
import { columnLetter } from './text.ts';

/** The columns of a table settled, with what could not be settled. */
export interface Columns {
	map: ColumnMap;
	/** Columns nobody's rule claims, kept with their heading. */
	extra: { column: number; label: string }[];
	clash: Clash;
	notices: { column: number; code: string; message: string }[];
	/** The columns the clerk has settled, now or before. */
	told: SettledColumn[];
	/** Words of her mapping that name a column here. */
	keys: string[];
	/** The source of a list of citizens' messages, null for any other. */
	messages: string | null;
}

/** What is said of columns: by the clerk by letter or heading, what is remembered of this header, and by a line under the table itself. */
export interface Told {
	map: Record<string, Field>;
	remembered: SettledColumn[];
	noted: SettledColumn[];
}

const candidateOf = ({ column, path, rule, shared }: HeadedColumn): Candidate => ({
	column,
	label: path.map((text) => text.replace(/\s+/g, '')).join('/'),
	field: rule?.field ?? null,
	tier: rule?.tier ?? 9,
	isShared: shared !== null,
});

/** One heading over two columns: the left one numbers or gathers, the right one is meant. */
function partShared(view: GridView, table: Table, heads: HeadedColumn[], candidates: Candidate[]): void {
	for (const head of heads) {
		if (head.shared === null || head.shared === head.column) continue;
		const [left, right] = [candidates[head.shared]!, candidates[head.column]!];
		const texts = bodyTexts(view, table, right.column);
		if (texts.length === 0) right.field = 'ignore';
		else if (left.field === 'sequence') left.field = 'ignore';
		else if (left.field === 'title') {
			left.field = share(bodyTexts(view, table, left.column), isNumbering) >= 0.6 ? 'sequence' : 'category';
		} else if (right.field !== null && !joined.includes(right.field)) right.field = 'ignore';
	}
}

/** Takes the columns the unknown headings' cells speak for. */
function takeGuesses(view: GridView, table: Table, all: Candidate[]): Columns['notices'] {
	const notices: Columns['notices'] = [];
	for (const candidate of all.filter((c) => c.field === null)) {
		const field = guessField(view, table, candidate, all);
		candidate.field = field;
		if (field !== null && candidate.label !== '') notices.push(noticeGuess(candidate, field));
	}
	return notices;
}

function noticeGuess({ column, label }: Candidate, field: Field): Columns['notices'][number] {
	const cure = `不对的话请加 --map ${columnLetter(column)}=字段`;
	return { column, code: 'guessed-column', message: `“${label}”一列按内容认作${fieldNames[field]}，${cure}` };
}

/** Fields that take one more column without giving up the others. */
const additive: Field[] = ['category', 'content', 'progress', 'document', 'ignore'];

const isNamed = (key: string, { column, label }: Candidate): boolean => {
	const wanted = headingKey(key);
	const labels = [headingKey(label), headingKey(label.split('/').at(-1) ?? '')];
	return key.toUpperCase() === columnLetter(column) || (wanted !== '' && labels.includes(wanted));
};

/** What the clerk said of a column, now or before, as it is remembered; what she says now goes first. */
function readTold(
	{ header }: Table,
	all: Candidate[],
	{ map, remembered }: Omit<Told, 'noted'>,
): { columns: SettledColumn[]; keys: string[] } {
	const said = Object.entries(map).map(([key, field]) => ({
		key,
		columns: all.filter((c) => isNamed(key, c)).map(({ column }) => settledColumn(header.columns, column, field)),
	}));
	const known = remembered.filter((column) => all[columnOf(header.columns, column)] !== undefined);
	const columns = said.reduce((before, { columns: now }) => withSettled(before, now), known);
	return { columns, keys: said.filter((one) => one.columns.length > 0).map(({ key }) => key) };
}

/** What the clerk said of a column goes before its heading. */
function takeTold({ header }: Table, all: Candidate[], columns: SettledColumn[]): number[] {
	const told = columns.map((column) => ({
		candidate: all[columnOf(header.columns, column)] as Candidate,
		field: column.field,
	}));
	for (const { field } of told)
		for (const other of all) if (other.field === field && !additive.includes(field)) other.field = null;
	for (const { candidate, field } of told) Object.assign(candidate, { field, tier: 0 });
	return told.map(({ candidate }) => candidate.column);
}

/** Settles which column holds what, from its heading, then from its place and its cells; what the clerk told goes first. */
export function settleColumns(view: GridView, table: Table, told: Told): Columns {
	const all = table.header.columns.map(candidateOf);
	partShared(view, table, table.header.columns, all);
	const messages = messageSourceOf(all);
	if (messages !== null) takeMessageColumns(all);
	dropAside(view, table, all);
	dropMeasures(view, table, all);
	const guesses = takeGuesses(view, table, all);
	const { columns, keys } = readTold(table, all, told);
	const named = takeTold(table, all, withSettled(told.noted, columns));
	const notices = guesses.filter(({ column }) => !named.includes(column));
	dropGuesses(all);
	const title = guessTitle(view, table, all);
	if (title !== null) {
		Object.assign(title, { field: 'title', tier: 6 });
		notices.push(noticeGuess(title, 'title'));
	}
	const what = settleWhat(view, table, all);
	const due = settleDeadline(all);
	const map: ColumnMap = { ...settleRest(all), ...what.map, ...due.map, ...settleUnits(all) };
	notices.push(...columnChoices(all, map));
	const used = new Set(Object.values(map).flat());
	const extra = all.filter((c) => !used.has(c.column) && bodyTexts(view, table, c.column).length > 0);
	for (const { column } of extra.filter((c) => c.label === '' && c.field !== 'ignore')) {
		const letter = columnLetter(column);
		const message = `${letter}列没有表头却有内容，没有导入；要用请加 --map ${letter}=字段`;
		notices.push({ column, code: 'unnamed-column', message });
	}
	const labelled = extra.filter((c) => c.label !== '').map(({ column, label }) => ({ column, label }));
	const clash = findTwins(all) ?? what.clash ?? due.clash;
	return { map, extra: labelled, clash, notices, told: columns, keys, messages };
}
