import type { Updateable } from 'kysely';
import { addDays, type Day } from '../rules/day.ts';
import { statuses } from '../rules/item.ts';
import { isUnfinished } from '../rules/lifecycle.ts';
import { inOrder, type Post, type PostRole, roleRules } from '../rules/posts.ts';
import type { Db } from './open.ts';
import type { Tables } from './tables.ts';

interface PostFacts {
	unit?: number | null;
	phone?: string | null;
	position?: string | null;
	/** Place in the official order; null puts it last. */
	sort?: number | null;
	from?: Day | null;
	to?: Day | null;
}

/** A person new to the ledger, in a post. */
export async function addPerson(db: Db, name: string, role: PostRole, facts: PostFacts = {}): Promise<number> {
	const { id } = await db
		.insertInto('person')
		.values({ name, phone: facts.phone ?? null, note: null })
		.returning('id')
		.executeTakeFirstOrThrow();
	const last = await db
		.selectFrom('post')
		.select((e) => e.fn.max('sort').as('sort'))
		.executeTakeFirst();
	await db
		.insertInto('post')
		.values({
			person: id,
			role,
			title: facts.position ?? null,
			unit: facts.unit ?? null,
			sort: facts.sort ?? (last?.sort ?? 0) + 10,
			valid_from: facts.from ?? null,
			valid_to: facts.to ?? null,
		})
		.execute();
	return id;
}

/** The person of that name in that role, and unit if given, added when new; who holds the post now goes before who held it. */
export async function ensurePerson(
	db: Db,
	name: string,
	role: PostRole,
	{ unit = null, phone = null }: { unit?: number | null; phone?: string | null } = {},
): Promise<number> {
	const found = await db
		.selectFrom('post')
		.innerJoin('person', 'person.id', 'post.person')
		.select(['person.id', 'person.phone'])
		.where('person.name', '=', name)
		.where('post.role', '=', role)
		.where('post.unit', 'is', unit)
		.orderBy('post.valid_to', (o) => o.desc().nullsFirst())
		.orderBy('post.id')
		.executeTakeFirst();
	if (found === undefined) return addPerson(db, name, role, { unit, phone });
	if (phone !== null && phone !== found.phone) await editPerson(db, found.id, { phone });
	return found.id;
}

export async function editPerson(db: Db, id: number, set: { name?: string; phone?: string }): Promise<void> {
	if (Object.keys(set).length > 0) await db.updateTable('person').set(set).where('id', '=', id).execute();
}

export async function editPost(db: Db, id: number, set: Updateable<Tables['post']>): Promise<void> {
	if (Object.keys(set).length > 0) await db.updateTable('post').set(set).where('id', '=', id).execute();
}

/** Every post there is or was, by role and in official order. */
export async function readPosts(db: Db): Promise<Post[]> {
	const rows = await db
		.selectFrom('post')
		.innerJoin('person', 'person.id', 'post.person')
		.leftJoin('unit', 'unit.id', 'post.unit')
		.select(['post.id', 'post.person', 'post.role', 'post.title as position', 'post.sort'])
		.select(['post.valid_from as from', 'post.valid_to as to'])
		.select(['person.name', 'person.phone', 'unit.id as unit_id', 'unit.name as unit_name'])
		.execute();
	return inOrder(
		rows.map(({ unit_id, unit_name, ...post }) => ({
			...post,
			unit: unit_id === null || unit_name === null ? null : { id: unit_id, name: unit_name },
		})),
	);
}

const unfinished = statuses.filter(isUnfinished);

/** Ids of the open items someone answers for in a post, in the order of their numbers. */
export async function readAnswered(db: Db, post: Post): Promise<number[]> {
	const { answersFor } = roleRules[post.role];
	if (answersFor === null) return [];
	const query = db.selectFrom('item as i').select('i.id').where('i.status', 'in', unfinished);
	const own =
		answersFor === 'leader'
			? query.where('i.leader', '=', post.person)
			: query.where((e) =>
					e.exists(
						e
							.selectFrom('assignment as a')
							.select('a.id')
							.whereRef('a.item', '=', 'i.id')
							.where(`a.${answersFor}`, '=', post.person)
							.where('a.status', '<>', '解除'),
					),
				);
	const rows = await own.orderBy('i.year').orderBy('i.ordinal').orderBy('i.id').execute();
	return rows.map((row) => row.id);
}

/** From a day on someone else answers for these items in that post; items not named keep the name they have. */
export async function passAnswered(db: Db, post: Post, items: number[], successor: number): Promise<void> {
	const { answersFor } = roleRules[post.role];
	if (answersFor === 'leader')
		await db.updateTable('item').set({ leader: successor }).where('id', 'in', items).execute();
	else if (answersFor !== null)
		await db
			.updateTable('assignment')
			.set({ [answersFor]: successor })
			.where('item', 'in', items)
			.where(answersFor, '=', post.person)
			.where('status', '<>', '解除')
			.execute();
	if (answersFor === 'principal')
		await db.updateTable('unit').set({ leader: successor }).where('leader', '=', post.person).execute();
}

/** Someone leaves a post: the day before is the last in it. */
export const endPost = (db: Db, post: Post, day: Day): Promise<void> =>
	editPost(db, post.id, { valid_to: addDays(day, -1) });
