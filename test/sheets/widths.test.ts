import { expect, test } from 'vitest';
import type { Column } from '../../src/sheets/layout.ts';
import { widthsOf } from '../../src/sheets/widths.ts';

const column = (width: number, changes: Partial<Column> = {}): Column => ({
	heading: '栏',
	width,
	kind: 'text',
	align: 'left',
	...changes,
});
const widths = (columns: Column[], cells: (string | null)[]) =>
	widthsOf({
		columns,
		landscape: true,
		rows: [{ kind: 'item', cells }],
		name: '',
		title: '',
		subtitle: ['', ''],
		notes: [],
		frozenColumns: 0,
	});
const long = '全年改造管网并更换检查井，分段施工、分段恢复'.repeat(3);
const full = [column(100), column(40), column(20)];

test.each([
	['alike stay as laid down', ['字'.repeat(50), '字'.repeat(20), '字'.repeat(10)], [100, 40, 20]],
	['nothing in them', [null, null, null], [100, 40, 20]],
])('columns of text %s', (_, cells, expected) => {
	expect(widths(full, cells)).toEqual(expected);
});

test('a full column takes from the empty ones, which keep seven tenths before all are fitted together', () => {
	const [empty, filled, other] = widths([column(60), column(40), column(60)], [null, long, null]);
	expect(filled).toBe(78);
	expect([empty, other]).toEqual([41, 41]);
});

test('days, figures, short words and merged columns keep their width', () => {
	const kept = [
		column(11.5, { kind: 'date' }),
		column(9),
		column(12, { merged: true }),
		column(6, { kind: 'percent' }),
	];
	const given = widths([...kept, column(70), column(70)], ['2026-11-02', '领导批示', long, null, long, null]);
	expect(given.slice(0, 4)).toEqual([11.5, 9, 12, 6]);
});

test('what is left of the page goes to the columns of long text', () => {
	expect(widths([column(20), column(20), column(10)], ['字', '字', '字'])).toEqual([65, 65, 10]);
});
