import { type Calendar, workingDaysBetween } from '../../../rules/calendar.ts';
import { type Day, daysBetween } from '../../../rules/day.ts';
import { writeDistance } from '../../../rules/day-count.ts';
import type { Item } from '../../../rules/item.ts';
import { type Pledge, type PledgeStanding, pledgeStanding } from '../../../rules/promise.ts';
import type { Value } from '../../../terminal/formats.ts';
import { shortDay } from '../item-fields.ts';
import { shortName } from '../words.ts';

/** A promise with the unit that gave it and where it stands. */
export interface StandingPledge {
	pledge: Pledge;
	unit: string;
	standing: PledgeStanding;
	/** `还剩2个工作日`, `今天`, `已过1天`. */
	words: string;
}

/** Where a promise stands today, by the claim of the unit that gave it. */
export function standPledge(pledge: Pledge, item: Item, today: Day, calendar: Calendar): StandingPledge {
	const share = item.assignments.find((a) => a.id === pledge.assignment);
	const standing = pledgeStanding(pledge, share?.claimed ?? null, today);
	const left = workingDaysBetween(calendar, today, pledge.promised);
	const words: Record<PledgeStanding, string> = {
		未到: `${left > 0 ? '还剩' : ''}${writeDistance(calendar, today, pledge.promised)}`,
		今天: '就是今天',
		已过: `已过${daysBetween(pledge.promised, today)}天`,
		已兑现: '已兑现',
		晚于承诺: '报结晚于承诺',
	};
	return { pledge, unit: share === undefined ? '' : shortName(share.unit), standing, words: words[standing] };
}

/** `2026-11-05，还剩3个工作日（赵明，11-02）`. */
export function writePledge({ pledge, words }: StandingPledge, today: Day): string {
	const given = [pledge.whom, pledge.made && shortDay(pledge.made, today)].filter(Boolean).join('，');
	return `${pledge.promised}，${words}${given === '' ? '' : `（${given}）`}`;
}

/** A promise as JSON gives it. */
export const promiseJson = ({ pledge, unit, standing }: StandingPledge): { [key: string]: Value } => ({
	unit,
	given: pledge.made,
	whom: pledge.whom,
	promised: pledge.promised,
	standing,
});
