import { type ColumnMemory, headingsIn, type SettledColumn } from './column-memory.ts';
import type { Columns } from './columns.ts';
import { fieldNames } from './fields.ts';
import type { Header } from './header.ts';
import { headingKey } from './headings.ts';
import type { Table } from './table.ts';

/** A remembered column that this header does not give by itself: where its heading stands now, null when it is gone. */
export interface ChangedColumn {
	before: SettledColumn;
	column: number | null;
}

const columnHeaded = ({ columns }: Header, heading: string): number | null =>
	columns.find(({ path }) => path.map(headingKey).join('/') === heading)?.column ?? null;

/** Which of the columns settled under another header this one does not surely hold in the same meaning. */
export function changedColumns(header: Header, { map, notices }: Columns, memory: ColumnMemory): ChangedColumn[] {
	const guessed = notices.filter(({ code }) => code === 'guessed-column').map(({ column }) => column);
	const used = Object.values(map).flat();
	return memory.columns
		.filter(({ heading }) => heading !== '')
		.map((before) => ({ before, column: columnHeaded(header, before.heading) }))
		.filter(({ before, column }) => {
			const sure = (map[before.field] ?? []).filter((c) => !guessed.includes(c));
			if (before.field === 'ignore') return column !== null && used.includes(column);
			return column === null ? sure.length === 0 : !sure.includes(column);
		});
}

/** Headings of this table that the remembered header has not, left to right. */
export const newHeadings = ({ fingerprint }: Table, memory: ColumnMemory): string[] => {
	const before = headingsIn(memory.fingerprint);
	return headingsIn(fingerprint).filter((heading) => heading !== '' && !before.includes(heading));
};

const quoted = (headings: string[]): string => headings.map((heading) => `“${heading}”`).join('');

/** What has changed in a header, in words. */
export function changeWords(table: Table, memory: ColumnMemory): string {
	const now = headingsIn(table.fingerprint);
	const gone = headingsIn(memory.fingerprint).filter((heading) => heading !== '' && !now.includes(heading));
	const come = newHeadings(table, memory);
	const parts = [gone.length > 0 ? `少了${quoted(gone)}` : '', come.length > 0 ? `多了${quoted(come)}` : ''];
	return parts.filter((part) => part !== '').join('，') || '列的次序变了';
}

/** The options that say again what the changed columns hold; a heading that is gone is taken for the only new one. */
export function mapWords(table: Table, memory: ColumnMemory, changed: ChangedColumn[]): string {
	const come = newHeadings(table, memory);
	const isRenamed = come.length === 1 && changed.filter(({ column }) => column === null).length === 1;
	return changed
		.map(({ before, column }) => {
			const heading = column !== null ? before.heading : isRenamed ? come[0] : '列';
			return `--map ${heading}=${fieldNames[before.field]}`;
		})
		.join(' ');
}
