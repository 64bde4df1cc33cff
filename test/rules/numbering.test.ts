import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { childNumber, draftNumber, itemNumber, parseReferences, type Reference } from '../../src/rules/numbering.ts';

const number = (text: string): Reference => ({ kind: 'number', number: text });
const ordinal = (n: number, year = 2026): Reference => ({ kind: 'ordinal', year, ordinal: n });

test.each([
	[2026, 1, '2026-001'],
	[2026, 12, '2026-012'],
	[2027, 999, '2027-999'],
	[2026, 1234, '2026-1234'],
])('itemNumber(%i, %i)', (year, n, expected) => {
	expect(itemNumber(year, n)).toBe(expected);
});

test('children and drafts', () => {
	expect(childNumber('2026-012', 3)).toBe('2026-012-3');
	expect(draftNumber(7)).toBe('草7');
});

describe('parseReferences', () => {
	test.each<[string, string[], Reference[]]>([
		['as printed', ['2026-012'], [number('2026-012')]],
		['a child', ['2026-012-1'], [number('2026-012-1')]],
		['without its zero', ['2026-12'], [number('2026-012')]],
		['a running number', ['12'], [ordinal(12)]],
		['with leading zeros', ['012'], [ordinal(12)]],
		['several words', ['12', '15'], [ordinal(12), ordinal(15)]],
		['several in one word', ['12,15、18；20'], [ordinal(12), ordinal(15), ordinal(18), ordinal(20)]],
		['a range', ['20..22'], [ordinal(20), ordinal(21), ordinal(22)]],
		['a range in words', ['20至22'], [ordinal(20), ordinal(21), ordinal(22)]],
		['a range with a wave', ['20～22'], [ordinal(20), ordinal(21), ordinal(22)]],
		['a range with spaces', ['20 至 22'], [ordinal(20), ordinal(21), ordinal(22)]],
		['a range of printed numbers', ['2025-009..2025-010'], [number('2025-009'), number('2025-010')]],
		['a range closed by a running number', ['2025-009..10'], [number('2025-009'), number('2025-010')]],
		['a range of one', ['20..20'], [ordinal(20)]],
		['numbers and ranges mixed', ['12', '20..21'], [ordinal(12), ordinal(20), ordinal(21)]],
		['each once', ['12', '12..13', '012'], [ordinal(12), ordinal(13)]],
		['full-width', ['２０２６－０１２', '１５'], [number('2026-012'), ordinal(15)]],
		['with a dash', ['2026—012'], [number('2026-012')]],
		['in words', ['第12号'], [ordinal(12)]],
		['a draft', ['草7'], [{ kind: 'draft', ordinal: 7 }]],
		['nothing', [], []],
	])('%s', (_name, texts, expected) => {
		expect(parseReferences(texts, 2026)).toEqual(expected);
	});

	test.each<[string, string]>([
		['words', '石板桥'],
		['zero', '0'],
		['a printed zero', '2026-000'],
		['a hyphen between numbers', '20-24'],
		['a range backwards', '24..20'],
		['a range over two years', '2025-009..2026-010'],
		['an open range', '20..'],
		['a range of thousands', '1..5000'],
		['a range of children', '2026-012-1..2026-012-3'],
		['a negative number', '-3'],
	])('refuses %s', (_name, text) => {
		expect(() => parseReferences([text], 2026)).toThrow(
			expect.objectContaining({ name: 'UserError', exit: 'misused', code: 'bad-reference' }),
		);
	});

	test('a hyphen between numbers is answered with both things it may mean', () => {
		expect(() => parseReferences(['20-24'], 2026)).toThrow(
			expect.objectContaining({ hint: '连号写成 20..24；分解事项写全号 2026-020-24' }),
		);
	});

	test('what is printed is read back', () => {
		const year = fc.integer({ min: 1990, max: 2199 });
		fc.assert(
			fc.property(
				year,
				fc.integer({ min: 1, max: 99999 }),
				fc.option(fc.integer({ min: 1, max: 99 })),
				(y, n, child) => {
					const printed = child === null ? itemNumber(y, n) : childNumber(itemNumber(y, n), child);
					expect(parseReferences([printed], 2026)).toEqual([number(printed)]);
				},
			),
		);
	});

	test('any text is read or refused in words', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'0129.-至草第号 ,、') }), (text) => {
				try {
					expect(Array.isArray(parseReferences([text], 2026))).toBe(true);
				} catch (error) {
					expect(error).toBeInstanceOf(UserError);
				}
			}),
		);
	});
});
