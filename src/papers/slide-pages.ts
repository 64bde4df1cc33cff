/** Rows that go on one slide. */
export type Page<T> = readonly T[];

/** As many pages as are needed, the rows spread over them as evenly as can be: 13 of at most 12 are 7 and 6. */
export function pagesOf<T>(rows: readonly T[], most: number): Page<T>[] {
	const count = Math.ceil(rows.length / most);
	return Array.from({ length: count }, (_, at) =>
		rows.slice(Math.ceil((at * rows.length) / count), Math.ceil(((at + 1) * rows.length) / count)),
	);
}

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

/** Height of a row of a table in inches. */
function rowHeight(columns: readonly { width: number }[], row: readonly string[]): number {
	const lines = Math.max(...row.map((text, at) => linesIn(text, columns[at]?.width ?? 1)));
	return lines * tableRoom.line + tableRoom.margin;
}

/** Rows under one another until a page of so many inches is full. */
function fillPages(rows: readonly { row: string[]; height: number }[], room: number): string[][][] {
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

/** Rows of a table by slide: on as few slides as hold them, none of them left nearly empty. */
export function tablePages(columns: readonly { width: number }[], rows: readonly string[][]): Page<string[]>[] {
	const measured = rows.map((row) => ({ row, height: rowHeight(columns, row) }));
	const most = tableRoom.height - tableRoom.heading;
	const fewest = fillPages(measured, most).length;
	const total = measured.reduce((sum, { height }) => sum + height, 0);
	for (let room = total / fewest; room < most; room += tableRoom.line) {
		const pages = fillPages(measured, room);
		if (pages.length <= fewest) return pages;
	}
	return fillPages(measured, most);
}
