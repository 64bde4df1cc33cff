import { type Calendar, workingDaysBetween } from './calendar.ts';
import type { Day } from './day.ts';
import type { DeadlineKind, Item, Status } from './item.ts';
import type { Limits } from './limits.ts';
import { isOverdue } from './overdue.ts';
import { pointsBehind } from './schedule.ts';
import type { TextKey, Texts } from './texts.ts';

/** Lamps by their codes, most pressing first; JSON and filters keep to these whatever an office calls its lamps. */
export const lamps = [
	'红·逾期',
	'黄·临期',
	'黄·滞后',
	'绿·正常',
	'白·长期',
	'白·无时限',
	'白·时限待核',
	'白·未立项',
	'灰·中止',
	'灰·已办结',
	'灰·已销号',
	'灰·撤销',
	'灰·并入',
] as const;
export type Lamp = (typeof lamps)[number];

/** What a lamp is read by: the calendar, the limits of 临期 (working days) and 滞后 (points), the sources running from 1 January. */
export interface LampRules {
	calendar: Calendar;
	limits: Limits;
	yearly: readonly string[];
}

/** Statuses whose lamp needs no reckoning. */
const settled: Readonly<Record<Status, Lamp | null>> = {
	拟立项: '白·未立项',
	已立项: null,
	已交办: null,
	办理中: null,
	待审核: null,
	待阅示: null,
	已办结: '灰·已办结',
	已销号: '灰·已销号',
	中止: '灰·中止',
	撤销: '灰·撤销',
	并入: '灰·并入',
};

/** Lamps of items without a day, by the kind of their deadline; a wording nobody could read is flagged, never taken for none. */
const undatedLamps: Readonly<Partial<Record<DeadlineKind, Lamp>>> = {
	long_term: '白·长期',
	recurring: '白·长期',
	unparseable: '白·时限待核',
};

/** What of an item its lamp depends on. */
export type Lit = Pick<Item, 'year' | 'source' | 'status' | 'dispatched' | 'claimed' | 'percent' | 'milestones'> & {
	deadline: Pick<Item['deadline'], 'kind' | 'current'>;
};

function isSoon(item: Lit, on: Day, { calendar, limits }: LampRules): boolean {
	const due = item.deadline.current;
	return due !== null && workingDaysBetween(calendar, on, due) <= limits.soon.value;
}

function isBehind(item: Lit, on: Day, { limits, yearly }: LampRules): boolean {
	return (pointsBehind(item, on, yearly) ?? 0) > limits.behind.value;
}

/** The lamp of an item on a day; once every lead has claimed in time it is neither 临期 nor 滞后. */
export function lampOf(item: Lit, on: Day, rules: LampRules): Lamp {
	const lamp = settled[item.status];
	if (lamp !== null) return lamp;
	if (isOverdue(item, on)) return '红·逾期';
	if (item.claimed === null && isSoon(item, on, rules)) return '黄·临期';
	if (item.claimed === null && isBehind(item, on, rules)) return '黄·滞后';
	if (item.deadline.current !== null) return '绿·正常';
	return undatedLamps[item.deadline.kind] ?? '白·无时限';
}

/** The rule that holds what each lamp is called. */
const nameRules: Readonly<Record<Lamp, TextKey>> = {
	红·逾期: 'lamp-overdue',
	黄·临期: 'lamp-soon',
	黄·滞后: 'lamp-behind',
	绿·正常: 'lamp-normal',
	白·长期: 'lamp-long-term',
	白·无时限: 'lamp-undated',
	白·时限待核: 'lamp-unread',
	白·未立项: 'lamp-draft',
	灰·中止: 'lamp-suspended',
	灰·已办结: 'lamp-finished',
	灰·已销号: 'lamp-struck',
	灰·撤销: 'lamp-cancelled',
	灰·并入: 'lamp-merged',
};

/** What the office calls a lamp, as screens, sheets and papers print it; it begins with the lamp's colour. */
export const lampWords = (lamp: Lamp, { texts }: { texts: Texts }): string => texts[nameRules[lamp]];

/** The lamps a word means, by code or by the office's own name, whole or in part: `红`, `临期`, `黄·临期`; none for an unknown word. */
export function lampsNamed(word: string, rules: { texts: Texts }): Lamp[] {
	const isNamed = (name: string) => name === word || name.split('·').includes(word);
	return lamps.filter((lamp) => isNamed(lamp) || isNamed(lampWords(lamp, rules)));
}
