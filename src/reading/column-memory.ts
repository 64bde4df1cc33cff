import type { HeadedColumn } from './header.ts';
import type { Field } from './heading-words.ts';
import { headingKey } from './headings.ts';

/** A column whose meaning the clerk has settled; place 1 is the first column with a heading, `heading` its words as compared. */
export interface SettledColumn {
	place: number;
	heading: string;
	field: Field;
}

/** What is remembered of one header. */
export interface ColumnMemory {
	/** What the clerk knows it by. */
	name: string;
	fingerprint: string;
	columns: SettledColumn[];
}

const headingOf = ({ path }: HeadedColumn): string => path.map(headingKey).join('/');

/** A column as it is remembered. */
export function settledColumn(columns: HeadedColumn[], column: number, field: Field): SettledColumn {
	return { place: column - firstHeaded(columns) + 1, heading: headingOf(columns[column] as HeadedColumn), field };
}

const firstHeaded = (columns: HeadedColumn[]): number =>
	Math.max(
		0,
		columns.findIndex((head) => headingOf(head) !== ''),
	);

/** The column (0-based) a remembered one stands in now. */
export const columnOf = (columns: HeadedColumn[], { place }: SettledColumn): number => firstHeaded(columns) + place - 1;

/** The words of a header as a fingerprint holds them, left to right. */
export const headingsIn = (fingerprint: string): string[] => fingerprint.split('|');

/** What is remembered of this very header: same words, same order. */
export const findMemory = (memories: readonly ColumnMemory[], fingerprint: string): ColumnMemory | undefined =>
	memories.find((memory) => memory.fingerprint === fingerprint);

/** Headings in common, as a share (0–1) of the longer header. */
function likeness(one: string, other: string): number {
	const [a, b] = [one, other].map((print) => new Set(headingsIn(print).filter((heading) => heading !== '')));
	const common = [...(a as Set<string>)].filter((heading) => b?.has(heading)).length;
	return common / Math.max(a?.size ?? 0, b?.size ?? 0, 1);
}

/** Less in common, and it is another table. */
const nearly = 0.6;

/** A remembered header this one was probably changed from: most of its words are the same. */
export function findChanged(memories: readonly ColumnMemory[], fingerprint: string): ColumnMemory | undefined {
	const near = memories
		.map((memory) => ({ memory, share: likeness(memory.fingerprint, fingerprint) }))
		.filter(({ share }) => share >= nearly)
		.sort((a, b) => b.share - a.share);
	return near[0]?.memory;
}

/** Settled columns with later answers, which go first. */
export const withSettled = (before: readonly SettledColumn[], after: readonly SettledColumn[]): SettledColumn[] =>
	[...before.filter(({ place }) => !after.some((column) => column.place === place)), ...after].sort(
		(a, b) => a.place - b.place,
	);
