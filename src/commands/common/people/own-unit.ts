import { recordMove, updateAssignment, updateItem } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import { readSetting } from '../../../ledger/settings.ts';
import { addAlias, addUnit, type RosterUnit, readRoster } from '../../../ledger/units.ts';
import { unitKey } from '../../../reading/unit-names.ts';
import type { Day } from '../../../rules/day.ts';
import { type Item, leadsOf } from '../../../rules/item.ts';
import { nextStatus } from '../../../rules/lifecycle.ts';

/** What the office is called in its own lists. */
const ownAlias = '本室';

async function findOwnUnit(db: Db): Promise<RosterUnit | undefined> {
	const name = await readSetting(db, 'office_name');
	const units = await readRoster(db);
	return units.find((u) => u.validTo === null && (u.aliases.includes(ownAlias) || u.name === name));
}

/** The unit the office itself is, for what it does with its own hands (自办); entered in the roster when first needed. */
export async function ensureOwnUnit(tx: Db): Promise<number> {
	const found = await findOwnUnit(tx);
	if (found !== undefined) return found.id;
	const name = (await readSetting(tx, 'office_name')) ?? '督查室';
	const id = await addUnit(tx, { name, short: ownAlias, kind: '其他', phone: null, leader: null, sort: null });
	await addAlias(tx, id, ownAlias, unitKey(ownAlias), '名册');
	return id;
}

/** Which of these items the office alone leads, by id. */
export async function findOwn(db: Db, items: readonly Item[]): Promise<Set<number>> {
	const own = (await findOwnUnit(db))?.id;
	const isLed = (item: Item) => own !== undefined && leadsOf(item).length === 1 && leadsOf(item)[0]?.id === own;
	return new Set(items.filter(isLed).map(({ id }) => id));
}

/** Whether the office alone leads an item. */
export const isOwn = async (db: Db, item: Item): Promise<boolean> => (await findOwn(db, [item])).has(item.id);

/** What the office does itself needs no dispatch and no slip: it is under way at once. */
export async function startOwn(tx: Db, item: Item, today: Day): Promise<void> {
	const status = nextStatus(nextStatus(item.status, 'dispatch'), 'receive');
	await updateItem(tx, item.id, { status, dispatched: today, started: today });
	for (const share of item.assignments.filter((a) => a.status === '待签收'))
		await updateAssignment(tx, share.id, {
			dispatched: today,
			...(share.role === '牵头' && { status: '办理中', receipted: today }),
		});
	await recordMove(tx, {
		item: item.id,
		day: today,
		act: '自办',
		from_status: item.status,
		to_status: status,
		text: '本室自办，不另交办',
	});
}
