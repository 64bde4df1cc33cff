import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';

/** A percent (0–100) reported by a lead and accepted. */
export interface ReportedPercent {
	item: number;
	day: Day;
	percent: number;
	origin: '录入' | '导入' | '反馈表' | '电话';
}

/** Every percent reported by a lead and accepted, oldest first. */
export const readReportedPercents = (db: Db): Promise<ReportedPercent[]> =>
	db
		.selectFrom('progress as p')
		.leftJoin('assignment as a', 'a.id', 'p.assignment')
		.select(['p.item', 'p.day', 'p.percent', 'p.origin'])
		.where('p.state', '=', '已采用')
		.where('p.percent', 'is not', null)
		.where((e) => e.or([e('a.role', 'is', null), e('a.role', '=', '牵头')]))
		.orderBy('p.day')
		.orderBy('p.id')
		.$narrowType<{ percent: number }>()
		.execute();

/**
 * The percent last reported by the end of a day, by item id; null where all was reported later. What came along with
 * the item's own table is of no known day: until something else is reported, it is how the item stood.
 */
export function percentsAt(reported: readonly ReportedPercent[], line: Day): Map<number, number | null> {
	const percents = new Map<number, number | null>();
	for (const { item, day, percent, origin } of reported)
		if (day <= line) percents.set(item, percent);
		else if (!percents.has(item)) percents.set(item, origin === '导入' ? percent : null);
	return percents;
}

/** The percent (0–100) last reported by a lead and accepted, by item id, as of the end of a day. */
export async function readPercents(db: Db, line: Day): Promise<Map<number, number>> {
	const percents = percentsAt(await readReportedPercents(db), line);
	return new Map([...percents].flatMap(([item, percent]) => (percent === null ? [] : [[item, percent]])));
}
