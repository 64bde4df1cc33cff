import { misused, UserError } from '../../../errors.ts';
import { findIds } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { demandRung } from '../../../rules/ladder.ts';
import { stepsOf, weightOf } from '../../../rules/rungs.ts';
import { type FilterOptions, keepLamps, limitOf, readFilter, sortOf } from '../filters.ts';
import { findItems } from '../find-items.ts';
import type { OfficeRules } from '../office.ts';
import { refuseUnpublished } from '../papers/unpublished.ts';
import { nameItem } from '../words.ts';
import { type Proposal, readLadderCases, readProposals, toProposal } from './proposals.ts';

export interface RungChoice extends FilterOptions {
	rung?: string;
	reason?: string;
}

/** A rung of the office's ladder for one unit of one item, by the office's own word. */
async function demandOne(db: Db, items: Item[], choice: RungChoice, rules: OfficeRules, today: Day): Promise<Proposal> {
	const [item] = items;
	if (item === undefined || items.length > 1 || choice.rung === undefined || choice.reason === undefined)
		throw misused(
			'--rung 和 --reason 要一起写，一次一件事项',
			'one-demand',
			'如 ducha escalate 31 --rung 黄色警告 --reason 整改不力 --issue --approved-by 方振国',
		);
	const { units } = await readFilter(db, choice, rules, today);
	const cases = (await readLadderCases(db, rules, today, [item])).filter(
		(c) => units === undefined || units.includes(c.share.unit.id),
	);
	const [given] = cases;
	if (given === undefined)
		throw new UserError(`${nameItem(item)} 没有要升级的牵头单位`, {
			code: 'no-unit',
			hint: '已报结的单位不升级；看各单位：ducha show 编号',
		});
	if (cases.length > 1)
		throw misused(
			`${item.number} 有几个牵头单位：${cases.map((c) => c.share.unit.name).join('、')}`,
			'which-unit',
			'用 --unit 写明哪一个',
		);
	const proposed = demandRung(given, { rung: choice.rung, reason: choice.reason }, today, rules);
	return toProposal(given, proposed, rules);
}

/** Keeps the proposals of a rung; one that an item is not due to needs a reason. */
function keepRung(proposals: Proposal[], items: Item[], rung: string, rules: OfficeRules): Proposal[] {
	const names = stepsOf(rules.texts).map((s) => s.rung as string);
	if (!names.includes(rung))
		throw misused(`${rules.texts.ladder}梯次里没有“${rung}”`, 'unknown-rung', `可以是：${names.join('、')}`);
	const kept = proposals.filter((p) => p.rung === rung);
	const without = items.find((item) => !kept.some((p) => p.item.id === item.id));
	if (without === undefined) return kept;
	throw new UserError(`${nameItem(without)} 没有达到${rung}的条件`, {
		exit: 'misused',
		code: 'reason-needed',
		hint: `要发的写明理由，如 --reason 整改不力；看达到条件的：ducha escalate`,
	});
}

/** The proposals of the items the filters find: heaviest rung first and the latest items before others, or as sorted. */
async function filterRungs(
	db: Db,
	proposals: Proposal[],
	choice: RungChoice,
	rules: OfficeRules,
	today: Day,
): Promise<Proposal[]> {
	const filter = await readFilter(db, choice, rules, today);
	const all = [...new Map(proposals.map((p) => [p.item.id, p.item])).keys()];
	const order = new Map(
		(await findIds(db, { filter: { ...filter, ids: all }, sort: sortOf(choice, 'deadline') })).map((id, at) => [
			id,
			at,
		]),
	);
	const lit = new Set(keepLamps([...new Set(proposals.map((p) => p.item))], choice, rules, today));
	const kept = proposals.filter(
		({ item, unit }) =>
			order.has(item.id) &&
			lit.has(item) &&
			(filter.units?.includes(unit.id) ?? true) &&
			(filter.statuses?.includes(item.status) ?? true),
	);
	const place = ({ item }: Proposal) => order.get(item.id) as number;
	const weight = (p: Proposal) => (choice.sort === undefined ? weightOf(p.rung) : 0);
	return kept.sort((a, b) => weight(b) - weight(a) || place(a) - place(b));
}

/** What is proposed for the items named and the filters given, as many as asked for; or the one rung that was demanded. */
export async function chooseRungs(
	db: Db,
	references: readonly string[],
	choice: RungChoice,
	rules: OfficeRules,
	today: Day,
): Promise<{ chosen: Proposal[]; total: number }> {
	const named = references.length === 0 ? [] : await findItems(db, references, today);
	if (choice.reason !== undefined) return { chosen: [await demandOne(db, named, choice, rules, today)], total: 1 };
	const all = (await readProposals(db, rules, today)).filter(
		(p) => named.length === 0 || named.some((item) => item.id === p.item.id),
	);
	const proposals = choice.rung === undefined ? all : keepRung(all, named, choice.rung, rules);
	const kept = await filterRungs(db, proposals, choice, rules, today);
	return { chosen: kept.slice(0, limitOf(choice)), total: kept.length };
}

/**
 * What may be issued of it: a reminder is said by word, but what is 不公开 gets no paper. Named outright it is refused,
 * else held back and listed.
 */
export async function chooseIssuable(
	db: Db,
	references: readonly string[],
	choice: RungChoice,
	rules: OfficeRules,
	today: Day,
): Promise<{ chosen: Proposal[]; heldBack: string[] }> {
	const { chosen } = await chooseRungs(db, references, choice, rules, today);
	const isHeld = ({ rung, item }: Proposal) => rung !== '提醒' && item.publicity === '不公开';
	const held = chosen.filter(isHeld);
	if (references.length > 0)
		refuseUnpublished(
			held.map(({ item }) => item),
			'文书',
		);
	const heldBack = [...new Set(held.map(({ item }) => item.number))];
	return { chosen: chosen.filter((proposal) => !isHeld(proposal)), heldBack };
}
