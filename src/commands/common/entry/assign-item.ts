import { UserError } from '../../../errors.ts';
import { type NewAssignment, recordMove, updateAssignment } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { addAssignments, putFirst } from '../../../ledger/shares.ts';
import type { RosterUnit } from '../../../ledger/units.ts';
import type { Day } from '../../../rules/day.ts';
import { type Item, leadsOf } from '../../../rules/item.ts';
import { isUnfinished } from '../../../rules/lifecycle.ts';
import { nextShareStatus } from '../find-assignment.ts';
import { refuseParent } from '../find-items.ts';
import { settleStanding } from '../review/claim-standing.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem } from '../words.ts';
import { type Entered, unitsOf } from './new-item.ts';

/** What was asked for, as units of the roster, and from which day. */
export interface WantedUnits {
	leads: RosterUnit[];
	supports: RosterUnit[];
	first: RosterUnit[];
	leaving: RosterUnit[];
	day: Day;
}

/** Who has to be taken on or changed in role; units already so are left alone. */
function newcomers(item: Item, units: Entered['units']): NewAssignment[] {
	return units
		.filter(
			({ unit, role }) => !item.assignments.some((a) => a.unit.id === unit && a.role === role && a.status !== '解除'),
		)
		.map(({ unit, role }) => ({ unit, role, status: '待签收', written: null }));
}

async function release(tx: Db, item: Item, { leaving, day }: WantedUnits): Promise<void> {
	for (const unit of leaving) {
		const share = item.assignments.find((a) => a.unit.id === unit.id && a.status !== '解除');
		if (share === undefined)
			throw new UserError(`${unit.name} 不是 ${nameItem(item)} 的承办单位`, {
				code: 'not-assigned',
				hint: `看承办单位：ducha show ${item.number}`,
			});
		await updateAssignment(tx, share.id, { status: nextShareStatus(item, share, 'release'), ended: day });
	}
}

/** Makes a lead the one that gathers the others' results; whether that changed anything. */
async function makeFirst(tx: Db, item: Item, unit: RosterUnit): Promise<boolean> {
	const [now] = (await listItemsById(tx, [item.id])) as [Item];
	const leads = now.assignments.filter((a) => a.role === '牵头' && a.status !== '解除');
	const share = leads.find((a) => a.unit.id === unit.id);
	if (share === undefined)
		throw new UserError(`${unit.name} 不是 ${nameItem(item)} 的牵头单位，不能作汇总单位`, {
			code: 'not-lead',
			hint: `牵头单位是：${leads.map((a) => a.unit.name).join('、') || '无'}；先 ducha assign ${item.number} --lead ${unit.name}`,
		});
	if (leads[0]?.id === share.id) return false;
	await putFirst(tx, item.id, share.id);
	return true;
}

function refuseUnfit(item: Item, day: Day): void {
	refuseParent(item);
	if (!isUnfinished(item.status))
		throw new UserError(`${item.number}：“${item.status}”的事项不能改承办单位`, {
			code: 'bad-move',
			hint: `看情况：ducha show ${item.number}`,
		});
	if (day < item.received)
		throw new UserError(`${item.number} ${item.received}才收文，不能从${day}起变动`, {
			code: 'day-order',
			hint: '改 --day，或先用 ducha edit 改收文日期',
		});
}

const names = (units: RosterUnit[]) => units.map((u) => u.name).join('、');

/** Takes units on, changes their roles and releases others, all from one day on; says who gathers the results now. */
export async function assignItem(tx: Db, item: Item, wanted: WantedUnits): Promise<ItemDone> {
	const { leads, supports, first, leaving, day } = wanted;
	refuseUnfit(item, day);
	await release(tx, item, wanted);
	const taken = newcomers(item, unitsOf(leads, supports));
	await addAssignments(tx, item, taken, day);
	const isMoved = first[0] !== undefined && (await makeFirst(tx, item, first[0]));
	const [now] = (await listItemsById(tx, [item.id])) as [Item];
	const [gathering, ...others] = leadsOf(now);
	const saysFirst = leads.length + first.length > 0 || gathering?.id !== leadsOf(item)[0]?.id;
	const words = [
		leads.length > 0 && `牵头 ${names(leads)}`,
		supports.length > 0 && `配合 ${names(supports)}`,
		leaving.length > 0 && `解除 ${names(leaving)}`,
		saysFirst && gathering !== undefined && others.length > 0 && `汇总单位 ${gathering.name}`,
	]
		.filter(Boolean)
		.join('；');
	if (taken.length > 0 || leaving.length > 0 || isMoved)
		await recordMove(tx, {
			item: item.id,
			day,
			act: '分办',
			from_status: item.status,
			to_status: await settleStanding(tx, item.id),
			text: words,
		});
	const warnings =
		gathering === undefined && leadsOf(item).length > 0
			? [`没有牵头单位了，补上：ducha assign ${item.number} --lead 单位`]
			: [];
	return { item, warnings, words: `${nameItem(item)} ${words}` };
}
