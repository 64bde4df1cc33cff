/** What one workbook may cost; past any of these the file is refused with the figure. */
export const limits = {
	fileBytes: 50 * 2 ** 20,
	entries: 2_000,
	inflatedBytes: 200 * 2 ** 20,
	sheets: 256,
	rows: 200_000,
	columns: 512,
	cells: 1_500_000,
	/** Cells with a number format or a formula, which the parser keeps in a table of their own. */
	formattedCells: 500_000,
	cellLength: 32_767,
	readSeconds: 45,
	heapMegabytes: 400,
} as const;
