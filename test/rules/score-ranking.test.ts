import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Unit } from '../../src/rules/item.ts';
import type { UnitScore } from '../../src/rules/score.ts';
import { placesOf, rankScores, writeMovement } from '../../src/rules/score-ranking.ts';

/** `高塘镇 101.5 4`: name, total, items; towns unless it is a 局. */
const scores = (...lines: string[]): UnitScore[] =>
	lines.map((line, at) => {
		const [name = '', total, items] = line.split(' ');
		const kind: Unit['kind'] = name.endsWith('局') ? '县直' : '乡镇街道';
		const unit: Unit = { id: at, name, short: null, kind, sort: at };
		return {
			unit,
			leads: Number(items),
			supports: 0,
			base: 100,
			awards: 0,
			deductions: 0,
			total: Number(total),
			lines: [],
		};
	});
const placed = (now: UnitScore[], before: UnitScore[] | null = null) =>
	rankScores(now, 3, before && placesOf(rankScores(before, 3, null))).map(({ unit, rank, movement }) => [
		unit.name,
		rank,
		movement,
	]);

test('per category in the order of kinds, 1,2,2,4, equals in official order', () => {
	expect(placed(scores('甲局 99 3', '甲镇 98 3', '乙镇 100 3', '丙镇 100 3', '丁镇 101 3', '乙局 100 9'))).toEqual([
		['丁镇', 1, null],
		['乙镇', 2, null],
		['丙镇', 2, null],
		['甲镇', 4, null],
		['乙局', 1, null],
		['甲局', 2, null],
	]);
});

test('with too few items scored, not ranked; one alone has nobody to be ranked among', () => {
	expect(placed(scores('甲镇 110 2', '乙镇 90 3', '丙镇 95 3', '甲局 100 9'))).toEqual([
		['丙镇', 1, null],
		['乙镇', 2, null],
		['甲镇', null, null],
		['甲局', null, null],
	]);
});

test('movement is from place to place; who had none, or has none, has not moved', () => {
	const before = scores('甲镇 90 3', '乙镇 95 3', '丙镇 80 3', '丁镇 99 2');
	const now = scores('甲镇 99 3', '乙镇 95 3', '丙镇 80 2', '丁镇 100 3', '戊镇 70 3');
	const moved = placed(now, before).map(([name, rank, movement]) => [
		name,
		rank,
		writeMovement(movement as number | null),
	]);
	expect(moved).toEqual([
		['丁镇', 1, '—'],
		['甲镇', 2, '持平'],
		['乙镇', 3, '降2位'],
		['戊镇', 4, '—'],
		['丙镇', null, '—'],
	]);
});

test('a place is one more than how many of the kind stand above', () => {
	const some = fc.array(
		fc.record({ total: fc.integer({ min: 90, max: 96 }), items: fc.integer({ min: 0, max: 5 }), isTown: fc.boolean() }),
	);
	fc.assert(
		fc.property(some, (all) => {
			const ranked = rankScores(
				scores(...all.map(({ total, items, isTown }, at) => `${at}${isTown ? '镇' : '局'} ${total} ${items}`)),
				3,
				null,
			);
			expect(ranked).toHaveLength(all.length);
			for (const one of ranked) {
				const peers = ranked.filter(({ unit, leads }) => unit.kind === one.unit.kind && leads >= 3);
				const isRanked = one.leads >= 3 && peers.length > 1;
				expect(one.rank).toBe(isRanked ? 1 + peers.filter(({ total }) => total > one.total).length : null);
			}
		}),
	);
});
