import type { Day } from './day.ts';
import type { Item, Status } from './item.ts';

/** A check of an item by its team (督查组): an inspection, or a feedback one of its members brought back. */
export interface TeamCheck {
	item: number;
	day: Day;
}

/** How one item in a team's charge stood in a span. */
export interface OwedCheck {
	item: Item;
	/** How often it was checked in the span. */
	times: number;
	/** The last check by the end of the span, in it or before. */
	last: Day | null;
}

interface Span {
	from: Day;
	to: Day;
}

/** What no team is sent to look at. */
const resting: ReadonlySet<Status> = new Set(['拟立项', '中止', '撤销', '并入']);

/** Whether a team owes an item a check in a span: it was handed out and still runs at the end of it; a parent is looked at in its parts. */
const isOwed = ({ status, dispatched, completed, children }: Item, { to }: Span): boolean =>
	!resting.has(status) &&
	children === 0 &&
	dispatched !== null &&
	dispatched <= to &&
	(completed === null || completed > to);

/** The items a team owes a check in a span (督查小组过程跟踪: 每月逐件督查), those not checked first, else in their order. */
export function owedChecks(items: readonly Item[], checks: readonly TeamCheck[], span: Span): OwedCheck[] {
	const days = new Map<number, Day[]>();
	for (const { item, day } of checks) if (day <= span.to) days.set(item, [...(days.get(item) ?? []), day]);
	const owed = items
		.filter((item) => isOwed(item, span))
		.map((item): OwedCheck => {
			const own = days.get(item.id) ?? [];
			const last = own.reduce<Day | null>((latest, day) => (latest === null || day > latest ? day : latest), null);
			return { item, times: own.filter((day) => day >= span.from).length, last };
		});
	return [...owed.filter(({ times }) => times === 0), ...owed.filter(({ times }) => times > 0)];
}

/** `应查5件，已查3件，未查2件`; nothing owed says so. */
export function checkWords(owed: readonly OwedCheck[]): string {
	const missed = owed.filter(({ times }) => times === 0).length;
	if (owed.length === 0) return '没有应查的事项';
	const done = owed.length - missed;
	return `应查${owed.length}件，已查${done}件${missed > 0 ? `，未查${missed}件` : ''}`;
}
