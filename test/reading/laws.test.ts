import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readDeadline } from '../../src/reading/deadline.ts';
import type { Cell, Grid } from '../../src/reading/grid.ts';
import { readLedger } from '../../src/reading/ledger-file.ts';
import { readNumeral } from '../../src/reading/numerals.ts';
import { cleanText, foldText } from '../../src/reading/text.ts';
import { unitKey } from '../../src/reading/unit-names.ts';
import { readUnits } from '../../src/reading/units.ts';
import { addDays, day, parseDay } from '../../src/rules/day.ts';

const context = { year: 2026, received: null, base: day('2026-11-02') };
const words = (...parts: string[]) =>
	fc.array(fc.constantFrom(...parts), { maxLength: 10 }).map((list) => list.join(''));
const dayWords = words(
	'2026',
	'年',
	'6',
	'月',
	'30',
	'日',
	'底',
	'前',
	'至',
	'-',
	'.',
	'/',
	'每',
	'季度',
	'一',
	'十',
	'内',
	'、',
	'，',
	'后',
	'旬',
	'上',
	'周',
	'个',
	'工作日',
);
const unitWords = words(
	'县水利局',
	'县财政局',
	'沙河镇',
	'牵头',
	'配合',
	'：',
	'、',
	'，',
	'（',
	'）',
	'等',
	'负责',
	' ',
	'\n',
	'会同',
	'各乡镇',
	'和',
	'【',
	'】',
	'单位',
);
const headWords = fc.constantFrom(
	'序号',
	'事项',
	'责任单位',
	'牵头单位',
	'完成时限',
	'备注',
	'进展情况',
	'类别',
	'合计',
	'',
);
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), dayWords, unitWords, headWords);
const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(day('1990-01-01'), n));

describe('days', () => {
	test('any words: the raw text is kept and a date is a real day', () => {
		fc.assert(
			fc.property(fc.oneof(dayWords, fc.string({ unit: 'binary' })), (text) => {
				const read = readDeadline(text, context);
				expect(read.raw).toBe(cleanText(text) === '' ? null : cleanText(text));
				expect(read.kind === 'date').toBe(read.date !== null);
				if (read.date !== null) expect(parseDay(read.date)).toBe(read.date);
				for (const { day: stage } of read.milestones) expect(parseDay(stage)).toBe(stage);
			}),
		);
	});

	test.each([
		['2026-06-30', (d: string) => d],
		['2026年6月30日前', (d: string) => `${d.slice(0, 4)}年${Number(d.slice(5, 7))}月${Number(d.slice(8))}日前`],
		['2026.6.30', (d: string) => d.split('-').map(Number).join('.')],
		['20260630', (d: string) => d.replaceAll('-', '')],
	])('a day written like %s is read back', (_, write) => {
		fc.assert(
			fc.property(days, (written) => {
				expect(readDeadline(write(written), context).date).toBe(written);
			}),
		);
	});
});

test('Chinese figures are read back', () => {
	const digits = '零一二三四五六七八九';
	const write = (n: number) => `${n >= 20 ? digits[Math.floor(n / 10)] : ''}十${n % 10 ? digits[n % 10] : ''}`;
	fc.assert(
		fc.property(fc.integer({ min: 10, max: 99 }), (n) => {
			expect(readNumeral(write(n))).toBe(n);
		}),
	);
});

test('units: names come from the text, none twice, none in both roles', () => {
	fc.assert(
		fc.property(
			fc.oneof(unitWords, fc.string({ unit: 'binary' })),
			fc.constantFrom('牵头', '配合', null),
			(text, column) => {
				const { lead, support } = readUnits(text, { column, firstIsLead: false, leadMark: null });
				const all = [...lead, ...support];
				expect(new Set(all).size).toBe(all.length);
				for (const name of all) expect(foldText(text)).toContain(foldText(name));
			},
		),
	);
});

test('a unit’s key does not change by spaces or brackets', () => {
	fc.assert(
		fc.property(unitWords, (name) => {
			expect(unitKey(unitKey(name))).toBe(unitKey(name));
			expect(unitKey(` ${name}\u200b`)).toBe(unitKey(name));
		}),
	);
});

const cell: fc.Arbitrary<Cell | undefined> = fc.oneof(
	fc.constant(undefined),
	anyText.map((text) => ({ text })),
	fc.double({ noNaN: true }).map((number) => ({ text: String(number), number })),
	days.map((date) => ({ text: date, date })),
);
const merge = fc
	.tuple(fc.nat(8), fc.nat(5), fc.nat(3), fc.nat(3))
	.map(([top, left, down, right]) => ({ top, left, bottom: top + down, right: left + right }));
const grid: fc.Arbitrary<Grid> = fc.record({
	sheet: fc.constant('表'),
	rows: fc
		.tuple(
			fc.array(
				headWords.map((text) => ({ text })),
				{ minLength: 2, maxLength: 7 },
			),
			fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 9 }),
		)
		.map(([head, rows]) => [head, ...rows]),
	merges: fc.array(merge, { maxLength: 3 }),
	hidden: fc.boolean(),
	hiddenRows: fc.constant([]),
	plain: fc.boolean(),
});

test('any sheet is read or refused in words; no row is taken twice or out of the sheet', () => {
	fc.assert(
		fc.property(fc.array(grid, { minLength: 1, maxLength: 2 }), (grids) => {
			try {
				const sheets = grids.map((one, i) => ({ ...one, sheet: `表${i}` }));
				const { items } = readLedger(
					{ file: '表.xlsx', format: 'xlsx', grids: sheets, notices: [] },
					{ today: day('2026-11-02') },
				);
				const places = items.map(({ sheet, row }) => `${sheet}:${row}`);
				expect(new Set(places).size).toBe(places.length);
				for (const item of items) {
					expect(item.title).not.toBe('');
					expect(item.row).toBeLessThanOrEqual(sheets.find(({ sheet }) => sheet === item.sheet)!.rows.length);
				}
			} catch (error) {
				expect(error).toBeInstanceOf(UserError);
			}
		}),
		{ numRuns: 300 },
	);
});
