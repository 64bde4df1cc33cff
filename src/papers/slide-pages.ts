/** Rows that go on one slide. */
export type Page<T> = readonly T[];

/** As many pages as are needed, the rows spread over them as evenly as can be: 13 of at most 12 are 7 and 6. */
export function pagesOf<T>(rows: readonly T[], most: number): Page<T>[] {
	const count = Math.ceil(rows.length / most);
	return Array.from({ length: count }, (_, at) =>
		rows.slice(Math.ceil((at * rows.length) / count), Math.ceil(((at + 1) * rows.length) / count)),
	);
}

/** The most slides a part of a deck fills, for each flag the most columns: as many as a meeting looks through. */
export const mostSlides = { bars: 8, flagColumns: 6, scores: 6, list: 3 } as const;

/** What stands in place of rows that are left out; the tables that go with a circular have them all. */
export const restWords = (left: number, counter: string): string => `另有${left}${counter}，见附表`;

/** The slides of a part: `（2/3）` where its title stands on several, the last marked where rows are left out. */
export const numbered = <T>(
	title: string,
	pages: readonly Page<T>[],
	isCut: boolean,
): { title: string; page: T[]; isCut?: true }[] =>
	pages.map((page, at) => ({
		title: pages.length > 1 ? `${title}（${at + 1}/${pages.length}）` : title,
		page: [...page],
		...(isCut && at === pages.length - 1 ? { isCut } : {}),
	}));

/** Width of a column of flags, in inches. */
export const flagColumn = 3.95;

/** What a table may take of a slide, in inches, with its text of 14 pt. */
export const tableRoom = {
	height: 5.5,
	heading: 0.42,
	/** The least height of a row: one line and its margins. */
	row: 0.357,
	line: 0.257,
	margin: 0.1,
	perCharacter: 0.2,
	cellMargin: 0.2,
} as const;

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign < '\u2e80' ? 0.55 : 1), 0);

/** Lines a text takes in a cell of a width in inches. */
const linesIn = (text: string, width: number): number =>
	text
		.split('\n')
		.reduce(
			(sum, part) =>
				sum + Math.max(1, Math.ceil((widthOf(part) * tableRoom.perCharacter) / (width - tableRoom.cellMargin))),
			0,
		);

interface MeasuredRow {
	row: string[];
	height: number;
}

/** Height of a row of a table in inches. */
function rowHeight(columns: readonly { width: number }[], row: readonly string[]): number {
	const lines = Math.max(...row.map((text, at) => linesIn(text, columns[at]?.width ?? 1)));
	return lines * tableRoom.line + tableRoom.margin;
}

const measure = (columns: readonly { width: number }[], rows: readonly string[][]): MeasuredRow[] =>
	rows.map((row) => ({ row, height: rowHeight(columns, row) }));

/** Rows under one another until a page of so many inches is full. */
function fillPages(rows: readonly MeasuredRow[], room: number): string[][][] {
	const pages: string[][][] = [];
	let left = 0;
	for (const { row, height } of rows) {
		if (pages.length === 0 || height > left) {
			pages.push([]);
			left = room;
		}
		pages.at(-1)?.push(row);
		left -= height;
	}
	return pages;
}

/** The rows that fill so many slides at most; of more, the last makes room for one that says how many are left out. */
export function firstRows(
	columns: readonly { width: number }[],
	rows: readonly string[][],
	slides: number,
	rest: (left: number) => string[],
): { shown: readonly string[][]; isCut: boolean } {
	const pages = fillPages(measure(columns, rows), tableRoom.height - tableRoom.heading);
	if (pages.length <= slides) return { shown: rows, isCut: false };
	const shown = pages.slice(0, slides).flat().slice(0, -1);
	return { shown: [...shown, rest(rows.length - shown.length)], isCut: true };
}

/** Rows of a table by slide: on as few slides as hold them, none of them left nearly empty. */
export function tablePages(columns: readonly { width: number }[], rows: readonly string[][]): Page<string[]>[] {
	const measured = measure(columns, rows);
	const most = tableRoom.height - tableRoom.heading;
	const fewest = fillPages(measured, most).length;
	const total = measured.reduce((sum, { height }) => sum + height, 0);
	for (let room = total / fewest; room < most; room += tableRoom.line) {
		const pages = fillPages(measured, room);
		if (pages.length <= fewest) return pages;
	}
	return fillPages(measured, most);
}
