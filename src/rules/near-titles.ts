import { likenessOf } from './same-words.ts';

/** Titles this much alike (percent 0–100) under one unit may be one matter given out twice (避免重复督查). */
const nearly = 70;

/** The entry whose title is most like this one, if any is enough so; digits and punctuation are no difference. */
export function findNearTitle<T extends { title: string }>(title: string, entries: readonly T[]): T | null {
	let best: { entry: T; likeness: number } | null = null;
	for (const entry of entries) {
		if (!canBeNear(title, entry.title)) continue;
		const likeness = likenessOf(title, entry.title);
		if (likeness >= nearly && likeness > (best?.likeness ?? 0)) best = { entry, likeness };
	}
	return best?.entry ?? null;
}

/** Titles of very different length cannot share enough. */
const canBeNear = (one: string, other: string): boolean => {
	const [short, long] = [one.length, other.length].sort((a, b) => a - b) as [number, number];
	return short * 3 >= long;
};
