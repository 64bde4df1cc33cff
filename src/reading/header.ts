import { type GridView, type Written, writtenIn } from './cells.ts';
import type { HeadingRule } from './heading-words.ts';
import { guessRule, headingKey, ruleOfLabel, ruleOfPath } from './headings.ts';

/** A column of a table with the words above it, from the highest level to the lowest. */
export interface HeadedColumn {
	column: number;
	path: string[];
	rule: HeadingRule | undefined;
	/** The lowest heading is one cell over several columns; the column where it begins. */
	shared: number | null;
}

/** The rows of a header (0-based, inclusive) and its columns. */
export interface Header {
	top: number;
	bottom: number;
	columns: HeadedColumn[];
}

const longestLabel = 30;
const deepest = 3;
const isLabel = (text: string) => headingKey(text).length <= longestLabel && !/[。；;]/.test(text.trim().slice(0, -1));

/** A first number stands in the column a little below. */
function beginsNumbers(view: GridView, row: number, column: number): boolean {
	const below = Array.from({ length: deepest + 1 }, (_, i) => view.text(row + 1 + i, column));
	return below.some((text) => /^[(（]?[1１一][)）]?[、.．]?$/.test(text));
}

/** Words no longer than this may head a column of numbers. */
const longestNumbersLabel = 6;

/** Most rows show by their shorter words that they head nothing: a ledger repeats its units and days. */
function headsNothing(texts: readonly string[]): boolean {
	const longer: string[] = [];
	let written = 0;
	let unknown = 0;
	let isNumbered = false;
	for (const text of texts) {
		if (text === '') continue;
		written += 1;
		if (text.length > longestNumbersLabel) longer.push(text);
		else {
			const rule = ruleOfLabel(text);
			if (rule === undefined) unknown += 1;
			else if (rule.field === 'sequence') isNumbered = true;
		}
	}
	if (written < 2) return true;
	if (isNumbered) return false;
	if (longer.some((text) => text.length > longestLabel && !isLabel(text))) return true;
	longer.sort((a, b) => a.length - b.length);
	for (const text of longer.slice(0, -1)) {
		if (unknown * 2 > written) return true;
		const rule = ruleOfLabel(text);
		if (rule?.field === 'sequence') return false;
		if (rule === undefined) unknown += 1;
	}
	// To ask for the longest, too, would take as long as the full look this one is to spare.
	return longer.length > 0 && unknown * 2 > written;
}

/** A row that can begin a header: short words of at least two kinds, most of them known or numbers below 序号. */
function looksLikeHeadings(view: GridView, row: number): boolean {
	if (headsNothing(view.own(row))) return false;
	const written = writtenIn(view, row);
	if (!written.every(({ text }) => isLabel(text))) return false;
	if (written.some(({ text }) => /[:：]$/.test(text))) return false;
	const rules = written.map(({ text }) => ruleOfLabel(text));
	const known = rules.filter((rule) => rule !== undefined);
	const kinds = new Set(known.map((rule) => rule.field));
	const numbers = written[rules.findIndex((rule) => rule?.field === 'sequence')];
	const isNumbered = numbers !== undefined && written.length >= 3 && beginsNumbers(view, row, numbers.column);
	return (
		kinds.size >= 2 &&
		(known.length * 2 >= written.length || isNumbered) &&
		[...kinds].some((kind) => !['ignore', 'remark', 'sequence'].includes(kind))
	);
}

const spansDown = (view: GridView, row: number, written: Written[]) =>
	Math.max(row, ...written.map(({ column }) => view.span(row, column).bottom));

/** A row below a header's first that goes on with it: words only under headings that leave room for them. */
function continuesHeader(view: GridView, top: number, row: number): boolean {
	const written = writtenIn(view, row);
	if (
		written.length === 0 ||
		!written.every(({ text }) => isLabel(text)) ||
		written.some(({ text }) => /^\d/.test(text))
	)
		return false;
	const isUnderRoom = ({ column }: Written) => {
		const above = view.span(top, column);
		const own = view.text(top, column);
		return own === '' || above.right > above.left || view.text(top, column + 1) === '';
	};
	const known = written.filter(
		({ text, column }) => ruleOfPath([view.text(top, column), text].filter(Boolean)) !== undefined,
	);
	const isPartial = writtenIn(view, top).some(
		({ column }) => view.text(row, column) === '' || !view.isOwn(row, column),
	);
	return written.every(isUnderRoom) && known.length * 2 >= written.length && (isPartial || written.length > 1);
}

function findBottom(view: GridView, top: number): number {
	let bottom = Math.min(spansDown(view, top, writtenIn(view, top)), top + deepest - 1);
	while (bottom < top + deepest - 1 && bottom + 1 < view.rows && continuesHeader(view, bottom, bottom + 1))
		bottom = Math.max(
			bottom + 1,
			Math.min(spansDown(view, bottom + 1, writtenIn(view, bottom + 1)), top + deepest - 1),
		);
	return bottom;
}

/** Group headings above: a row with several merges side by side, none over the whole table. */
function findTop(view: GridView, row: number): number {
	let top = row;
	for (let column = 0; column < view.width; column += 1) {
		const span = view.span(row, column);
		if (view.text(row, column) !== '' && span.top < top && row - span.top < deepest) top = span.top;
	}
	if (top < row || row === 0) return top;
	const above = writtenIn(view, row - 1);
	const groups = above.filter(({ column, right }) => right > column);
	const areGroups = above.every((w) => isLabel(w.text) && !/[:：]|\d{4}|\d日/.test(w.text));
	return above.length > 1 && groups.length > 0 && areGroups ? row - 1 : row;
}

/** The group heading to the left that reaches over a blank: only where that heading has words of its own below, too. */
function groupHeading(view: GridView, row: number, bottom: number, column: number): string {
	let left = column - 1;
	while (left >= 0 && view.text(row, left) === '') left -= 1;
	const isGroup = left >= 0 && view.text(bottom, left) !== '' && view.text(bottom, left) !== view.text(row, left);
	return isGroup ? view.text(row, left) : '';
}

/** Words above a column, each merge once. */
function pathOf(view: GridView, top: number, bottom: number, column: number): string[] {
	const path: string[] = [];
	for (let row = top; row <= bottom; row += 1) {
		const own = view.text(row, column);
		const hasBelow = row < bottom && view.text(bottom, column) !== '';
		const text = own === '' && hasBelow ? groupHeading(view, row, bottom, column) : own;
		if (text !== '' && text !== path.at(-1)) path.push(text);
	}
	return path;
}

function headColumns(view: GridView, top: number, bottom: number): HeadedColumn[] {
	return Array.from({ length: view.width }, (_, column) => {
		const path = pathOf(view, top, bottom, column);
		const leaf = view.span(bottom, column);
		const shared = leaf.right > leaf.left && view.text(bottom, column) !== '' ? leaf.left : null;
		return { column, path, rule: ruleOfPath(path) ?? guessRule(path), shared };
	});
}

/** The header that begins in or just below a row, or null. */
export function headerAt(view: GridView, row: number): Header | null {
	if (!looksLikeHeadings(view, row)) return null;
	const top = findTop(view, row);
	const bottom = Math.max(findBottom(view, row), row);
	return { top, bottom, columns: withoutGuards(headColumns(view, top, bottom)) };
}

/** What a file of rows not taken has to the right of the sender's own columns. */
export const guardHeadings = ['行号', '问题', '建议'] as const;

/** A corrected file of rows not taken is read as the sender's own. */
function withoutGuards(columns: HeadedColumn[]): HeadedColumn[] {
	const headed = columns.filter(({ path }) => path.length > 0);
	const last = headed.slice(-guardHeadings.length);
	const isGuarded =
		last.length === guardHeadings.length && last.every(({ path }, i) => path.join('') === guardHeadings[i]);
	return isGuarded ? columns.slice(0, last[0]?.column) : columns;
}

/** What makes two headers the same: their words, left to right. */
export const fingerprintOf = (columns: HeadedColumn[]): string =>
	columns
		.map(({ path }) => path.map(headingKey).join('/'))
		.join('|')
		.replace(/^\|+|\|+$/g, '');
