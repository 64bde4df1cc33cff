import { UserError } from '../errors.ts';
import type { Cell } from '../reading/grid.ts';
import { readText } from './cells.ts';
import { limits } from './limits.ts';

const boms: [string, number[]][] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]],
];
const resaveHint = '请用 Excel 或 WPS 打开核对，另存为 .xlsx 再导入';

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
	const lines: Uint8Array[] = [];
	let from = 0;
	for (let i = bytes.indexOf(10); i >= 0; i = bytes.indexOf(10, from)) {
		lines.push(bytes.subarray(from, i));
		from = i + 1;
	}
	lines.push(bytes.subarray(from));
	return lines;
}

const surelyUtf8 = /^(?:[\x00-\x7f]|[\xe3-\xe9\xef][\x80-\xbf]{2})*$/;

/** The first line (from 1) whose encoding differs from the lines before it, or null. */
function findMixedLine(bytes: Uint8Array): number | null {
	let utf8 = 0;
	let other = 0;
	for (const [i, line] of linesOf(bytes).entries()) {
		const raw = Buffer.from(line).toString('latin1');
		if (!/[\x80-\xff]/.test(raw)) continue;
		if (decodeAs('utf-8', line) === null) other ||= i + 1;
		else if (surelyUtf8.test(raw) && raw.replace(/[\x00-\x7f]/g, '').length >= 6) utf8 ||= i + 1;
		if (utf8 && other) return Math.max(utf8, other);
	}
	return null;
}

/** UTF-16 without a mark: ASCII leaves an empty byte on one side, where Chinese seldom has one. */
function guessWide(bytes: Uint8Array): string | null {
	const head = bytes.subarray(0, 4096);
	const zeros = [0, 0] as [number, number];
	for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[(i % 2) as 0 | 1]++;
	const [even, odd] = zeros;
	if (Math.max(even, odd) < Math.max(3, head.length / 20)) return null;
	if (odd > even * 4) return 'utf-16le';
	return even > odd * 4 ? 'utf-16be' : null;
}

/** Decodes a text file; refuses mixed and already garbled text rather than storing it wrong. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
	const bom = boms.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
	const wide = bom ? null : guessWide(bytes);
	const candidates = bom ? [bom[0]] : wide ? [wide] : ['utf-8', 'gb18030'];
	const body = bom ? bytes.subarray(bom[1].length) : bytes;
	for (const encoding of candidates) {
		const mixed = encoding === 'gb18030' ? findMixedLine(body) : null;
		if (mixed)
			throw new UserError(`文字编码混杂：第${mixed}行与前面的编码不同`, {
				code: 'mixed-encoding',
				hint: resaveHint,
				place: { row: mixed },
			});
		const text = decodeAs(encoding, body);
		if (text === null) continue;
		checkText(text);
		return { text, encoding };
	}
	throw new UserError('文字编码认不出来（不是 UTF-8、UTF-16 或 GB18030）', {
		code: 'unknown-encoding',
		hint: resaveHint,
	});
}

function checkText(text: string): void {
	const bad = /\0|\ufffd|锟斤拷/.exec(text);
	if (!bad) return;
	const row = text.slice(0, bad.index).split('\n').length;
	const what = bad[0] === '\0' ? '不是文字（含空字节）' : '有乱码，原来的字已经丢失';
	throw new UserError(`第${row}行${what}`, { code: 'garbled-text', hint: '请向来文单位索取原表', place: { row } });
}

/** The separator that gives the same number of columns in most of the first lines. */
function guessSeparator(text: string): string {
	const lines = text
		.replace(/"[^"]*(?:""[^"]*)*"/g, '')
		.split(/\r?\n/, 20)
		.filter(Boolean);
	const score = (mark: string) => {
		const counts = lines.map((line) => line.split(mark).length - 1).filter((n) => n > 0);
		return counts.length === 0 ? 0 : counts.length * 100 + Math.max(...counts);
	};
	return [',', '\t', ';'].reduce((best, mark) => (score(mark) > score(best) ? mark : best));
}

/** A quote that goes over lines and ends in the middle of a field was never meant to: it would swallow the rows between. */
const swallows = (quoted: string | undefined, more: string | undefined): boolean =>
	quoted !== undefined && more !== undefined && /[\r\n]/.test(quoted) && more.trim() !== '';

/** Splits separated text into rows of fields (RFC 4180); a quote that never closes is refused with its line. */
function splitRows(text: string, separator: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	const field = new RegExp(
		`("[^"]*(?:""[^"]*)*")?([^"${separator}\\r\\n][^${separator}\\r\\n]*)?(${separator}|\\r\\n|\\r|\\n|$)`,
		'y',
	);
	while (field.lastIndex < text.length) {
		const at = field.lastIndex;
		const found = field.exec(text);
		if (!found || swallows(found[1], found[2])) {
			const line = text.slice(0, at).split(/\r\n|\r|\n/).length;
			throw new UserError(`第${line}行的引号没有配对`, {
				code: 'unclosed-quote',
				hint: '请补上或删去这一行多出的引号',
				place: { row: line },
			});
		}
		row.push((found[1]?.slice(1, -1).replaceAll('""', '"') ?? '') + (found[2] ?? ''));
		if (found[3] === separator) continue;
		rows.push(row);
		row = [];
	}
	if (row.length > 0) rows.push([...row, '']);
	return rows;
}

function checkExtent(rows: string[][]): void {
	const refuse = (what: string, row?: number) =>
		new UserError(what, { code: 'too-large', hint: '请核实文件来源，或拆成几个文件', place: row ? { row } : {} });
	if (rows.length > limits.rows) throw refuse(`表格超过 ${limits.rows} 行`);
	for (const [i, row] of rows.entries()) {
		if (row.length > limits.columns) throw refuse(`第${i + 1}行超过 ${limits.columns} 列`, i + 1);
		const long = row.find((field) => field.length > limits.cellLength);
		if (long) throw refuse(`第${i + 1}行有一格 ${long.length} 个字，超过 ${limits.cellLength} 个`, i + 1);
	}
}

/** A field as a cell; the guard put before a formula-like text is taken off again. */
const cellOf = (field: string): Cell | undefined => readText(field.replace(/^'(?='*[=+\-@\t＝＋－＠])/, ''));

/** A last line that ends before its columns do was perhaps never received whole. */
function noticeOfEnd(text: string, rows: string[][]): string[] {
	const [before, last] = rows.slice(-2);
	if (last === undefined || /[\r\n]$/.test(text) || last.length >= before!.length) return [];
	return [`最后一行（第${rows.length}行）只有${last.length}列，可能没有传完，请核对`];
}

/** Rows of a csv or tsv file as cells of text. */
export function readSeparated(text: string): {
	format: 'csv' | 'tsv';
	rows: (Cell | undefined)[][];
	notices: string[];
} {
	const separator = guessSeparator(text.slice(0, 65_536));
	const rows = splitRows(text.replace(/^sep=(.)\r?\n/i, ''), separator);
	checkExtent(rows);
	const format = separator === '\t' ? 'tsv' : 'csv';
	return { format, rows: rows.map((row) => row.map(cellOf)), notices: noticeOfEnd(text, rows) };
}
