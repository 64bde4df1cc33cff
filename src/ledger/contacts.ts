import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';
import { pagesOf } from './pages.ts';

/** Someone to ring, with the post they are rung for. */
export interface Contact {
	post: '承办人' | '责任人' | '联络员' | '第一责任人';
	name: string;
	phone: string | null;
}

/** Whom to ring for each share: who handles it, who answers for it, the unit's liaisons of the day, its head. */
export async function readContacts(
	db: Db,
	shares: readonly { id: number; unit: { id: number } }[],
	on: Day,
): Promise<Map<number, Contact[]>> {
	const liaisons = await readLiaisons(db, on);
	const contacts = new Map<number, Contact[]>();
	for (const some of pagesOf(shares)) {
		const rows = await selectNamed(
			db,
			some.map((share) => share.id),
		);
		for (const row of rows) {
			const own: [Contact['post'], string | null, string | null][] = [
				['承办人', row.handler, row.handler_phone],
				['责任人', row.responsible, row.responsible_phone],
				...(liaisons.get(row.unit) ?? []).map(({ name, phone }): [Contact['post'], string, string | null] => [
					'联络员',
					name,
					phone,
				]),
				['第一责任人', row.principal, row.principal_phone],
			];
			contacts.set(
				row.id,
				own.flatMap(([post, name, phone]) => (name === null ? [] : [{ post, name, phone }])),
			);
		}
	}
	return contacts;
}

const selectNamed = (db: Db, ids: number[]) =>
	db
		.selectFrom('assignment as a')
		.leftJoin('person as h', 'h.id', 'a.handler')
		.leftJoin('person as r', 'r.id', 'a.responsible')
		.leftJoin('person as p', 'p.id', 'a.principal')
		.select(['a.id', 'a.unit', 'h.name as handler', 'h.phone as handler_phone'])
		.select(['r.name as responsible', 'r.phone as responsible_phone'])
		.select(['p.name as principal', 'p.phone as principal_phone'])
		.where('a.id', 'in', ids)
		.execute();

/** The liaisons engaged from each unit on a day, and those who hold that post in it. */
async function readLiaisons(db: Db, on: Day): Promise<Map<number, { name: string; phone: string | null }[]>> {
	const engaged = await db
		.selectFrom('liaison as l')
		.innerJoin('person', 'person.id', 'l.person')
		.select(['l.unit', 'person.name', 'person.phone'])
		.where('l.valid_from', '<=', on)
		.where((e) => e.or([e('l.valid_to', 'is', null), e('l.valid_to', '>=', on)]))
		.orderBy('l.id')
		.execute();
	const posted = await db
		.selectFrom('post')
		.innerJoin('person', 'person.id', 'post.person')
		.select(['post.unit', 'person.name', 'person.phone'])
		.where('post.role', '=', '联络员')
		.where('post.unit', 'is not', null)
		.where((e) => e.or([e('post.valid_from', 'is', null), e('post.valid_from', '<=', on)]))
		.where((e) => e.or([e('post.valid_to', 'is', null), e('post.valid_to', '>=', on)]))
		.orderBy('post.sort')
		.$narrowType<{ unit: number }>()
		.execute();
	const found = new Map<number, { name: string; phone: string | null }[]>();
	for (const { unit, ...person } of [...engaged, ...posted]) {
		const own = found.get(unit) ?? [];
		if (!own.some(({ name }) => name === person.name)) found.set(unit, [...own, person]);
	}
	return found;
}

/** The names of everyone the ledger knows. */
export async function readPersonNames(db: Db): Promise<Set<string>> {
	return new Set((await db.selectFrom('person').select('name').execute()).map((r) => r.name));
}
