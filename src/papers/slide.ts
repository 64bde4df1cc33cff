import type { Flag } from '../rules/flag.ts';

/** Bars, one for each label, cut into series. */
export interface Chart {
	labels: string[];
	series: { name: string; values: number[] }[];
}

export interface SlideTable {
	/** Widths in inches; together they fill the slide. */
	columns: { heading: string; width: number; align: 'left' | 'center' }[];
	rows: string[][];
}

/** One slide as a value: what it says, free of any package. */
export type Slide = {
	title: string;
	note: string;
	/** On the last slide of a part that leaves rows out: they stand in the tables that go with the deck. */
	isCut?: true;
} & (
	| { kind: 'cover'; lines: string[] }
	| { kind: 'figures'; figures: { label: string; value: string; isBad: boolean }[]; chart: Chart }
	| { kind: 'bars'; chart: Chart }
	| { kind: 'columns'; columns: { flag: Flag; heading: string; words: string[] }[] }
	| { kind: 'table'; table: SlideTable }
	| { kind: 'points'; points: { lead: string; text: string }[] }
);
