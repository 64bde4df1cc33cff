import type { Db } from '../../../ledger/open.ts';
import { readPosts } from '../../../ledger/persons.ts';
import { readNamedShares } from '../../../ledger/postings.ts';
import { nowhere } from '../../../rules/figure-table.ts';
import type { ClosingLine } from '../../../rules/figures.ts';
import { type Item, leadsOf } from '../../../rules/item.ts';
import { type PublicEntry, publicDue, publicState } from '../../../rules/posting.ts';
import { isHeld } from '../../../rules/posts.ts';

const joined = (names: readonly (string | null)[]): string =>
	[...new Set(names.filter((name) => name !== null))].join('、');

/** The public list of these items, what was struck off last; a unit's head stands in where no 第一责任人 is named. */
export async function publicEntries(db: Db, items: readonly Item[], line: ClosingLine): Promise<PublicEntry[]> {
	const shares = await readNamedShares(
		db,
		items.map((item) => item.id),
	);
	const heads = new Map(
		(await readPosts(db))
			.filter((post) => post.role === '单位第一责任人' && isHeld(post, line.day))
			.map((post) => [post.unit?.id, post.name] as const),
	);
	const entries = items.map((item): PublicEntry => {
		const leads = leadsOf(item);
		const own = leads.map(({ id }) => shares.find((share) => share.item === item.id && share.unit === id));
		const state = publicState(item, line);
		return {
			number: item.number,
			title: item.title,
			units: leads.map(({ name }) => name).join('、') || nowhere.unit,
			principals: joined(leads.map(({ id }, at) => own[at]?.principal ?? heads.get(id) ?? null)),
			handlers: joined(own.map((share) => share?.handler ?? null)),
			due: publicDue(item),
			state,
			isStruck: state.startsWith('已销号'),
		};
	});
	return [...entries.filter(({ isStruck }) => !isStruck), ...entries.filter(({ isStruck }) => isStruck)];
}
