import { type Command, Option, type OptionValues } from '@commander-js/extra-typings';
import { misused } from '../../errors.ts';
import type { ItemFilter, ItemSort } from '../../ledger/item-filter.ts';
import { countItems, listItems } from '../../ledger/items.ts';
import type { Db } from '../../ledger/open.ts';
import type { Day } from '../../rules/day.ts';
import type { Item } from '../../rules/item.ts';
import { type Lamp, lampOf, lamps, lampsNamed, lampWords } from '../../rules/lamp.ts';
import { countedSources } from '../../rules/messages.ts';
import type { OfficeRules } from './office.ts';
import type { Narrowing } from './typed-filter.ts';
import { splitNames } from './words.ts';

export interface FilterOptions extends Narrowing {
	lamp?: string;
	sort?: string;
	limit?: string;
}

const sorts: Record<string, ItemSort> = {
	编号: 'number',
	时限: 'deadline',
	单位: 'unit',
	来源: 'source',
	优先: 'priority',
};

/** The filters every listing command has, with the same words. */
export function withFilters<A extends unknown[], O extends OptionValues>(command: Command<A, O>) {
	return command
		.option('--unit <names>', '牵头或配合的单位或分组，几个用、隔开')
		.option('--source <names>', '来源，如 领导批示')
		.option('--document <text>', '来源文件的题目或文号')
		.option('--campaign <name>', '专项')
		.option('--status <words>', '状态，如 办理中')
		.option('--lamp <words>', '亮灯：红、黄、绿、白、灰，或 逾期、临期、滞后')
		.option('--leader <name>', '责任县领导')
		.option('--instructed-by <name>', '批示领导')
		.option('--liaison <name>', '督查联络员，列他联系的单位和事项')
		.option('--team <name>', '督查组，列它负责的事项')
		.option('--overseer <names>', '督办责任单位，几个用、隔开')
		.option('--tag <name>', '标签')
		.option('--due-before <day>', '时限在这一天或以前')
		.option('--due-after <day>', '时限在这一天或以后')
		.option('--since <day>', '这一天以后立项')
		.option('--text <words>', '标题、内容、编号里有这些字')
		.addOption(new Option('--sort <by>', '排序').choices(Object.keys(sorts)))
		.option('--limit <n>', '最多列几件');
}

/** What the filters typed mean for this ledger; units and liaisons as they were at `line`, when that is not today. */
export async function readFilter(
	db: Db,
	options: FilterOptions,
	rules: OfficeRules,
	today: Day,
	line: Day = today,
): Promise<ItemFilter> {
	const { lamp, sort, limit, ...narrowing } = options;
	// Most lists are asked for whole: what reads units and days is not loaded for those.
	if (Object.values(narrowing).every((given) => given === undefined)) return {};
	const { readTypedFilter } = await import('./typed-filter.ts');
	return readTypedFilter(db, narrowing, rules, today, line);
}

/** The same filter for figures: citizens' messages are left out where the office counts them apart, unless sources were asked for. */
export function figuresFilter(filter: ItemFilter, { sources, switches }: OfficeRules): ItemFilter {
	const counted = filter.sources === undefined ? countedSources(sources, switches) : null;
	return counted === null ? filter : { ...filter, sources: counted };
}

export const sortOf = (options: FilterOptions, otherwise: ItemSort = 'number'): ItemSort =>
	options.sort === undefined ? otherwise : (sorts[options.sort] as ItemSort);

/** How many are asked for; undefined for all, a refusal where it is no number above 0. */
export function limitOf(options: FilterOptions): number | undefined {
	if (options.limit === undefined) return undefined;
	const n = Number(options.limit);
	if (Number.isSafeInteger(n) && n > 0) return n;
	throw misused(`--limit 要写正整数：${options.limit}`, 'bad-limit', '如 --limit 50');
}

/** Keeps the items whose lamp was asked for. */
export function keepLamps(items: Item[], options: FilterOptions, rules: OfficeRules, today: Day): Item[] {
	if (options.lamp === undefined) return items;
	const wanted = new Set<Lamp>(
		splitNames(options.lamp).flatMap((word) => {
			const named = lampsNamed(word, rules);
			if (named.length === 0)
				throw misused(
					`--lamp 没有“${word}”`,
					'unknown-value',
					`可以是：${lamps.map((lamp) => lampWords(lamp, rules)).join('、')}`,
				);
			return named;
		}),
	);
	return items.filter((item) => wanted.has(lampOf(item, today, rules)));
}

/** The first of the items asked for, and how many there are; a lamp, and a parent's status, are only known once read. */
export async function readListing(
	db: Db,
	filter: ItemFilter,
	options: FilterOptions,
	{ rules, today, sort }: { rules: OfficeRules; today: Day; sort: ItemSort },
): Promise<{ items: Item[]; total: number }> {
	const limit = limitOf(options);
	const isWide = limit === undefined || options.lamp !== undefined || filter.statuses !== undefined;
	const listing = { filter, sort: sortOf(options, sort), ...(!isWide && { limit }) };
	const found = keepLamps(await listItems(db, listing), options, rules, today);
	const isAll = isWide || found.length < limit;
	return { items: found.slice(0, limit), total: isAll ? found.length : await countItems(db, filter) };
}
