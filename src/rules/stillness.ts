import type { Day } from './day.ts';
import { cycleOf, type FeedbackRules, interimDay, owesFeedback, silentCycles } from './feedback-cycle.ts';
import type { Item } from './item.ts';
import { repeatedWords } from './same-words.ts';

interface Report {
	/** The unit's share it was given for. */
	assignment: number | null;
	day: Day;
	percent: number | null;
	text: string;
}

/** Why an item is taken not to move, and since when. */
export interface Stillness {
	why: '未反馈' | '未作中期反馈' | '反馈雷同';
	words: string;
	since: Day;
	/** Cycles in a row without feedback; 0 for the other reasons. */
	cycles: number;
}

type Rule = (item: Item, reports: readonly Report[], on: Day, rules: FeedbackRules) => Stillness | null;

const beginOf = ({ reopened, dispatched, received }: Item): Day => reopened ?? dispatched ?? received;

const silent: Rule = (item, reports, on, rules) => {
	const cycles = silentCycles(
		item,
		reports.map((report) => report.day),
		on,
		rules,
	);
	if (cycles === 0) return null;
	const last = reports[0]?.day ?? null;
	const begin = beginOf(item);
	return {
		why: '未反馈',
		words: `${cycles > 1 ? `连续${cycles}期` : '上期'}未反馈（${cycleOf(item, rules.limits)}）`,
		since: last !== null && last > begin ? last : begin,
		cycles,
	};
};

const withoutInterim: Rule = (item, reports, on, rules) => {
	const day = interimDay(item, rules);
	const begin = beginOf(item);
	if (day === null || day >= on || reports.some((report) => report.day >= begin)) return null;
	return { why: '未作中期反馈', words: `中期反馈应于${day.slice(5)}前报，未报`, since: begin, cycles: 0 };
};

const repeating: Rule = (_item, reports, _on, { limits }) => {
	const [last, ...earlier] = reports;
	const before = earlier.find((report) => report.assignment === last?.assignment);
	if (last === undefined || before === undefined) return null;
	const likeness = repeatedWords(before, last, limits['same-words'].value);
	if (likeness === null) return null;
	return { why: '反馈雷同', words: `最近两次反馈${likeness}%相同，进度未动`, since: before.day, cycles: 0 };
};

/**
 * Why an item under way does not move on a day, `reports` being its accepted feedback, newest first: cycles without
 * feedback, the one report of a 批示 not given, the last two reports the same again. None when it moves.
 */
export const stillnessOf: (...given: Parameters<Rule>) => Stillness[] = (item, reports, on, rules) =>
	owesFeedback(item) ? [silent, withoutInterim, repeating].flatMap((rule) => rule(item, reports, on, rules) ?? []) : [];
