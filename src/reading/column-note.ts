import { type GridView, writtenIn } from './cells.ts';
import { type SettledColumn, settledColumn } from './column-memory.ts';
import { fieldNames } from './fields.ts';
import type { Field } from './heading-words.ts';
import { parseField } from './headings.ts';
import type { Table } from './table.ts';
import { columnLetter, foldText } from './text.ts';

const opening = '说明：各列的含义（请勿删改）';

/** A line under rows written out that says what each column was read as: without its neighbours a row may look otherwise. */
export function writeColumnNote(columns: Partial<Record<Field, string>>): string {
	const said = (Object.entries(columns) as [Field, string][]).flatMap(([field, letters]) =>
		letters.split(',').map((letter) => ({ letter, name: fieldNames[field] })),
	);
	const inOrder = said.sort((a, b) => a.letter.length - b.letter.length || a.letter.localeCompare(b.letter, 'en'));
	return `${opening}${inOrder.map(({ letter, name }) => `${letter}=${name}`).join('、')}`;
}

/** What such a line under a table says of its columns; nothing where there is none. */
export function readColumnNote(view: GridView, { header, from, to }: Table): SettledColumn[] {
	for (let row = to - 1; row >= from; row -= 1) {
		const [first, ...others] = writtenIn(view, row);
		if (first === undefined) continue;
		const note = foldText(first.text);
		if (others.length > 0 || !note.startsWith(foldText(opening))) return [];
		return header.columns.flatMap(({ column }) => {
			const name = new RegExp(`(?:[)、])${columnLetter(column)}=([^、]+)`).exec(note)?.[1];
			const field = name === undefined ? null : parseField(name);
			return field === null ? [] : [settledColumn(header.columns, column, field)];
		});
	}
	return [];
}
