import type { Day } from './day.ts';
import { type Lamp, type LampRules, type Lit, lampOf } from './lamp.ts';

/** How the open items of an office stand, in numbers; together they are 在办 as the circular counts it, 中止 too. */
export const standings = ['逾期', '临期', '滞后', '正常', '无时限', '中止'] as const;
export type Standing = (typeof standings)[number];

const standingOfLamp: Readonly<Partial<Record<Lamp, Standing>>> = {
	红·逾期: '逾期',
	黄·临期: '临期',
	黄·滞后: '滞后',
	绿·正常: '正常',
	灰·中止: '中止',
};

/** Where an open item is counted; whatever runs without a day is 无时限. */
export const standingOf = (item: Lit, on: Day, rules: LampRules): Standing =>
	standingOfLamp[lampOf(item, on, rules)] ?? '无时限';

/** How many items stand where; every standing is named. */
export function countStandings(found: readonly Standing[]): Record<Standing, number> {
	const counts = Object.fromEntries(standings.map((s) => [s, 0])) as Record<Standing, number>;
	for (const standing of found) counts[standing] += 1;
	return counts;
}
