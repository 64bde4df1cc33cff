import type { Day } from './day.ts';
import type { Assignment, AssignmentStatus, Item, Role } from './item.ts';

/** A time a unit held a share in a role: from `since` (null: from the start) until the day before `ended`. */
export interface PastShare {
	assignment: number;
	role: Role;
	since: Day | null;
	ended: Day;
}

type Stretch = Pick<PastShare, 'role' | 'since'> & { left: Day | null };

const holdsAt = ({ since, left }: Stretch, day: Day): boolean =>
	(since === null || since <= day) && (left === null || day < left);

/** The time a unit has its share, or last had it; none when nobody knows when it left. */
function lastStretch({ role, since, status, ended }: Assignment): Stretch[] {
	if (status !== '解除') return [{ role, since, left: null }];
	return ended === null ? [] : [{ role, since, left: ended }];
}

/** How far a share that has since been given up had come by a day. */
function statusThen({ claimed, receipted }: Assignment, day: Day): AssignmentStatus {
	if (claimed !== null && claimed <= day) return '已报结';
	return receipted !== null && receipted <= day ? '办理中' : '待签收';
}

function shareAt(share: Assignment, past: readonly PastShare[], day: Day): Assignment | null {
	const earlier = past.filter((p) => p.assignment === share.id).map((p): Stretch => ({ ...p, left: p.ended }));
	const held = [...lastStretch(share), ...earlier].find((stretch) => holdsAt(stretch, day));
	if (held === undefined) return null;
	const status = share.status === '解除' ? statusThen(share, day) : share.status;
	return { ...share, role: held.role, status };
}

const rank: readonly Role[] = ['牵头', '配合'];

/** The shares of an item on a day, leads first: who left later is there, who came later is not. */
export function assignmentsAt(assignments: Assignment[], past: readonly PastShare[], day: Day): Assignment[] {
	const isOnlyNow = past.length === 0 && assignments.every(({ status, since }) => status !== '解除' && since === null);
	if (isOnlyNow) return assignments;
	return assignments
		.flatMap((share) => shareAt(share, past, day) ?? [])
		.sort((a, b) => rank.indexOf(a.role) - rank.indexOf(b.role) || a.sort - b.sort);
}

const advance: readonly AssignmentStatus[] = ['待签收', '办理中', '已报结', '已办结', '解除'];

/** Of two shares that become one the one that counts: the lead's, between equals the less advanced, else the first. */
export function leadingOf<S extends Pick<Assignment, 'role' | 'status'>>(own: S, passed: S): S {
	if (own.role !== passed.role) return own.role === '牵头' ? own : passed;
	return advance.indexOf(passed.status) < advance.indexOf(own.status) ? passed : own;
}

/** A unit is on an item from the start when it was there by the day the item was registered; drafts have no start yet. */
export const sinceOf = (item: Pick<Item, 'registered'>, day: Day): Day | null =>
	item.registered === null || item.registered >= day ? null : day;
