import type { Answerer } from '../rules/score-persons.ts';
import type { Db } from './open.ts';

/** Who answers for each unit's share of items: 第一责任人, 责任人, 承办人 as they stand; shares given up are left out. */
export async function readAnswerers(db: Db): Promise<Answerer[]> {
	const rows = await db
		.selectFrom('assignment as a')
		.innerJoin('unit', 'unit.id', 'a.unit')
		.select(['a.item', 'unit.id', 'unit.name', 'a.principal', 'a.responsible', 'a.handler'])
		.where('a.status', '<>', '解除')
		.where((e) =>
			e.or([e('a.principal', 'is not', null), e('a.responsible', 'is not', null), e('a.handler', 'is not', null)]),
		)
		.orderBy('unit.sort')
		.orderBy('a.id')
		.execute();
	const names = new Map((await db.selectFrom('person').select(['id', 'name']).execute()).map((p) => [p.id, p.name]));
	return rows.flatMap(({ item, id, name: unit, principal, responsible, handler }) =>
		(
			[
				['第一责任人', principal],
				['责任人', responsible],
				['承办人', handler],
			] as const
		).flatMap(([role, person]) =>
			person === null ? [] : [{ item, unit: { id, name: unit }, person, name: names.get(person) ?? '', role }],
		),
	);
}
