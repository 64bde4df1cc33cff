import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';

/** The percent (0–100) last reported by a lead and accepted, by item id, as of the end of a day. */
export async function readPercents(db: Db, line: Day): Promise<Map<number, number>> {
	const rows = await db
		.selectFrom('progress as p')
		.leftJoin('assignment as a', 'a.id', 'p.assignment')
		.select(['p.item', 'p.percent'])
		.where('p.state', '=', '已采用')
		.where('p.percent', 'is not', null)
		.where('p.day', '<=', line)
		.where((e) => e.or([e('a.role', 'is', null), e('a.role', '=', '牵头')]))
		.orderBy('p.day')
		.orderBy('p.id')
		.$narrowType<{ percent: number }>()
		.execute();
	return new Map(rows.map((row) => [row.item, row.percent]));
}
