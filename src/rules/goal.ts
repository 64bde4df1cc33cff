import { type Assignment, type Item, leadsOf, type Measure } from './item.ts';

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

/** Goal, where it stands and how far it still is, a column each: `12.6公里`, `7.5公里`, `5.1公里`; a goal that is not measured in its own words. */
export function goalCells({ goal, measure }: Pick<Item, 'goal' | 'measure'>): [goal: string, now: string, gap: string] {
	if (measure === null) return [goal ?? '', '', ''];
	const { words, current, target } = measure;
	const gap = gapOf(measure);
	if (current === null || gap === null) return [`${target}${words}`, '未报', ''];
	const left = gap === 0 ? '已达到' : gap > 0 ? `${gap}${words}` : `超${-gap}${words}`;
	return [`${target}${words}`, `${current}${words}`, left];
}

/** `当前7.5公里，距目标5.1公里`. */
function writeStanding(measure: Measure): string {
	const { words, current } = measure;
	const gap = gapOf(measure);
	if (current === null || gap === null) return '当前未报';
	const distance = gap === 0 ? '已达目标' : gap > 0 ? `距目标${gap}${words}` : `超目标${-gap}${words}`;
	return `当前${current}${words}，${distance}`;
}

/** A goal in words with where it stands: `全年改造管网12.6公里，当前7.5公里，距目标5.1公里`; null without either. */
export function writeGoal({ goal, measure }: Pick<Item, 'goal' | 'measure'>): string | null {
	if (measure === null) return goal;
	const target = `${measure.target}${measure.words}`;
	const named = goal?.includes(target) ? goal : [goal, `目标${target}`].filter(Boolean).join('；');
	return `${named}，${writeStanding(measure)}`;
}

/** The percent (0–100) a new report is held against: what the same unit reported last; the item's own only where no other unit leads. */
export function lastPercent(item: Item, share: Assignment | null, own: number | null): number | null {
	if (own !== null || share === null) return own ?? item.percent;
	return share.role === '牵头' && leadsOf(item).length <= 1 ? item.percent : null;
}
