import { likenessOf, type Words, wordsOf } from './same-words.ts';

/** Titles this much alike (percent 0–100) under one unit may be one matter given out twice (避免重复督查). */
const nearly = 70;

/** Were the shorter title wholly in the longer one, they would still have to be this near. */
const canBeNear = (one: Words, other: Words): boolean =>
	200 * Math.min(one.size, other.size) >= nearly * (one.size + other.size);

/** The entries by each pair of signs in their titles. */
function indexPairs<T extends { words: Words }>(entries: readonly T[]): Map<string, T[]> {
	const found = new Map<string, T[]>();
	for (const entry of entries)
		for (const pair of entry.words.pairs.keys()) {
			const list = found.get(pair);
			if (list === undefined) found.set(pair, [entry]);
			else list.push(entry);
		}
	return found;
}

/** Pairs of a title of which a near one has at least one, the rarest: with only the others in common it would not be near. */
function tellingPairs({ pairs, size }: Words, timesOf: (pair: string) => number): string[] {
	const rarestLast = [...pairs].sort(([a], [b]) => timesOf(b) - timesOf(a));
	let common = 0;
	const isSpared = rarestLast.map(([, n]) => {
		common += n;
		return common * (200 - nearly) < nearly * size;
	});
	return rarestLast.filter((_, at) => !isSpared[at]).map(([pair]) => pair);
}

/** Finds the entry whose title is most like a given one, the first of several, if any is enough so; digits and punctuation are no difference. */
export function nearTitles<T extends { words: Words }>(entries: readonly T[]): (title: Words) => T | null {
	const sameLetters = new Map([...entries].reverse().map((entry) => [entry.words.bare, entry]));
	const distinct = [...sameLetters.values()].reverse();
	const placeOf = new Map(distinct.map((entry, at) => [entry, at]));
	const withPair = indexPairs(distinct);
	return (title) => {
		if (title.bare === '') return null;
		const same = sameLetters.get(title.bare);
		if (same !== undefined) return same;
		const telling = tellingPairs(title, (pair) => withPair.get(pair)?.length ?? 0);
		const [nearest] = [...new Set(telling.flatMap((pair) => withPair.get(pair) ?? []))]
			.filter((entry) => canBeNear(title, entry.words))
			.map((entry) => ({ entry, likeness: likenessOf(title, entry.words), place: placeOf.get(entry) as number }))
			.filter(({ likeness }) => likeness >= nearly)
			.sort((a, b) => b.likeness - a.likeness || a.place - b.place);
		return nearest?.entry ?? null;
	};
}

/** The numbers in a title, digits and Chinese numerals: 第八次 is not 第九次. */
const numbersIn = (title: string): string => title.normalize('NFKC').replace(/[^\d〇零一二三四五六七八九十百千]/g, '');

/** Whether a title is another only put in other words: as much alike as two that may be one matter, and of the same numbers. */
export const isReworded = (before: string, after: string): boolean =>
	numbersIn(before) === numbersIn(after) && likenessOf(wordsOf(before), wordsOf(after)) >= nearly;
