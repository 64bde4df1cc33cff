import type { Day } from '../rules/day.ts';
import type { RungName } from '../rules/rungs.ts';
import { writeMark } from '../rules/series.ts';
import type { Db } from './open.ts';
import { pagesOf } from './pages.ts';

/** The last paper of the ladder sent about an item. */
export interface LastPaper {
	kind: RungName;
	/** 青督改〔2026〕4号. */
	mark: string | null;
	day: Day;
	until: Day | null;
}

/** A rung as it was issued, with its paper if it has one. */
export interface IssuedRung {
	item: number;
	number: string;
	title: string;
	unitId: number;
	unit: string;
	short: string | null;
	rung: RungName;
	mark: string | null;
	day: Day;
	until: Day | null;
	approver: string | null;
	consequence: string | null;
	grounds: string;
}

const selectIssued = (db: Db) =>
	db
		.selectFrom('rung as r')
		.innerJoin('item as i', 'i.id', 'r.item')
		.innerJoin('unit', 'unit.id', 'r.unit')
		.leftJoin('paper', 'paper.id', 'r.paper')
		.leftJoin('series', 'series.id', 'paper.series')
		.select([
			'r.item',
			'i.number',
			'i.title',
			'unit.name as unit',
			'unit.short',
			'r.rung',
			'r.day',
			'r.limit_day as until',
		])
		.select(['r.unit as unitId', 'r.approver', 'r.consequence', 'r.grounds'])
		.select(['paper.number as at', 'series.mark as sign', 'series.year'])
		.where((e) => e.or([e('paper.state', 'is', null), e('paper.state', '<>', '作废')]))
		.orderBy('r.day')
		.orderBy('r.id');
type IssuedRow = Awaited<ReturnType<ReturnType<typeof selectIssued>['execute']>>[number];

const withMark = ({ at, sign, year, ...row }: IssuedRow): IssuedRung => ({
	...row,
	mark: at === null || sign === null || year === null ? null : writeMark(sign, year, at),
});

/** Rungs issued from one day to another (inclusive), in the order of issue. */
export async function readIssuedRungs(db: Db, from: Day, to: Day): Promise<IssuedRung[]> {
	return (await selectIssued(db).where('r.day', '>=', from).where('r.day', '<=', to).execute()).map(withMark);
}

/** The last paper about each of these items that stands, or stood at the end of a day; a 提醒 is none, nor what an extension has lifted. */
export async function readLastPapers(db: Db, items: number[], by?: Day): Promise<Map<number, LastPaper>> {
	const last = new Map<number, LastPaper>();
	for (const some of pagesOf(items)) {
		const query = selectIssued(db).where('r.item', 'in', some).where('r.rung', '<>', '提醒');
		const standing =
			by === undefined
				? query.where('r.closed', 'is', null)
				: query.where('r.day', '<=', by).where((e) => e.or([e('r.closed', 'is', null), e('r.closed', '>', by)]));
		for (const { item, rung, mark, day, until } of (await standing.execute()).map(withMark))
			last.set(item, { kind: rung, mark, day, until });
	}
	return last;
}
