import { day } from '../rules/day.ts';
import type { GridView } from './cells.ts';
import type { Candidate } from './column-roles.ts';
import { blocks, bodyTexts, isNumbering, share } from './column-shapes.ts';
import { readDeadlineCell } from './deadline-cell.ts';
import type { Field } from './heading-words.ts';
import type { Table } from './table.ts';
import { foldText, isBlank } from './text.ts';
import { endsLikeUnit, isCollective } from './unit-names.ts';

const kin: Partial<Record<Field, Field[]>> = {
	title: ['title', 'content', 'goal'],
	lead: ['lead', 'units'],
	units: ['lead', 'units'],
};
/** A guess by a word within the heading gives way to any column that is sure of the field or its kin. */
export function dropGuesses(all: Candidate[]): void {
	const isSure = (field: Field) => all.some((c) => c.tier < 5 && (kin[field] ?? [field]).includes(c.field!));
	const guesses = all.filter((c) => c.tier === 5 && c.field !== null);
	const idle = guesses.filter(
		(c) => isSure(c.field!) || guesses.some((g) => g.field === c.field && g.column < c.column),
	);
	for (const c of idle) if (c.field !== 'ignore') c.field = null;
}

const someContext = { year: 2000, received: null, base: day('2000-01-01') };

/** Short words left of the title under a blank heading, merged over rows or in a plain file written once for several. */
function isGrouping(view: GridView, table: Table, { column }: Candidate, all: Candidate[]): boolean {
	const texts = bodyTexts(view, table, column);
	const what = (['title', 'content', 'goal', 'sequence'] as const).map((field) => all.find((c) => c.field === field));
	return (
		column < (what.find((c) => c !== undefined)?.column ?? -1) &&
		texts.length > 0 &&
		share(texts, (t) => t.length <= 20) === 1 &&
		blocks(view, table, column).length > 0
	);
}

/** What an unknown or blank heading's column holds, told by its cells. */
export function guessField(view: GridView, table: Table, candidate: Candidate, all: Candidate[]): Field | null {
	const has = (...fields: Field[]) => all.some((c) => c.field !== null && fields.includes(c.field));
	const texts = bodyTexts(view, table, candidate.column);
	if (!has('sequence') && candidate.label === '' && share(texts, isNumbering) >= 0.6) return 'sequence';
	if (candidate.label === '') return isGrouping(view, table, candidate, all) ? 'category' : null;
	const isLeftOfNumbers = all.some((c) => c.field === 'sequence' && candidate.column < c.column);
	if (texts.length < 2 && !isLeftOfNumbers) return null;
	const isOther = (t: string) => /\d/.test(t) || (!has('lead', 'units') && endsLikeUnit(t));
	if (isGrouping(view, table, candidate, all) && !texts.some(isOther)) return 'category';
	if (!has('lead', 'units') && share(texts, (t) => endsLikeUnit(foldText(t)) || isCollective(t)) >= 0.6) return 'units';
	const isDated = (t: string) =>
		!isBlank(t) && !['unparseable', 'none'].includes(readDeadlineCell({ text: t }, someContext).deadline.kind);
	return !has('deadline') && share(texts, isDated) >= 0.6 ? 'deadline' : null;
}

const measure =
	/^(?:[%‰]|(?:个|项|件|家|户|人|人次|次|处|座|所|台|套|辆|亩|吨|公里|千米|米|位|名|场|期|分|年|天|倍|张|元|美元|平方米|平方公里|立方米|公顷|吨标煤|千瓦时?)|[十百千万亿]+(?:.{0,4}))$/;
/** A 单位 column beside figures holds what they are counted in, not who does the work. */
export function dropMeasures(view: GridView, table: Table, all: Candidate[]): void {
	for (const c of all)
		if (c.field === 'units' && share(bodyTexts(view, table, c.column), (t) => measure.test(foldText(t))) >= 0.6)
			c.field = 'ignore';
}

const isWords = (texts: string[]) =>
	texts.reduce((sum, t) => sum + t.length, 0) >= 5 * texts.length &&
	share(texts, (t) => /[\u4e00-\u9fff]{3}/.test(t)) >= 0.9 &&
	share(texts, (t) => endsLikeUnit(foldText(t))) < 0.5 &&
	new Set(texts).size >= 0.8 * texts.length;

/** In a numbered or dated table of units whose matter no heading names: the only unknown column of words, left of what is written about it. */
export function guessTitle(view: GridView, table: Table, all: Candidate[]): Candidate | null {
	const has = (...fields: Field[]) => all.some((c) => c.field !== null && fields.includes(c.field));
	if (has('title', 'problems') || !has('lead', 'units') || !has('sequence', 'number', 'deadline')) return null;
	const about = all.find((c) => c.field === 'content' || c.field === 'goal')?.column ?? all.length;
	const free = all.filter((c) => c.field === null && c.label !== '' && c.column < about);
	const worded = free.filter((c) => isWords(bodyTexts(view, table, c.column)));
	return worded.length === 1 ? worded[0]! : null;
}

const parties: Field[] = ['lead', 'support', 'units'];
/** Beyond an empty column, words said again are a list of choices and not the table's own columns. */
export function dropAside(view: GridView, table: Table, all: Candidate[]): void {
	const isEmpty = (c: Candidate) => c.label === '' && bodyTexts(view, table, c.column).length === 0;
	const title = all.find((c) => c.field === 'title')?.column ?? all.length;
	const gap = all.find((c) => c.column > title && isEmpty(c))?.column ?? all.length;
	const speaks = (c: Candidate) => c.field !== null && ['title', 'deadline', ...parties].includes(c.field);
	const kindOf = ({ field }: Candidate) => (parties.includes(field!) ? 'units' : field);
	const own = new Set(all.filter((c) => c.column < gap && speaks(c)).map(kindOf));
	const beyond = all.filter((c) => c.column > gap && c.label !== '');
	if (own.size >= 2 && beyond.some((c) => speaks(c) && own.has(kindOf(c)))) for (const c of beyond) c.field = 'ignore';
}
