import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawSample, quotasOf, type SampleCandidate, strataOf } from '../../src/rules/sampling.ts';

describe('quotas', () => {
	test.each<[string, number[], number, number[]]>([
		['in proportion', [30, 20, 10], 6, [3, 2, 1]],
		['the odd one to the largest remainder', [3, 2, 1], 3, [2, 1, 0]],
		['no more than there are', [2, 1], 9, [2, 1]],
		['nothing to draw from', [0, 0], 5, [0, 0]],
		['no strata', [], 5, []],
		['none wanted', [4, 4], 0, [0, 0]],
		['one of each of three alike', [5, 5, 5], 3, [1, 1, 1]],
	])('%s', (_name, sizes, count, quotas) => {
		expect(quotasOf(sizes, count)).toEqual(quotas);
	});

	test('add up to the count, lie within one of the exact share, and never exceed a stratum', () => {
		fc.assert(
			fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1 }), fc.nat({ max: 120 }), (sizes, count) => {
				const whole = sizes.reduce((sum, size) => sum + size, 0);
				const quotas = quotasOf(sizes, count);
				const wanted = Math.min(count, whole);
				expect(quotas.reduce((sum, quota) => sum + quota, 0)).toBe(wanted);
				for (const [at, quota] of quotas.entries()) {
					const size = sizes[at] as number;
					expect(quota).toBeLessThanOrEqual(size);
					if (whole > 0) expect(Math.abs(quota - (size * wanted) / whole)).toBeLessThan(1);
				}
			}),
		);
	});
});

const candidates = fc
	.uniqueArray(fc.nat({ max: 500 }), { maxLength: 40 })
	.chain((numbers) =>
		fc.tuple(
			...numbers.map((n) =>
				fc
					.constantFrom('会议议定', '领导批示', '民生实事')
					.map((stratum): SampleCandidate => ({ key: `2026-${n}`, stratum })),
			),
		),
	);

describe('a sample', () => {
	test('is the same for the same seed, in whatever order the candidates come', () => {
		fc.assert(
			fc.property(candidates, fc.nat({ max: 30 }), fc.string(), (all, count, seed) => {
				const drawn = drawSample(all, count, seed);
				expect(drawSample([...all].reverse(), count, seed)).toEqual(drawn);
			}),
		);
	});

	test('has no one twice, no one else, and each stratum’s quota', () => {
		fc.assert(
			fc.property(candidates, fc.nat({ max: 60 }), fc.string(), (all, count, seed) => {
				const drawn = drawSample(all, count, seed);
				expect(new Set(drawn).size).toBe(drawn.length);
				expect(drawn.length).toBe(Math.min(count, all.length));
				for (const { name, size, quota } of strataOf(all, count)) {
					const own = all.filter(({ stratum }) => stratum === name);
					expect(own.length).toBe(size);
					expect(own.filter(({ key }) => drawn.includes(key)).length).toBe(quota);
				}
			}),
		);
	});

	test('is another for another seed, and over many seeds takes everyone about equally', () => {
		const all = Array.from({ length: 20 }, (_, n) => ({ key: `2026-${String(n).padStart(3, '0')}`, stratum: '' }));
		const times = new Map(all.map(({ key }) => [key, 0]));
		const samples = Array.from({ length: 1000 }, (_, n) => drawSample(all, 5, String(20260101 + n)));
		for (const key of samples.flat()) times.set(key, (times.get(key) ?? 0) + 1);
		expect(new Set(samples.map((drawn) => drawn.join())).size).toBeGreaterThan(900);
		// 250 expected of each, with a standard deviation of 14.
		for (const n of times.values()) expect(Math.abs(n - 250)).toBeLessThan(70);
	});

	test('a list drawn once is drawn so for ever', () => {
		const all = ['沙河镇', '石门镇', '云岭镇', '松坪乡', '白水乡'].map((key) => ({ key, stratum: '乡镇街道' }));
		expect(drawSample(all, 3, '20261102')).toMatchInlineSnapshot(`
			[
			  "沙河镇",
			  "石门镇",
			  "云岭镇",
			]
		`);
	});
});
