import { type Item, leadsOf, supportsOf, type Unit } from '../../rules/item.ts';
import type { SheetLayout } from '../layout.ts';
import { type About, type ColumnOf, fillColumns, headLines, headRow, joinNames, standingColumns } from './fill.ts';

/** An item as one of its units sees it. */
interface Share {
	item: Item;
	lamp: string;
	unit: Unit;
	isLead: boolean;
}

const otherUnits = ({ item, unit }: Share): string =>
	joinNames([...leadsOf(item), ...supportsOf(item)].filter((other) => other.id !== unit.id));

/** 分单位清单 from left to right. */
const columns: readonly ColumnOf<Share>[] = [
	{ heading: '序号', width: 5, kind: 'number', align: 'center', value: (_, index) => index + 1 },
	{ heading: '编号', width: 10.5, kind: 'text', align: 'center', value: ({ item }) => item.number },
	{ heading: '事项', width: 34, kind: 'text', align: 'left', value: ({ item }) => item.title },
	{ heading: '来源', width: 9, kind: 'text', align: 'center', value: ({ item }) => item.source },
	{ heading: '分工', width: 6, kind: 'text', align: 'center', value: ({ isLead }) => (isLead ? '牵头' : '配合') },
	{ heading: '其他承办单位', width: 18, kind: 'text', align: 'left', optional: true, value: otherUnits },
	...standingColumns,
];

const sharesOf = ({ item, lamp }: { item: Item; lamp: string }): Share[] => [
	...leadsOf(item).map((unit) => ({ item, lamp, unit, isLead: true })),
	...supportsOf(item).map((unit) => ({ item, lamp, unit, isLead: false })),
];

const countWords = (shares: readonly Share[]): string => {
	const leads = shares.filter(({ isLead }) => isLead).length;
	const parts = [leads > 0 && `牵头${leads}件`, shares.length > leads && `配合${shares.length - leads}件`];
	return parts.filter(Boolean).join('，');
};

/** What every unit has in hand, unit by unit in official order, its own leads first; for one unit alone without headings. */
export function layUnits(
	entries: readonly { item: Item; lamp: string }[],
	about: About,
	only: (unit: Unit) => boolean,
): SheetLayout {
	const units = new Map<number, Share[]>();
	for (const share of entries.flatMap(sharesOf).filter(({ unit }) => only(unit)))
		units.set(share.unit.id, [...(units.get(share.unit.id) ?? []), share]);
	const groups = [...units.values()]
		.map((shares) => shares.sort((a, b) => Number(b.isLead) - Number(a.isLead)))
		.sort(([a], [b]) => a!.unit.sort - b!.unit.sort || a!.unit.id - b!.unit.id);
	const { columns: kept, rows } = fillColumns(columns, groups.flat());
	let at = 0;
	const headed = groups.flatMap((shares) => {
		const own = rows.slice(at, at + shares.length).map((row, n) => ({ ...row, cells: [n + 1, ...row.cells.slice(1)] }));
		at += shares.length;
		return [headRow(`${shares[0]!.unit.name}（${countWords(shares)}）`), ...own];
	});
	const count = about.whose === null ? `共${groups.length}个单位、${entries.length}件` : countWords(groups.flat());
	return {
		name: '分单位',
		...headLines(about, about.whose === null ? '各单位承办督查事项清单' : '承办督查事项清单', count),
		columns: kept,
		rows: about.whose === null ? headed : rows,
		notes:
			about.whose === null && groups.flat().length > entries.length
				? ['说明：一个事项有几个承办单位的，在各单位下都列出。']
				: [],
		landscape: true,
		frozenColumns: 2,
	};
}
