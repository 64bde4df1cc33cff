/** A file to look at: how it must be laid on paper, and words that must be found on it. */
export interface Sample {
	file: string;
	landscape: boolean;
	/** Fewest and most pages. */
	pages: [number, number];
	words: string[];
	/** Width and height in points where it is no A4 leaf. */
	leaf?: [number, number];
}
