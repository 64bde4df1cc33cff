import { cleanText } from './text.ts';

/** A line a unit sent: `县财政局：调度四季度财政收入`; the unit as it was written. */
export interface UnitLine {
	row: number;
	unit: string;
	text: string;
}

/** Lines of units, one each; blank ones and `#` comments are passed over, a line without a unit is refused. */
export function readUnitLines(text: string): { lines: UnitLine[]; refused: { row: number; line: string }[] } {
	const lines: UnitLine[] = [];
	const refused: { row: number; line: string }[] = [];
	for (const [at, raw] of text.split(/\r\n?|\n/).entries()) {
		const line = cleanText(raw);
		if (line === '' || line.startsWith('#')) continue;
		const row = at + 1;
		const [, unit = '', said = ''] = /^(?:\d+[.、]\s*)?([^：:\t]{2,40}?)\s*(?:[：:]|\s)\s*(.+)$/.exec(line) ?? [];
		if (unit === '' || said === '') refused.push({ row, line });
		else lines.push({ row, unit, text: said });
	}
	return { lines, refused };
}
