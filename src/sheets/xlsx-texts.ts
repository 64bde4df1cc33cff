import type { Cell } from '../reading/grid.ts';
import { readText } from './cells.ts';
import { limits } from './limits.ts';
import {
	type Cursor,
	decodeEscapes,
	isEndOf,
	isNamed,
	nextTag,
	openCursor,
	readElementText,
	unusual,
} from './xml-tags.ts';

/** Moves past the end of the element whose start tag was read last. */
function skipElement(cursor: Cursor): void {
	if (cursor.isEmpty) return;
	const name = cursor.xml.slice(cursor.name, cursor.nameEnd);
	while (nextTag(cursor)) {
		if (isEndOf(cursor, name)) return;
		if (!cursor.isEnd) skipElement(cursor);
		else throw unusual;
	}
	throw unusual;
}

/** One stretch of a text that changes its look: `<r>`. */
function readRun(cursor: Cursor): string {
	let text = '';
	if (cursor.isEmpty) return text;
	for (;;) {
		if (!nextTag(cursor)) throw unusual;
		if (isEndOf(cursor, 'r')) return decodeEscapes(text);
		if (cursor.isEnd) throw unusual;
		if (isNamed(cursor, 't')) text = readElementText(cursor, 't');
		else skipElement(cursor);
	}
}

/** The text of one `<si>`: of its runs where it has any; how the characters are spoken (`<rPh>`) is left out. */
function readItem(cursor: Cursor): string {
	let whole = '';
	let runs: string | null = null;
	if (cursor.isEmpty) return whole;
	for (;;) {
		if (!nextTag(cursor)) throw unusual;
		if (isEndOf(cursor, 'si')) return runs ?? decodeEscapes(whole);
		if (cursor.isEnd) throw unusual;
		if (isNamed(cursor, 't')) whole = readElementText(cursor, 't');
		else if (isNamed(cursor, 'r')) runs = (runs ?? '') + readRun(cursor);
		else skipElement(cursor);
	}
}

/** The cells of the texts that a workbook's cells share; throws `unusual` at anything not known exactly. */
export function scanSharedTexts(xml: string): (Cell | undefined)[] {
	const cells: (Cell | undefined)[] = [];
	const cursor = openCursor(xml);
	cursor.at = Math.max(0, xml.indexOf('<sst'));
	if (!nextTag(cursor) || cursor.isEnd || !isNamed(cursor, 'sst')) throw unusual;
	if (cursor.isEmpty) return cells;
	while (nextTag(cursor)) {
		if (isEndOf(cursor, 'sst')) return cells;
		if (cursor.isEnd || !isNamed(cursor, 'si')) throw unusual;
		const text = readItem(cursor);
		if (text.length > limits.cellLength) throw unusual;
		cells.push(readText(text));
	}
	throw unusual;
}
