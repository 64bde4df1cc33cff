import { likenessOf, type Words } from './same-words.ts';

/** Titles this much alike (percent 0–100) under one unit may be one matter given out twice (避免重复督查). */
const nearly = 70;

/** The entry whose title is most like this one, if any is enough so; digits and punctuation are no difference. */
export function findNearTitle<T extends { words: Words }>(title: Words, entries: readonly T[]): T | null {
	let best: { entry: T; likeness: number } | null = null;
	for (const entry of entries) {
		if (!canBeNear(title, entry.words)) continue;
		const likeness = likenessOf(title, entry.words);
		if (likeness >= nearly && likeness > (best?.likeness ?? 0)) best = { entry, likeness };
	}
	return best?.entry ?? null;
}

/** Were the shorter title wholly in the longer one, they would still have to be this near; no letters is no title to compare. */
const canBeNear = (one: Words, other: Words): boolean =>
	one.bare !== '' && 200 * Math.min(one.size, other.size) >= nearly * (one.size + other.size);
