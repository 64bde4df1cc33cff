import { type Command, Option, type OptionValues } from '@commander-js/extra-typings';
import { readDocumentsOf } from '../../ledger/documents.ts';
import { readInstructionsOf } from '../../ledger/instructions.ts';
import { readCharges } from '../../ledger/liaisons.ts';
import { readNames } from '../../ledger/names.ts';
import type { Db } from '../../ledger/open.ts';
import { readRoster } from '../../ledger/units.ts';
import type { Day } from '../../rules/day.ts';
import { groupsIn, type Membership, nowhere, unitMembership } from '../../rules/figure-table.ts';
import type { Item, Unit } from '../../rules/item.ts';
import { isFinished, isOpen } from '../../rules/lifecycle.ts';
import { isOverdue } from '../../rules/overdue.ts';
import type { OfficeRules } from './office.ts';
import { shortName } from './words.ts';

interface Given {
	db: Db;
	items: readonly Item[];
	rules: OfficeRules;
	/** The day as of which liaisons and instructions count. */
	today: Day;
}

/** What belongs to which of the items, in the order of the rows. */
const ownOf = (rows: readonly { item: number; name: string }[]): ((item: Item) => string[]) => {
	const own = new Map<number, string[]>();
	for (const { item, name } of rows) own.set(item, [...(own.get(item) ?? []), name]);
	return ({ id }) => own.get(id) ?? [];
};
const idsOf = (items: readonly Item[]): number[] => items.map((item) => item.id);
const orNone = (name: string | null): string[] => (name === null ? [] : [name]);

/** How items are grouped by each word; `nowhere` heads those that belong to no group. */
const memberships = {
	单位: async ({ items }, nameOf) => unitMembership(items, nameOf),
	县领导: async ({ db }) => ({
		names: await readNames(db, 'leader'),
		of: ({ leader }) => orNone(leader),
		nowhere: '未明确责任领导',
	}),
	联络员: async ({ db, today }) => {
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
			nowhere: '没有联络员',
		};
	},
	来源: async ({ rules }) => ({
		names: rules.sources.map((source) => source.name),
		of: ({ source }) => [source],
		nowhere: nowhere.source,
	}),
	来源文件: async ({ db, items }) => {
		const documents = await readDocumentsOf(db, idsOf(items));
		return { names: documents.map(({ name }) => name), of: ownOf(documents), nowhere: '没有来源文件' };
	},
	批示领导: async ({ db, items, today }) => {
		const instructions = await readInstructionsOf(db, idsOf(items), today);
		return { names: instructions.map(({ name }) => name), of: ownOf(instructions), nowhere: '没有批示' };
	},
	批示级别: async ({ db, items, today }) => {
		const instructions = await readInstructionsOf(db, idsOf(items), today);
		const levels = instructions.map(({ item, level }) => ({ item, name: level }));
		return { names: ['中央', '省', '市', '县'], of: ownOf(levels), nowhere: '没有批示' };
	},
	专项: async ({ db }) => ({
		names: await readNames(db, 'campaign'),
		of: ({ campaign }) => orNone(campaign),
		nowhere: '不属专项',
	}),
	督查组: async ({ db }) => ({
		names: await readNames(db, 'team'),
		of: ({ team }) => orNone(team),
		nowhere: '没有督查组',
	}),
	督办单位: async ({ db }) => ({
		names: (await readRoster(db)).map((unit) => unit.name),
		of: ({ overseer }) => orNone(overseer),
		nowhere: '没有督办单位',
	}),
	类别: async () => ({ names: [], of: ({ category }) => orNone(category), nowhere: '没有类别' }),
} as const satisfies Record<string, (given: Given, nameOf: (unit: Unit) => string) => Promise<Membership>>;
export type GroupBy = keyof typeof memberships;
export const groupWords = Object.keys(memberships) as GroupBy[];

/** What is told of a grouping in a table of figures: the heading of its names. */
export const groupHeadings: Readonly<Record<GroupBy, string>> = {
	单位: '牵头单位',
	县领导: '责任领导',
	联络员: '联络员',
	来源: '来源',
	来源文件: '来源文件',
	批示领导: '批示领导',
	批示级别: '批示级别',
	专项: '专项',
	督查组: '督查组',
	督办单位: '督办单位',
	类别: '类别',
};

const fullName = ({ name }: Unit): string => name;

/** Who belongs where, with the names in their order; units by their full names. */
export const readMembership = (by: GroupBy, given: Given): Promise<Membership> => memberships[by](given, fullName);

export interface GroupOption {
	group?: GroupBy;
}

/** `--group`, with the same words for every list. */
export const withGrouping = <A extends unknown[], O extends OptionValues>(command: Command<A, O>) =>
	command.addOption(new Option('--group <by>', '分组列出').choices(groupWords));

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
	const membership = { ...(await memberships[by](given, shortName)), nowhere: none };
	const repeated = given.items.filter((item) => new Set(membership.of(item)).size > 1).length;
	return {
		by,
		groups: [...groupsIn(given.items, membership)].map(([name, items]) => ({ name, items, words: words(items) })),
		foot: repeated > 0 ? [`${repeated}件有几个${groupHeadings[by]}，在各组里都列出，各组件数相加大于总数。`] : [],
	};
}
