import { guardWords } from './value-words.ts';

const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g;
const lineEnds = /\r\n?|[\u2028\u2029\x85]/g;
const longestCell = 32_767;
const formatEscape = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Anything a table cannot hold as it is, or a pair of half signs that may be two halves of none. */
const needsCare = /[\0-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufffe\uffff\ud800-\udfff]/;

/** Text a table can hold: no control characters or half surrogates, nothing that would be read as no value. */
export function plainCellText(text: string): string {
	if (!needsCare.test(text)) return guardWords(text);
	const plain = text
		.replace(lineEnds, '\n')
		.replace(unwritable, '')
		.replace(/[\ud800-\udfff]/gu, '');
	return guardWords(plain);
}

/** Text a workbook can hold and open again: what would be an escape of its own format is escaped. */
export const cleanCellText = (text: string): string =>
	plainCellText(text).replaceAll(formatEscape, '_x005F_').slice(0, longestCell);

/** A tab's name as Excel allows it: at most 31 characters, none of `[]:*?/\'` (a quote is allowed inside, but not by every program), not History, none twice. */
export function nameSheet(wanted: string, taken: readonly string[]): string {
	const plain = cleanCellText(wanted)
		.replace(/[[\]:*?/\\'\n\t]/g, ' ')
		.trim();
	const base = plain === '' || /^history$/i.test(plain) ? `表${plain}` : plain;
	const used = new Set(taken.map((name) => name.toLowerCase()));
	for (let n = 1; ; n++) {
		const tail = n === 1 ? '' : `(${n})`;
		const name =
			[...base]
				.slice(0, 31 - tail.length)
				.join('')
				.slice(0, 31 - tail.length)
				.trim() + tail;
		if (!used.has(name.toLowerCase())) return name;
	}
}

/** Columns a text takes when printed: a Chinese character is two wide. */
function widthOf(text: string): number {
	let width = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const isSecondHalf = code >= 0xdc00 && code <= 0xdfff;
		if (!isSecondHalf) width += code > 0xff ? 2 : 1;
	}
	return width;
}

/** Lines a text takes in a column of a width in characters; a little is lost to cell margins and to marks that may not start a line. */
export function linesOf(text: string, width: number): number {
	const room = Math.max(2, width * 0.93 - 1);
	if (!text.includes('\n')) return text.length * 2 <= room ? 1 : Math.max(1, Math.ceil(widthOf(text) / room));
	return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(widthOf(part) / room)), 0);
}
