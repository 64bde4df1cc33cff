/** What may be drawn: named by a key that never changes, and in one stratum (层). */
export interface SampleCandidate {
	key: string;
	stratum: string;
}

/** A number that a seed and a name always give, as if drawn by lot; 0 to 2³²−1. */
function lotOf(seed: string, key: string): number {
	let lot = 2166136261;
	for (const sign of `${seed}\u0000${key}`) lot = Math.imul(lot ^ (sign.codePointAt(0) as number), 16777619);
	for (const [shift, factor] of [
		[16, 0x85ebca6b],
		[13, 0xc2b2ae35],
	] as const)
		lot = Math.imul(lot ^ (lot >>> shift), factor);
	return (lot ^ (lot >>> 16)) >>> 0;
}

/** How many are taken of strata of these sizes: each its share of the count, the odd ones to the largest remainders (最大余额法). */
export function quotasOf(sizes: readonly number[], count: number): number[] {
	const whole = sizes.reduce((sum, size) => sum + size, 0);
	const wanted = Math.min(count, whole);
	if (whole === 0) return sizes.map(() => 0);
	const quotas = sizes.map((size) => Math.floor((size * wanted) / whole));
	const missing = wanted - quotas.reduce((sum, quota) => sum + quota, 0);
	const byRemainder = sizes
		.map((size, at) => ({ at, remainder: (size * wanted) % whole }))
		.sort((a, b) => b.remainder - a.remainder || a.at - b.at);
	for (const { at } of byRemainder.slice(0, missing)) quotas[at] = (quotas[at] ?? 0) + 1;
	return quotas;
}

/** The strata of what may be drawn, in the order of their first keys, with their quotas. */
export function strataOf(
	candidates: readonly SampleCandidate[],
	count: number,
): { name: string; size: number; quota: number }[] {
	const ordered = [...candidates].sort((a, b) => (a.key < b.key ? -1 : 1));
	const names = [...new Set(ordered.map(({ stratum }) => stratum))];
	const sizes = names.map((name) => candidates.filter(({ stratum }) => stratum === name).length);
	const quotas = quotasOf(sizes, count);
	return names.map((name, at) => ({ name, size: sizes[at] as number, quota: quotas[at] as number }));
}

/**
 * Draws so many of the candidates, spread over their strata (点面结合): the same seed and the same candidates give the
 * same sample in whatever order they are given; no one is drawn twice.
 */
export function drawSample(candidates: readonly SampleCandidate[], count: number, seed: string): string[] {
	return strataOf(candidates, count).flatMap(({ name, quota }) =>
		candidates
			.filter(({ stratum }) => stratum === name)
			.map(({ key }) => ({ key, lot: lotOf(seed, key) }))
			.sort((a, b) => a.lot - b.lot || (a.key < b.key ? -1 : 1))
			.slice(0, quota)
			.map(({ key }) => key),
	);
}
