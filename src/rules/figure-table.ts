import type { ClosingLine, FigureRow } from './figures.ts';
import { bucketOf, figuresOf } from './figures.ts';
import type { Item } from './item.ts';
import { leadsOf } from './item.ts';

export type Grouping = 'unit' | 'source' | 'leader' | 'document';
type Place = { label: string; sort: number };

/** Where an item belongs under each grouping; only under 牵头 units can it belong to several. */
const placesOf: Record<Grouping, (item: Item) => Place[]> = {
	unit: (item) => leadsOf(item).map((unit) => ({ label: unit.name, sort: unit.sort })),
	source: (item) => [{ label: item.source, sort: 0 }],
	leader: (item) => (item.leader === null ? [] : [{ label: item.leader, sort: 0 }]),
	document: (item) => (item.document === null ? [] : [{ label: item.document, sort: 0 }]),
};
/** The row of items that belong nowhere, always last. */
export const nowhere: Record<Grouping, string> = {
	unit: '未定牵头单位',
	source: '未定来源',
	leader: '未明确责任领导',
	document: '无来源文件',
};

/** A table of figures; `total` counts every item once, also where `countedBy` is `unit` and rows count it once per lead unit. */
export interface FigureTable {
	countedBy: 'item' | 'unit';
	rows: FigureRow[];
	total: FigureRow;
}

/** Figures by lead unit in official order, or by source, leader or document in `order` (else as they first appear). */
export function figuresBy(
	items: readonly Item[],
	line: ClosingLine,
	by: Grouping,
	order: readonly string[] = [],
): FigureTable {
	const groups = new Map<string, { sort: number; items: Item[] }>();
	const rank = (label: string, sort: number) => {
		const at = order.indexOf(label);
		return at >= 0 ? at - order.length : sort;
	};
	for (const item of items) {
		if (bucketOf(item, line) === null) continue;
		const places = placesOf[by](item);
		const homes = places.length > 0 ? places : [{ label: nowhere[by], sort: Number.POSITIVE_INFINITY }];
		for (const { label, sort } of homes) {
			const group = groups.get(label) ?? { sort: rank(label, sort), items: [] };
			group.items.push(item);
			groups.set(label, group);
		}
	}
	const inOrder = [...groups].sort(([, a], [, b]) => (a.sort === b.sort ? 0 : a.sort - b.sort));
	return {
		countedBy: by === 'unit' ? 'unit' : 'item',
		rows: inOrder.map(([label, group]) => figuresOf(group.items, line, label)),
		total: figuresOf(items, line),
	};
}
