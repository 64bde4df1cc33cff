import { readInspections } from '../../../ledger/inspections.ts';
import type { ItemFilter } from '../../../ledger/item-filter.ts';
import { listItems } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { readFinished, readRevisits } from '../../../ledger/revisits.ts';
import { readSetting } from '../../../ledger/settings.ts';
import { readRoster } from '../../../ledger/units.ts';
import { addDays, type Day } from '../../../rules/day.ts';
import { reachLimit } from '../../../rules/deadline.ts';
import { type Item, leadsOf, type Status, type Unit } from '../../../rules/item.ts';
import { mostDays } from '../../../rules/limits.ts';
import { revisitLimit } from '../../../rules/revisit-due.ts';
import type { SampleCandidate } from '../../../rules/sampling.ts';
import { type FilterOptions, keepLamps, readFilter } from '../filters.ts';
import type { OfficeRules } from '../office.ts';
import { indexRoster } from '../roster.ts';
import { shortName } from '../words.ts';

/** Layers a sample may be spread over, and where each item lies; a unit lies in its kind. */
const layers = {
	单位: (item: Item) => leadsOf(item).map(shortName)[0],
	单位类别: (item: Item) => leadsOf(item)[0]?.kind,
	来源: (item: Item) => item.source,
	县领导: (item: Item) => item.leader ?? undefined,
	专项: (item: Item) => item.campaign ?? undefined,
} as const satisfies Record<string, (item: Item) => string | undefined>;
export type Layer = keyof typeof layers;
export const layerNames = Object.keys(layers) as Layer[];

/** What may be drawn: by number or name, with what was left out of it. */
export interface Pool<T> {
	of: Map<string, T>;
	candidates: SampleCandidate[];
	/** Checked only just now, and therefore left out. */
	rested: number;
	/** What the pool is, and what was left out of it, in words. */
	words: string;
	restedWords: string;
}

const running: readonly Status[] = ['已交办', '办理中', '待审核', '待阅示'];

/** What was inspected so lately that it is left alone (避免重复督查): ids of units and of items. */
async function readRested(db: Db, today: Day, { limits, calendar }: OfficeRules) {
	const made = (await readInspections(db, { from: addDays(today, -mostDays(limits.clash)), to: today })).filter(
		(inspection) => reachLimit(inspection.day, limits.clash, calendar) >= today,
	);
	return {
		units: new Set(made.flatMap(({ units }) => units.map((unit) => unit.id))),
		items: new Set(made.flatMap(({ items }) => items.map((item) => item.id))),
	};
}

function poolOf<T>(
	all: readonly T[],
	isRested: (one: T) => boolean,
	pool: { key: (one: T) => string; stratum: (one: T) => string; words: string; restedWords: string },
): Pool<T> {
	const { key, stratum, words, restedWords } = pool;
	const fresh = all.filter((one) => !isRested(one));
	return {
		of: new Map(all.map((one) => [key(one), one])),
		candidates: fresh.map((one) => ({ key: key(one), stratum: stratum(one) })),
		rested: all.length - fresh.length,
		words,
		restedWords,
	};
}

interface PoolOptions extends FilterOptions {
	group?: Layer | undefined;
	withChecked?: boolean | undefined;
}

/** Items to be inspected: at work, known to the public, not inspected just now. */
export async function readInspectionPool(
	db: Db,
	options: PoolOptions,
	rules: OfficeRules,
	today: Day,
): Promise<Pool<Item>> {
	const typed = await readFilter(db, options, rules, today);
	const filter: ItemFilter = { statuses: running, ...typed, publicity: '公开', leavesOnly: true };
	const items = keepLamps(await listItems(db, { filter }), options, rules, today);
	const rested = await readRested(db, today, rules);
	return poolOf(items, (item) => !options.withChecked && rested.items.has(item.id), {
		key: (item) => item.number,
		stratum: layerOf(options.group),
		words: '在办事项',
		restedWords: '刚查过的',
	});
}

/** Items to be revisited: completed within the rule's days, not revisited since, nor planned to be. */
export async function readRevisitPool(
	db: Db,
	options: PoolOptions,
	rules: OfficeRules,
	today: Day,
): Promise<Pool<Item>> {
	const typed = await readFilter(db, options, rules, today);
	const finished = new Map((await readRecentlyFinished(db, rules, today)).map((each) => [each.id, each]));
	const planned = new Set((await readRevisits(db)).filter(({ day }) => day === null).map(({ item }) => item));
	const filter: ItemFilter = { statuses: ['已办结', '已销号'], ...typed, publicity: '公开', leavesOnly: true };
	const items = keepLamps(await listItems(db, { filter }), options, rules, today).filter(({ id }) => finished.has(id));
	const isRested = ({ id }: Item) => finished.get(id)?.revisited !== null || planned.has(id);
	return poolOf(items, (item) => !options.withChecked && isRested(item), {
		key: (item) => item.number,
		stratum: layerOf(options.group),
		words: '近期办结的事项',
		restedWords: '回访过的、已列入回访计划的',
	});
}

/** Items whose completion still lies within the days the rule gives for a revisit. */
export async function readRecentlyFinished(db: Db, rules: OfficeRules, today: Day) {
	const from = addDays(today, -mostDays(rules.limits['revisit-within']));
	return (await readFinished(db, from, today)).filter(({ completed }) => revisitLimit(completed, rules) >= today);
}

/** The one stratum of a pool that is not spread. */
export const noLayer = '全部';
const layerOf =
	(group: Layer | undefined) =>
	(item: Item): string =>
		group === undefined ? noLayer : (layers[group](item) ?? '（无）');

/** Units to be inspected: all of the roster, or those named, not inspected just now. */
export async function readUnitPool(
	db: Db,
	only: readonly number[] | undefined,
	options: PoolOptions,
	rules: OfficeRules,
	today: Day,
): Promise<Pool<Unit>> {
	const office = await readSetting(db, 'office_name');
	const units = indexRoster(await readRoster(db), today).units.filter(
		({ id, kind, name }) => kind !== '集体' && name !== office && (only === undefined || only.includes(id)),
	);
	const rested = await readRested(db, today, rules);
	return poolOf(units, (unit) => !options.withChecked && rested.units.has(unit.id), {
		key: (unit) => unit.name,
		stratum: (unit) => (options.group === undefined ? noLayer : unit.kind),
		words: '单位',
		restedWords: '刚查过的',
	});
}
