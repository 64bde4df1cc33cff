import { writeDay } from '../../rules/day.ts';
import { countPublic, type PublicEntry } from '../../rules/posting.ts';
import type { SheetLayout } from '../layout.ts';
import { type About, type ColumnOf, fillColumns } from './fill.ts';

const text = (heading: string, width: number, value: (entry: PublicEntry) => string): ColumnOf<PublicEntry> => ({
	heading,
	width,
	kind: 'text',
	align: 'left',
	value,
});
const word = (heading: string, width: number, value: (entry: PublicEntry) => string): ColumnOf<PublicEntry> => ({
	...text(heading, width, value),
	align: 'center',
});

/** 督查事项公示 from left to right. */
const columns: readonly ColumnOf<PublicEntry>[] = [
	{ heading: '序号', width: 5, kind: 'number', align: 'center', value: (_, index) => index + 1 },
	word('编号', 10.5, ({ number }) => number),
	text('事项', 40, ({ title }) => title),
	text('责任单位', 24, ({ units }) => units),
	word('第一责任人', 12, ({ principals }) => principals),
	word('承办人', 12, ({ handlers }) => handlers),
	word('完成时限', 14, ({ due }) => due),
	word('办理状态', 14, ({ state }) => state),
];

/** 公示: who answers for what by when; what was struck off is struck through and says so. */
export function layPublic(entries: readonly PublicEntry[], about: About): SheetLayout {
	const { columns: kept, rows } = fillColumns(columns, entries);
	return {
		name: '公示',
		title: '督查事项公示',
		subtitle: [`公示单位：${about.office}`, `截至${writeDay(about.day)}  ${countPublic(entries)}`],
		columns: kept,
		rows: rows.map((row, at) => (entries[at]?.isStruck ? { ...row, kind: 'struck' } : row)),
		notes: [],
		landscape: true,
		frozenColumns: 2,
	};
}
