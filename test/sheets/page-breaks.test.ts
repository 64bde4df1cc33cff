import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LayoutRow } from '../../src/sheets/layout.ts';
import { findPageBreaks } from '../../src/sheets/page-breaks.ts';

/** `i` an item, `c` a line across the table. */
const rowsOf = (kinds: string): LayoutRow[] =>
	[...kinds].map((sign) => ({ kind: sign === 'c' ? 'category' : 'item', cells: [] }));
/** A page of A4 across at full size takes nine rows of 50 points under headings of 20. */
const frame = { widths: [100], above: 0, headings: 20 };
const breaksOf = (kinds: string, height = 50, notes: number[] = [], changes = {}) => [
	...findPageBreaks({ rows: rowsOf(kinds), landscape: true }, [...Array.from(kinds, () => height), ...notes], {
		...frame,
		...changes,
	}),
];

test.each([
	['a single page', 'iiiiiiiii', []],
	['one row more', 'iiiiiiiiii', [9]],
	['a heading that would stand last goes with its first row', 'iiiiiiiici', [8]],
	['two headings and their row go together', 'iiiiiiicciii', [7]],
	['a heading that heads nothing stays', 'iiiiiiiic', []],
	['later pages fill up alike', 'i'.repeat(28), [9, 18, 27]],
	['nothing', '', []],
])('%s', (_, kinds, expected) => {
	expect(breaksOf(kinds)).toEqual(expected);
});

test('a note that would stand alone takes no page of its own away from the rows', () => {
	expect(breaksOf('iiiiiiiii', 50, [50])).toEqual([]);
});

test('what stands above the table on the first page leaves less room there only', () => {
	expect(breaksOf('i'.repeat(17), 50, [], { above: 60 })).toEqual([7, 16]);
});

test('a table twice as wide is printed at half the size: twice the rows', () => {
	expect(breaksOf('i'.repeat(40), 50, [], { widths: [290] })).toEqual([18, 36]);
});

test('a row higher than a page breaks before and after itself', () => {
	const heights = [50, 600, 50];
	expect([...findPageBreaks({ rows: rowsOf('iii'), landscape: true }, heights, frame)]).toEqual([1, 2]);
});

test('no page begins right after a heading line, and no more breaks than a sheet may hold', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('i', 'i', 'c'), { maxLength: 120 }),
			fc.integer({ min: 10, max: 409 }),
			(signs, height) => {
				const kinds = signs.join('');
				for (const row of breaksOf(kinds, height)) expect(kinds[row - 1]).not.toBe('c');
			},
		),
	);
	expect(breaksOf('i'.repeat(12_000), 409).length).toBeLessThanOrEqual(1000);
});
