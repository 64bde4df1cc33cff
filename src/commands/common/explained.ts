import type { Session } from '../../session.ts';
import { showList } from './show.ts';

/** A figure with the numbers of the items it counts, and whose it is in a table of several. */
export interface Explained {
	group?: string;
	figure: string;
	items: readonly string[];
}

const inOrder = (numbers: readonly string[]): string[] =>
	numbers.toSorted((a, b) => a.localeCompare(b, 'zh', { numeric: true }));

/** Lists the item numbers behind each figure; `by` heads the column of groups where there are any. */
export async function showExplained(
	session: Session,
	rows: readonly Explained[],
	{ name, above, by }: { name: string; above: string[]; by?: string },
): Promise<void> {
	await showList(session, await session.ledger(), {
		name,
		fields: [
			...(by === undefined ? [] : [{ key: 'group', title: by }]),
			{ key: 'figure', title: '统计项' },
			{ key: 'count', title: '件数', align: 'right' as const },
			{ key: 'items', title: '事项编号', weight: 3 },
		],
		rows: rows.map(({ group, figure, items }) => [
			...(by === undefined ? [] : [group ?? '']),
			figure,
			items.length,
			inOrder(items),
		]),
		above,
	});
}
