import { readOpenTitles } from '../../../ledger/batches.ts';
import type { Db } from '../../../ledger/open.ts';
import { nearTitles } from '../../../rules/near-titles.ts';
import { type Words, wordsOf } from '../../../rules/same-words.ts';

/** A matter there is already, once under each unit at work on it. */
interface Matter {
	/** Where it stands: `台账 2026-012`. */
	place: string;
	title: string;
	unit: string;
}

/** Every open item of the ledger. */
export const readOpenMatters = async (db: Db): Promise<Matter[]> =>
	(await readOpenTitles(db)).map(({ number, ...matter }) => ({ ...matter, place: `台账 ${number}` }));

/** What to say of a new matter that one of these of the same unit resembles; null where none does. */
export function findAlike(matters: Iterable<Matter>): (title: string, units: string[]) => string | null {
	const byUnit = new Map<string, { place: string; title: string; words: Words }[]>();
	const known = new Map<string, Words>();
	for (const { unit, ...matter } of matters) {
		const words = known.get(matter.title) ?? wordsOf(matter.title);
		known.set(matter.title, words);
		const list = byUnit.get(unit);
		if (list === undefined) byUnit.set(unit, [{ ...matter, words }]);
		else list.push({ ...matter, words });
	}
	const nearIn = new Map([...byUnit].map(([unit, list]) => [unit, nearTitles(list)]));
	if (nearIn.size === 0) return () => null;
	return (title, units) => {
		const words = wordsOf(title);
		for (const unit of units) {
			const near = nearIn.get(unit)?.(words) ?? null;
			if (near !== null) return `与${near.place}“${near.title}”相近，都有${unit}，请确认不是重复督查`;
		}
		return null;
	};
}
