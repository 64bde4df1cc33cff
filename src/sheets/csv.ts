import { encodeGb18030 } from './gb18030.ts';
import type { Column, SheetLayout } from './layout.ts';
import { plainCellText } from './sheet-text.ts';

/** What a text file of a table can be written in. */
export const encodings = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

const byteOrderMark = '\ufeff';

const headingText = ({ heading }: Column): string =>
	(typeof heading === 'string' ? heading : heading.join('')).replace(/\n/g, '');

/** A text a spreadsheet would take for a formula gets one `'` in front, which importing takes off again; numbers stay. */
const guardFormula = (text: string): string => (/^'*[=+\-@\t＝＋－＠]/.test(text) ? `'${text}` : text);
const quote = (text: string): string => (/[",\n\r;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function fieldOf(value: string | number | null, column: Column): string {
	if (value === null) return '';
	if (typeof value === 'string') return quote(guardFormula(plainCellText(value)));
	if (column.kind === 'percent') return `${value}%`;
	return column.kind === 'rate' ? `${value.toFixed(1)}%` : String(value);
}

/** One sheet as comma-separated text without title and notes: UTF-8 with its mark, or GB18030. */
export function renderCsv({ columns, rows }: SheetLayout, encoding: Encoding): Uint8Array {
	const lines = [
		columns.map((column) => quote(headingText(column))),
		...rows.map(({ cells }) => columns.map((column, at) => fieldOf(cells[at] ?? null, column))),
	];
	const text = lines.map((line) => `${line.join(',')}\r\n`).join('');
	return encoding === 'gb18030' ? encodeGb18030(text) : new TextEncoder().encode(byteOrderMark + text);
}
