import { UserError } from '../errors.ts';
import { limits } from './limits.ts';
import type { Sieve } from './package.ts';

/**
 * Cells and rows that only carry a format: a sheet formatted to its last row must not cost its million rows.
 * No pattern here looks past the next tag, so that no text can make one slow.
 */
const emptyCell = /<(?:\w+:)?c r="[A-Z]+\d+"[^<>]*?(?:\/>|>(?:<v\s*\/>|<v><\/v>)?<\/(?:\w+:)?c>)/g;
const emptyRow = /<(?:\w+:)?row r="\d+"[^<>]*?(?:\/>|>\s*<\/(?:\w+:)?row>)/g;
/** Only numbers need their format; every other cell that keeps one costs an object. */
const textFormat = / s="\d+"(?= t="(?:s|str|inlineStr|b|e)")|(?<= t="(?:s|str|inlineStr|b|e)") s="\d+"/g;
const phonetic = /<(?:\w+:)?rPh\b[^<>]*>\s*<(?:\w+:)?t\b[^<>]*>[^<]*<\/(?:\w+:)?t>\s*<\/(?:\w+:)?rPh>/g;
const cellStart = /<(?:\w+:)?c[\s>]/g;
const formattedStart = /<(?:\w+:)?c [^<>]*?s="|<(?:\w+:)?f[\s/>]/g;
const rowStart = /<(?:\w+:)?row[\s>]/g;
const rowBeyond = /<(?:\w+:)?row r="(\d{6,})"/g;
/** Column SR is the 512th. */
const columnBeyond = /<(?:\w+:)?c r="((?:[A-Z]{3}|S[S-Z]|[T-Z][A-Z])\d+)"/;
const window = 256 * 1024;

function tooLarge(what: string): UserError {
	return new UserError(what, { code: 'too-large', hint: '请把要导入的表格单独复制到一个新工作簿，或拆成几个文件' });
}

/** Where a text may be cut so that no row, or at least no tag, is torn. */
function safeCut(text: string): number {
	const row = text.lastIndexOf('<row');
	if (row > 0 && text.length - row < window) return row;
	const tag = text.lastIndexOf('<');
	return tag > 0 && text.length - tag < window ? tag : text.length;
}

const dropAll = (text: string, patterns: RegExp[]) =>
	patterns.reduce((kept, pattern) => kept.replace(pattern, ''), text);

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

function checkExtent(text: string): void {
	for (const [, row] of text.matchAll(rowBeyond)) {
		if (Number(row) > limits.rows) throw tooLarge(`第${row}行还有内容，超过 ${limits.rows} 行`);
	}
	const far = columnBeyond.exec(text);
	if (far) throw tooLarge(`单元格 ${far[1]} 还有内容，超过 ${limits.columns} 列`);
}

/** Drops what holds no value from a worksheet's XML as it streams by, and counts what is left. */
export function siftWorksheet(): Sieve {
	let rest = '';
	const counts = { rows: 0, cells: 0, formattedCells: 0 };
	return (chunk, last) => {
		const text = rest + chunk.toString('latin1');
		const cut = last ? text.length : safeCut(text);
		rest = text.slice(cut);
		const kept = dropAll(text.slice(0, cut), [emptyCell, emptyRow, phonetic, textFormat]);
		checkExtent(kept);
		counts.rows += countOf(kept, rowStart);
		counts.cells += countOf(kept, cellStart);
		counts.formattedCells += countOf(kept, formattedStart);
		if (counts.rows > limits.rows) throw tooLarge(`表格超过 ${limits.rows} 行`);
		if (counts.cells > limits.cells) throw tooLarge(`表格超过 ${limits.cells / 10_000} 万个单元格`);
		if (counts.formattedCells > limits.formattedCells) {
			throw tooLarge(`表格里的数字、日期和公式超过 ${limits.formattedCells / 10_000} 万个单元格`);
		}
		return Buffer.from(kept, 'latin1');
	};
}

/** OpenDocument: formats of empty cells, and the wrappers that hide repeated header rows from the parser. */
export function siftOpenDocument(): Sieve {
	let rest = '';
	return (chunk, last) => {
		const text = rest + chunk.toString('latin1');
		const cut = last ? text.length : safeCut(text);
		rest = text.slice(cut);
		const kept = text
			.slice(0, cut)
			.replace(/<table:table-cell\b[^<>]*\/>/g, (cell) => cell.replace(/ table:style-name="[^"]*"/, ''))
			.replace(/<\/?table:table-(?:header-rows|row-group|rows)\b[^>]*>/g, '');
		return Buffer.from(kept, 'latin1');
	};
}

/** A part taken as it is. */
export const keepWhole: Sieve = (chunk) => chunk;
