import type { Cell } from './grid.ts';
import { foldText, isBlank } from './text.ts';

/** A value in the unit of a goal as it was filled in: `7.5公里`. */
export interface AmountReading {
	value: number | null;
	/** The words written after the number; null where there are none. */
	words: string | null;
	/** What to tell the clerk when it is inexact or no number. */
	note: string | null;
}

const written = /^(约|近|超|超过|大约)?(-?\d+(?:,\d{3})*(?:\.\d+)?)(左右|多|余)?([^\d.,-]*)$/u;

/** Above it an amount can no longer be told from its neighbours. */
const mostAmount = 1e12;

/** Reads the value reached of a measured goal (目标); never silently 0. */
export function readAmount(cell: Cell | undefined): AmountReading {
	const text = foldText(cell?.text ?? '');
	if (cell === undefined || isBlank(text)) return { value: null, words: null, note: null };
	const [, before, digits, after, words] = written.exec(text) ?? [];
	const value = cell.number ?? (digits === undefined ? null : Number(digits.replaceAll(',', '')));
	if (value === null) return { value, words: null, note: `完成值“${text}”不是数字，没有登记` };
	if (value >= mostAmount) return { value: null, words: null, note: `完成值“${text.slice(0, 20)}”太大，没有登记` };
	if (value < 0) return { value: null, words: null, note: `完成值“${text}”小于0，没有登记` };
	const isExact = before === undefined && after === undefined;
	return { value, words: words || null, note: isExact ? null : `完成值“${text}”按${value}` };
}
