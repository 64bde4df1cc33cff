import type { FigureRow } from './figures.ts';
import { type RungName, weightOf } from './rungs.ts';

/** A unit's year as far as a suggestion rests on it. */
interface UnitYear {
	row: Pick<FigureRow, 'due' | 'dueOnTime' | 'overdue'>;
	rungs: readonly RungName[];
	returns: number;
	/** Items a revisit found not to be as reported. */
	untrue: number;
}

/** With fewer items due a clean year says too little. */
const enoughDue = 3;

const isSent = ({ rungs }: UnitYear, from: RungName): boolean => rungs.some((rung) => weightOf(rung) >= weightOf(from));

/** What may be considered at the year's end, the gravest first; the first that fits is said. It is never a decision. */
const suggestions: readonly { words: string; fits: (year: UnitYear) => boolean }[] = [
	{ words: '回访有不符，建议核实', fits: ({ untrue }) => untrue > 0 },
	{ words: '建议不列入评先推荐', fits: (year) => isSent(year, '黄色警告') },
	{ words: '建议提醒谈话', fits: (year) => year.row.overdue > 0 && isSent(year, '限期整改单') },
	{ words: '建议列入评先推荐', fits: (year) => isClean(year) },
];

const isClean = ({ row, rungs, returns, untrue }: UnitYear): boolean =>
	row.due >= enoughDue && row.dueOnTime === row.due && rungs.length === 0 && returns === 0 && untrue === 0;

/** The suggestion a unit's year calls for, or null where the ledger gives ground for none. */
export const suggestionOf = (year: UnitYear): string | null =>
	suggestions.find(({ fits }) => fits(year))?.words ?? null;
