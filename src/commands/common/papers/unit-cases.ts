import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { inHand } from '../../../rules/lifecycle.ts';
import { presentMatters } from '../../../rules/matters.ts';
import { readLadderCases } from '../escalate/proposals.ts';
import { readFilter } from '../filters.ts';
import { refuseParent } from '../find-items.ts';
import type { OfficeRules } from '../office.ts';
import { nameItem } from '../words.ts';
import type { UnitCase } from './unit-facts.ts';
import { refuseUnpublished } from './unpublished.ts';

function refuseUnfit(item: Item, paper: string): void {
	refuseParent(item);
	if (!inHand.includes(item.status))
		throw new UserError(`${nameItem(item)} 是“${item.status}”，不发${paper}`, {
			code: 'not-answering',
			hint: '已交办、办理中的事项才发',
		});
}

/** The units that answer for these items today, item by item; `unit` narrows them down. */
export async function readUnitCases(
	db: Db,
	items: readonly Item[],
	{ unit, paper }: { unit: string | undefined; paper: string },
	rules: OfficeRules,
	today: Day,
): Promise<UnitCase[]> {
	for (const item of items) refuseUnfit(item, paper);
	refuseUnpublished(items, paper);
	const { units } = await readFilter(db, { ...(unit !== undefined && { unit }) }, rules, today);
	const cases = (await readLadderCases(db, rules, today, items)).filter(
		({ share }) => units?.includes(share.unit.id) ?? true,
	);
	const without = items.find((item) => !cases.some((given) => given.item.id === item.id));
	if (without !== undefined)
		throw new UserError(`${nameItem(without)} 没有要发${paper}的${unit === undefined ? '牵头单位' : `单位：${unit}`}`, {
			code: 'no-unit',
			hint: `已报结的单位不发；看各单位：ducha show ${without.number}`,
		});
	return items.flatMap((item) =>
		cases
			.filter((given) => given.item.id === item.id)
			.map((given) => ({
				item,
				share: given.share,
				matters: presentMatters(given, today, rules),
				finding: given.finding?.id ?? null,
			})),
	);
}
