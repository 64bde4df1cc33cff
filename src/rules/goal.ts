import type { Measure } from './item.ts';

/** At most four decimals: what is left of floating point goes. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Percent (0–100, one decimal) of a measured goal that is reached: current ÷ target; never 100 while something is missing. */
export function reachedPercent(current: number, target: number): number {
	if (current >= target) return 100;
	return Math.min(99.9, Math.round((current / target) * 1000) / 10);
}

/** How far a measured goal is from being reached, in its own unit; null while nothing was reported, negative when passed. */
export const gapOf = ({ current, target }: Measure): number | null =>
	current === null ? null : rounded(target - current);

/** `目标12.6公里，当前7.5公里，距目标5.1公里`. */
export function writeMeasure(measure: Measure): string {
	const { words, target, current } = measure;
	const gap = gapOf(measure);
	if (current === null || gap === null) return `目标${target}${words}，当前未报`;
	const distance = gap === 0 ? '已达目标' : gap > 0 ? `距目标${gap}${words}` : `超目标${-gap}${words}`;
	return `目标${target}${words}，当前${current}${words}，${distance}`;
}
