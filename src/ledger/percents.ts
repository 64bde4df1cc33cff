import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';

/** A percent (0–100) reported by a lead and accepted. */
export interface ReportedPercent {
	item: number;
	day: Day;
	percent: number;
}

/** Every percent reported by a lead and accepted, oldest first. */
export const readReportedPercents = (db: Db): Promise<ReportedPercent[]> =>
	db
		.selectFrom('progress as p')
		.leftJoin('assignment as a', 'a.id', 'p.assignment')
		.select(['p.item', 'p.day', 'p.percent'])
		.where('p.state', '=', '已采用')
		.where('p.percent', 'is not', null)
		.where((e) => e.or([e('a.role', 'is', null), e('a.role', '=', '牵头')]))
		.orderBy('p.day')
		.orderBy('p.id')
		.$narrowType<{ percent: number }>()
		.execute();

/** The percent (0–100) last reported by a lead and accepted, by item id, as of the end of a day. */
export async function readPercents(db: Db, line: Day): Promise<Map<number, number>> {
	const reported = await readReportedPercents(db);
	return new Map(reported.filter(({ day }) => day <= line).map(({ item, percent }) => [item, percent]));
}
