import { type Command, Option, type OptionValues } from '@commander-js/extra-typings';
import { readDocumentsOf } from '../../ledger/documents.ts';
import { readCharges } from '../../ledger/liaisons.ts';
import { readNames } from '../../ledger/names.ts';
import type { Db } from '../../ledger/open.ts';
import { readRoster } from '../../ledger/units.ts';
import type { Day } from '../../rules/day.ts';
import { type Item, leadsOf, type Unit } from '../../rules/item.ts';
import { isFinished, isOpen } from '../../rules/lifecycle.ts';
import { isOverdue } from '../../rules/overdue.ts';
import type { OfficeRules } from './office.ts';
import { shortName } from './words.ts';

interface Given {
	db: Db;
	items: readonly Item[];
	rules: OfficeRules;
	today: Day;
}

/** The groups in their order, and those each item belongs to. */
interface Membership {
	names: string[];
	of: (item: Item) => string[];
}

const membership = {
	单位: async ({ items }: Given): Promise<Membership> => {
		const units = new Map<number, Unit>();
		for (const unit of items.flatMap(leadsOf)) units.set(unit.id, unit);
		const ordered = [...units.values()].sort((a, b) => a.sort - b.sort || a.id - b.id);
		return { names: ordered.map(shortName), of: (item) => leadsOf(item).map(shortName) };
	},
	县领导: async ({ db }: Given): Promise<Membership> => ({
		names: await readNames(db, 'leader'),
		of: ({ leader }) => (leader === null ? [] : [leader]),
	}),
	联络员: async ({ db, today }: Given): Promise<Membership> => {
		const charges = await readCharges(db, today);
		return {
			names: charges.map((charge) => charge.liaison),
			of: (item) =>
				charges
					.filter(
						({ units, items }) =>
							items.includes(item.id) || item.assignments.some((a) => a.status !== '解除' && units.includes(a.unit.id)),
					)
					.map((charge) => charge.liaison),
		};
	},
	督查组: async ({ db }: Given): Promise<Membership> => ({
		names: await readNames(db, 'team'),
		of: ({ team }) => (team === null ? [] : [team]),
	}),
	督办单位: async ({ db }: Given): Promise<Membership> => ({
		names: (await readRoster(db)).map((unit) => unit.name),
		of: ({ overseer }) => (overseer === null ? [] : [overseer]),
	}),
	来源: async ({ rules }: Given): Promise<Membership> => ({
		names: rules.sources.map((source) => source.name),
		of: ({ source }) => [source],
	}),
	来源文件: async ({ db, items }: Given): Promise<Membership> => {
		const documents = await readDocumentsOf(
			db,
			items.map((item) => item.id),
		);
		const own = new Map<number, string[]>();
		for (const { item, name } of documents) own.set(item, [...(own.get(item) ?? []), name]);
		return { names: documents.map((document) => document.name), of: ({ id }) => own.get(id) ?? [] };
	},
} as const satisfies Record<string, (given: Given) => Promise<Membership>>;
type GroupBy = keyof typeof membership;

/** Who or what items are grouped by, in order, and where each item belongs. */
export const readMembership = (by: GroupBy, given: Given): Promise<Membership> => membership[by](given);

export interface GroupOption {
	group?: GroupBy;
}

/** `--group`, with the same words for every list. */
export const withGrouping = <A extends unknown[], O extends OptionValues>(command: Command<A, O>) =>
	command.addOption(new Option('--group <by>', '分组列出').choices(Object.keys(membership)));

interface ItemGroup {
	name: string;
	/** What is said beside the name: how many items, how many of them finished, running, overdue. */
	words: string;
	items: Item[];
}

export interface Grouped {
	by: string;
	groups: ItemGroup[];
	/** What is to be known when the groups' items add up to more than the list. */
	foot: string[];
}

/** Heading of the items that belong to no group. */
const none = '（无）';

/** `12件：已办结7  在办5（逾期2）`; what was split up is counted by its parts. */
function countWords(all: readonly Item[], today: Day): string {
	const items = all.filter((item) => item.children === 0);
	const parents = all.length - items.length;
	const finished = items.filter((item) => isFinished(item.status)).length;
	const running = items.filter((item) => isOpen(item.status)).length;
	const late = items.filter((item) => isOverdue(item, today)).length;
	const drafts = items.filter((item) => item.status === '拟立项').length;
	const others = items.length - finished - running - drafts;
	const parts = [
		finished > 0 && `已办结${finished}`,
		running > 0 && `在办${running}${late > 0 ? `（逾期${late}）` : ''}`,
		drafts > 0 && `未立项${drafts}`,
		others > 0 && `撤销、并入${others}`,
		parents > 0 && `另有已分解的${parents}件`,
	].filter(Boolean);
	return `${items.length}件：${parts.join('  ')}`;
}

/** The groups that have items, in their own order, those without one last; undefined when none were asked for. */
export async function groupItems(
	by: GroupBy | undefined,
	given: Given,
	words: (items: readonly Item[]) => string = (items) => countWords(items, given.today),
): Promise<Grouped | undefined> {
	if (by === undefined) return undefined;
	const { names, of } = await membership[by](given);
	const groups = new Map<string, Item[]>(names.map((name) => [name, []]));
	const without: Item[] = [];
	let repeated = 0;
	for (const item of given.items) {
		const own = [...new Set(of(item))];
		if (own.length > 1) repeated++;
		if (own.length === 0) without.push(item);
		for (const name of own) groups.get(name)?.push(item);
	}
	return {
		by,
		groups: [...groups, [none, without] as const]
			.filter(([, items]) => items.length > 0)
			.map(([name, items]) => ({ name, items, words: words(items) })),
		foot:
			repeated > 0
				? [`${repeated}件有几个${by === '单位' ? '牵头单位' : by}，在各组里都列出，各组件数相加大于总数。`]
				: [],
	};
}
