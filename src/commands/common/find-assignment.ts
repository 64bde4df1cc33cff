import { UserError } from '../../errors.ts';
import type { Db } from '../../ledger/open.ts';
import { readRoster } from '../../ledger/units.ts';
import type { Day } from '../../rules/day.ts';
import type { Assignment, AssignmentStatus, Item, Unit } from '../../rules/item.ts';
import { nextAssignmentStatus } from '../../rules/lifecycle.ts';
import { named } from './find-items.ts';
import { indexRoster, needUnit } from './roster.ts';
import { nameItem } from './words.ts';

/** The share of the unit named, or of the first lead when none is. */
export async function findAssignment(db: Db, item: Item, unit: string | undefined, today: Day): Promise<Assignment> {
	return shareOf(item, unit === undefined ? null : needUnit(indexRoster(await readRoster(db), today), unit));
}

/** The share of a unit, or of the first lead; refuses a unit that has none. */
export function shareOf(item: Item, unit: Pick<Unit, 'id' | 'name'> | null): Assignment {
	const shares = item.assignments.filter((a) => a.status !== '解除');
	if (unit === null) {
		const first = shares.find((a) => a.role === '牵头') ?? shares[0];
		if (first !== undefined) return first;
		throw new UserError(`${nameItem(item)} 还没有承办单位`, {
			code: 'no-lead',
			hint: `先分办：ducha assign ${item.number} --lead 单位`,
		});
	}
	const found = shares.find((a) => a.unit.id === unit.id);
	if (found !== undefined) return found;
	throw new UserError(`${unit.name} 不是 ${nameItem(item)} 的承办单位`, {
		exit: 'misused',
		code: 'not-assigned',
		hint: `承办单位是：${shares.map((a) => a.unit.name).join('、') || '无'}`,
	});
}

/** The status an act leads a unit's share to; a refusal names the item and the unit. */
export function nextShareStatus(
	item: Item,
	share: Assignment,
	act: Parameters<typeof nextAssignmentStatus>[1],
): AssignmentStatus {
	try {
		return nextAssignmentStatus(share.status, act);
	} catch (error) {
		throw named(`${item.number} ${share.unit.name}`, error);
	}
}
