import type { Db } from './open.ts';

/** Who answers for a lead unit's share of an item, and as what. */
export interface Answerable {
	item: number;
	unit: number;
	name: string;
	role: '第一责任人' | '责任人' | '承办人';
}

const columnsOf = { 第一责任人: 'principal', 责任人: 'responsible', 承办人: 'handler' } as const;

/** The people of every share that leads an item, principals first. */
export async function readAnswerable(db: Db): Promise<Answerable[]> {
	const found: Answerable[] = [];
	for (const [role, column] of Object.entries(columnsOf) as [
		Answerable['role'],
		'principal' | 'responsible' | 'handler',
	][]) {
		const rows = await db
			.selectFrom('assignment as a')
			.innerJoin('person', 'person.id', `a.${column}`)
			.select(['a.item', 'a.unit', 'person.name'])
			.where('a.role', '=', '牵头')
			.where('a.status', '<>', '解除')
			.orderBy('a.id')
			.execute();
		found.push(...rows.map((row) => ({ ...row, role })));
	}
	return found;
}
