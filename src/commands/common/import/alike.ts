import { readOpenTitles } from '../../../ledger/batches.ts';
import type { Db } from '../../../ledger/open.ts';
import { nearTitles } from '../../../rules/near-titles.ts';
import { type Words, wordsOf } from '../../../rules/same-words.ts';

/** What to say of a new matter that an open one of the same unit resembles; null where none does. */
export async function findAlike(db: Db): Promise<(title: string, units: string[]) => string | null> {
	const byUnit = new Map<string, { number: string; title: string; words: Words }[]>();
	const known = new Map<string, Words>();
	for (const { unit, ...item } of await readOpenTitles(db)) {
		const words = known.get(item.title) ?? wordsOf(item.title);
		known.set(item.title, words);
		const list = byUnit.get(unit);
		if (list === undefined) byUnit.set(unit, [{ ...item, words }]);
		else list.push({ ...item, words });
	}
	const nearIn = new Map([...byUnit].map(([unit, list]) => [unit, nearTitles(list)]));
	if (nearIn.size === 0) return () => null;
	return (title, units) => {
		const words = wordsOf(title);
		for (const unit of units) {
			const near = nearIn.get(unit)?.(words) ?? null;
			if (near !== null) return `与台账 ${near.number}“${near.title}”相近，都有${unit}，请确认不是重复督查`;
		}
		return null;
	};
}
