import { type Item, leadsOf, type Unit, type UnitKind, unitKinds } from '../../rules/item.ts';
import type { Block } from '../paper.ts';
import type { ItemRecord } from './item-record.ts';
import { numeral } from './words.ts';

/** A unit and the items it leads; a collective is no unit of this kind. */
export interface UnitRecords {
	unit: Unit;
	records: ItemRecord[];
}

/** Items by the units that lead them, in official order; an item of several units stands with each. */
export function recordsByUnit(records: readonly ItemRecord[]): UnitRecords[] {
	const groups = new Map<number, UnitRecords>();
	for (const record of records)
		for (const unit of leadsOf(record.item)) {
			if (unit.kind === '集体') continue;
			const group = groups.get(unit.id) ?? { unit, records: [] };
			group.records.push(record);
			groups.set(unit.id, group);
		}
	return [...groups.values()].sort((a, b) => a.unit.sort - b.unit.sort || a.unit.id - b.unit.id);
}

/** How many items have no unit of their own: none at all, or only a collective. */
export const countUnled = (items: readonly Item[]): number =>
	items.filter((item) => leadsOf(item).every((unit) => unit.kind === '集体')).length;

/** What units of a kind are called together in a county, a city or a district. */
export function kindTitle(kind: UnitKind, level: string): string {
	if (kind === '乡镇街道') return '乡镇（街道）';
	if (kind === '县直') return `${level}直单位`;
	return `${kind}${kind === '党群' ? '部门' : '单位'}`;
}

/** Things of units under headings by the units' kind (类别), kinds and units in their order; one kind needs no heading. */
export function byKind<T>(
	all: readonly T[],
	kindOf: (one: T) => UnitKind,
	level: string,
	blocksOf: (own: T[]) => Block[],
): Block[] {
	const kinds = unitKinds
		.map((kind) => ({ kind, own: all.filter((one) => kindOf(one) === kind) }))
		.filter(({ own }) => own.length > 0);
	return kinds.flatMap(({ kind, own }, at): Block[] => [
		...(kinds.length > 1 ? [{ kind: 'heading' as const, text: `${numeral(at + 1)}、${kindTitle(kind, level)}` }] : []),
		...blocksOf(own),
	]);
}
