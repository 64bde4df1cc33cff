import type { Db } from './open.ts';
import type { Tables } from './tables.ts';

type PostRole = Tables['post']['role'];

/** The person of that name in that role, and unit if given, added when new. */
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
		.executeTakeFirst();
	if (found) {
		if (phone !== null && phone !== found.phone)
			await db.updateTable('person').set({ phone }).where('id', '=', found.id).execute();
		return found.id;
	}
	const person = await db
		.insertInto('person')
		.values({ name, phone, note: null })
		.returning('id')
		.executeTakeFirstOrThrow();
	const last = await db
		.selectFrom('post')
		.select((e) => e.fn.max('sort').as('sort'))
		.executeTakeFirst();
	await db
		.insertInto('post')
		.values({
			person: person.id,
			role,
			title: null,
			unit,
			sort: (last?.sort ?? 0) + 10,
			valid_from: null,
			valid_to: null,
		})
		.execute();
	return person.id;
}
