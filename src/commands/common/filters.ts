import { type Command, Option, type OptionValues } from '@commander-js/extra-typings';
import { misused } from '../../errors.ts';
import type { ItemFilter, ItemSort } from '../../ledger/item-filter.ts';
import { countItems, listItems } from '../../ledger/items.ts';
import { readCharges } from '../../ledger/liaisons.ts';
import { readNames } from '../../ledger/names.ts';
import type { Db } from '../../ledger/open.ts';
import { readRoster } from '../../ledger/units.ts';
import type { Day } from '../../rules/day.ts';
import { type Item, statuses } from '../../rules/item.ts';
import { type Lamp, lampOf, lamps, lampsNamed, lampWords } from '../../rules/lamp.ts';
import { dayOption } from './days.ts';
import type { OfficeRules } from './office.ts';
import { indexRoster, needUnit, splitNames, withPredecessors } from './roster.ts';

export interface FilterOptions {
	unit?: string;
	source?: string;
	document?: string;
	campaign?: string;
	status?: string;
	lamp?: string;
	leader?: string;
	instructedBy?: string;
	liaison?: string;
	team?: string;
	overseer?: string;
	tag?: string;
	dueBefore?: string;
	dueAfter?: string;
	since?: string;
	text?: string;
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

/** Words out of a closed list, or a refusal that shows the list. */
function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T[] {
	return splitNames(text).map((word) => {
		const found = known.find((k) => k === word);
		if (found !== undefined) return found;
		const near = known.filter((k) => k.includes(word));
		const asked = near.length > 0 ? `是不是 ${near.join('、')}？` : '';
		throw misused(`${option} 没有“${word}”`, 'unknown-value', `${asked}可以是：${known.join('、')}`);
	});
}

/** The units that names and groups mean on a day; of one that came into being later, those whose work it took over. */
async function unitIds(db: Db, text: string, today: Day, line: Day): Promise<number[]> {
	const units = await readRoster(db);
	const roster = indexRoster(units, line);
	const now = indexRoster(units, today);
	return splitNames(text).flatMap((name) => {
		const members = roster.units.filter((u) => u.groups.includes(name)).map((u) => u.id);
		if (members.length > 0) return members;
		const unit = roster.find(name);
		if (unit === undefined) return withPredecessors(needUnit(now, name), units).map((u) => u.id);
		// What a unit since merged had finished stays its own.
		const ended = roster.findEnded(name);
		return ended === undefined ? [unit.id] : [unit.id, ended.id];
	});
}

const mostNamed = 8;

const nameSome = (names: readonly string[]): string =>
	names.length === 0
		? '台账里还没有这样的记录'
		: `台账里有：${names.slice(0, mostNamed).join('、')}${names.length > mostNamed ? `等${names.length}个` : ''}`;

/** The one of the ledger's own names that was meant (of a document, a part); an unknown one is an error, never an empty list. */
async function knownName(db: Db, option: string, of: Parameters<typeof readNames>[1], text: string): Promise<string> {
	const names = await readNames(db, of);
	if (names.includes(text) || (of === 'document' && names.some((name) => name.includes(text)))) return text;
	const shared = (name: string) => [...text].filter((sign) => name.includes(sign)).length;
	const near = names
		.filter((name) => shared(name) > 0)
		.sort((a, b) => shared(b) - shared(a))
		.slice(0, 3);
	throw misused(
		`${option} 没有“${text}”`,
		'unknown-value',
		near.length > 0 ? `是不是 ${near.join('、')}？` : nameSome(names),
	);
}

/** What the liaison of that name looks after on a day; one not engaged then is an error, never an empty list. */
async function chargeOf(db: Db, name: string, today: Day): Promise<{ units: number[]; items: number[] }> {
	const charges = await readCharges(db, today);
	const found = charges.find((charge) => charge.liaison === name);
	if (found !== undefined) return found;
	const names = charges.map((charge) => charge.liaison);
	throw misused(
		`${today}在聘的督查联络员里没有“${name}”`,
		'unknown-value',
		names.length > 0 ? `可以是：${names.join('、')}` : '先聘请：ducha liaison add 姓名 --unit 单位',
	);
}

/** What the filters typed mean for this ledger; units and liaisons as they were at `line`, when that is not today. */
export async function readFilter(
	db: Db,
	options: FilterOptions,
	rules: OfficeRules,
	today: Day,
	line: Day = today,
): Promise<ItemFilter> {
	const filter: ItemFilter = {};
	if (options.unit !== undefined) filter.units = await unitIds(db, options.unit, today, line);
	if (options.source !== undefined)
		filter.sources = oneOf(
			'--source',
			options.source,
			rules.sources.map((s) => s.name),
		);
	if (options.document !== undefined) filter.document = await knownName(db, '--document', 'document', options.document);
	if (options.campaign !== undefined) filter.campaign = await knownName(db, '--campaign', 'campaign', options.campaign);
	if (options.status !== undefined) filter.statuses = oneOf('--status', options.status, statuses);
	if (options.leader !== undefined) filter.leader = await knownName(db, '--leader', 'leader', options.leader);
	if (options.instructedBy !== undefined)
		filter.instructedBy = await knownName(db, '--instructed-by', 'leader', options.instructedBy);
	if (options.liaison !== undefined) filter.charge = await chargeOf(db, options.liaison, line);
	if (options.team !== undefined) filter.team = await knownName(db, '--team', 'team', options.team);
	if (options.overseer !== undefined) filter.overseers = await unitIds(db, options.overseer, today, line);
	if (options.tag !== undefined) filter.tag = await knownName(db, '--tag', 'tag', options.tag);
	if (options.dueBefore !== undefined) filter.dueBefore = dayOption('--due-before', options.dueBefore, today);
	if (options.dueAfter !== undefined) filter.dueAfter = dayOption('--due-after', options.dueAfter, today);
	if (options.since !== undefined) filter.since = dayOption('--since', options.since, today);
	if (options.text !== undefined) filter.text = options.text;
	return filter;
}

export const sortOf = (options: FilterOptions, otherwise: ItemSort = 'number'): ItemSort =>
	options.sort === undefined ? otherwise : (sorts[options.sort] as ItemSort);

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
