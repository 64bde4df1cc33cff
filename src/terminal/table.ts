import { type Column, fitColumns, layRow, lineWidth, shownLine } from './columns.ts';
import { prepareWidths, wrap } from './width.ts';

interface Table {
	columns: Column[];
	rows: string[][];
	/** Columns of the terminal; null in a pipe, where nothing is wrapped. */
	width: number | null;
}

/** A plain table between rules of `=` and `-`; where even narrow columns do not fit, one block of lines a row. */
export async function renderTable({ columns, rows, width }: Table): Promise<string> {
	await prepareWidths([...columns.map((column) => column.title), ...rows.flat()]);
	const titles = columns.map((column) => column.title);
	const widths = fitColumns(columns, [titles, ...rows], width);
	if (widths === null) return renderBlocks(columns, rows, width!);
	const heading = columns.map(({ align }) => ({ title: '', ...(align && { align }) }));
	const rule = lineWidth(widths);
	return [
		'='.repeat(rule),
		...layRow(heading, titles, widths, width !== null, -1),
		'-'.repeat(rule),
		...rows.flatMap((row, at) => layRow(columns, row, widths, width !== null, at)),
		'-'.repeat(rule),
	].join('\n');
}

function renderBlocks(columns: Column[], rows: string[][], width: number): string {
	const blocks = rows.map((row) =>
		columns.flatMap(({ title }, i) => wrap(shownLine(`${title}：${row[i] ?? ''}`), width)).join('\n'),
	);
	const rule = (sign: string) => sign.repeat(Math.max(2, width));
	return [rule('='), blocks.join(`\n${rule('-')}\n`), rule('-')].join('\n');
}
