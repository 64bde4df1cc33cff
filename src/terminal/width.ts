import { isPlain } from './plain.ts';

type Measure = (text: string) => number;

/** string-width costs more to load than the rest of a report, so it is fetched only for text outside `plain.ts`. */
let measureAny: Measure | null = null;

/** Fetches the exact measure when one of the texts holds emoji, combining marks or other rare signs; to be awaited before they are laid out. */
export async function prepareWidths(texts: string[]): Promise<void> {
	if (measureAny !== null || texts.every((text) => isPlain(text.replaceAll('\n', '')))) return;
	const library = await import('string-width');
	measureAny = (text) => library.default(text, { countAnsiEscapeCodes: true });
}

/** Columns a text takes on the screen, ambiguous characters counted as 1; text with rare signs counts 2 a character until `prepareWidths` was awaited. */
export function widthOf(text: string): number {
	if (!isPlain(text)) return measureAny === null ? 2 * text.length : measureAny(text);
	return plainWidthOf(text);
}

function plainWidthOf(text: string): number {
	let width = text.length;
	for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x3000) width++;
	return width;
}

/** Signs as a reader sees them: an emoji or a letter with its marks is one. */
function signsOf(text: string): string[] {
	if (isPlain(text)) return [...text];
	return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/** A sign may itself be too wide for a line of two columns (a note with its flags): then its characters are taken apart. */
const smallSignsOf = (text: string, width: number): string[] =>
	signsOf(text).flatMap((sign) => (widthOf(sign) > width ? [...sign] : [sign]));

/** GB/T 15834-2011: these do not stand at the head of a line, those not at its end. */
const neverFirst = '，。；：、！？）〕】》」』”’％,.;:!?)]}%';
const neverLast = '（〔【《「『“‘([{';

/** The smallest parts a line may be broken between: a Latin word or number, a dash, one character, each with its punctuation. */
function partsOf(text: string): string[] {
	const parts: string[] = [];
	const pieces = text.match(/[!-~]+|—+|…+|[^!-~]+?(?=[!-~—…]|$)/gu) ?? [];
	for (const piece of pieces.flatMap((p) => (/^[!-~—…]/.test(p) ? [p] : signsOf(p)))) {
		const last = parts.at(-1);
		const glued =
			last !== undefined && (neverFirst.includes(piece[0]!) ? last !== ' ' : neverLast.includes(last.at(-1)!));
		if (glued) parts[parts.length - 1] = last + piece;
		else parts.push(piece);
	}
	return parts;
}

/** Breaks one text into lines of at most `width` columns (at least 2), its own line breaks kept. */
export function wrap(text: string, width: number): string[] {
	const room = Math.max(2, width);
	return text.includes('\n') ? text.split('\n').flatMap((line) => wrapLine(line, room)) : wrapLine(text, room);
}

function wrapLine(text: string, width: number): string[] {
	if (widthOf(text) <= width) return [text];
	const lines: string[] = [];
	let line = '';
	let used = 0;
	const put = (part: string, size: number) => {
		if (used + size > width && line !== '') {
			lines.push(line.trimEnd());
			line = '';
			used = 0;
		}
		if (line === '' && lines.length > 0 && part.trim() === '') return;
		line += part;
		used += size;
	};
	const measure = isPlain(text) ? plainWidthOf : widthOf;
	for (const part of partsOf(text)) {
		const size = measure(part);
		if (size <= width) put(part, size);
		else for (const sign of smallSignsOf(part, width)) put(sign, widthOf(sign));
	}
	return line.trim() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** Breaks what is longer than a line between its sentences only, so that a command among them stays in one piece. */
export function foldSentences(text: string, width: number): string {
	const lines: string[] = [];
	for (const line of text.split('\n')) {
		let last = '';
		for (const sentence of line.split(/(?<=[；。])/)) {
			if (last !== '' && widthOf(last + sentence) > width) {
				lines.push(last);
				last = '';
			}
			last += sentence;
		}
		lines.push(last);
	}
	return lines.join('\n');
}

/** Fills a text with spaces up to `width` columns; longer text stays as it is. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
	const space = ' '.repeat(Math.max(0, width - widthOf(text)));
	return align === 'left' ? text + space : space + text;
}

/** Shortens a text to `width` columns, `…` marking what was left out. */
export function clip(text: string, width: number): string {
	if (widthOf(text) <= width) return text;
	let kept = '';
	let used = 1;
	for (const sign of signsOf(text)) {
		used += widthOf(sign);
		if (used > width) break;
		kept += sign;
	}
	return `${kept}…`;
}
