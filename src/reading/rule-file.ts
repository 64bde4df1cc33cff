import { viewGrid, writtenIn } from './cells.ts';
import type { Workbook } from './grid.ts';
import { headingKey } from './headings.ts';
import { columnLetter, isBlank, oneLine } from './text.ts';

/** Where a rule stands in a file; `row` as Excel counts it. */
interface RuleCell {
	text: string;
	sheet: string;
	row: number;
	column: string;
}

/** A rule as a file writes it: its key or label, its value, the paper it rests on (empty for none). */
export interface RuleLine {
	rule: RuleCell;
	value: RuleCell;
	basis: string;
}

const headings: Readonly<Record<'rule' | 'value' | 'basis', RegExp>> = {
	rule: /^(?:规则|规则名称?|名称)$/u,
	value: /^(?:数值|现行|现行数值|值)$/u,
	basis: /^依据$/u,
};
type Heading = keyof typeof headings;

/** The rules of the first visible sheet whose header has the columns 规则 and 数值; null when there is none. */
export function readRuleLines(workbook: Workbook): RuleLine[] | null {
	for (const grid of workbook.grids.filter(({ hidden }) => !hidden)) {
		const view = viewGrid(grid);
		const columnsAt = (row: number): Partial<Record<Heading, number>> => {
			const found: Partial<Record<Heading, number>> = {};
			for (const { text, column } of writtenIn(view, row))
				for (const field of Object.keys(headings) as Heading[])
					if (headings[field].test(headingKey(text))) found[field] ??= column;
			return found;
		};
		for (let header = 0; header < Math.min(view.rows, 20); header += 1) {
			const { rule, value, basis } = columnsAt(header);
			if (rule === undefined || value === undefined) continue;
			const cell = (row: number, column: number): RuleCell => ({
				text: oneLine(view.text(row, column)),
				sheet: grid.plain ? '' : grid.sheet,
				row: row + 1,
				column: columnLetter(column),
			});
			return Array.from({ length: view.rows - header - 1 }, (_, i) => header + 1 + i)
				.filter((row) => !isBlank(view.text(row, rule)) || !isBlank(view.text(row, value)))
				.map((row) => ({
					rule: cell(row, rule),
					value: cell(row, value),
					basis: basis === undefined ? '' : oneLine(view.text(row, basis)),
				}));
		}
	}
	return null;
}
