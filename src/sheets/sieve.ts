import { UserError } from '../errors.ts';
import { limits } from './limits.ts';
import type { Sieve } from './package.ts';
import { noPlaces } from './sheet-places.ts';
import { countTags, noCounts, type SheetCounts } from './sheet-tags.ts';

/**
 * Cells and rows that only carry a format: a sheet formatted to its last row must not cost its million rows.
 * No pattern here looks past the next tag, so that no text can make one slow.
 */
const emptyCell = /<(?:\w+:)?c r="[A-Z]+\d+"[^<>]*?(?:\/>|>(?:<v\s*\/>|<v><\/v>)?<\/(?:\w+:)?c>)/g;
const emptyRow = /<(?:\w+:)?row r="\d+"[^<>]*?(?:\/>|>\s*<\/(?:\w+:)?row>)/g;
/** Only numbers need their format; every other cell that keeps one costs an object. */
const textFormat = / s="\d+"(?= t="(?:s|str|inlineStr|b|e)")|(?<= t="(?:s|str|inlineStr|b|e)") s="\d+"/g;
const phonetic = /<(?:\w+:)?rPh\b[^<>]*>\s*<(?:\w+:)?t\b[^<>]*>[^<]*<\/(?:\w+:)?t>\s*<\/(?:\w+:)?rPh>/g;
const rowBeyond = /<(?:\w+:)?row r="(\d{6,})"/g;
/** Column SR is the 512th. */
const columnBeyond = /<(?:\w+:)?c r="((?:[A-Z]{3}|S[S-Z]|[T-Z][A-Z])\d+)"/;
const rowsBegin = /<(\w+:)?sheetData(?:\s[^<>]*)?\/?>/;
const rowsEnd = /<\/(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData(?:\s[^<>]*)?\/>/;
/** Rows behind the end of the rows; those that say where a picture stands have another prefix. */
const rowsAgain = (prefix: string) => new RegExp(`<${prefix}(?:sheetData|row)[\\s/>]`);
/** The name of the first element. */
const rootName = /<(?![?!])(?:\w+:)?([\w.-]+)/;
/** What else may be kept among the worksheets. */
const otherRoots = ['chartsheet', 'dialogsheet', 'macrosheet', 'worksheetSortMap'];
const sheetEnd = /<\/(?:\w+:)?worksheet\s*>/;
const mergeTag = /<\/?(?:\w+:)?mergeCells?(?:\s[^<>]*)?>/g;
const mergesBegin = /<(?:\w+:)?mergeCells(?:\s[^<>]*)?(?<!\/)>/g;
const mergesEnd = /<\/(?:\w+:)?mergeCells/g;
const sharedText = /<(?:\w+:)?si[\s>/]/g;
const sharedTextEnd = /<\/(?:\w+:)?si\s*>|<(?:\w+:)?si\s*\/>/g;
/** In the text of a cell this sign is always written otherwise. */
const brokenTag = /<(?![A-Za-z_/?!])/;
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

/** What Excel itself would not open: tags that do not pair, a sign in a text that would begin one, a place taken twice, or an end cut off. */
export const damagedSheet = (): UserError =>
	new UserError('文件已损坏：工作表的内容前后对不上', {
		code: 'damaged-file',
		hint: '能用 Excel 或 WPS 修复打开的，另存为 .xlsx 再导入；打不开的，请来文单位重新导出',
	});

/** Cuts a stream where no tag is torn, hands each piece on, and gives back what is to be kept of it. */
function siftPieces(sift: (piece: string, last: boolean) => string): Sieve {
	let rest = '';
	return (chunk, last) => {
		const text = rest + chunk.toString('latin1');
		const cut = last ? text.length : safeCut(text);
		rest = text.slice(cut);
		return Buffer.from(sift(text.slice(0, cut), last), 'latin1');
	};
}

/** Of a worksheet only the rows and the merges reach the parser; what stands before and after the rows is left out. */
function onlyRowsAndMerges(): (piece: string) => { prefix: string; rows: string; merges: string; isWhole: boolean } {
	let prefix = '';
	let place: 'before' | 'rows' | 'after' = 'before';
	let root: string | undefined;
	let isWhole = false;
	return (piece) => {
		root ??= rootName.exec(piece)?.[1];
		if (root !== undefined && otherRoots.includes(root)) return { prefix, rows: '', merges: '', isWhole: true };
		let rows = '';
		let after = piece;
		if (place === 'before') {
			const begin = rowsBegin.exec(piece);
			prefix = begin?.[1] ?? '';
			after = begin === null ? '' : piece.slice(begin.index);
			if (begin !== null) place = 'rows';
		}
		if (place === 'rows') {
			const end = rowsEnd.exec(after);
			const cut = end === null ? after.length : end.index + end[0].length;
			rows = after.slice(0, cut);
			after = after.slice(cut);
			if (end !== null) place = 'after';
		}
		if (place === 'after') {
			if (rowsAgain(prefix).test(after)) throw damagedSheet();
			isWhole ||= sheetEnd.test(after);
		}
		return { prefix, rows, merges: after.match(mergeTag)?.join('') ?? '', isWhole };
	};
}

function checkCounts(counts: SheetCounts, merges: number): void {
	if (counts.isBroken) throw damagedSheet();
	if (counts.rows > limits.rows) throw tooLarge(`表格超过 ${limits.rows} 行`);
	if (counts.cells > limits.cells) throw tooLarge(`表格超过 ${limits.cells / 10_000} 万个单元格`);
	if (counts.formattedCells > limits.formattedCells)
		throw tooLarge(`表格里的数字、日期和公式超过 ${limits.formattedCells / 10_000} 万个单元格`);
	if (merges > limits.merges) throw tooLarge(`合并单元格超过 ${limits.merges / 10_000} 万处`);
}

/** Drops what holds no value from a worksheet's XML as it streams by, and counts what is left; the counts of the sheets before go on, but for the rows. */
function siftWorksheet(counts: SheetCounts): Sieve {
	const divide = onlyRowsAndMerges();
	let merges = 0;
	let openMerges = 0;
	counts.rows = 0;
	counts.places = noPlaces();
	return siftPieces((piece, last) => {
		const parts = divide(piece);
		const kept = dropAll(parts.rows, [emptyCell, emptyRow, phonetic, textFormat]);
		checkExtent(kept);
		countTags(kept, parts.prefix, counts);
		merges += countOf(parts.merges, mergeTag);
		openMerges += countOf(parts.merges, mergesBegin) - countOf(parts.merges, mergesEnd);
		checkCounts(counts, merges);
		const open = [counts.openRows, counts.openCells, openMerges];
		if (last && (open.some((count) => count !== 0) || !parts.isWhole)) throw damagedSheet();
		return kept + parts.merges;
	});
}

/** Texts that cells share by their number: one lost would give every later cell another's text. */
function siftSharedTexts(shared: { given: number }): Sieve {
	let ends = 0;
	return siftPieces((piece, last) => {
		if (brokenTag.test(piece) && !piece.includes('<![CDATA[')) throw damagedSheet();
		shared.given += countOf(piece, sharedText);
		ends += countOf(piece, sharedTextEnd);
		if (shared.given > limits.sharedTexts) throw tooLarge(`表格里不同的文字超过 ${limits.sharedTexts / 10_000} 万处`);
		if (last && ends !== shared.given) throw damagedSheet();
		return piece;
	});
}

/** The sieves of one workbook's sheets and shared texts, and whether these have all that those ask for. */
export function siftSheets() {
	const counts = noCounts();
	const shared = { given: 0 };
	return {
		worksheet: () => siftWorksheet(counts),
		sharedTexts: () => siftSharedTexts(shared),
		/** Whether a cell asks for a shared text; refuses one that asks for what is not there. */
		asksForTexts: () => {
			if (counts.lastSharedText >= shared.given) throw damagedSheet();
			return counts.lastSharedText >= 0;
		},
	};
}

/** What a cell of OpenDocument is worth beside its text, and the type that promises it. */
const typedValue = / office:(?:(?:boolean-|date-|time-|string-)?value=|value-type="string")/;
const valueType = / (?:office|calcext):value-type="[^"]*"/g;
/** OpenDocument: formats of empty cells, types without a value, and the wrappers that hide repeated header rows from the parser. */
export const siftOpenDocument = (): Sieve =>
	siftPieces((piece) =>
		piece
			.replace(/<table:table-cell\b[^<>]*\/>/g, (cell) => cell.replace(/ table:style-name="[^"]*"/, ''))
			.replace(/<table:table-cell\b[^<>]*>/g, (cell) => (typedValue.test(cell) ? cell : cell.replace(valueType, '')))
			.replace(/<\/?table:table-(?:header-rows|row-group|rows)\b[^>]*>/g, ''),
	);

/** A part taken as it is. */
export const keepWhole: Sieve = (chunk) => chunk;
