import type { Box } from './paper.ts';
import { widthOf } from './title-lines.ts';

/** Widest label that stands on one line, in characters. */
const widestLabel = 5;
/** Characters to spare, so that no label wraps for the width of a rule. */
const labelSlack = 0.5;
/** What a box without words keeps free for a hand to write in, and the most that counts as needed, in characters. */
const written = { least: 6, most: 24 };

/** How wide a page is to boxes, in twips: the text, one character, and what a cell adds to its words on both sides. */
export interface BoxMeasure {
	width: number;
	character: number;
	padding: number;
}

const labelNeed = (labels: readonly string[], { character, padding }: BoxMeasure): number =>
	(Math.min(widestLabel, Math.max(...labels.map(widthOf))) + labelSlack) * character + padding;

const textNeed = (texts: readonly string[]): number => {
	const widest = Math.max(...texts.flatMap((text) => text.split('\n').map(widthOf)));
	return Math.min(written.most, Math.max(written.least, widest + 0.5));
};

/**
 * Widths of the cells (label, words, label, words …) of each row, in twips: the first labels of all rows are one
 * column, rows of as many boxes share theirs, and what is left over goes to the words by their need.
 */
export function cellWidths(rows: readonly (readonly Box[])[], measure: BoxMeasure): number[][] {
	const { width, character } = measure;
	const first = labelNeed(
		rows.flatMap(([box]) => box?.label ?? []),
		measure,
	);
	return rows.map(({ length }) => {
		const alike = rows.filter((row) => row.length === length);
		const column = (at: number) => alike.map((row) => row[at] as Box);
		const at = Array.from({ length }, (_, n) => n);
		const labels = at.map((n) =>
			n === 0
				? first
				: labelNeed(
						column(n).map((box) => box.label),
						measure,
					),
		);
		const needs = at.map((n) => textNeed(column(n).map((box) => box.text)));
		const room = width - labels.reduce((sum, each) => sum + each, 0);
		const whole = needs.reduce((sum, each) => sum + each, 0);
		// Whole half characters, so that rows of other counts meet at the same rules or clearly elsewhere.
		const grain = character / 2;
		const texts = needs.map((need) => Math.floor((room * need) / whole / grain) * grain);
		const rest = room - texts.reduce((sum, each) => sum + each, 0);
		return at.flatMap((n) => [labels[n] as number, (texts[n] as number) + (n === length - 1 ? rest : 0)]);
	});
}

/** The columns of the table under all rows, and how many of them each cell of each row takes. */
export function columnsUnder(rows: readonly (readonly number[])[]): { columns: number[]; spans: number[][] } {
	const edgesOf = (cells: readonly number[]) => cells.map((_, at) => cells.slice(0, at + 1).reduce((a, b) => a + b, 0));
	const edges = [...new Set(rows.flatMap(edgesOf))].toSorted((a, b) => a - b);
	const spans = rows.map((cells) => {
		const ends = edgesOf(cells).map((edge) => edges.indexOf(edge) + 1);
		return ends.map((end, at) => end - (ends[at - 1] ?? 0));
	});
	return { columns: edges.map((edge, at) => edge - (edges[at - 1] ?? 0)), spans };
}
