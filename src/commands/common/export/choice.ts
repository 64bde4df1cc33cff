import { UserError } from '../../../errors.ts';
import type { Day } from '../../../rules/day.ts';
import { type Period, parsePeriod, parsePeriodAhead } from '../../../rules/period.ts';
import { splitNames } from '../words.ts';
import { layoutNames } from './layouts.ts';

/** What is to be written: which sheets, and of which period. */
export interface Choice {
	names: string[];
	period: Period | null;
	/** The last day the sheets tell of: the period's, or today while that is not over. */
	day: Day;
}

const unknown = (message: string, hint: string, cause?: unknown) =>
	new UserError(message, { exit: 'misused', code: 'unknown-layout', hint, cause });

/** Names of sheets and a period, in any order; names from `--layout` are added. */
export function readChoice(words: readonly string[], more: string | undefined, today: Day): Choice {
	const isLayout = (word: string) => layoutNames.includes(word);
	const named = more === undefined ? [] : splitNames(more);
	const wrong = named.find((word) => !isLayout(word));
	if (wrong !== undefined) throw unknown(`没有“${wrong}”这种表`, `可以导出：${layoutNames.join('、')}`);
	const names = [...new Set([...words.filter(isLayout), ...named])];
	const [word, ...others] = words.filter((w) => !isLayout(w));
	if (others.length > 0)
		throw unknown(
			`看不懂：${[word, ...others].join(' ')}`,
			`可以导出：${layoutNames.join('、')}；期间只写一个，如 10月`,
		);
	const period = word === undefined ? null : readPeriod(word, names.includes('分领导'), today);
	const day = period !== null && period.to < today ? period.to : today;
	return { names: names.length > 0 ? names : ['台账'], period, day };
}

function readPeriod(word: string, isAhead: boolean, today: Day): Period {
	try {
		return isAhead ? parsePeriodAhead(word, today) : parsePeriod(word, today);
	} catch (cause) {
		const hint = `可以导出：${layoutNames.join('、')}；期间如 10月、三季度、全年`;
		throw unknown(`没有“${word}”这种表，也不是期间`, hint, cause);
	}
}
