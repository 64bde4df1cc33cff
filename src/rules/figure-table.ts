import { bucketOf, type ClosingLine, type FigureRow, figuresOf } from './figures.ts';
import { type Item, leadsOf, type Unit } from './item.ts';

/** Groups of items: their names in order, those each item belongs to, and the row of items that belong to none. */
export interface Membership {
	names: readonly string[];
	of: (item: Item) => readonly string[];
	nowhere: string;
}

/** A table of figures; `total` counts every item once, also those that stand in several rows. */
export interface FigureTable {
	rows: FigureRow[];
	total: FigureRow;
	/** Numbers of the items that stand in several rows: for them the rows add up to more than the total. */
	repeated: string[];
}

/** The items by their groups; names not in the order come as they first appear, the ungrouped last. */
export function groupsIn(items: readonly Item[], { names, of, nowhere: none }: Membership): Map<string, Item[]> {
	const groups = new Map<string, Item[]>(names.map((name) => [name, []]));
	const without: Item[] = [];
	for (const item of items) {
		const own = new Set(of(item));
		if (own.size === 0) without.push(item);
		for (const name of own) {
			const group = groups.get(name);
			if (group === undefined) groups.set(name, [item]);
			else group.push(item);
		}
	}
	return new Map([...groups, [none, without] as const].filter(([, group]) => group.length > 0));
}

/** Figures by the groups of items, a row for each that has any. */
export function figuresIn(items: readonly Item[], line: ClosingLine, membership: Membership): FigureTable {
	const counted = items.filter((item) => bucketOf(item, line) !== null);
	return {
		rows: [...groupsIn(counted, membership)].map(([label, group]) => figuresOf(group, line, label)),
		total: figuresOf(counted, line),
		repeated: counted.filter((item) => new Set(membership.of(item)).size > 1).map(({ number }) => number),
	};
}

export type Grouping = 'unit' | 'source';

/** The row of items that belong nowhere, always last. */
export const nowhere: Record<Grouping, string> = { unit: '未定牵头单位', source: '未定来源' };

/** Lead units in official order; an item with several stands under each. */
export function unitMembership(items: readonly Item[], nameOf: (unit: Unit) => string): Membership {
	const units = new Map<number, Unit>();
	for (const unit of items.flatMap(leadsOf)) units.set(unit.id, unit);
	return {
		names: [...units.values()].sort((a, b) => a.sort - b.sort || a.id - b.id).map(nameOf),
		of: (item) => leadsOf(item).map(nameOf),
		nowhere: nowhere.unit,
	};
}

const fullName = ({ name }: Unit): string => name;

/** Figures by lead unit in official order, or by source in the office's `order` (else as they first appear). */
export const figuresBy = (
	items: readonly Item[],
	line: ClosingLine,
	by: Grouping,
	order: readonly string[] = [],
): FigureTable =>
	figuresIn(
		items,
		line,
		by === 'unit'
			? unitMembership(items, fullName)
			: { names: order, of: ({ source }) => [source], nowhere: nowhere.source },
	);
