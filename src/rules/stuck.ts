import type { Item } from './item.ts';
import { isOpen } from './lifecycle.ts';
import type { Limits } from './limits.ts';
import { type RungName, weightOf } from './rungs.ts';

/** What shows whether an item is stuck. */
interface StuckCase {
	item: Item;
	/** How late it is, in words; empty when it is not. */
	late: string;
	/** How often its claims were returned. */
	returns: number;
	/** The papers of the ladder sent about it. */
	rungs: readonly RungName[];
}

/** Claims returned so many times are a sign of more than carelessness. */
const manyReturns = 2;
/** From this paper of the ladder on a matter is for the meeting. */
const firstRung: RungName = '限期整改单';

/** Signs that an open item is stuck, each with its words; only what is true is said. */
const signs: readonly ((given: StuckCase, limits: Limits) => string | null)[] = [
	({ late }) => (late === '' ? null : late),
	({ returns }) => (returns >= manyReturns ? `报结退回${returns}次` : null),
	({ item }, { extensions }) =>
		item.deadline.extensions > 0 && item.deadline.extensions >= extensions.value
			? `已延期${item.deadline.extensions}次`
			: null,
	({ rungs }) => {
		const heavy = rungs.filter((rung) => weightOf(rung) >= weightOf(firstRung));
		const last = heaviestOf(heavy);
		return last === null ? null : `已发${last}`;
	},
];

const heaviestOf = (rungs: readonly RungName[]): RungName | null =>
	rungs.reduce<RungName | null>((top, rung) => (top === null || weightOf(rung) > weightOf(top) ? rung : top), null);

/** Why an open item is stuck (联席会议制): overdue, returned twice, extended as often as may be, or under 限期整改 and above; none while 中止. */
export const stuckReasons = (given: StuckCase, limits: Limits): string[] =>
	!isOpen(given.item.status) || given.item.status === '中止' ? [] : signs.flatMap((sign) => sign(given, limits) ?? []);
