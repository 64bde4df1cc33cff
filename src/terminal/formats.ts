import { type Column, shownLine } from './columns.ts';
import { safe } from './safe.ts';
import { type Across, renderTable } from './table.ts';

/** The forms of a list. */
export const formats = ['table', 'json', 'csv', 'tsv', 'md'] as const;
export type Format = (typeof formats)[number];
/** As typed: `txt` is a paper as plain text; what is no paper is its table. */
export const typedFormats = [...formats, 'txt'] as const;
export type TypedFormat = (typeof typedFormats)[number];

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** A column of a list: `key` names it in JSON, `title` everywhere else. */
export interface Field extends Column {
	key: string;
	/** How the table, csv and md write the value; left out, as it is. */
	write?: (value: Value) => string;
	/** Left out of the table where no row has anything in it. */
	isRare?: boolean;
}

interface ListSetting {
	/** Columns of the terminal, for `table` only; null in a pipe. */
	width: number | null;
	/** What stands before `items` in JSON: schema, today, ledger. */
	envelope: { [key: string]: Value };
	/** Headings and notes between the rows, for `table` only. */
	across?: Across;
	/** Lets Ctrl-C through while a long table is laid out. */
	breathe?: () => Promise<void>;
}

/** One list as a table, JSON, csv, tsv or Markdown: the same rows and the same order of columns. */
export const renderRows = async (...list: Parameters<typeof renderPieces>): Promise<string> =>
	[...(await renderPieces(...list))].join('');

/** The same in pieces, where it is long. */
export async function renderPieces(
	format: Format,
	fields: Field[],
	rows: Value[][],
	{ width, envelope, across, breathe }: ListSetting,
): Promise<Iterable<string>> {
	if (format === 'json') {
		const toItem = (row: Value[]) => Object.fromEntries(fields.map((field, i) => [field.key, row[i] ?? null]));
		return renderItems(envelope, rows, toItem);
	}
	if (format === 'table') {
		const isShown = fields.map((field, i) => !field.isRare || rows.some((row) => !isNothing(row[i] ?? null)));
		const shown = <T>(list: T[]): T[] => list.filter((_, i) => isShown[i]);
		const cells = rows.map((row) => shown(writeRow(fields, row)));
		return [await renderTable({ columns: shown(fields), rows: cells, width, breathe, ...across })];
	}
	const { cell, line, head } = styles[format];
	const cells = (row: Value[]) => line(writeRow(fields, row).map((text, i) => cell(text, typeof row[i] === 'number')));
	return [[line(fields.map((field) => cell(field.title, false))), ...head(fields), ...rows.map(cells)].join('\n')];
}

const isNothing = (value: Value): boolean => value === null || (Array.isArray(value) && value.length === 0);

const writeRow = (fields: Field[], row: Value[]): string[] =>
	fields.map((field, i) => (field.write ?? writeValue)(row[i] ?? null));

function writeValue(value: Value): string {
	if (value === null) return '';
	if (typeof value === 'boolean') return value ? '是' : '否';
	if (Array.isArray(value)) return value.map(writeValue).join('、');
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

interface Style {
	cell: (text: string, isNumber: boolean) => string;
	line: (cells: string[]) => string;
	head: (fields: Field[]) => string[];
}

const styles: Record<Exclude<Format, 'json' | 'table'>, Style> = {
	csv: {
		cell: (text, isNumber) => quoteCsv(guardFormula(safe(text, { newlines: true }), isNumber)),
		line: (cells) => cells.join(','),
		head: () => [],
	},
	tsv: {
		cell: (text, isNumber) => guardFormula(shownLine(text), isNumber),
		line: (cells) => cells.join('\t'),
		head: () => [],
	},
	md: {
		cell: (text) => escapeMarkdown(safe(text, { newlines: true })),
		line: (cells) => `| ${cells.join(' | ')} |`,
		head: (fields) => [`|${fields.map(({ align }) => (align === 'right' ? '---:' : '---')).join('|')}|`],
	},
};

/** A text a spreadsheet would take for a formula gets one `'` in front, which importing takes off again; numbers stay. */
const guardFormula = (text: string, isNumber: boolean): string =>
	!isNumber && /^'*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;

const quoteCsv = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replaceAll('\n', '<br>');

/** A value as JSON that is harmless on a screen too: control, bidi and zero-width characters are written as `\u202e`. */
export function renderJson(value: { [key: string]: Value }): string {
	const spell = (sign: string) => Array.from({ length: sign.length }, (_, i) => spellUnit(sign.charCodeAt(i))).join('');
	return JSON.stringify(value, null, 2).replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, spell);
}

const spellUnit = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

/** Items in one piece of a long list. */
const pieceOf = 200;

/** What `renderJson` makes of an object that ends with its `items`, in pieces, so that a long list need never be one text. */
export function* renderItems<T>(
	envelope: { [key: string]: Value },
	list: readonly T[],
	toItem: (entry: T) => { [key: string]: Value },
): Generator<string> {
	const frame = renderJson({ ...envelope, items: [] });
	if (list.length === 0) {
		yield frame;
		return;
	}
	yield frame.slice(0, -']\n}'.length);
	for (let from = 0; from < list.length; from += pieceOf) {
		const items = list.slice(from, from + pieceOf).map((entry) => renderJson(toItem(entry)).replaceAll('\n', '\n    '));
		yield `${from === 0 ? '' : ','}\n    ${items.join(',\n    ')}`;
	}
	yield '\n  ]\n}';
}
