import { type Item, leadsOf, type Unit } from '../../../rules/item.ts';
import { drawSample, strataOf } from '../../../rules/sampling.ts';
import type { List } from '../show.ts';
import { shortName } from '../words.ts';
import { noLayer, type Pool } from './sample-pool.ts';

/** What was drawn and what is always in, out of a pool. */
export function draw<T>(pool: Pool<T>, points: readonly T[], keyOf: (one: T) => string, count: number, seed: string) {
	const fixed = new Set(points.map(keyOf));
	const candidates = pool.candidates.filter(({ key }) => !fixed.has(key));
	const keys = drawSample(candidates, count, seed);
	const strata = strataOf(candidates, count);
	const stratumOf = new Map(candidates.map(({ key, stratum }) => [key, stratum === noLayer ? null : stratum]));
	return {
		drawn: [
			...points.map((one) => ({ one, stratum: '必查' })),
			...keys.map((key) => ({ one: pool.of.get(key) as T, stratum: stratumOf.get(key) ?? null })),
		],
		strata,
		size: candidates.length,
		rested: pool.rested,
		words: pool.words,
		restedWords: pool.restedWords,
	};
}

export type Sample<T> = ReturnType<typeof draw<T>>;

/** What a sample was drawn from, and how it is spread. */
export function frame(
	{ strata, size, rested, words, restedWords, drawn }: Sample<unknown>,
	seed: string,
	by: string | undefined,
) {
	const points = drawn.filter(({ stratum }) => stratum === '必查').length;
	const spread = by === undefined ? '' : `，按${by}分层`;
	const head = `抽查 ${drawn.length}个${points > 0 ? `（必查${points}，抽取${drawn.length - points}）` : ''}：从${size}个${words}里抽${spread}；种子 ${seed}`;
	return {
		above: [head, ...(rested > 0 ? [`${restedWords}${rested}个没有列入；要一起抽加 --with-checked`] : [])],
		below: by === undefined ? [] : [strata.map(({ name, size: all, quota }) => `${name} ${quota}/${all}`).join('  ')],
		extra: { seed, pool: size, rested, strata: strata.map((stratum) => ({ ...stratum })) },
	};
}

export const itemListOf = (sampled: Sample<Item>, isTable: boolean): Pick<List, 'fields' | 'rows'> => ({
	fields: [
		{ key: 'number', title: '编号', min: 8 },
		{ key: 'title', title: '事项', weight: 2, min: 16 },
		{ key: 'lead', title: '牵头', min: 8 },
		{ key: 'status', title: '状态', min: 6 },
		{ key: 'stratum', title: '分层', min: 4, isRare: true },
	],
	rows: sampled.drawn.map(({ one, stratum }) => [
		one.number,
		one.title,
		leadsOf(one).map((unit) => (isTable ? shortName(unit) : unit.name)),
		one.status,
		stratum,
	]),
});

export const unitListOf = (sampled: Sample<Unit>): Pick<List, 'fields' | 'rows'> => ({
	fields: [
		{ key: 'unit', title: '单位', weight: 1, min: 12 },
		{ key: 'kind', title: '类别', min: 8 },
		{ key: 'stratum', title: '分层', min: 4, isRare: true },
	],
	rows: sampled.drawn.map(({ one, stratum }) => [one.name, one.kind, stratum]),
});
