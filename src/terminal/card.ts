import { type Column, fitColumns, layRow, shownLine, shownLines } from './columns.ts';
import { pad, prepareWidths, widthOf, wrap } from './width.ts';

/** A part of a card between two rules: labelled lines, or a small table without heading (the history). */
export type CardSection = { fields: [label: string, text: string][] } | { columns: Column[]; rows: string[][] };

export interface Card {
	/** Number and title. */
	title: string;
	/** The lamp with its words, at the right of the first line. */
	mark: string;
	tintMark?: (text: string) => string;
	sections: CardSection[];
	/** Columns of the terminal; null in a pipe, where nothing is wrapped. */
	width: number | null;
}

const widthInPipe = 80;
const labelGap = 2;

/** One item on one page: heading line, a rule of `=`, then sections between rules of `-`. */
export async function renderCard(card: Card): Promise<string> {
	await prepareWidths([card.title, card.mark, ...card.sections.flatMap(textsOf)]);
	const rule = card.width ?? widthInPipe;
	const sections = card.sections.map((section) =>
		'fields' in section ? layFields(section.fields, card.width) : layRows(section.columns, section.rows, card.width),
	);
	const filled = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
	return [...layHeading(card), '='.repeat(rule), filled.join(`\n${'-'.repeat(rule)}\n`)].join('\n');
}

const textsOf = (section: CardSection): string[] => ('fields' in section ? section.fields.flat() : section.rows.flat());

function layHeading({ title, mark, tintMark, width }: Card): string[] {
	const shown = shownLine(mark);
	const tinted = tintMark?.(shown) ?? shown;
	const left = width === null ? [shownLine(title)] : wrap(shownLine(title), width);
	const room = (width ?? widthInPipe) - widthOf(left.at(-1)!) - widthOf(shown);
	if (room >= labelGap) return [...left.slice(0, -1), left.at(-1)! + ' '.repeat(room) + tinted];
	if (width === null) return [`${left[0]}  ${tinted}`];
	return [...left, ...wrap(shown, width)];
}

function layFields(fields: [label: string, text: string][], width: number | null): string[] {
	const shown = fields.map(([label, text]) => [shownLine(label), text] as const);
	const indent = labelGap + Math.max(0, ...shown.map(([label]) => widthOf(label)));
	return shown.flatMap(([label, text]) => {
		if (width === null) return shownLines(text).map((line, i) => (pad(i === 0 ? label : '', indent) + line).trimEnd());
		return layRow(
			[{ title: '' }, { title: '' }],
			[label, text],
			[indent - labelGap, Math.max(2, width - indent)],
			true,
			0,
		);
	});
}

function layRows(columns: Column[], rows: string[][], width: number | null): string[] {
	const widths = fitColumns(columns, rows, width);
	if (widths === null) return rows.flatMap((row) => wrap(shownLine(row.filter(Boolean).join(' ')), width!));
	return rows.flatMap((row, at) => layRow(columns, row, widths, width !== null, at));
}
