import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellWidths, columnsUnder } from '../../src/papers/box-columns.ts';
import type { Box } from '../../src/papers/paper.ts';

const measure = { width: 8844, character: 280, padding: 160 };
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
const box = (label: string, text: string): Box => ({ label, text });
/** Characters that fit on a line of a cell. */
const room = (width: number | undefined): number => ((width ?? 0) - measure.padding) / measure.character;

test('a date fits half a row, a label of five characters its column', () => {
	const date = '2026年11月30日';
	const rows = [[box('原定时限', date), box('现定时限', date)], [box('督查室意见', '')]];
	const [row = []] = cellWidths(rows, measure);
	for (const at of [1, 3]) expect(room(row[at])).toBeGreaterThanOrEqual(9);
	expect(room(row[0])).toBeGreaterThanOrEqual(5);
});
test('words get room by their need', () => {
	const [row = []] = cellWidths([[box('申请单位', '县交通运输局运输管理科'), box('已延期', '1次')]], measure);
	expect(row[1]).toBeGreaterThan(row[3] as number);
	expect(room(row[0])).toBe(4.5);
	expect(room(row[2])).toBe(3.5);
});
test('rows of as many boxes share their columns, and all share the first', () => {
	const widths = cellWidths(
		[
			[box('编号', '2026-001'), box('日期', '2026年11月2日')],
			[box('督查室意见', '无')],
			[box('来源', '领导批示'), box('县领导', '方振国')],
		],
		measure,
	);
	expect(widths[0]).toEqual(widths[2]);
	expect(new Set(widths.map((row) => row[0])).size).toBe(1);
	expect(columnsUnder(widths)).toEqual({
		columns: widths[0],
		spans: [
			[1, 1, 1, 1],
			[1, 3],
			[1, 1, 1, 1],
		],
	});
});

const anyBox = fc.record({ label: fc.string({ minLength: 1, maxLength: 8 }), text: fc.string({ maxLength: 60 }) });
const anyRows = fc.array(fc.array(anyBox, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
test('every row fills the page and every cell its columns', () => {
	fc.assert(
		fc.property(anyRows, (rows) => {
			const widths = cellWidths(rows, measure);
			const { columns, spans } = columnsUnder(widths);
			expect(sum(columns)).toBe(measure.width);
			expect(columns.every((column) => column > 0)).toBe(true);
			for (const [n, row] of widths.entries()) {
				expect(sum(row)).toBe(measure.width);
				expect(sum(spans[n] as number[])).toBe(columns.length);
				let from = 0;
				for (const [at, width] of row.entries()) {
					const span = spans[n]?.[at] as number;
					expect(sum(columns.slice(from, from + span))).toBe(width);
					from += span;
				}
			}
		}),
		{ numRuns: 100 },
	);
});
