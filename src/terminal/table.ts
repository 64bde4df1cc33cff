import { type Column, fitColumns, layRow, lineWidth, shownLine } from './columns.ts';
import { pad, prepareWidths, widthOf, wrap } from './width.ts';

/** What stands across a table, by the place of a row: a heading above it, labelled notes below it. */
export interface Across {
	headings?: Map<number, string>;
	notes?: Map<number, [label: string, text: string][]>;
}

interface Table extends Across {
	columns: Column[];
	rows: string[][];
	/** Columns of the terminal; null in a pipe, where nothing is wrapped. */
	width: number | null;
	/** Lets Ctrl-C through where there are many rows. */
	breathe?: (() => Promise<void>) | undefined;
}

const inset = '  ';
const rowsABreath = 500;

/** A plain table between rules of `=` and `-`; where even narrow columns do not fit, one block of lines a row. */
export async function renderTable({ columns, rows, width, breathe, ...across }: Table): Promise<string> {
	const further = [...(across.headings?.values() ?? []), ...[...(across.notes?.values() ?? [])].flat(2)];
	await prepareWidths([...columns.map((column) => column.title), ...rows.flat(), ...further]);
	const titles = columns.map((column) => column.title);
	const widths = fitColumns(columns, [titles, ...rows], width);
	if (widths === null) return renderBlocks(columns, rows, width!, across);
	const heading = columns.map(({ align }) => ({ title: '', ...(align && { align }) }));
	const rule = lineWidth(widths);
	const lines: string[] = [];
	for (const [at, row] of rows.entries()) {
		if (at % rowsABreath === rowsABreath - 1) await breathe?.();
		lines.push(
			...layHeading(across, at, width),
			...layRow(columns, row, widths, width !== null, at),
			...layNotes(across, at, width),
		);
	}
	return [
		'='.repeat(rule),
		...layRow(heading, titles, widths, width !== null, -1),
		'-'.repeat(rule),
		...lines,
		'-'.repeat(rule),
	].join('\n');
}

function layHeading({ headings }: Across, at: number, width: number | null): string[] {
	const heading = headings?.get(at);
	if (heading === undefined) return [];
	return width === null ? [shownLine(heading)] : wrap(shownLine(heading), width);
}

function layNotes({ notes }: Across, at: number, width: number | null): string[] {
	const own = notes?.get(at) ?? [];
	const label = Math.max(0, ...own.map(([words]) => widthOf(words)));
	const indent = inset.length * 2 + label;
	return own.flatMap(([words, text]) => {
		const lines = width === null ? [shownLine(text)] : wrap(shownLine(text), width - indent);
		return lines.map((line, n) => `${pad(n === 0 ? `${inset}${words}` : '', indent)}${line}`.trimEnd());
	});
}

function renderBlocks(columns: Column[], rows: string[][], width: number, across: Across): string {
	const blocks = rows.map((row, at) =>
		[
			...layHeading(across, at, width),
			...columns.flatMap(({ title }, i) => wrap(shownLine(`${title}：${row[i] ?? ''}`), width)),
			...(across.notes?.get(at) ?? []).flatMap(([words, text]) => wrap(shownLine(`${words}：${text}`), width)),
		].join('\n'),
	);
	const rule = (sign: string) => sign.repeat(Math.max(2, width));
	return [rule('='), blocks.join(`\n${rule('-')}\n`), rule('-')].join('\n');
}
