import { misused } from '../../../errors.ts';
import { listItems } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { isArchivable } from '../../../rules/archive.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { type FilterOptions, keepLamps, limitOf, readFilter, sortOf } from '../filters.ts';
import { findItems } from '../find-items.ts';
import type { OfficeRules } from '../office.ts';

function readYear(text: string): number {
	if (/^\d{4}年?$/.test(text.normalize('NFKC'))) return Number.parseInt(text.normalize('NFKC'), 10);
	throw misused(`--year 要写年份：${text}`, 'bad-year', '如 --year 2026');
}

/** The items meant, and how many of them are still being worked on and so are left. */
export async function chooseItems(
	db: Db,
	references: readonly string[],
	{ year, ...options }: FilterOptions & { year?: string | undefined },
	{ rules, today }: { rules: OfficeRules; today: Day },
): Promise<{ items: Item[]; left: number }> {
	const isFiltered = Object.values(options).some((value) => value !== undefined);
	if (references.length > 0) {
		if (isFiltered || year !== undefined)
			throw misused('写了编号就不用再写年份和筛选', 'items-or-filter', '去掉编号，或去掉其余选项');
		return { items: await findItems(db, references, today), left: 0 };
	}
	if (!isFiltered && year === undefined)
		throw misused('没有写归哪些', 'nothing-chosen', 'ducha archive 编号，或 --year 2026，或 --source 等筛选');
	const wanted = year === undefined ? null : readYear(year);
	const filter = await readFilter(db, options, rules, today);
	const all = keepLamps(await listItems(db, { filter, sort: sortOf(options) }), options, rules, today);
	const own =
		wanted === null ? all : all.filter(({ registered, number }) => registered && number.startsWith(`${wanted}-`));
	const ended = own.filter(isArchivable);
	return { items: ended.slice(0, limitOf(options)), left: own.length - ended.length };
}
