import type { Day } from '../../rules/day.ts';
import type { Column, ColumnKind, LayoutRow, SheetLayout } from '../layout.ts';
import { type About, headLines } from './fill.ts';

/** A table that goes out with a paper, as its paper holds it, and the day it tells of. */
export interface PaperSheet {
	title: string;
	day: Day;
	columns: readonly { heading: string; group?: string; width: number; align: 'left' | 'center' }[];
	rows: readonly { kind: 'item' | 'category' | 'total'; cells: readonly string[] }[];
	notes: readonly string[];
}

/** What an importing office's ledger has of its own and a circular only repeats in short. */
const headings: Readonly<Record<string, string>> = { 情况: '逾期滞后情形', 最近反馈: '反馈摘要' };

const whole = /^\d+$/;
const share = /^\d+(?:\.\d+)?%$/;

/** Figures that are all whole numbers or all shares are written as numbers. */
function kindOf(cells: readonly string[]): ColumnKind {
	const filled = cells.filter((cell) => cell !== '' && cell !== '—');
	if (filled.length === 0) return 'text';
	if (filled.every((cell) => whole.test(cell))) return 'number';
	return filled.every((cell) => share.test(cell)) ? 'rate' : 'text';
}

function cellOf(text: string, kind: ColumnKind): string | number | null {
	if (text === '') return null;
	if (kind === 'number' && whole.test(text)) return Number(text);
	return kind === 'rate' && share.test(text) ? Number.parseFloat(text) : text;
}

/** Characters of a sheet's column to one of the paper's measure. */
const wider = 1.35;

/** 通报附件: a table of a circular as a sheet of its own. */
export function layAttachment({ title, day, columns, rows, notes }: PaperSheet, about: About): SheetLayout {
	const kinds = columns.map((_, at) =>
		kindOf(rows.flatMap(({ kind, cells }) => (kind === 'category' ? [] : cells[at]!))),
	);
	return {
		name: title,
		...headLines({ ...about, day }, title, `共${rows.filter(({ kind }) => kind === 'item').length}行`),
		columns: columns.map(({ heading, group, width, align }, at): Column => {
			const name = headings[heading] ?? heading;
			const kind = kinds[at] as ColumnKind;
			return { heading: group === undefined ? name : [group, name], width: Math.max(6, width * wider), kind, align };
		}),
		rows: rows.map(
			({ kind, cells }): LayoutRow => ({
				kind,
				cells:
					kind === 'category' ? [cells[0] ?? null] : cells.map((cell, at) => cellOf(cell, kinds[at] as ColumnKind)),
			}),
		),
		notes: notes.map((note) => `说明：${note}`),
		landscape: true,
		frozenColumns: 1,
	};
}
