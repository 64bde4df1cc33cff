import { readGrounds } from '../../../ledger/history.ts';
import type { Db } from '../../../ledger/open.ts';
import { readDispatchMarks } from '../../../ledger/paper-register.ts';
import { readPosts } from '../../../ledger/persons.ts';
import type { Origin } from '../../../papers/notices/origin.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { isHeld } from '../../../rules/posts.ts';
import type { OfficeRules } from '../office.ts';

/** Where each item comes from, by its id. */
export async function readOrigins(
	db: Db,
	items: readonly Item[],
	rules: OfficeRules,
	today: Day,
): Promise<Map<number, Origin>> {
	const ids = items.map((item) => item.id);
	const marks = await readDispatchMarks(db, ids);
	const grounds = await readGrounds(db, ids);
	const leaders = (await readPosts(db)).filter((post) => post.role === '县领导');
	const positionOf = (name: string) =>
		(leaders.find((post) => post.name === name && isHeld(post, today)) ?? leaders.find((post) => post.name === name))
			?.position ?? null;
	const origins = new Map<number, Origin>();
	for (const item of items) {
		const { documents = [], instructions = [] } = grounds.get(item.id) ?? {};
		const name = instructions[0]?.name ?? item.instructedBy;
		origins.set(item.id, {
			source: item.source,
			kind: rules.sources.find((source) => source.name === item.source)?.kind ?? '其他',
			documents,
			category: item.category,
			leader: name === null ? null : { name, position: positionOf(name) },
			dispatchMark: marks.get(item.id) ?? null,
		});
	}
	return origins;
}
