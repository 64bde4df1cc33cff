/**
 * A cell as a sheet holds it, free of any spreadsheet package.
 * `text` is what Excel shows (rich text joined, line breaks kept, never null);
 * `number` is the raw value of a numeric cell, `date` the day of a date cell (`YYYY-MM-DD`, or with ` HH:mm:ss`),
 * `dateForm` tells whether the shown form lacks the day (`2023年6月`) or the year (`10月1日`).
 */
export interface Cell {
	text: string;
	number?: number;
	date?: string;
	dateForm?: 'full' | 'month' | 'no-year';
	/** A formula error (`#N/A`), a formula without cached value, or a picture: the words to report. */
	trouble?: string;
	/** The mark (`同上`) written where the rest is the cell's above. */
	ditto?: string;
}

/** 0-based and inclusive. */
export interface Merge {
	top: number;
	left: number;
	bottom: number;
	right: number;
}

/** One sheet as a neutral grid: `rows[r][c]`, sparse rows are empty arrays; row r is row r+1 in Excel. */
export interface Grid {
	sheet: string;
	rows: (Cell | undefined)[][];
	merges: Merge[];
	hidden: boolean;
	hiddenRows: number[];
	/** True for csv and html tables, where merged cells and sheet names do not exist. */
	plain: boolean;
}

/** What `sheets/read` hands over for one file. */
export interface Workbook {
	file: string;
	/** xlsx, xls, xlsb, ods, csv, tsv, html. */
	format: string;
	/** Encoding of a text file (`utf-8`, `gb18030`, `utf-16le`…). */
	encoding?: string;
	/** When a program last saved it, as the file says itself: milliseconds; absent where it does not say. */
	saved?: number;
	grids: Grid[];
	/** Things the reader noticed, in the clerk's words. */
	notices: string[];
}
