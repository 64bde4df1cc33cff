import { viewGrid, writtenIn } from './cells.ts';
import type { SettledColumn } from './column-memory.ts';
import type { Workbook } from './grid.ts';
import { headingKey, parseField } from './headings.ts';
import { columnLetter, foldText, isBlank, oneLine } from './text.ts';

/** A mapping as a file writes it: its columns from left to right, each with what it holds where that was settled. */
export interface ProfileLines {
	name: string;
	/** The row, as Excel counts it, where it begins. */
	row: number;
	headings: string[];
	columns: SettledColumn[];
}

const headings = ['名称', '列', '表头', '对应'] as const;

/** Where each of the four columns stands in a row, or null when one is missing. */
function columnsAt(written: { text: string; column: number }[]): number[] | null {
	const at = headings.map((heading) => written.find(({ text }) => headingKey(text) === heading)?.column ?? -1);
	return at.includes(-1) ? null : at;
}

/** The mappings of an exported file, and the cells whose field nobody knows; null when it is no such file. */
export function readProfileLines(workbook: Workbook): { profiles: ProfileLines[]; unknown: string[] } | null {
	for (const grid of workbook.grids) {
		const view = viewGrid(grid);
		const at = columnsAt(writtenIn(view, 0));
		if (at === null) continue;
		const [nameAt, placeAt, headingAt, fieldAt] = at as [number, number, number, number];
		const profiles: ProfileLines[] = [];
		const unknown: string[] = [];
		let last = 0;
		for (let row = 1; row < view.rows; row += 1) {
			const [name, place] = [oneLine(view.text(row, nameAt)), Number(view.text(row, placeAt))];
			if (name === '' || !Number.isInteger(place)) continue;
			const isNext = profiles.at(-1)?.name !== name || place <= last;
			last = place;
			if (isNext) profiles.push({ name, row: row + 1, headings: [], columns: [] });
			const profile = profiles.at(-1) as ProfileLines;
			const heading = foldText(view.text(row, headingAt));
			if (place >= 1) profile.headings[place - 1] = heading;
			const word = view.text(row, fieldAt);
			if (isBlank(word)) continue;
			const field = parseField(word);
			if (field === null) unknown.push(`${columnLetter(fieldAt)}${row + 1}“${word}”`);
			else profile.columns.push({ place, heading, field });
		}
		return { profiles, unknown };
	}
	return null;
}
