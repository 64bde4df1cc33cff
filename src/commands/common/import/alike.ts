import { readOpenTitles } from '../../../ledger/batches.ts';
import type { Db } from '../../../ledger/open.ts';
import { findNearTitle } from '../../../rules/near-titles.ts';

/** What to say of a new matter that an open one of the same unit resembles; null where none does. */
export async function findAlike(db: Db | null): Promise<(title: string, units: string[]) => string | null> {
	const byUnit = new Map<string, { number: string; title: string }[]>();
	for (const { unit, ...item } of db === null ? [] : await readOpenTitles(db)) {
		const list = byUnit.get(unit);
		if (list === undefined) byUnit.set(unit, [item]);
		else list.push(item);
	}
	return (title, units) => {
		for (const unit of units) {
			const near = findNearTitle(title, byUnit.get(unit) ?? []);
			if (near !== null) return `与台账 ${near.number}“${near.title}”相近，都有${unit}，请确认不是重复督查`;
		}
		return null;
	};
}
