import type { Cell } from '../reading/grid.ts';
import { readText } from './cells.ts';
import { limits } from './limits.ts';
import {
	type Cursor,
	decodeEscapes,
	isNamed,
	openElement,
	readChildren,
	readElementText,
	unusual,
} from './xml-tags.ts';

/** Moves past the end of the element whose start tag was read last. */
const skipElement = (cursor: Cursor): void =>
	readChildren(cursor, cursor.xml.slice(cursor.name, cursor.nameEnd), skipElement);

/** One stretch of a text that changes its look: `<r>`. */
function readRun(cursor: Cursor): string {
	let text = '';
	readChildren(cursor, 'r', () => {
		if (isNamed(cursor, 't')) text = readElementText(cursor, 't');
		else skipElement(cursor);
	});
	return decodeEscapes(text);
}

/** The text of one `<si>`: of its runs where it has any; how the characters are spoken (`<rPh>`) is left out. */
function readItem(cursor: Cursor): string {
	let whole = '';
	let runs: string | null = null;
	readChildren(cursor, 'si', () => {
		if (isNamed(cursor, 't')) whole = readElementText(cursor, 't');
		else if (isNamed(cursor, 'r')) runs = (runs ?? '') + readRun(cursor);
		else skipElement(cursor);
	});
	return runs ?? decodeEscapes(whole);
}

/** The cells of the texts that a workbook's cells share; throws `unusual` at anything not known exactly. */
export function scanSharedTexts(xml: string): (Cell | undefined)[] {
	const cells: (Cell | undefined)[] = [];
	const cursor = openElement(xml, 'sst');
	readChildren(cursor, 'sst', () => {
		if (!isNamed(cursor, 'si')) throw unusual;
		const text = readItem(cursor);
		if (text.length > limits.cellLength) throw unusual;
		cells.push(readText(text));
	});
	return cells;
}
