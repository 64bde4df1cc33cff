import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FigureRow } from '../../src/rules/figures.ts';
import type { UnitKind } from '../../src/rules/item.ts';
import { rankByKind } from '../../src/rules/unit-ranking.ts';

/** `高塘镇 80 5`: name, rate, due. */
const rows = (...lines: string[]): FigureRow[] =>
	lines.map((line) => {
		const [label, rate, due] = line.split(' ');
		return { label, onTimeRate: rate === '—' ? null : Number(rate), due: Number(due) } as FigureRow;
	});
const towns = (): UnitKind => '乡镇街道';
const placesOf = (now: FigureRow[], before: FigureRow[] = []) =>
	rankByKind(now, towns, 3, before).flatMap(({ units }) =>
		units.map(({ row, rank, movement }) => [row.label, rank, movement]),
	);

test('by rate, then by how much fell due; equals share a place', () => {
	expect(placesOf(rows('甲 80 5', '乙 90 4', '丙 80 5', '丁 80 3', '戊 90 9'))).toEqual([
		['戊', 1, null],
		['乙', 2, null],
		['甲', 3, null],
		['丙', 3, null],
		['丁', 5, null],
	]);
});

test('too little due, or nothing, is listed last without a place', () => {
	expect(placesOf(rows('甲 100 2', '乙 50 3', '丙 — 0', '丁 60 3'))).toEqual([
		['丁', 1, null],
		['乙', 2, null],
		['甲', null, null],
		['丙', null, null],
	]);
});

test('one alone has nobody to be ranked among', () => {
	expect(placesOf(rows('甲 100 9', '乙 50 2'))).toEqual([
		['甲', null, null],
		['乙', null, null],
	]);
});

test('movement is counted among those who had a place before', () => {
	const before = rows('甲 90 5', '乙 80 5', '丙 70 5', '丁 60 2');
	expect(placesOf(rows('甲 60 5', '乙 80 5', '丙 90 5', '丁 95 5'), before)).toEqual([
		['丁', 1, null],
		['丙', 2, 1],
		['乙', 3, -1],
		['甲', 4, -3],
	]);
});

test('each kind by itself in the order of kinds, collectives not at all, strangers as 其他', () => {
	const kinds: Record<string, UnitKind> = { 局: '县直', 镇: '乡镇街道', 各乡镇: '集体' };
	const ranked = rankByKind(rows('局 80 5', '各乡镇 90 5', '镇 70 5', '谁 60 5'), (label) => kinds[label] ?? null, 3);
	expect(ranked.map(({ kind, units }) => [kind, units.map(({ row }) => row.label)])).toEqual([
		['乡镇街道', ['镇']],
		['县直', ['局']],
		['其他', ['谁']],
	]);
});

test('places only grow down the list, and a place is one more than those above it', () => {
	const aRow = fc.record({ rate: fc.integer({ min: 0, max: 4 }), due: fc.integer({ min: 0, max: 6 }) });
	fc.assert(
		fc.property(fc.array(aRow, { maxLength: 20 }), (drawn) => {
			const all = rows(...drawn.map(({ rate, due }, at) => `单位${at} ${due === 0 ? '—' : rate * 25} ${due}`));
			const places = placesOf(all).flatMap(([, rank]) => (rank === null ? [] : [Number(rank)]));
			for (const [at, place] of places.entries()) expect(place === at + 1 || place === places[at - 1]).toBe(true);
			expect(placesOf(all)).toHaveLength(all.length);
			expect(
				placesOf(all, all).every(([, rank, movement]) => (rank === null ? movement === null : movement === 0)),
			).toBe(true);
		}),
	);
});
