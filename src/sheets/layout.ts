/** How a column's values are written: `date` takes `YYYY-MM-DD` or words, `points` numbers with two decimals, `percent` and `rate` take 0–100, `lamp` words such as 红·逾期. */
export type ColumnKind = 'text' | 'date' | 'number' | 'points' | 'percent' | 'rate' | 'lamp';

export interface Column {
	/** One heading, or the upper and lower of a two-level one; neighbours with the same upper heading share it. */
	heading: string | readonly [upper: string, lower: string];
	/** In characters of the body text; a Chinese character counts two. */
	width: number;
	kind: ColumnKind;
	align: 'left' | 'center';
	/** Neighbours below one another with the same words share one cell. */
	merged?: true;
}

/** A category row is written across the whole width; a total row is bold, a struck one struck through. */
export interface LayoutRow {
	kind: 'item' | 'category' | 'total' | 'struck';
	cells: (string | number | null)[];
}

/** One sheet as a value: what stands where, free of any spreadsheet package. */
export interface SheetLayout {
	/** The tab's name; made legal and unique when written. */
	name: string;
	title: string;
	/** The line under the title: left and right. */
	subtitle: readonly [left: string, right: string];
	columns: Column[];
	rows: LayoutRow[];
	/** 说明 under the table, a paragraph each. */
	notes: string[];
	landscape: boolean;
	/** Columns that stay in sight while the others scroll. */
	frozenColumns: number;
}
