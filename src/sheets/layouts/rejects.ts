import type { RejectedSheet } from '../../reading/rejected-rows.ts';
import type { Column, SheetLayout } from '../layout.ts';

const widest = 36;
const narrowest = 6;

const headingOf = (path: string[]): Column['heading'] =>
	path.length < 2 ? (path[0] ?? '') : [path.slice(0, -1).join(''), path.at(-1) as string];

/** As wide as its longest text asks for, within bounds. */
function widthOf(sheet: RejectedSheet, at: number): number {
	const texts = [sheet.headings[at]?.at(-1) ?? '', ...sheet.rows.flatMap((row) => row.cells[at] ?? [])];
	const longest = Math.max(...texts.map((text) => text.length * 2));
	return Math.min(widest, Math.max(narrowest, longest / Math.ceil(longest / widest || 1) + 2));
}

/** 未导入的行: the sender's own table with what is to be mended in three columns to its right, to be read again. */
export function layRejects(sheet: RejectedSheet, name: string): SheetLayout {
	const [title = '未导入的行，改好后再导入', left = '', right = ''] = sheet.lines;
	return {
		name,
		title,
		subtitle: [left, right],
		columns: sheet.headings.map((path, at) => ({
			heading: headingOf(path),
			width: widthOf(sheet, at),
			kind: 'text',
			align: 'left',
		})),
		rows: sheet.rows,
		notes: sheet.notes,
		landscape: true,
		frozenColumns: 0,
	};
}
