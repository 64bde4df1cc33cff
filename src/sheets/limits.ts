/** What one workbook may cost; past any of these the file is refused with the figure. */
export const limits = {
	fileBytes: 50 * 2 ** 20,
	entries: 2_000,
	inflatedBytes: 200 * 2 ** 20,
	/** What is left of the inflated bytes once all that holds no value is taken out. */
	keptBytes: 100 * 2 ** 20,
	sheets: 256,
	rows: 200_000,
	columns: 512,
	/** Cells with a value in all sheets together, and places from the first to the last value of every row of a sheet. */
	cells: 1_500_000,
	places: 5_000_000,
	/** Places in the block from the first cell of a sheet to its last row and column. */
	area: 20_000_000,
	/** Cells with a number format or a formula, which the parser keeps in a table of their own. */
	formattedCells: 500_000,
	/** Cells that all merges of a sheet may cover together. */
	mergedCells: 500_000,
	/** Merges of a sheet, and texts that several cells share. */
	merges: 200_000,
	sharedTexts: 600_000,
	cellLength: 32_767,
	readSeconds: 45,
	heapMegabytes: 400,
} as const;
