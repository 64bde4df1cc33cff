/** A file to look at: how it must be laid on paper, and words that must be found on it. */
export interface Sample {
	file: string;
	landscape: boolean;
	/** Fewest and most pages. */
	pages: [number, number];
	words: string[];
}
